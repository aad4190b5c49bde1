//! The inverse of the basis, dense in storage and sparse in use.
//!
//! Few rows bind, so most of it stays the identity: zeros are skipped, and a pivot costs the product of
//! the non-zeros of one row and one column.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

/// Rows of `B^-1`.
#[derive(Clone, Debug)]
pub(super) struct Inverse {
    size: usize,
    values: Vec<f64>,
    filled: Vec<u32>,
}

const NOTHING: f64 = 1e-14;

impl Inverse {
    /// The identity.
    pub(super) fn identity(size: usize) -> Self {
        let mut values = vec![0.0; size * size];
        for at in 0..size {
            values[at * size + at] = 1.0;
        }
        Self { size, values, filled: Vec::new() }
    }

    /// A row.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.size..(row + 1) * self.size]
    }

    /// `B^-1 a` of a sparse column into `out`.
    pub(super) fn times(&self, column: &[(u32, f64)], out: &mut [f64]) {
        for (row, out) in out.iter_mut().enumerate() {
            let inverse = self.row(row);
            *out = column.iter().map(|(at, value)| inverse[*at as usize] * value).sum();
        }
    }

    /// Column `pivot.0` of the basis becomes one whose image is `image`.
    pub(super) fn pivot(&mut self, at: usize, image: &[f64]) {
        let size = self.size;
        let scale = 1.0 / image[at];
        self.filled.clear();
        for column in 0..size {
            let value = &mut self.values[at * size + column];
            if value.abs() > NOTHING {
                *value *= scale;
                self.filled.push(column as u32);
            } else {
                *value = 0.0;
            }
        }
        for (row, factor) in image.iter().enumerate() {
            if row == at || factor.abs() <= NOTHING {
                continue;
            }
            for column in &self.filled {
                let column = *column as usize;
                self.values[row * size + column] -= factor * self.values[at * size + column];
            }
        }
    }
}
