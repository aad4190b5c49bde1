//! What a battery earns by lifting the node past the breaker, step by step.
//!
//! While the node runs, house and node may draw what the service lets in and what the battery gives beside it. A
//! kWh of battery over a step then buys `1 / (sold (1 + response))` kWh of the node's power, and what that earns;
//! import stays at its limit. Output against power is concave, so the pieces fall in worth. Known error: where the
//! node's heat changes the household, one slope is taken for the whole step; such homes claim no proof.

use super::{RulesInput, optimal::Offer, rules::allowed};
use crate::{
    energy::{household::Response, service::GivesWay},
    units::Limited,
};

/// A step before the battery helps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unhelped {
    pub(super) step: usize,
    /// What the node may draw without help, kW.
    pub(super) allowed_kw: f64,
    /// What service and sun leave house and node together, kW.
    pub(super) room_kw: f64,
    /// What the battery may give, kW.
    pub(super) discharge_kw: f64,
}

/// Appends the lifts of a step, best first; `earns` is what the party served earns at a power: kW, USD an hour.
/// Returns whether the pieces say exactly what happens.
pub(super) fn lifts(
    input: &RulesInput,
    of: Unhelped,
    earns: &[(f64, f64)],
    offers: &mut Vec<Offer>,
) -> Exactly {
    let Unhelped { step, allowed_kw, room_kw, discharge_kw } = of;
    let (node, h, sold_frac) = (input.node, input.step_h, input.sold_at(step));
    let response = input.household.response(step);
    let most_kw = response.node_kw_within(room_kw.at_least(0.0) + discharge_kw);
    let (cap_kw, _) = allowed(input, step, most_kw);
    if cap_kw <= allowed_kw + 1e-9 || cap_kw <= node.idle_kw || sold_frac <= 0.0 {
        return Exactly::Yes;
    }
    // A node that does not even idle without the battery would rest above the breaker.
    if room_kw < 0.0 || allowed_kw < node.idle_kw.at_most(cap_kw) {
        return Exactly::No;
    }
    let (mean_kw, _) = node.mean_kw(allowed_kw, sold_frac);
    let alone_kw = mean_kw + response.change_kw(mean_kw);
    let buy = input.buy_usd_per_kwh.get(step).copied().unwrap_or(0.0);
    let base_usd_h = usd_per_h(earns, allowed_kw);
    // Energy from the battery and what it earns, at a power of the node.
    let point = |kw: f64| {
        let (mean_kw, runs_frac) = node.mean_kw(kw, sold_frac);
        let over_kw = (kw + response.change_kw(kw) - room_kw).at_least(0.0) * runs_frac;
        // Where heat changes the house, import changes beside what the battery gives.
        let import_kw = mean_kw + response.change_kw(mean_kw) - alone_kw - over_kw;
        (over_kw * h, ((usd_per_h(earns, kw) - base_usd_h) * sold_frac - import_kw * buy) * h)
    };
    let mut hull: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    let is_plain = response == Response::default();
    let mut exactly = if is_plain { Exactly::Yes } else { Exactly::No };
    let throttles = input.service.gives_way == GivesWay::Throttles;
    if !throttles {
        exactly = Exactly::No;
    }
    let inside = earns.iter().map(|(kw, _)| *kw).filter(|kw| throttles && *kw > allowed_kw && *kw < cap_kw);
    for kw in inside.chain([cap_kw]) {
        let next = point(kw);
        while let [.., first, last] = hull.as_slice()
            && (last.1 - first.1) * (next.0 - last.0) <= (next.1 - last.1) * (last.0 - first.0)
        {
            // The node throttles along its curve, or goes off in one.
            if slope(*last, next) > slope(*first, *last) * (1.0 + 1e-9) {
                exactly = exactly.and(Exactly::AtBest);
            }
            hull.pop();
        }
        if next.0 > hull.last().map_or(0.0, |last| last.0) + 1e-12 {
            hull.push(next);
        }
    }
    for pair in hull.windows(2) {
        if let [from, to] = pair {
            let usd_per_kwh = slope(*from, *to);
            if usd_per_kwh > 0.0 {
                offers.push(Offer { energy_kwh: to.0 - from.0, usd_per_kwh });
            }
        }
    }
    exactly
}

/// Whether a plan's pieces say exactly what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exactly {
    /// They do.
    Yes,
    /// They say more than what can happen: the plan is a bound.
    AtBest,
    /// They may say less, too.
    No,
}

impl Exactly {
    /// Of two the worse.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::AtBest, _) | (_, Self::AtBest) => Self::AtBest,
            (Self::Yes, Self::Yes) => Self::Yes,
        }
    }
}

fn slope(from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.1 - from.1) / (to.0 - from.0).at_least(1e-12)
}

/// What a power earns, along straight lines: nothing below the first point, the last beyond it.
pub(super) fn usd_per_h(earns: &[(f64, f64)], kw: f64) -> f64 {
    let mut before: Option<(f64, f64)> = None;
    for point in earns {
        if kw <= point.0 {
            return before.map_or(0.0, |from| from.1 + slope(from, *point) * (kw - from.0));
        }
        before = Some(*point);
    }
    before.map_or(0.0, |last| last.1)
}
