//! Power that the node gives up when the grid calls: what it earns, and what it does not sell for it.
//!
//! `kW = min(offered, mean draw)`, paid by the kilowatt and year. In the `h` hours called it gives up first what it sells,
//! then its rest: of what it sells `lost = min(1, kW / (mean - idle draw))`, so that `h / 8760 * lost` of the year's
//! output is not sold, as an expectation over the hours in which the node is up. Known error: calls come in the hours in
//! which power is dear, output is lost as in any hour, and what the node does not draw meanwhile stays in its energy.

use crate::{compute::NodeCurve, dispatch::Flows, scenario::Home, time::sum, units::Limited};

const HOURS_A_YEAR: f64 = 8760.0;

/// What calls of the grid come to in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Called {
    /// Power given up when called, kW.
    pub kw: f64,
    /// Hours called; 0 where nothing is offered.
    pub hours: f64,
    /// Paid for it, USD.
    pub usd: f64,
    /// Of what the year would sell, the share that is not sold.
    pub lost_frac: f64,
    /// Answer tokens not sold.
    pub lost_tok: f64,
    /// GPU hours not sold.
    pub lost_gpu_h: f64,
}

impl Called {
    /// Of a home whose node draws so much; its lost output is not known yet.
    pub(super) fn of(home: &Home, curve: &NodeCurve, flows: &Flows) -> Self {
        let deal = &home.deal;
        if deal.demand_response_kw <= 0.0 || deal.demand_response_usd_per_kw_year <= 0.0 {
            return Self::default();
        }
        let mean_kw = sum(&flows.node_kw) / flows.node_kw.len().max(1) as f64;
        let kw = deal.demand_response_kw.at_most(mean_kw);
        let sells_kw = (mean_kw - curve.idle_kw).at_least(0.0);
        let given_frac = if sells_kw > 0.0 { (kw / sells_kw).at_most(1.0) } else { 1.0 };
        let hours = if kw > 0.0 { deal.demand_response_h } else { 0.0 };
        Self {
            kw,
            hours,
            usd: kw * deal.demand_response_usd_per_kw_year,
            lost_frac: (hours / HOURS_A_YEAR).at_most(1.0) * given_frac,
            ..Self::default()
        }
    }

    /// What is left of the output of the year.
    #[must_use]
    pub fn left_frac(&self) -> f64 {
        1.0 - self.lost_frac
    }
}
