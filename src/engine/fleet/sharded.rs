//! Chains of a large model over the homes of a fleet, a group or a line of its table a step.

use std::vec::IntoIter;

use wattfleet_core::analysis::{
    ShardLine, neighbourhoods, neighbourhoods_of, shard_line, shard_report, stand_ins,
};
use wattfleet_core::fleet::FleetYear;
use wattfleet_core::fleet::shard::Neighbourhood;
use wattfleet_core::scenario::{Attachments, Scenario};
use wattfleet_core::share::decode_link;

use super::{
    super::{
        job::Reply,
        payload::Payload,
        task::{Step, Task},
    },
    table::read_joined,
};

/// Chains under way.
pub(in crate::engine) struct ShardsTask {
    link: String,
    /// A table in place of the groups, with its shares; nothing: the groups.
    joined: Payload,
    opened: Option<Opened>,
    lines: Vec<ShardLine>,
}

/// What is read in the first step.
struct Opened {
    scenario: Scenario,
    left: IntoIter<(String, Neighbourhood)>,
    total: usize,
}

impl ShardsTask {
    /// Of the groups of a scenario, or of a table. Nothing is read before the first step.
    pub(in crate::engine) fn new(link: String, joined: Payload) -> Self {
        Self { link, joined, opened: None, lines: Vec::new() }
    }

    fn open(&self) -> Result<Opened, String> {
        let (scenario, found) = if self.joined.buffer().is_some() {
            let (table, parts) = read_joined((&self.link, &self.joined), &Attachments::default())?;
            let rows = stand_ins(&FleetYear::of_parts(&table.input, parts));
            let found = neighbourhoods_of(&rows, &table.scenario.fleet);
            (table.scenario, found)
        } else {
            let scenario = decode_link(&self.link).map_err(|error| error.to_string())?.scenario;
            let found = neighbourhoods(&scenario);
            (scenario, found)
        };
        Ok(Opened { scenario, total: found.len(), left: found.into_iter() })
    }

    fn work(&mut self) -> Result<Step, String> {
        let Some(opened) = &mut self.opened else {
            self.opened = Some(self.open()?);
            return Ok(Step::More { done_frac: 0.0 });
        };
        let Some((name, group)) = opened.left.next() else {
            let report = shard_report(&opened.scenario, std::mem::take(&mut self.lines));
            return Ok(Step::Done(Reply::Shards { found: Ok(report) }));
        };
        self.lines.push(shard_line(&name, &group).map_err(|error| error.to_string())?);
        Ok(Step::More { done_frac: self.lines.len() as f64 / opened.total.max(1) as f64 })
    }
}

impl Task for ShardsTask {
    fn step(&mut self) -> Step {
        self.work().unwrap_or_else(|why| Step::Done(Reply::Shards { found: Err(why) }))
    }
}
