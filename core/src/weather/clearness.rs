//! The clearness of each day of a synthetic year.
//!
//! Shape: a beta distribution with the month's mean and standard deviation between an overcast day and
//! the clearest one of the month, `Kmax = 0.6313 + 0.267 K - 11.9 (K - 0.75)^8` (K. G. T. Hollands and
//! R. G. Huget, Solar Energy 30, 1983, on P. Bendt's data). Order: an autoregressive Gaussian process of
//! lag one, pooled over the year. The month's irradiation is then met exactly.

use core::f64::consts::PI;

use super::MonthNormal;
use super::balance::{Bounded, balance};
use super::random::{Stream, normal_below};
use crate::time::MONTH_DAYS;

/// What the hour-to-hour model leaves for a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct DaySky {
    /// Extraterrestrial irradiation on the horizontal, Wh/m².
    pub(super) extraterrestrial_wh_m2: f64,
    /// The clearness the day's hours can reach together.
    pub(super) reachable_kt: f64,
}

/// Clearness of the darkest day.
const OVERCAST_KT: f64 = 0.03;
/// Nodes of the distribution of a month.
const NODES: usize = 48;

/// The 365 daily clearness values.
pub(super) fn daily_clearness(normals: &[MonthNormal; 12], days: &[DaySky], stream: Stream) -> Vec<f64> {
    let measured = normals.iter().map(|normal| normal.kt_lag1).sum::<f64>() / 12.0;
    let lag = unbiased_lag(measured);
    let innovation = (1.0 - lag * lag).sqrt();
    let grid = Grid::new();
    let mut process = stream.normal(0);
    let mut clearness = Vec::with_capacity(days.len());
    let mut rest = days;
    let mut index = 0;
    for (normal, count) in normals.iter().zip(MONTH_DAYS) {
        let (month, later) = rest.split_at(count.min(rest.len()));
        rest = later;
        let highest = clearest_kt(normal.clearness_kt);
        let quantiles = grid.quantiles(normal, highest);
        let mut values = Vec::with_capacity(count);
        for day in month {
            index += 1;
            process = lag * process + innovation * stream.normal(index);
            let upper = highest.min(day.reachable_kt).max(OVERCAST_KT + 0.01);
            let drawn = quantiles.at(normal_below(process));
            values.push(Bounded {
                value: drawn.clamp(OVERCAST_KT + 1e-3, upper - 1e-3),
                lower: OVERCAST_KT,
                upper,
                weight: day.extraterrestrial_wh_m2,
            });
        }
        let above: f64 = month.iter().map(|day| day.extraterrestrial_wh_m2).sum();
        balance(&mut values, normal.clearness_kt * above);
        clearness.extend(values.iter().map(|bounded| bounded.value));
    }
    clearness
}

/// The lag-1 correlation of a process whose months of 30 days show a correlation: a sample about its own
/// mean shows `r - (1 + 3 r) / n` (M. G. Kendall, Biometrika 41, 1954).
fn unbiased_lag(measured: f64) -> f64 {
    const DAYS: f64 = 30.4;
    ((DAYS * measured + 1.0) / (DAYS - 3.0)).clamp(-0.9, 0.9)
}

/// The clearest day of a month of a mean clearness.
fn clearest_kt(mean_kt: f64) -> f64 {
    let off = mean_kt - 0.75;
    let fourth = off * off * off * off;
    (0.6313 + 0.267 * mean_kt - 11.9 * fourth * fourth).max(mean_kt + 0.03)
}

/// Nodes over an angle whose squared sine is the position between the bounds: there the density of a
/// beta distribution is finite at both ends.
struct Grid {
    position: [f64; NODES + 1],
    log_sin: [f64; NODES + 1],
    log_cos: [f64; NODES + 1],
}

impl Grid {
    fn new() -> Self {
        let mut grid =
            Self { position: [0.0; NODES + 1], log_sin: [0.0; NODES + 1], log_cos: [0.0; NODES + 1] };
        let nodes = grid.position.iter_mut().zip(&mut grid.log_sin).zip(&mut grid.log_cos);
        for (node, ((position, log_sin), log_cos)) in nodes.enumerate() {
            let (sin, cos) = libm::sincos(0.5 * PI * node as f64 / NODES as f64);
            *position = sin * sin;
            *log_sin = libm::log(sin.max(1e-12));
            *log_cos = libm::log(cos.max(1e-12));
        }
        grid
    }

    /// The distribution of a month between the overcast and the clearest day.
    fn quantiles(&self, normal: &MonthNormal, highest: f64) -> Quantiles {
        let span = highest - OVERCAST_KT;
        let mean = ((normal.clearness_kt - OVERCAST_KT) / span).clamp(0.02, 0.98);
        let variance = (normal.kt_std / span) * (normal.kt_std / span);
        let concentration = (mean * (1.0 - mean) / variance.max(1e-6) - 1.0).max(1.0);
        // Below a half the density would not be finite at the ends.
        let low = (2.0 * (mean * concentration).max(0.5) - 1.0).min(400.0);
        let high = (2.0 * ((1.0 - mean) * concentration).max(0.5) - 1.0).min(400.0);
        let mut below = [0.0; NODES + 1];
        let (mut sum, mut last) = (0.0, 0.0);
        let mode = low / (low + high).max(1e-9);
        let scale = 0.5 * (low * libm::log(mode.max(1e-12)) + high * libm::log((1.0 - mode).max(1e-12)));
        for (below, (log_sin, log_cos)) in below.iter_mut().zip(self.log_sin.iter().zip(&self.log_cos)) {
            let density = libm::exp(low * log_sin + high * log_cos - scale);
            sum += 0.5 * (last + density);
            last = density;
            *below = sum;
        }
        let first = below.first().copied().unwrap_or(0.0);
        let mut position = self.position;
        for (below, position) in below.iter_mut().zip(&mut position) {
            *below = (*below - first) / (sum - first);
            *position = OVERCAST_KT + span * *position;
        }
        Quantiles { below, position }
    }
}

/// A distribution as the probability of being below each of its nodes.
struct Quantiles {
    below: [f64; NODES + 1],
    position: [f64; NODES + 1],
}

impl Quantiles {
    fn at(&self, probability: f64) -> f64 {
        let upper = self.below.partition_point(|below| *below < probability).clamp(1, NODES);
        let node = |index: usize| {
            (self.below.get(index).copied().unwrap_or(1.0), self.position.get(index).copied().unwrap_or(1.0))
        };
        let ((below, low), (above, high)) = (node(upper - 1), node(upper));
        if above > below { low + (high - low) * (probability - below) / (above - below) } else { high }
    }
}
