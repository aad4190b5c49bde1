//! How many nodes are set up in each month, and what kept it from being more.
//!
//! Homes agree along a logistic curve from nothing at the start; each then waits for its permit, and some for an upgrade of
//! service or transformer. A month's nodes are the least of crews, deliveries, permits, homes that are ready, and
//! what is still wanted.

use super::{MONTHS, RampPlan};
use crate::{catalog::codes::codes, finance::Terms};

codes! {
    /// What kept a month from setting up more.
    GrowthLimit {
        Crews = 1, "crews", "Crews";
        Supply = 2, "supply", "Supply of nodes";
        Permits = 3, "permits", "Permits";
        OptIn = 4, "opt-in", "Homes that agreed and are ready";
        Target = 5, "target", "Nodes wanted";
    }
}

/// The growth of a fleet.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// Nodes set up in each month.
    pub nodes: Vec<f64>,
    /// What kept each month from more.
    pub limit: Vec<GrowthLimit>,
}

impl Growth {
    /// The month, from 0, after which the first node works; none where none is ever set up.
    #[must_use]
    pub fn first_month(&self) -> Option<usize> {
        self.nodes.iter().position(|nodes| *nodes > 0.0).map(|month| month + 1)
    }
}

/// Month by month, in whole nodes; parts of one are carried on, so nothing is lost to rounding.
#[must_use]
pub fn growth(terms: &Terms, plan: &RampPlan) -> Growth {
    let mut grown = Growth { nodes: Vec::with_capacity(MONTHS), limit: Vec::with_capacity(MONTHS) };
    let mut total = 0.0;
    for month in 0..MONTHS {
        let time = month as f64;
        let working = time - plan.start_months;
        let crews = if working < 0.0 { 0.0 } else { plan.crews + plan.crews_more_month * working };
        let crews = crews * plan.crew_nodes_month;
        let ready = (ready_homes(terms, plan, time) - total).max(0.0);
        let limits = [
            (terms.nodes - total, GrowthLimit::Target),
            (crews, GrowthLimit::Crews),
            (plan.supply_nodes_month, GrowthLimit::Supply),
            (plan.permits_nodes_month, GrowthLimit::Permits),
            (ready, GrowthLimit::OptIn),
        ];
        let least = limits.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
        let (nodes, limit) = least.unwrap_or((0.0, GrowthLimit::Target));
        // Whole nodes; what is left of one is carried on.
        let before = total;
        total += nodes.max(0.0);
        grown.nodes.push(total.floor() - before.floor());
        grown.limit.push(limit);
    }
    grown
}

/// Homes that have agreed, have their permit and what upgrade they need.
fn ready_homes(terms: &Terms, plan: &RampPlan, month: f64) -> f64 {
    let agreed = |time: f64| plan.homes_asked * plan.opt_in_frac * adopted_frac(plan, time);
    let with_permit = month - plan.permit_months;
    let (service, transformer) = (terms.service_upgrade_frac, terms.transformer_upgrade_frac);
    let (service_months, transformer_months) =
        (terms.service_upgrade_wait_months, terms.transformer_upgrade_wait_months);
    // Who needs both waits for the longer.
    (1.0 - service) * (1.0 - transformer) * agreed(with_permit)
        + service * (1.0 - transformer) * agreed(with_permit - service_months)
        + (1.0 - service) * transformer * agreed(with_permit - transformer_months)
        + service * transformer * agreed(with_permit - service_months.max(transformer_months))
}

/// Share of those who will agree that have, 0 at the start.
fn adopted_frac(plan: &RampPlan, month: f64) -> f64 {
    if month <= 0.0 {
        return 0.0;
    }
    let width = plan.opt_in_width_months.max(1e-6);
    let logistic = |time: f64| 1.0 / (1.0 + libm::exp((plan.opt_in_middle_months - time) / width));
    let start = logistic(0.0);
    (logistic(month) - start) / (1.0 - start)
}
