//! Jobs that simulate one home again and again, a step at a time.

use serde::{Deserialize, Serialize};
use wattfleet_core::analysis::Progress;
use wattfleet_core::scenario::Scenario;
use wattfleet_core::share::decode_link;
use wattfleet_core::simulate::{Options, SimulateError, Stages, Year};

use super::job::Reply;
use super::task::{Step, Task};

/// A home that something is asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomeQuestion {
    /// The scenario as a share link, the one text that gives the same bits.
    pub link: String,
    /// Which home.
    pub home: u32,
    /// Years of readings and weather that the home refers to, by hash.
    pub attachments: Vec<(u64, Vec<f64>)>,
}

/// Simulates a scenario.
pub(super) type Run<'a> = dyn FnMut(&Scenario) -> Result<Year, SimulateError> + 'a;

/// A search of the core over years of one home.
pub(super) trait Search: Sized + 'static {
    /// Of a home of a scenario; nothing is simulated yet.
    fn begin(scenario: &Scenario, home: usize) -> Self;

    /// Tries what is next; `None` when all is done, or when there is no year to try.
    fn advance(&mut self, run: &mut Run<'_>) -> Option<Progress>;

    /// What was found.
    fn reply(self) -> Reply;

    /// What is said of a link that does not open: the page made it, so nobody should hear this.
    fn nothing() -> Reply;
}

/// A search under way. All its years share one set of stages, so that each redoes only what differs.
pub(super) struct HomeSearch<S> {
    search: Option<S>,
    stages: Stages,
    options: Options,
}

impl<S: Search> HomeSearch<S> {
    pub(super) fn new(question: HomeQuestion) -> Self {
        let HomeQuestion { link, home, attachments } = question;
        let home = home as usize;
        let search = decode_link(&link).ok().map(|opened| S::begin(&opened.scenario, home));
        let attachments = attachments.into_iter().map(|(hash, values)| (hash, values.into())).collect();
        Self {
            search,
            stages: Stages::default(),
            options: Options { home, attachments, ..Options::default() },
        }
    }
}

impl<S: Search> Task for HomeSearch<S> {
    fn step(&mut self) -> Step {
        let Self { search, stages, options } = self;
        let progress =
            search.as_mut().and_then(|search| search.advance(&mut |scenario| stages.year(scenario, options)));
        match progress {
            Some(progress) => Step::More { done_frac: progress.done as f64 / progress.total.max(1) as f64 },
            None => Step::Done(search.take().map_or_else(S::nothing, S::reply)),
        }
    }
}
