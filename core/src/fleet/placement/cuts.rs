//! Rows that every whole placement keeps and the relaxation does not: mixed-integer rounding.
//!
//! For `sum a x - s <= b` with whole `x` from 0, any divisor `d` and `f = frac(b / d)`:
//! `sum (floor(a/d) + max(0, frac(a/d) - f) / (1 - f)) x - s / (d (1 - f)) <= floor(b / d)` (Marchand and
//! Wolsey, 2001). Columns nearer to their high bound are counted from there. The left side is continuous
//! in the quotients, and the right side is given a billionth, so that rounding cannot cut off a placement.

use super::linear::Program;

/// A row to be added.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cut {
    entries: Vec<(usize, f64)>,
    rhs: f64,
    violation: f64,
}

/// Cuts a row may give at once.
const A_ROW: usize = 1;
const LEAST_VIOLATION: f64 = 1e-3;

/// From which bound a column is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Low,
    High,
}

/// One column as a row sees it.
#[derive(Clone, Copy)]
struct Term {
    column: usize,
    value: f64,
    stands: f64,
    low: f64,
    high: f64,
    from: From,
}

/// Adds the cuts that the point violates most; gives their number. The first `whole` columns are whole.
pub(super) fn add_cuts(program: &mut Program, whole: usize, point: &[f64]) -> usize {
    let mut rows: Vec<Vec<Term>> = vec![Vec::new(); program.rows.len()];
    for (at, column) in program.columns.iter().enumerate() {
        let stands = point.get(at).copied().unwrap_or(0.0).clamp(column.low, column.high);
        let near_high = at < whole && stands - column.low > column.high - stands;
        let from = if near_high { From::High } else { From::Low };
        for (row, value) in &column.entries {
            if let Some(row) = rows.get_mut(*row) {
                let (low, high) = (column.low, column.high);
                row.push(Term { column: at, value: *value, stands, low, high, from });
            }
        }
    }
    let mut found = Vec::new();
    for (terms, rhs) in rows.iter().zip(&program.rows) {
        let used: f64 = terms.iter().map(|term| term.value * term.stands).sum();
        let size: f64 = terms.iter().map(|term| (term.value * term.stands).abs()).sum();
        if used < rhs - 1e-6 * size {
            continue;
        }
        let mut divisors: Vec<f64> = terms
            .iter()
            .filter(|term| term.column < whole && broken(term.stands))
            .map(|term| term.value.abs())
            .collect();
        divisors.sort_by(|a, b| b.total_cmp(a));
        divisors.dedup_by(|a, b| (*a - *b).abs() <= 1e-9 * b.abs());
        let mut cuts: Vec<Cut> =
            divisors.iter().take(8).filter_map(|divisor| cut(terms, (*rhs, *divisor), whole)).collect();
        cuts.sort_by(|a, b| b.violation.total_cmp(&a.violation));
        found.extend(cuts.into_iter().take(A_ROW));
    }
    let count = found.len();
    for cut in found {
        let row = program.rows.len();
        program.rows.push(cut.rhs);
        for (column, value) in cut.entries {
            if let Some(column) = program.columns.get_mut(column) {
                column.entries.push((row, value));
            }
        }
    }
    count
}

fn broken(value: f64) -> bool {
    (value - libm::round(value)).abs() > 1e-5
}

fn cut(terms: &[Term], (rhs, divisor): (f64, f64), whole: usize) -> Option<Cut> {
    let shifted = |term: &Term| if term.from == From::High { term.high } else { term.low };
    let moved: f64 = terms.iter().map(|term| term.value * shifted(term)).sum();
    let quotient = (rhs - moved) / divisor;
    let part = quotient - quotient.floor();
    if !(0.01..=0.99).contains(&part) {
        return None;
    }
    let mut right = quotient.floor();
    let mut left = 0.0;
    let mut norm = 0.0;
    let mut size = right.abs();
    let mut entries = Vec::new();
    for term in terms {
        let factor = if term.column >= whole {
            // Only what is taken off the row counts; what is added is left out, which is weaker and true.
            (term.value / divisor).min(0.0) / (1.0 - part)
        } else {
            let sign = if term.from == From::High { -1.0 } else { 1.0 };
            let a = sign * term.value / divisor;
            sign * (a.floor() + (a - a.floor() - part).max(0.0) / (1.0 - part))
        };
        if factor != 0.0 {
            right += factor * shifted(term);
            size += (factor * shifted(term)).abs();
            left += factor * term.stands;
            norm += factor * factor;
            entries.push((term.column, factor));
        }
    }
    right += 1e-9 * (1.0 + size);
    let violation = (left - right) / libm::sqrt(norm).max(1e-12);
    (violation > LEAST_VIOLATION && left - right > 1e-6 * size).then_some(Cut {
        entries,
        rhs: right,
        violation,
    })
}
