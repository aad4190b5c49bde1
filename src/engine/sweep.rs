//! The job behind the frontier: sizes of a home, one a step.

use wattfleet_core::analysis::{Designs, Sweep};
use wattfleet_core::share::decode_link;
use wattfleet_core::simulate::{Options, Stages};

use super::job::Reply;
use super::task::{Step, Task};

/// The search under way. The scenario came as a share link, the one text that gives the same bits.
pub(super) struct SweepTask {
    search: Option<Sweep>,
    stages: Stages,
    options: Options,
}

impl SweepTask {
    /// Of a home of a scenario. A link that does not open gives no designs.
    pub(super) fn new(link: &str, home: usize, attachments: Vec<(u64, Vec<f64>)>) -> Self {
        let search = decode_link(link).ok().map(|opened| Sweep::new(&opened.scenario, home));
        let attachments = attachments.into_iter().map(|(hash, values)| (hash, values.into())).collect();
        let options = Options { home, attachments, ..Options::default() };
        Self { search, stages: Stages::default(), options }
    }
}

impl Task for SweepTask {
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
            // A home without a year has no designs; the page says why beside its empty answer.
            Ok(None) | Err(_) => {
                let designs = search.take().map_or_else(Designs::default, Sweep::finish);
                Step::Done(Reply::Sweep { designs })
            }
        }
    }
}
