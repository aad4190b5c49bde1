//! What can be asked of the engine, and what comes back.

use serde::{Deserialize, Serialize};

use super::task::{Step, Task};
use super::tornado::{TornadoReplyBar, TornadoTask};

/// A question for the engine. It is sent whole: a worker shares nothing with the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Adds `1 + 2 + … + upto`: the smallest job, by which the road to the workers is tested.
    Sum {
        /// Last number added; at most 2^26, so that the sum is exact.
        upto: u64,
    },
    /// What would change the answer of a home most.
    Tornado {
        /// The scenario as a share link.
        link: String,
        /// Which home.
        home: u32,
    },
}

/// The answer to a [`Job`], in the same order of variants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Answer to [`Job::Sum`].
    Sum {
        /// The sum.
        total: f64,
    },
    /// Answer to [`Job::Tornado`].
    Tornado {
        /// The longest bars, longest first.
        bars: Vec<TornadoReplyBar>,
    },
}

/// Jobs of one kind replace each other: only the newest is of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// [`Job::Sum`].
    Sum,
    /// [`Job::Tornado`].
    Tornado,
}

impl Job {
    /// The kind, within which the newest job wins.
    #[must_use]
    pub fn kind(&self) -> JobKind {
        match self {
            Self::Sum { .. } => JobKind::Sum,
            Self::Tornado { .. } => JobKind::Tornado,
        }
    }

    /// Starts on the job; nothing is computed before the first step.
    #[must_use]
    pub fn begin(self) -> Box<dyn Task> {
        match self {
            Self::Sum { upto } => Box::new(Sum { upto, next: 1, total: 0.0 }),
            Self::Tornado { link, home } => Box::new(TornadoTask::new(&link, home as usize)),
        }
    }
}

/// [`Job::Sum`] under way.
struct Sum {
    upto: u64,
    next: u64,
    total: f64,
}

/// Numbers added in one step: a fraction of a millisecond.
const SUM_STEP: u64 = 100_000;

impl Task for Sum {
    fn step(&mut self) -> Step {
        let end = self.upto.min(self.next + SUM_STEP - 1);
        for number in self.next..=end {
            self.total += number as f64;
        }
        self.next = end + 1;
        if self.next > self.upto {
            Step::Done(Reply::Sum { total: self.total })
        } else {
            Step::More { done_frac: end as f64 / self.upto as f64 }
        }
    }
}
