//! The numbers behind a picture, few enough to read.

use super::{View, moment_label};
use crate::units::Unit;

/// The most rows of a table.
pub const MAX_ROWS: usize = 400;

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The heading.
    pub label: String,
    /// The unit of the values.
    pub unit: Unit,
    /// A value a row.
    pub values: Vec<f64>,
}

/// A table: one label a row, then columns of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureTable {
    /// The heading of the row labels.
    pub row_heading: String,
    /// A label a row.
    pub rows: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
}

impl FigureTable {
    /// Series over a view: a row a step, or means over as many steps as keep the rows few.
    pub(super) fn over_time(view: &View<'_>, series: &[(&str, Unit, &[f64])]) -> Self {
        let bin = bin_steps(view);
        let (start, end) = (view.window.start(), view.window.end());
        let starts = || (start..end).step_by(bin);
        let columns = series
            .iter()
            .map(|(label, unit, values)| Column {
                label: (*label).to_owned(),
                unit: *unit,
                values: starts()
                    .map(|from| {
                        let to = (from + bin).min(end).min(values.len());
                        let part = values.get(from..to).unwrap_or_default();
                        part.iter().sum::<f64>() / part.len().max(1) as f64
                    })
                    .collect(),
            })
            .collect();
        Self {
            row_heading: "Time".to_owned(),
            rows: starts().map(|step| moment_label(view.axis, step)).collect(),
            columns,
        }
    }
}

/// Steps a row: one, an hour, some hours, a day.
fn bin_steps(view: &View<'_>) -> usize {
    let hour = (60 / view.axis.step_minutes()) as usize;
    [1, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour]
        .into_iter()
        .find(|bin| view.window.len().div_ceil(*bin) <= MAX_ROWS)
        .unwrap_or(24 * hour)
}
