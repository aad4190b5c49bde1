//! How far each figure moves with what is not known.
//!
//! Every input that has a range is drawn from a triangle with its low, its value as the top, and its high, all
//! independent; the figure's 10th and 90th percentile are its range, widened to hold the figure where a default is an end of
//! its own range. Seeded by counter: the same ranges give the same
//! figures. Known error: inputs that hang together (price and its decline, life and resale) are drawn apart.

use super::{Finding, Terms, findings};
use crate::{catalog::Range, weather::random::Stream};

/// Draws: the percentiles are known to about 2 points.
const DRAWS: usize = 400;
const SEED: u64 = 2026;

/// A figure with its range.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// With every input at its value.
    pub finding: Finding,
    /// One draw in ten is below.
    pub p10: f64,
    /// One draw in ten is above.
    pub p90: f64,
}

/// All figures of a deal with their ranges: `open` are the inputs that are not known, with their ranges.
#[must_use]
pub fn spread(terms: &Terms, open: &[(&str, Range)]) -> Vec<Spread> {
    let base = findings(terms);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(DRAWS); base.len()];
    for draw in draws(terms, open) {
        for (values, finding) in drawn.iter_mut().zip(findings(&draw)) {
            values.push(finding.value);
        }
    }
    let pairs = base.into_iter().zip(drawn);
    pairs
        .map(|(finding, values)| {
            let (p10, p90) = tenths(values).unwrap_or((finding.value, finding.value));
            Spread { p10: p10.min(finding.value), p90: p90.max(finding.value), finding }
        })
        .collect()
}

/// Deals with each open input drawn from its range, always the same ones.
pub(crate) fn draws(terms: &Terms, open: &[(&str, Range)]) -> impl Iterator<Item = Terms> {
    (0..DRAWS).map(move |draw| {
        let mut other = *terms;
        for (input, (key, range)) in open.iter().enumerate() {
            if let Some(place) = other.place(key) {
                *place = drawn_from(*range, (input as u64, draw as u64));
            }
        }
        // Years are whole.
        other.life_years = other.life_years.round().max(1.0);
        other.contract_years = other.contract_years.round().max(1.0);
        other
    })
}

/// One draw from a range; the stream says of what, so that two sides can share their draws.
pub(crate) fn drawn_from(range: Range, at: (u64, u64)) -> f64 {
    let (stream, draw) = at;
    triangle(range, Stream::new(SEED, stream).uniform(draw))
}

/// The 10th and 90th percentile; none of nothing.
pub(crate) fn tenths(mut values: Vec<f64>) -> Option<(f64, f64)> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)? as f64;
    let at = |share: f64| values.get((share * last).round() as usize).copied();
    Some((at(0.1)?, at(0.9)?))
}

/// The value below which a share of a triangular distribution lies.
fn triangle(range: Range, share: f64) -> f64 {
    let Range { low, value, high } = range;
    if high <= low {
        return value;
    }
    let top = (value - low) / (high - low);
    if share < top {
        low + ((high - low) * (value - low) * share).sqrt()
    } else {
        high - ((high - low) * (high - value) * (1.0 - share)).sqrt()
    }
}
