//! When buyers ask: the share of a node's output that is sold, by hour of the clock on weekdays and weekends.
//!
//! `share(hour) = min(1, l (1 - depth (1 - s(hour))))`, with `s` the shape from 0 at its quietest hour to 1 at
//! its busiest and `l` such that the mean over the year is the share sold. Demand that the node cannot
//! meet in a busy hour is lost there; what it could give is not touched. Shapes are assumed: public traces
//! (Azure, May 2024) and notes on latency by the hour (2026) show weekday peaks from morning to early
//! afternoon, a smaller one after dinner for chat, quiet nights and weekends, and print no table of
//! them. Known error: holidays, seasons, buyers in other zones, and no chance at all.

use crate::{scenario::DemandShape, time::TimeAxis};

/// How a share sold spreads over the hours of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DemandCurve {
    /// Who buys.
    pub shape: DemandShape,
    /// How far the quietest hour lies below the busiest, 0 to below 1.
    pub depth_frac: f64,
    /// Mean of the year, 0 to 1.
    pub sold_frac: f64,
}

/// Hours of a weekday, then hours of a weekend's day.
pub const DEMAND_HOURS: usize = 48;

/// Chat: morning to afternoon, and after dinner.
const PEOPLE: [[f64; 24]; 2] = [
    [
        0.25, 0.15, 0.08, 0.03, 0.00, 0.03, 0.12, 0.30, 0.60, 0.85, 0.98, 1.00, 0.96, 0.98, 1.00, 0.97, 0.92,
        0.80, 0.70, 0.70, 0.72, 0.68, 0.55, 0.38,
    ],
    [
        0.28, 0.18, 0.10, 0.05, 0.02, 0.02, 0.05, 0.12, 0.25, 0.40, 0.52, 0.58, 0.60, 0.60, 0.60, 0.60, 0.58,
        0.56, 0.56, 0.58, 0.60, 0.58, 0.48, 0.36,
    ],
];
/// Coding and office work: weekdays from nine to five.
const OFFICE: [[f64; 24]; 2] = [
    [
        0.03, 0.02, 0.01, 0.00, 0.00, 0.02, 0.08, 0.25, 0.60, 0.90, 1.00, 1.00, 0.88, 0.95, 1.00, 0.97, 0.88,
        0.62, 0.35, 0.22, 0.18, 0.14, 0.09, 0.05,
    ],
    [
        0.02, 0.01, 0.00, 0.00, 0.00, 0.00, 0.01, 0.02, 0.05, 0.08, 0.11, 0.12, 0.12, 0.12, 0.13, 0.13, 0.12,
        0.11, 0.10, 0.10, 0.10, 0.09, 0.06, 0.04,
    ],
];

impl DemandCurve {
    /// Whether all hours are alike.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.shape == DemandShape::Flat || self.depth_frac <= 0.0
    }

    /// Which of the [`DEMAND_HOURS`] each step of a year lies in.
    #[must_use]
    pub fn hours(axis: &TimeAxis) -> Vec<u8> {
        let hour = |clock: crate::time::Clock| {
            (clock.hour % 24) as u8 + if clock.weekday.is_weekend() { 24 } else { 0 }
        };
        axis.clocks().map(hour).collect()
    }

    /// The share sold in each of the [`DEMAND_HOURS`], for a year that has those hours.
    #[must_use]
    pub fn shares(&self, hours: &[u8]) -> [f64; DEMAND_HOURS] {
        let sold_frac = self.sold_frac.clamp(0.0, 1.0);
        if self.is_flat() {
            return [sold_frac; DEMAND_HOURS];
        }
        let mut counts = [0.0; DEMAND_HOURS];
        for hour in hours {
            if let Some(count) = counts.get_mut(usize::from(*hour)) {
                *count += 1.0;
            }
        }
        let weights = self.weights();
        let level = level(&weights, &counts, sold_frac);
        weights.map(|weight| (level * weight).min(1.0))
    }

    /// The share sold at each step of a year; nothing where all are alike.
    #[must_use]
    pub fn year(&self, axis: &TimeAxis) -> Vec<f64> {
        if self.is_flat() {
            return Vec::new();
        }
        let hours = Self::hours(axis);
        let shares = self.shares(&hours);
        let share = |hour: &u8| shares.get(usize::from(*hour)).copied().unwrap_or(self.sold_frac);
        hours.iter().map(share).collect()
    }

    /// Demand against that of the busiest hour.
    fn weights(&self) -> [f64; DEMAND_HOURS] {
        let table = match self.shape {
            DemandShape::Flat => return [1.0; DEMAND_HOURS],
            DemandShape::People => &PEOPLE,
            DemandShape::Office => &OFFICE,
        };
        let mut weights = [1.0; DEMAND_HOURS];
        for (weight, shape) in weights.iter_mut().zip(table.iter().flatten()) {
            *weight = 1.0 - self.depth_frac.clamp(0.0, 1.0) * (1.0 - shape);
        }
        weights
    }
}

/// The level at which the mean of `min(1, level * weight)` is `mean`: busiest hours fill up first.
fn level(weights: &[f64], counts: &[f64], mean: f64) -> f64 {
    let mut hours: Vec<(f64, f64)> = weights.iter().copied().zip(counts.iter().copied()).collect();
    hours.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut missing = mean * counts.iter().sum::<f64>();
    let mut open: f64 = hours.iter().map(|(weight, count)| weight * count).sum();
    for (weight, count) in hours {
        if missing * weight <= open {
            return missing.max(0.0) / open.max(f64::MIN_POSITIVE);
        }
        // Even at this level the hour is full.
        missing -= count;
        open -= weight * count;
    }
    f64::MAX
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::DaylightSaving;

    fn curve(shape: DemandShape, depth_frac: f64, sold_frac: f64) -> DemandCurve {
        DemandCurve { shape, depth_frac, sold_frac }
    }

    fn mean(series: &[f64]) -> f64 {
        series.iter().sum::<f64>() / series.len() as f64
    }

    #[test]
    fn office_demand_sleeps_at_night_and_at_the_weekend() {
        let hours = DemandCurve::hours(&TimeAxis::hourly(DaylightSaving::UnitedStates));
        let shares = curve(DemandShape::Office, 0.9, 0.3).shares(&hours);
        let (morning, night, saturday) = (shares[11], shares[3], shares[24 + 11]);
        assert!(morning > 3.0 * saturday && morning > 9.0 * night, "{morning} {night} {saturday}");
    }

    #[test]
    fn no_curve_costs_no_series() {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        assert!(curve(DemandShape::Flat, 0.7, 0.5).year(&axis).is_empty());
        assert!(curve(DemandShape::People, 0.0, 0.5).year(&axis).is_empty());
    }

    proptest! {
        #[test]
        fn the_mean_of_the_year_is_the_share_sold(
            depth in 0.01..0.95_f64, sold in 0.001..1.0_f64, office in proptest::bool::ANY,
        ) {
            let shape = if office { DemandShape::Office } else { DemandShape::People };
            let year = curve(shape, depth, sold).year(&TimeAxis::hourly(DaylightSaving::UnitedStates));
            prop_assert!((mean(&year) - sold).abs() < 1e-9);
            prop_assert!(year.iter().all(|share| (0.0..=1.0).contains(share)));
        }

        #[test]
        fn selling_more_never_empties_an_hour(depth in 0.01..0.95_f64, sold in 0.0..1.0_f64, more in 0.0..1.0_f64) {
            let hours = DemandCurve::hours(&TimeAxis::hourly(DaylightSaving::None));
            let less = curve(DemandShape::People, depth, sold.min(more)).shares(&hours);
            let shares = curve(DemandShape::People, depth, sold.max(more)).shares(&hours);
            prop_assert!(less.iter().zip(&shares).all(|(less, more)| *more >= less - 1e-12));
        }
    }
}
