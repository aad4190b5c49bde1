//! The jobs behind the fleet and compare pages.
//!
//! - `year`: a fleet of groups; its worker keeps what it simulated last, so that a change of one group redoes that group alone
//! - `groups`: some of its groups, by another worker, where many are new
//! - `share`: a worker's share of a table of many homes; `merge`: the fleet of all shares, by one of them, with the
//!   streets and the placement of its lines
//! - `sharded`: chains of a large model over the homes of each group
//! - `compare`: scenarios side by side

mod compare;
mod groups;
mod merge;
mod sharded;
mod share;
mod table;
mod year;

use std::fmt;

use wattfleet_core::scenario::Attachments;
use wattfleet_core::text::{Arg, Message, sentence};

pub(super) use self::{
    compare::CompareTask,
    groups::GroupsTask,
    merge::{MergeTask, Merging},
    sharded::ShardsTask,
    share::{ShareTask, Sharing},
    year::FleetTask,
};

/// Why a task that was stopped half-way has no answer.
fn stopped() -> String {
    sentence(&Message::new("fleet.stopped"))
}

/// Why there is no plan.
fn no_plan(error: &impl fmt::Display) -> String {
    sentence(&Message::new("fleet.no_plan").with("why", Arg::Text(error.to_string())))
}

/// Years that came with a job.
pub(super) fn attached(came: Vec<(u64, Vec<f64>)>) -> Attachments {
    came.into_iter().map(|(hash, values)| (hash, values.into())).collect()
}
