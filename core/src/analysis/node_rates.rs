//! What a node gives a second, a kilowatt hour and a dollar.
//!
//! A second and a kilowatt hour are at full power, everything sold; a dollar is the year's: what was sold,
//! over all that the node costs everyone together (power, repairs, insurance, capital, the marketplace's
//! fee), whoever pays whom. `cost = sales - (sum of the roles' nets with the node - today's)`.

use super::break_even::answer_usd_per_mtok;
use crate::{
    compute::CapPrices,
    scenario::{Home, Role},
    simulate::{Ledger, Year},
    units::Unit,
};

/// What a node gives: tokens, or GPU hours where those are sold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeRates {
    /// Tokens a second at full power, or GPUs at their rated speed.
    pub output: f64,
    /// `TokS`, or `Gpu`.
    pub output_unit: Unit,
    /// Output for a kilowatt hour at the meter, full power: tokens, or GPU hours.
    pub per_kwh: f64,
    /// Output sold for a dollar of all costs of the year; 0 where nothing is sold.
    pub per_usd: f64,
    /// `Tok`, or `GpuH`.
    pub amount_unit: Unit,
    /// All that the node costs a year, USD.
    pub cost_usd: f64,
    /// How far the truth may lie from the output, low and high share.
    pub band_frac: (f64, f64),
}

/// The rates of a home's node; none without one.
#[must_use]
pub fn node_rates(home: &Home, year: &Year) -> Option<NodeRates> {
    let gpus = home.node.gpu_count;
    if gpus <= 0.0 {
        return None;
    }
    let (curve, totals) = (&year.curve, &year.with_node.totals);
    let hours = home.workload.kind.sells_hours();
    let (output, an_hour, sold) = if hours {
        let at_work = curve.full_gpu_frac * gpus;
        (at_work, at_work, totals.gpu_h)
    } else {
        (curve.full_tok_s, curve.full_tok_s * 3600.0, totals.tok)
    };
    let cost_usd = totals.revenue_usd - (net_usd(&year.with_node.ledger) - net_usd(&year.today.ledger));
    Some(NodeRates {
        output,
        output_unit: if hours { Unit::Gpu } else { Unit::TokS },
        per_kwh: an_hour / curve.full_kw.max(1e-9),
        per_usd: if cost_usd > 0.0 { sold / cost_usd } else { 0.0 },
        amount_unit: if hours { Unit::GpuH } else { Unit::Tok },
        cost_usd,
        band_frac: if hours { (1.0, 1.0) } else { (curve.band.low_frac, curve.band.high_frac) },
    })
}

/// What all roles together net a year, USD.
pub(super) fn net_usd(ledger: &Ledger) -> f64 {
    Role::ALL.iter().map(|role| ledger.net_usd(*role)).sum()
}

/// What the node's output sells for, the marketplace's part taken off, and what its power costs on average:
/// it runs at all hours alike.
#[must_use]
pub fn cap_prices(home: &Home, year: &Year) -> CapPrices {
    let work = &home.workload;
    let kept_frac = (1.0 - work.site_discount_frac) * (1.0 - work.platform_fee_frac);
    let buy = &year.prices.buy_usd_per_kwh;
    CapPrices {
        usd_per_mtok: answer_usd_per_mtok(home) * kept_frac,
        usd_per_gpu_h: work.rent_usd_per_h * kept_frac,
        usd_per_kwh: buy.iter().sum::<f64>() / buy.len().max(1) as f64,
    }
}
