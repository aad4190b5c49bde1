//! A worker's share of a table: every so-many-th part, one home a step.

use wattfleet_core::fleet::{FleetMemory, FleetPart, FleetRun};
use wattfleet_core::scenario::Attachments;

use super::{
    super::{
        job::Reply,
        message::pack,
        payload::Payload,
        task::{Step, Task},
    },
    stopped,
    table::Table,
};

/// What a share is of.
pub(in crate::engine) struct Sharing {
    /// Whose homes are the designs: a share link, the one text that gives the same bits.
    pub(in crate::engine) link: String,
    /// Years that the homes refer to.
    pub(in crate::engine) attachments: Attachments,
    /// The table.
    pub(in crate::engine) table: Payload,
    /// Which share, of how many.
    pub(in crate::engine) share: (u32, u32),
}

/// A share under way.
pub(in crate::engine) struct ShareTask {
    of: Sharing,
    table: Option<Table>,
    /// The part at hand.
    index: usize,
    run: Option<FleetRun>,
    done: Vec<FleetPart>,
}

impl ShareTask {
    /// Nothing is read before the first step.
    pub(in crate::engine) fn new(of: Sharing) -> Self {
        let index = of.share.0 as usize;
        Self { of, table: None, index, run: None, done: Vec::new() }
    }

    fn work(&mut self) -> Result<Step, String> {
        let Some(table) = &self.table else {
            let of = &self.of;
            self.table = Some(Table::read(&of.link, &of.table.bytes(), &of.attachments)?);
            return Ok(Step::More { done_frac: 0.0 });
        };
        let (input, shares) = (&table.input, self.of.share.1.max(1) as usize);
        let parts = input.part_count();
        if self.index >= parts {
            return pack(&self.done).map(|bytes| reply(Ok(Payload::of(&bytes)))).map_err(|e| e.to_string());
        }
        let mine = (parts - self.of.share.0 as usize).div_ceil(shares);
        let index = self.index;
        let run =
            self.run.get_or_insert_with(|| FleetRun::resuming(input.part(index), FleetMemory::default()));
        let progress = run.step().map_err(|error| error.to_string())?;
        if progress.is_done() {
            let (part, memory) = self.run.take().ok_or_else(stopped)?.finish_part();
            self.done.push(part);
            self.index += shares;
            // Weather and sun of this part serve the next.
            self.run = (self.index < parts).then(|| FleetRun::resuming(input.part(self.index), memory));
            return Ok(Step::More { done_frac: self.done.len() as f64 / mine as f64 });
        }
        let part = progress.done as f64 / progress.total.max(1) as f64;
        Ok(Step::More { done_frac: (self.done.len() as f64 + part) / mine as f64 })
    }
}

fn reply(found: Result<Payload, String>) -> Step {
    Step::Done(Reply::FleetShare { found })
}

impl Task for ShareTask {
    fn step(&mut self) -> Step {
        self.work().unwrap_or_else(|why| reply(Err(why)))
    }
}
