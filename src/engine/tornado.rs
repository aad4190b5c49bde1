//! The job behind the tornado: every input at both ends of its plausible range, one a step.

use serde::{Deserialize, Serialize};
use wattfleet_core::analysis::{Metric, Tornado};
use wattfleet_core::share::decode_link;
use wattfleet_core::simulate::{Options, Stages};

use super::job::Reply;
use super::task::{Step, Task};

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

/// The search under way. The scenario came as a share link, the one text that gives the same bits.
pub(super) struct TornadoTask {
    search: Option<Tornado>,
    stages: Stages,
    options: Options,
}

impl TornadoTask {
    /// Of a home of a scenario. A link that does not open gives no bars: the page made it, so that would
    /// be a fault of this program, and it is logged there.
    pub(super) fn new(link: &str, home: usize, attachments: Vec<(u64, Vec<f64>)>) -> Self {
        let search = decode_link(link).ok().map(|opened| {
            let metric = Metric::of_role(opened.scenario.view.role);
            Tornado::new(&opened.scenario, home, metric)
        });
        let attachments = attachments.into_iter().map(|(hash, values)| (hash, values.into())).collect();
        let options = Options { home, attachments, ..Options::default() };
        Self { search, stages: Stages::default(), options }
    }
}

impl Task for TornadoTask {
    fn step(&mut self) -> Step {
        let Self { search, stages, options } = self;
        let progress = match search {
            Some(search) => search.step(|scenario| stages.year(scenario, options)),
            None => Ok(None),
        };
        match progress {
            Ok(Some(progress)) => {
                Step::More { done_frac: progress.done as f64 / progress.total.max(1) as f64 }
            }
            // A home without a year has no bars; the page says why beside its empty answer.
            Ok(None) | Err(_) => Step::Done(Reply::Tornado { bars: bars(search.take()) }),
        }
    }
}

fn bars(search: Option<Tornado>) -> Vec<TornadoReplyBar> {
    let found = search.map_or_else(Vec::new, |search| search.finish(BARS_MOST));
    let travel = |bar: wattfleet_core::analysis::Bar| TornadoReplyBar {
        field: bar.field,
        item: u32::try_from(bar.place.item).unwrap_or_default(),
        low_text: bar.low_text,
        high_text: bar.high_text,
        low: bar.low,
        high: bar.high,
        base: bar.base,
    };
    found.into_iter().map(travel).collect()
}
