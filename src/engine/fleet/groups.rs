//! Some groups of a fleet, a home a step: the years go to the worker that adds the fleet up.

use wattfleet_core::fleet::{FleetInput, FleetMemory, FleetRun, HomesYear};
use wattfleet_core::scenario::Attachments;
use wattfleet_core::share::decode_link;

use super::{
    super::{
        job::Reply,
        message::pack,
        payload::Payload,
        task::{Step, Task},
    },
    stopped,
};

/// Groups under way.
pub(in crate::engine) struct GroupsTask {
    input: Result<FleetInput, String>,
    groups: Vec<u32>,
    run: Option<FleetRun>,
    done: Vec<(u32, HomesYear)>,
}

impl GroupsTask {
    /// Of a scenario.
    pub(in crate::engine) fn new(link: &str, attachments: Attachments, groups: Vec<u32>) -> Self {
        let input = decode_link(link)
            .map(|opened| FleetInput { attachments, ..FleetInput::new(&opened.scenario) })
            .map_err(|error| error.to_string());
        Self { input, groups, run: None, done: Vec::new() }
    }

    fn work(&mut self) -> Result<Step, String> {
        let input = self.input.as_ref().map_err(Clone::clone)?;
        let Some(group) = self.groups.get(self.done.len()).copied() else {
            return pack(&self.done).map(|bytes| reply(Ok(Payload::of(&bytes)))).map_err(|e| e.to_string());
        };
        let run = self
            .run
            .get_or_insert_with(|| FleetRun::resuming(input.group(group as usize), FleetMemory::default()));
        let progress = run.step().map_err(|error| error.to_string())?;
        if progress.is_done() {
            let (part, memory) = self.run.take().ok_or_else(stopped)?.finish_part();
            self.done.extend(part.homes.into_iter().map(|homes| (group, homes)));
            let next = self.groups.get(self.done.len());
            self.run = next.map(|next| FleetRun::resuming(input.group(*next as usize), memory));
        }
        // What is done is counted among the groups already.
        let part = if progress.is_done() { 0.0 } else { progress.done as f64 / progress.total.max(1) as f64 };
        Ok(Step::More { done_frac: (self.done.len() as f64 + part) / self.groups.len().max(1) as f64 })
    }
}

fn reply(found: Result<Payload, String>) -> Step {
    Step::Done(Reply::FleetShare { found })
}

impl Task for GroupsTask {
    fn step(&mut self) -> Step {
        self.work().unwrap_or_else(|why| reply(Err(why)))
    }
}
