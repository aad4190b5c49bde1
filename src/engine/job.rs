//! What can be asked of the engine, and what comes back.

use serde::{Deserialize, Serialize};
use wattfleet_core::analysis::{Comparison, Designs, FleetReport, RuleSearch, ShardReport, Sweep, Tornado};

use super::fleet::{
    CompareTask, FleetTask, GroupsTask, MergeTask, Merging, ShardsTask, ShareTask, Sharing, attached,
};
use super::home_search::{HomeQuestion, HomeSearch};
use super::import::{ImportHint, ImportTask, Imported};
use super::payload::Payload;
use super::rules::RulesReply;
use super::task::{Step, Task};
use super::tornado::TornadoReplyBar;

/// A question for the engine. It is sent whole: a worker shares nothing with the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Adds `1 + 2 + … + upto`: the smallest job, by which the road to the workers is tested.
    Sum {
        /// Last number added; at most 2^26, so that the sum is exact.
        upto: u64,
    },
    /// What would change the answer of a home most.
    Tornado(HomeQuestion),
    /// Sizes of battery, modules and node of a home.
    Sweep(HomeQuestion),
    /// What each rule of the battery of a home is worth.
    Rules(HomeQuestion),
    /// The year of a fleet, its growth and cost.
    Fleet {
        /// The scenario as a share link.
        link: String,
        /// Years of readings and weather that homes refer to, by hash.
        attachments: Vec<(u64, Vec<f64>)>,
        /// Whether nodes are placed too.
        with_plan: bool,
        /// Homes of groups that other workers have simulated, joined; nothing: all is simulated here.
        payload: Payload,
    },
    /// Some groups of a fleet, simulated for [`Job::Fleet`].
    GroupShare {
        /// The scenario as a share link.
        link: String,
        /// Years of readings and weather that homes refer to, by hash.
        attachments: Vec<(u64, Vec<f64>)>,
        /// Which groups.
        groups: Vec<u32>,
        /// Which share it is.
        share: u32,
    },
    /// A share of a table of many homes: so that every worker has one.
    FleetShare {
        /// Whose homes are the designs, as a share link.
        link: String,
        /// Years of readings and weather that homes refer to, by hash.
        attachments: Vec<(u64, Vec<f64>)>,
        /// The table.
        payload: Payload,
        /// Which share, of how many.
        share: (u32, u32),
    },
    /// The year of a fleet whose shares are done.
    FleetMerge {
        /// Whose homes are the designs, as a share link.
        link: String,
        /// Years of readings and weather that homes refer to, by hash.
        attachments: Vec<(u64, Vec<f64>)>,
        /// Whether nodes are placed too.
        with_plan: bool,
        /// The table, then the shares, joined.
        payload: Payload,
    },
    /// A large model over the homes of a fleet.
    Shards {
        /// The scenario as a share link.
        link: String,
        /// A table of homes in place of its groups, then its shares, joined; nothing: the groups.
        payload: Payload,
    },
    /// Scenarios and data centres side by side.
    Compare {
        /// The scenario, with what is pinned to it, as a share link.
        link: String,
        /// Years of readings and weather that homes of all scenarios refer to, by hash.
        attachments: Vec<(u64, Vec<f64>)>,
    },
    /// Reads a file of the user's for a home.
    Import {
        /// The scenario as a share link.
        link: String,
        /// Which home.
        home: u32,
        /// What it is taken for.
        hint: ImportHint,
        /// Its bytes.
        payload: Payload,
    },
}

/// The answer to a [`Job`]. [`Job::FleetMerge`] has that of [`Job::Fleet`].
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
    /// Answer to [`Job::Sweep`].
    Sweep {
        /// Every design; none where the home has no year.
        designs: Designs,
    },
    /// Answer to [`Job::Rules`].
    Rules {
        /// Every rule; none without a battery.
        worths: RulesReply,
    },
    /// Answer to [`Job::Fleet`].
    Fleet {
        /// What a planner reads of it, or why there is no year.
        report: Result<Box<FleetReport>, String>,
    },
    /// Answer to [`Job::FleetShare`] and [`Job::GroupShare`].
    FleetShare {
        /// Its parts, packed, or why there are none.
        found: Result<Payload, String>,
    },
    /// Answer to [`Job::Shards`].
    Shards {
        /// A line a group, or why there is none.
        found: Result<ShardReport, String>,
    },
    /// Answer to [`Job::Compare`].
    Compare {
        /// Side by side, or why not.
        found: Result<Comparison, String>,
    },
    /// Answer to [`Job::Import`].
    Import {
        /// What the file is, or what is wrong with it, as a sentence.
        found: Result<Box<Imported>, String>,
    },
}

/// Jobs of one kind replace each other: only the newest is of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// [`Job::Sum`].
    Sum,
    /// [`Job::Tornado`].
    Tornado,
    /// [`Job::Sweep`].
    Sweep,
    /// [`Job::Rules`].
    Rules,
    /// [`Job::Fleet`], and [`Job::FleetMerge`].
    Fleet,
    /// [`Job::FleetShare`]: shares stand beside each other.
    FleetShare(u32),
    /// [`Job::GroupShare`], likewise.
    GroupShare(u32),
    /// [`Job::Shards`].
    Shards,
    /// [`Job::Compare`].
    Compare,
    /// [`Job::Import`].
    Import,
}

impl Job {
    /// The kind, within which the newest job wins.
    #[must_use]
    pub fn kind(&self) -> JobKind {
        match self {
            Self::Sum { .. } => JobKind::Sum,
            Self::Tornado(_) => JobKind::Tornado,
            Self::Sweep(_) => JobKind::Sweep,
            Self::Rules(_) => JobKind::Rules,
            Self::Fleet { .. } | Self::FleetMerge { .. } => JobKind::Fleet,
            Self::FleetShare { share, .. } => JobKind::FleetShare(share.0),
            Self::GroupShare { share, .. } => JobKind::GroupShare(*share),
            Self::Shards { .. } => JobKind::Shards,
            Self::Compare { .. } => JobKind::Compare,
            Self::Import { .. } => JobKind::Import,
        }
    }

    /// The bytes that go beside the order.
    #[must_use]
    pub fn payload(&self) -> Option<&Payload> {
        match self {
            Self::Import { payload, .. }
            | Self::Fleet { payload, .. }
            | Self::Shards { payload, .. }
            | Self::FleetShare { payload, .. }
            | Self::FleetMerge { payload, .. } => Some(payload),
            _ => None,
        }
    }

    /// The same job with the bytes that came beside its order.
    #[must_use]
    pub fn with_payload(mut self, came: Payload) -> Self {
        if let Self::Import { payload, .. }
        | Self::Fleet { payload, .. }
        | Self::Shards { payload, .. }
        | Self::FleetShare { payload, .. }
        | Self::FleetMerge { payload, .. } = &mut self
        {
            *payload = came;
        }
        self
    }

    /// Starts on the job; nothing is computed before the first step.
    #[must_use]
    pub fn begin(self) -> Box<dyn Task> {
        match self {
            Self::Sum { upto } => Box::new(Sum { upto, next: 1, total: 0.0 }),
            Self::Tornado(question) => Box::new(HomeSearch::<Tornado>::new(question)),
            Self::Sweep(question) => Box::new(HomeSearch::<Sweep>::new(question)),
            Self::Rules(question) => Box::new(HomeSearch::<RuleSearch>::new(question)),
            Self::Fleet { link, attachments, with_plan, payload } => {
                Box::new(FleetTask::new(&link, attached(attachments), (with_plan, payload)))
            }
            Self::GroupShare { link, attachments, groups, .. } => {
                Box::new(GroupsTask::new(&link, attached(attachments), groups))
            }
            Self::FleetShare { link, attachments, payload: table, share } => {
                let attachments = attached(attachments);
                Box::new(ShareTask::new(Sharing { link, attachments, table, share }))
            }
            Self::FleetMerge { link, attachments, with_plan, payload: joined } => {
                let attachments = attached(attachments);
                Box::new(MergeTask::new(Merging { link, attachments, with_plan, joined }))
            }
            Self::Shards { link, payload } => Box::new(ShardsTask::new(link, payload)),
            Self::Compare { link, attachments } => Box::new(CompareTask::new(&link, attached(attachments))),
            Self::Import { link, home, hint, payload } => {
                Box::new(ImportTask::new(link, home as usize, (hint, payload)))
            }
        }
    }
}

impl Reply {
    /// The bytes that go beside it.
    #[must_use]
    pub fn payload(&self) -> Option<&Payload> {
        match self {
            Self::FleetShare { found } => found.as_ref().ok(),
            _ => None,
        }
    }

    /// The same reply with the bytes that came beside it.
    #[must_use]
    pub fn with_payload(self, came: Payload) -> Self {
        match self {
            Self::FleetShare { found } => Self::FleetShare { found: found.map(|_| came) },
            other => other,
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
