//! The job behind the frontier: sizes of a home, one a step.

use wattfleet_core::analysis::{Designs, Progress, Sweep};
use wattfleet_core::scenario::Scenario;

use super::home_search::{Run, Search};
use super::job::Reply;

impl Search for Sweep {
    fn begin(scenario: &Scenario, home: usize) -> Self {
        Self::new(scenario, home)
    }

    fn advance(&mut self, run: &mut Run<'_>) -> Option<Progress> {
        // A home without a year has no designs; the page says why beside its empty answer.
        self.step(run).ok().flatten()
    }

    fn reply(self) -> Reply {
        Reply::Sweep { designs: self.finish() }
    }

    fn nothing() -> Reply {
        Reply::Sweep { designs: Designs::default() }
    }
}
