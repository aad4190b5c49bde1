//! The job behind the tornado: every input at both ends of its plausible range, one a step.

use serde::{Deserialize, Serialize};
use wattfleet_core::analysis::{Bar, Metric, Progress, Tornado};
use wattfleet_core::scenario::Scenario;

use super::home_search::{Run, Search};
use super::job::Reply;

/// The most bars worth a reader's time.
const BARS_MOST: usize = 10;

/// One bar, as it travels from the worker to the page. Money in USD a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TornadoReplyBar {
    /// Id of the field.
    pub field: u16,
    /// Item of a list; 0 outside lists.
    pub item: u32,
    /// The lower input as shown.
    pub low_text: String,
    /// The higher input as shown.
    pub high_text: String,
    /// The metric at the lower input.
    pub low: f64,
    /// The metric at the higher input.
    pub high: f64,
    /// The metric as things are.
    pub base: f64,
}

impl Search for Tornado {
    fn begin(scenario: &Scenario, home: usize) -> Self {
        Self::new(scenario, home, Metric::of_role(scenario.view.role))
    }

    fn advance(&mut self, run: &mut Run<'_>) -> Option<Progress> {
        // A home without a year has no bars; the page says why beside its empty answer.
        self.step(run).ok().flatten()
    }

    fn reply(self) -> Reply {
        Reply::Tornado { bars: self.finish(BARS_MOST).into_iter().map(travel).collect() }
    }

    fn nothing() -> Reply {
        Reply::Tornado { bars: Vec::new() }
    }
}

fn travel(bar: Bar) -> TornadoReplyBar {
    TornadoReplyBar {
        field: bar.field,
        item: u32::try_from(bar.place.item).unwrap_or_default(),
        low_text: bar.low_text,
        high_text: bar.high_text,
        low: bar.low,
        high: bar.high,
        base: bar.base,
    }
}
