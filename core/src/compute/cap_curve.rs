//! Output, power and profit against the power cap: where a watt earns most.

use super::NodePlan;
use super::node::{at_cap, caps};
use super::node_serving::serve;

/// What output sells for and energy costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CapPrices {
    /// A million answer tokens with their prompts, USD.
    pub usd_per_mtok: f64,
    /// A GPU hour at rated speed, USD.
    pub usd_per_gpu_h: f64,
    /// Energy, USD/kWh.
    pub usd_per_kwh: f64,
}

/// A cap and what it gives while everything is sold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CapPoint {
    /// The cap, W a GPU.
    pub cap_w: f64,
    /// Draw at the meter, kW.
    pub node_kw: f64,
    /// Answer tokens a second; 0 where GPU hours are sold.
    pub tok_s: f64,
    /// Share of rated speed.
    pub gpu_frac: f64,
    /// Tokens a kWh, or GPU hours a kWh.
    pub per_kwh: f64,
    /// Sales less energy, USD an hour.
    pub profit_usd_per_h: f64,
}

/// The curve and its best points.
#[derive(Clone, Debug, PartialEq)]
pub struct CapCurve {
    /// From the lowest cap to the rated power.
    pub points: Vec<CapPoint>,
    /// Most output for the energy.
    pub best_per_kwh: CapPoint,
    /// Most profit.
    pub best_profit: CapPoint,
}

/// The curve of a node over all caps its GPU takes, whatever cap it is set to, served at each in the way that is
/// fastest there; none if its model does not fit. The link is not in it.
#[must_use]
pub fn cap_curve(plan: &NodePlan, prices: &CapPrices) -> Option<CapCurve> {
    let open = NodePlan { power_cap_w: plan.gpu.tdp_w, ..plan.clone() };
    let hours = open.workload.kind.sells_hours();
    if !hours && serve(&open, open.power_cap_w).is_none() {
        return None;
    }
    let points: Vec<CapPoint> = caps(&open)
        .map(|cap_w| {
            let point = at_cap(&open, serve(&open, cap_w).as_ref(), cap_w);
            let gpus = open.gpu_count.floor();
            let sales_usd_per_h = if hours {
                point.gpu_frac * gpus * prices.usd_per_gpu_h
            } else {
                point.tok_s * 3600.0 / 1e6 * prices.usd_per_mtok
            };
            let output_per_h = if hours { point.gpu_frac * gpus } else { point.tok_s * 3600.0 };
            CapPoint {
                cap_w,
                node_kw: point.node_kw,
                tok_s: point.tok_s,
                gpu_frac: point.gpu_frac,
                per_kwh: output_per_h / point.node_kw.max(1e-9),
                profit_usd_per_h: sales_usd_per_h - point.node_kw * prices.usd_per_kwh,
            }
        })
        .collect();
    let best = |value: fn(&CapPoint) -> f64| {
        points.iter().copied().reduce(|best, point| if value(&point) > value(&best) { point } else { best })
    };
    let (best_per_kwh, best_profit) = (best(|point| point.per_kwh)?, best(|point| point.profit_usd_per_h)?);
    Some(CapCurve { points, best_per_kwh, best_profit })
}

/// What a price that falls by `decline_frac` a year is worth on average over `years`, against today's.
#[must_use]
pub fn mean_price_frac(decline_frac: f64, years: f64) -> f64 {
    let kept = 1.0 - decline_frac.clamp(0.0, 0.999);
    if years <= 0.0 || kept >= 1.0 {
        return 1.0;
    }
    // A continuous fall: the mean of kept^t.
    (libm::pow(kept, years) - 1.0) / (years * libm::log(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_that_falls_by_half_a_year_is_worth_a_third_over_three_years() {
        let mean = mean_price_frac(0.5, 3.0);
        let summed = (0..3000).map(|step| libm::pow(0.5, f64::from(step) / 1000.0)).sum::<f64>() / 3000.0;
        assert!((mean / summed - 1.0).abs() < 1e-3, "{mean} {summed}");
        assert!((mean_price_frac(0.0, 5.0) - 1.0).abs() < 1e-12);
    }
}
