//! How far modelled and measured lie apart, and the lines of the report.

/// A row as modelled and as measured.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) row: String,
    pub(super) modelled: f64,
    pub(super) measured: f64,
}

impl Pair {
    pub(super) fn error(&self) -> f64 {
        (self.modelled / self.measured - 1.0).abs()
    }
}

pub(super) struct Spread {
    pub(super) median: f64,
    pub(super) p90: f64,
    pub(super) worst: f64,
    pub(super) worst_row: String,
}

/// Prints a line of the report and returns the spread of `|modelled / measured - 1|`.
pub(super) fn report(table: &str, part: &str, pairs: &[Pair]) -> Spread {
    let mut errors: Vec<(f64, &str)> = pairs.iter().map(|pair| (pair.error(), pair.row.as_str())).collect();
    errors.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |q: f64| errors[((errors.len() - 1) as f64 * q).round() as usize].0;
    let (worst, row) = errors[errors.len() - 1];
    let bias = pairs.iter().map(|pair| pair.modelled / pair.measured - 1.0).sum::<f64>() / pairs.len() as f64;
    println!(
        "{table:68} {part:5} rows {:4}  median {:5.1} %  90th {:5.1} %  mean {:+6.1} %  worst {:5.1} % ({row})",
        errors.len(),
        at(0.5) * 100.0,
        at(0.9) * 100.0,
        bias * 100.0,
        worst * 100.0
    );
    Spread { median: at(0.5), p90: at(0.9), worst, worst_row: row.to_owned() }
}

/// The same for shares, whose errors are points; returns median, 90th percentile and largest, and which that is.
pub(super) fn report_points(table: &str, part: &str, points: &[(String, f64)]) -> ([f64; 3], String) {
    let mut sizes: Vec<(f64, &str)> = points.iter().map(|(row, off)| (off.abs(), row.as_str())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |q: f64| sizes[((sizes.len() - 1) as f64 * q).round() as usize].0;
    let (worst, row) = sizes[sizes.len() - 1];
    println!(
        "{table:68} {part:5} rows {:4}  median {:4.1} pt  90th {:4.1} pt  worst {worst:4.1} pt ({row})",
        sizes.len(),
        at(0.5),
        at(0.9)
    );
    ([at(0.5), at(0.9), worst], row.to_owned())
}
