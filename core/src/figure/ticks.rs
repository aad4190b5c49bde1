//! Round values for a scale: steps of 1, 2 or 5 times a power of ten.

use super::{Axis, Sense, Tick, TickRule, number};
use crate::units::Unit;

/// How the labels of a scale are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    /// A few, signed.
    Signed,
    /// Both directions of a mirrored scale count upwards.
    Mirrored,
}

/// A step of 1, 2 or 5 times a power of ten, the smallest that gives at most `most` intervals.
fn round_step(span: f64, most: usize) -> f64 {
    let raw = span / most.max(1) as f64;
    let power = libm::pow(10.0, libm::log10(raw).floor());
    let of_power = raw / power;
    let factor = if of_power <= 1.0 {
        1.0
    } else if of_power <= 2.0 {
        2.0
    } else if of_power <= 5.0 {
        5.0
    } else {
        10.0
    };
    factor * power
}

/// Round values inside `[low, high]`, at most `most + 1` of them; none when the range is empty.
#[must_use]
pub fn value_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 {
        return Vec::new();
    }
    let step = round_step(span, most);
    let first = (low / step - 1e-9).ceil();
    let count = (((high / step + 1e-9).floor() - first).max(-1.0) + 1.0) as usize;
    (0..count).map(|n| ((first + n as f64) * step + 0.0).clamp(low, high)).collect()
}

/// A vertical scale over `[low, high]` with labelled hairlines.
pub(super) fn value_axis(label: &str, unit: Unit, range: (f64, f64), labels: Labels) -> Axis {
    let (min, max) = if range.1 > range.0 { range } else { (range.0, range.0 + 1.0) };
    let factor = unit.display_factor();
    let shown = value_ticks(min * factor, max * factor, if labels == Labels::Mirrored { 6 } else { 4 });
    let step = shown.iter().zip(shown.iter().skip(1)).map(|(a, b)| b - a).next().unwrap_or(1.0);
    let ticks = shown
        .into_iter()
        .map(|value| {
            let signed = if labels == Labels::Mirrored { value.abs() } else { value };
            Tick { value: value / factor, label: number::tick(signed, step) }
        })
        .collect();
    Axis { label: label.to_owned(), unit, min, max, ticks, rule: TickRule::Hairline, sense: Sense::Ascending }
}

/// The least and the greatest of some values, ignoring what is not finite.
pub(super) fn extent<'a>(values: impl IntoIterator<Item = &'a f64>) -> (f64, f64) {
    let start = (f64::INFINITY, f64::NEG_INFINITY);
    let found =
        values.into_iter().filter(|v| v.is_finite()).fold(start, |(lo, hi), v| (lo.min(*v), hi.max(*v)));
    if found.0 > found.1 { (0.0, 0.0) } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ticks_lie_inside_and_are_few(low in -1e6..1e6_f64, span in 1e-3..1e6_f64, most in 1_usize..12) {
            let ticks = value_ticks(low, low + span, most);
            prop_assert!(ticks.len() <= most + 1);
            prop_assert!(ticks.iter().all(|t| (low..=low + span).contains(t)));
            prop_assert!(most < 5 || ticks.len() >= 2, "{ticks:?}");
        }
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(value_ticks(-24.6, 26.2, 6), [-20.0, -10.0, 0.0, 10.0, 20.0]);
        assert_eq!(value_ticks(0.0, 0.0, 5), Vec::<f64>::new());
    }

    #[test]
    fn a_mirrored_scale_counts_upwards_both_ways() {
        let axis = value_axis("", Unit::Kw, (-21.0, 26.0), Labels::Mirrored);
        let labels: Vec<_> = axis.ticks.iter().map(|t| t.label.as_str()).collect();
        assert_eq!(labels, ["20", "10", "0", "10", "20"]);
    }
}
