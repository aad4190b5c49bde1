//! Fewer points with the same outline: the least and the greatest of each pixel column.

use super::Window;

/// The steps of a window to draw: the least and greatest value of each column, in order, and both
/// ends; every step when there are no more than two a column.
#[must_use]
pub fn decimate(values: &[f64], window: Window, columns: usize) -> Vec<usize> {
    let count = window.len();
    let columns = columns.max(1);
    if count <= 2 * columns {
        return (window.start()..window.end()).collect();
    }
    let mut kept = Vec::with_capacity(2 * columns + 2);
    kept.push(window.start());
    for column in 0..columns {
        let from = window.start() + count * column / columns;
        let to = window.start() + count * (column + 1) / columns;
        let (mut least, mut greatest) = ((from, f64::INFINITY), (from, f64::NEG_INFINITY));
        for (step, value) in (from..to).zip(values.get(from..).unwrap_or_default()) {
            if *value < least.1 {
                least = (step, *value);
            }
            if *value > greatest.1 {
                greatest = (step, *value);
            }
        }
        kept.push(least.0.min(greatest.0));
        kept.push(least.0.max(greatest.0));
    }
    kept.push(window.end() - 1);
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{DaylightSaving, TimeAxis};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimation_keeps_the_extremes_of_every_column_in_order(
            values in prop::collection::vec(-1e3..1e3_f64, 8760),
            from in 0_usize..8000, length in 1_usize..8760, columns in 1_usize..900,
        ) {
            let axis = TimeAxis::hourly(DaylightSaving::None);
            let window = Window::new(&axis, from, from + length);
            let kept = decimate(&values, window, columns);
            prop_assert!(kept.len() <= 2 * columns + 2);
            prop_assert!(kept.iter().zip(kept.iter().skip(1)).all(|(a, b)| a < b));
            prop_assert_eq!(kept.first(), Some(&window.start()));
            prop_assert_eq!(kept.last(), Some(&(window.end() - 1)));
            let greatest = |of: &[f64]| of.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let count = window.len();
            for column in 0..columns {
                let from = window.start() + count * column / columns;
                let to = window.start() + count * (column + 1) / columns;
                if from == to {
                    continue;
                }
                let of_kept: Vec<f64> =
                    kept.iter().filter(|k| (from..to).contains(k)).map(|k| values[*k]).collect();
                prop_assert_eq!(greatest(&of_kept).to_bits(), greatest(&values[from..to]).to_bits());
                let negated = |of: &[f64]| greatest(&of.iter().map(|v| -v).collect::<Vec<_>>());
                prop_assert_eq!(negated(&of_kept).to_bits(), negated(&values[from..to]).to_bits());
            }
        }
    }
}
