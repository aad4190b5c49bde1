//! A fleet's year as a planner reads it: the answer, its groups, its growth, its cost, what stands beside it.
//!
//! - [`FleetReport`]: all of it as plain data; [`fleet_report`] makes it
//! - [`Comparison`]: scenarios and data centres side by side, on one accounting basis

mod account;
mod assumptions;
mod bunch;
mod compare;
mod headline;
mod placed;
mod ramp;
mod ranges;
mod report;
mod sharded;
mod stand_ins;
mod summary;

pub use compare::{ComparedColumn, ComparedRow, Comparison, as_fleet, comparison};
pub use placed::placement_report;
pub use report::{
    AssumptionLine, FirmLine, FleetFigure, FleetReport, GroupLine, PlacedLine, PlacementReport, ProfitPlane,
    RampReport, ShardLine, ShardReport, StreetLine,
};
pub use sharded::{neighbourhoods, neighbourhoods_of, shard_line, shard_report};
pub use stand_ins::stand_ins;
pub use summary::{fleet_report, street_line};
