//! Which node, power cap and model goes to which group of homes, in whole numbers.
//!
//! `max sum gain n - sum price surplus` (or least cost or carbon for a target) with `n` whole nodes of each
//! option in each group, under the homes that agree and the transformer of each group, and under budget,
//! hardware supply, regional power and demand of all: a multiple-choice knapsack in several dimensions.
//! The relaxation is solved by the dual simplex of `linear` and tightened by rounding cuts, its bound proved
//! from the duals with rounding counted against it; whole numbers come from swaps, shakes, and branch and
//! bound on the columns that reduced costs leave open. What is found is shown beside what cannot be
//! exceeded. Against HiGHS: `core/tests/placement_reference.rs`. Known error: the transformers of a group
//! share their room as one, so nodes of several sizes may not pack onto streets to the last kilowatt.

mod branch;
mod check;
mod counts;
mod cuts;
mod error;
mod improve;
mod limit;
mod linear;
mod model;
mod outcome;
mod problem;
mod search;
mod why;

pub use error::PlacementError;
pub use limit::Limit;
pub use outcome::{Bind, Count, Placement, PlacementTotals};
pub use problem::{Group, Market, NodeOption, Objective, Problem, Region, Street, Supply};
pub use search::{Effort, Progress, Search, place};
pub use why::Why;
