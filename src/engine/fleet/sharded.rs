//! Chains of a large model over the homes of a fleet, a group a step.

use std::vec::IntoIter;

use wattfleet_core::analysis::{ShardLine, neighbourhoods, shard_line, shard_report};
use wattfleet_core::fleet::shard::Neighbourhood;
use wattfleet_core::scenario::Scenario;
use wattfleet_core::share::decode_link;

use super::super::{
    job::Reply,
    task::{Step, Task},
};

/// Chains under way.
pub(in crate::engine) struct ShardsTask {
    opened: Result<Scenario, String>,
    left: IntoIter<(String, Neighbourhood)>,
    total: usize,
    lines: Vec<ShardLine>,
}

impl ShardsTask {
    /// Of the groups of a scenario.
    pub(in crate::engine) fn new(link: &str) -> Self {
        let opened = decode_link(link).map(|opened| opened.scenario).map_err(|error| error.to_string());
        let left = opened.as_ref().map(neighbourhoods).unwrap_or_default();
        Self { opened, total: left.len(), left: left.into_iter(), lines: Vec::new() }
    }
}

impl Task for ShardsTask {
    fn step(&mut self) -> Step {
        let done = |found| Step::Done(Reply::Shards { found });
        let scenario = match &self.opened {
            Ok(scenario) => scenario,
            Err(why) => return done(Err(why.clone())),
        };
        let Some((name, group)) = self.left.next() else {
            return done(Ok(shard_report(scenario, std::mem::take(&mut self.lines))));
        };
        match shard_line(&name, &group) {
            Ok(line) => self.lines.push(line),
            Err(error) => return done(Err(error.to_string())),
        }
        Step::More { done_frac: self.lines.len() as f64 / self.total.max(1) as f64 }
    }
}
