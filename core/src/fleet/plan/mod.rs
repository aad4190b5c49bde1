//! A fleet scenario as a placement: which of the scenario's nodes stands best in which group.
//!
//! Candidates are the nodes of the scenario's designs with what they do (box, model, workload), each at its power
//! cap and at 80 and 60 % of it. Every candidate is put into the home of every group and its year simulated; what
//! that year leaves over today's, to all roles together, is what the placement counts:
//! `surplus = net - net today`, split into the sales of tokens (the market's price, fees and discount taken off)
//! and all else. Nodes are limited by budget, supply, regional power and the room of the street's transformer at
//! its worst hour, shared by as many nodes as the design says stand on it. Known error: a group's homes are its
//! design's mean home; firm tokens are the group's own share at the fleet's level, not that of the fleet.

mod candidate;
mod plan_run;
mod problem;

pub use plan_run::{Plan, PlanError, PlanRun};
