//! Why a node is not always up: the shares of a year that limits, outages, failures and the link leave.
//!
//! `available = running * (1 - outage * (1 - carried)) * (1 - failures * repair_days / 365) * link_up`,
//! as the simulation counts it; here taken apart so that it can be shown.

use crate::{scenario::Home, simulate::Year};

/// The factors, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Availability {
    /// Share of the steps in which limits let the node run at all.
    pub(super) running_frac: f64,
    /// Share of the steps in which nothing throttles it.
    pub(super) full_frac: f64,
    /// Share of the time without grid.
    pub(super) outage_frac: f64,
    /// Share of that in which the battery carries the node.
    pub(super) carried_frac: f64,
    /// Share of the time that GPUs stand still.
    pub(super) failed_frac: f64,
    /// Share of the time that the link is up.
    pub(super) link_frac: f64,
}

impl Availability {
    pub(super) fn new(home: &Home, year: &Year) -> Self {
        let steps = year.capable.len().max(1) as f64;
        let runs = year.capable.iter().filter(|output| **output > 0.0).count();
        let full_kw = year.curve.full_kw - 1e-9;
        let at_full = year.with_node.flows.allowed_kw.iter().zip(&year.capable);
        let full = at_full.filter(|(kw, output)| **kw >= full_kw && **output > 0.0).count();
        Self {
            running_frac: runs as f64 / steps,
            full_frac: full as f64 / steps,
            outage_frac: year.backup.outage_frac,
            carried_frac: year.backup.carried_frac,
            failed_frac: (home.node.failures_per_gpu_year * home.node.repair_days / 365.0).min(1.0),
            link_frac: home.link.uptime_frac,
        }
    }

    /// What outages, failures and the link leave.
    pub(super) fn up_frac(&self) -> f64 {
        (1.0 - self.outage_frac * (1.0 - self.carried_frac)) * (1.0 - self.failed_frac) * self.link_frac
    }
}
