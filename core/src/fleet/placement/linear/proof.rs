//! The bound that multipliers prove, rounding counted against it.
//!
//! For any `y >= 0`: `max c x <= y b + sum_j max over the box of (c_j - y a_j) x_j` (weak duality). Nothing
//! of the simplex has to be believed for it. Each sum carries `n` times the machine's rounding of the sum
//! of its terms' sizes (Higham, 2002, ch. 4), added to the bound.

use super::Program;

/// What multipliers prove.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::fleet::placement) struct Proof {
    /// The objective is not above this.
    pub(in crate::fleet::placement) bound: f64,
    /// What a unit of each column gains beyond what it uses, at these multipliers.
    pub(in crate::fleet::placement) reduced: Vec<f64>,
}

/// The bound of columns in boxes `(low, high)`.
pub(in crate::fleet::placement) fn prove(program: &Program, boxes: &[(f64, f64)], duals: &[f64]) -> Proof {
    let mut sum = 0.0;
    let mut size = 0.0;
    let mut terms = 2.0;
    for (rhs, dual) in program.rows.iter().zip(duals) {
        sum += rhs * dual;
        size += (rhs * dual).abs();
        terms += 1.0;
    }
    let mut reduced = Vec::with_capacity(program.columns.len());
    for (column, (low, high)) in program.columns.iter().zip(boxes) {
        let (used, used_size) = use_of(&column.entries, duals);
        let left = column.gain - used;
        let reach = low.abs().max(high.abs());
        sum += (left * low).max(left * high);
        size += (column.gain.abs() + used_size) * reach;
        terms += 1.0;
        reduced.push(left);
    }
    let slack = f64::EPSILON * (size + sum.abs()) * (16.0 + terms);
    Proof { bound: sum + slack, reduced }
}

/// Whether the multipliers show that the boxes hold no point of the rows.
pub(in crate::fleet::placement) fn proves_empty(
    program: &Program,
    boxes: &[(f64, f64)],
    multipliers: &[f64],
) -> bool {
    let y: Vec<f64> = multipliers.iter().map(|value| value.max(0.0)).collect();
    let mut most = 0.0;
    let mut size = 0.0;
    for (rhs, y) in program.rows.iter().zip(&y) {
        most += rhs * y;
        size += (rhs * y).abs();
    }
    let mut least = 0.0;
    for (column, (low, high)) in program.columns.iter().zip(boxes) {
        let (used, used_size) = use_of(&column.entries, &y);
        least += (used * low).min(used * high);
        size += used_size * low.abs().max(high.abs());
    }
    least > most + 1e-12 * size
}

fn use_of(entries: &[(usize, f64)], duals: &[f64]) -> (f64, f64) {
    let mut used = 0.0;
    let mut size = 0.0;
    for (row, value) in entries {
        let part = value * duals.get(*row).copied().unwrap_or(0.0);
        used += part;
        size += part.abs();
    }
    (used, size)
}
