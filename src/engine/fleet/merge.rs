//! The fleet of all shares of a table.

use wattfleet_core::analysis::{FleetReport, fleet_report};
use wattfleet_core::fleet::{FleetPart, FleetYear};
use wattfleet_core::scenario::Attachments;

use super::{
    super::{
        job::Reply,
        message::unpack,
        payload::Payload,
        task::{Step, Task},
    },
    stopped,
    table::Table,
};

/// What is merged.
pub(in crate::engine) struct Merging {
    /// Whose homes are the designs.
    pub(in crate::engine) link: String,
    /// The table, then the shares, in one buffer.
    pub(in crate::engine) joined: Payload,
}

/// The shares on their way into one fleet: read, then added up, a step each.
pub(in crate::engine) struct MergeTask {
    of: Merging,
    read: Option<(Table, Vec<FleetPart>)>,
}

impl MergeTask {
    /// Nothing is read before the first step.
    pub(in crate::engine) fn new(of: Merging) -> Self {
        Self { of, read: None }
    }

    fn work(&mut self) -> Result<Option<FleetReport>, String> {
        let Some((table, parts)) = self.read.take() else {
            let mut came = self.of.joined.split().into_iter();
            let table = came.next().ok_or_else(stopped)?;
            // The hours are simulated: no year of readings is needed any more.
            let table = Table::read(&self.of.link, &table, &Attachments::default())?;
            let mut parts = Vec::new();
            for share in came {
                parts.extend(unpack::<Vec<FleetPart>>(&share).map_err(|error| error.to_string())?);
            }
            self.read = Some((table, parts));
            return Ok(None);
        };
        let year = FleetYear::of_parts(&table.input, parts);
        Ok(Some(fleet_report(&table.scenario, &year)))
    }
}

impl Task for MergeTask {
    fn step(&mut self) -> Step {
        match self.work() {
            Ok(None) => Step::More { done_frac: 0.5 },
            Ok(Some(report)) => Step::Done(Reply::Fleet { report: Ok(Box::new(report)) }),
            Err(why) => Step::Done(Reply::Fleet { report: Err(why) }),
        }
    }
}
