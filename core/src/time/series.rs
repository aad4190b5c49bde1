//! Sums over a year's steps, in four lanes.
//!
//! One running sum waits for each addition to end before the next begins; four of them do not, so a year
//! is summed in about a third of the time. The order is fixed, so the bits are the same everywhere.

use core::ops::Range;

/// The sum of a series.
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    let (fours, rest) = values.as_chunks::<4>();
    let mut lanes = [0.0; 4];
    for four in fours {
        for (lane, value) in lanes.iter_mut().zip(four) {
            *lane += value;
        }
    }
    fold(lanes) + rest.iter().sum::<f64>()
}

/// The sum of the products of two series, step by step; the longer one is cut.
#[must_use]
pub fn sum_product(left: &[f64], right: &[f64]) -> f64 {
    let len = left.len().min(right.len());
    let (left, right) = (left.get(..len).unwrap_or(left), right.get(..len).unwrap_or(right));
    let ((fours, rest), (other_fours, other_rest)) = (left.as_chunks::<4>(), right.as_chunks::<4>());
    let mut lanes = [0.0; 4];
    for (four, other) in fours.iter().zip(other_fours) {
        for (lane, (left, right)) in lanes.iter_mut().zip(four.iter().zip(other)) {
            *lane += left * right;
        }
    }
    fold(lanes) + rest.iter().zip(other_rest).map(|(left, right)| left * right).sum::<f64>()
}

/// The highest of a series, and at least zero.
#[must_use]
pub fn peak(values: &[f64]) -> f64 {
    let (fours, rest) = values.as_chunks::<4>();
    let mut lanes = [0.0_f64; 4];
    for four in fours {
        for (lane, value) in lanes.iter_mut().zip(four) {
            // Not `max`, which is a call in WebAssembly (`units::Limited`, a room below).
            *lane = if *value > *lane { *value } else { *lane };
        }
    }
    lanes.iter().chain(rest).copied().fold(0.0, f64::max)
}

/// The runs of steps of one month each, `(month 0..12, steps)`, from the month of every step.
#[must_use]
pub fn month_runs(month_of_step: &[u8]) -> Vec<(usize, Range<usize>)> {
    let mut runs = Vec::with_capacity(13);
    let (mut start, mut rest) = (0, month_of_step);
    while let Some(&month) = rest.first() {
        let len = equal_len(rest, month);
        runs.push((usize::from(month), start..start + len));
        start += len;
        rest = rest.get(len..).unwrap_or_default();
    }
    runs
}

/// How many of the first bytes are `value`; looked at many at a time, as every bill asks for it.
fn equal_len(bytes: &[u8], value: u8) -> usize {
    const TOGETHER: usize = 64;
    let differ = |bytes: &[u8; TOGETHER]| bytes.iter().fold(0, |all, byte| all | (byte ^ value)) != 0;
    let (chunks, _) = bytes.as_chunks::<TOGETHER>();
    let whole = TOGETHER * chunks.iter().position(differ).unwrap_or(chunks.len());
    let rest = bytes.get(whole..).unwrap_or_default();
    whole + rest.iter().position(|byte| *byte != value).unwrap_or(rest.len())
}

fn fold([a, b, c, d]: [f64; 4]) -> f64 {
    (a + b) + (c + d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn months_that_come_again_are_runs_of_their_own() {
        assert_eq!(month_runs(&[11, 0, 0, 1, 0]), [(11, 0..1), (0, 1..3), (1, 3..4), (0, 4..5)]);
        assert!(month_runs(&[]).is_empty());
        for first in [1, 63, 64, 65, 200, 744] {
            let months: Vec<u8> = (0..1000).map(|step| u8::from(step >= first)).collect();
            assert_eq!(month_runs(&months), [(0, 0..first), (1, first..1000)]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn lanes_give_what_one_after_the_other_gives(
            values in prop::collection::vec(-50.0..50.0_f64, 0..40), factor in -2.0..2.0_f64,
        ) {
            let plain: f64 = values.iter().sum();
            let factors = vec![factor; values.len() + 1];
            prop_assert!((sum(&values) - plain).abs() < 1e-9);
            prop_assert!((sum_product(&values, &factors) - factor * plain).abs() < 1e-9);
            prop_assert!((peak(&values) - values.iter().copied().fold(0.0, f64::max)).abs() < 1e-12);
        }
    }
}
