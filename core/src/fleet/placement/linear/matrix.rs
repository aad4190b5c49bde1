//! The scaled matrix, by column and by row.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

use super::Program;

/// `row_scale A column_scale`, both ways of reading it.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    pub(super) rows: usize,
    pub(super) columns: usize,
    column_start: Vec<usize>,
    by_column: Vec<(u32, f64)>,
    row_start: Vec<usize>,
    by_row: Vec<(u32, f64)>,
    pub(super) row_scale: Vec<f64>,
    pub(super) column_scale: Vec<f64>,
}

impl Matrix {
    /// Rows are scaled to a largest entry of one, then columns whose entries are all small or all large.
    pub(super) fn new(program: &Program) -> Self {
        let (rows, columns) = (program.rows.len(), program.columns.len());
        let mut row_scale = vec![0.0_f64; rows];
        for column in &program.columns {
            // A column of one entry would set the scale of its row alone: it is scaled itself.
            for (row, value) in column.entries.iter().filter(|_| column.entries.len() > 1) {
                row_scale[*row] = row_scale[*row].max(value.abs());
            }
        }
        for (row, value) in program.columns.iter().flat_map(|column| &column.entries) {
            if row_scale[*row] == 0.0 {
                row_scale[*row] = value.abs();
            }
        }
        for scale in &mut row_scale {
            *scale = if *scale > 0.0 { 1.0 / *scale } else { 1.0 };
        }
        let mut column_scale = Vec::with_capacity(columns);
        let mut column_start = vec![0];
        let mut by_column = Vec::new();
        let mut count = vec![0_usize; rows + 1];
        for column in &program.columns {
            let most =
                column.entries.iter().map(|(row, value)| value.abs() * row_scale[*row]).fold(0.0, f64::max);
            let scale = if most > 1e3 || (most > 0.0 && most < 1e-3) { 1.0 / most } else { 1.0 };
            column_scale.push(scale);
            for (row, value) in &column.entries {
                by_column.push((*row as u32, value * row_scale[*row] * scale));
                count[*row + 1] += 1;
            }
            column_start.push(by_column.len());
        }
        for row in 0..rows {
            count[row + 1] += count[row];
        }
        let row_start = count.clone();
        let mut by_row = vec![(0_u32, 0.0); by_column.len()];
        for column in 0..columns {
            for (row, value) in &by_column[column_start[column]..column_start[column + 1]] {
                by_row[count[*row as usize]] = (column as u32, *value);
                count[*row as usize] += 1;
            }
        }
        Self { rows, columns, column_start, by_column, row_start, by_row, row_scale, column_scale }
    }

    /// The entries of a column.
    pub(super) fn column(&self, column: usize) -> &[(u32, f64)] {
        &self.by_column[self.column_start[column]..self.column_start[column + 1]]
    }

    /// The entries of a row.
    pub(super) fn row(&self, row: usize) -> &[(u32, f64)] {
        &self.by_row[self.row_start[row]..self.row_start[row + 1]]
    }
}
