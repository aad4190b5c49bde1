//! Wattfleet's model of homes that host GPU nodes.
//!
//! The rooms, in the order the data flows; each may use the rooms above it and none below:
//!
//! - [`time`]: the year as steps, and the clock on the wall
//! - [`units`]: what a number is counted in, and how it is shown
//! - [`text`]: sentences as data (`Message`), and the English for them
//! - [`catalog`]: sourced facts
//! - [`scenario`]: what a user designs
//! - [`import`]: files into typed data
//! - [`weather`]: sun, sky and a synthetic year
//! - [`energy`]: the physics of one home
//! - [`compute`]: the physics of one node and its traffic
//! - [`tariff`]: prices by step and the bill of a year
//! - [`dispatch`]: who gets the power at each step
//! - [`simulate`]: the road from a home to its year
//! - [`finance`]: roles, deals, cash flow over years, levelised cost
//! - [`fleet`]: many homes: how they add up, how surely, what goes where
//! - [`analysis`]: the answer, what would change it, and why
//! - [`figure`]: a result as a picture in data
//! - [`share`]: a scenario to text and back

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub mod analysis;
pub mod catalog;
pub mod compute;
pub mod dispatch;
pub mod energy;
pub mod figure;
pub mod finance;
pub mod fleet;
pub mod import;
pub mod scenario;
pub mod share;
pub mod simulate;
pub mod tariff;
pub mod text;
pub mod time;
pub mod units;
pub mod weather;
