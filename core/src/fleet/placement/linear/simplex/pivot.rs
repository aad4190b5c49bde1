//! One pivot: which row leaves, what its row of the tableau is, who flips, what the step changes.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

use super::{Candidate, FEASIBLE, PIVOT, Simplex, State};

impl Simplex {
    /// The row whose violation is worst for its edge; negative below its low bound.
    pub(super) fn leaving(&self) -> Option<(usize, f64)> {
        let mut best = None;
        let mut most = 0.0;
        for (row, (column, value)) in self.head.iter().zip(&self.basic).enumerate() {
            let (low, high) = (self.low[*column], self.high[*column]);
            let slack = FEASIBLE * (1.0 + value.abs());
            let violation = if *value < low - slack {
                value - low
            } else if *value > high + slack {
                value - high
            } else {
                continue;
            };
            let merit = violation * violation / self.weight[row];
            if merit > most {
                most = merit;
                best = Some((row, violation));
            }
        }
        best
    }

    /// Row of the tableau, and the columns that could enter for it.
    pub(super) fn price(&mut self, row: usize) {
        let n = self.matrix.columns;
        for column in self.touched.drain(..) {
            self.alpha[column as usize] = 0.0;
        }
        let rho = self.inverse.row(row);
        for (at, factor) in rho.iter().enumerate() {
            if factor.abs() <= 1e-14 {
                continue;
            }
            for (column, value) in self.matrix.row(at) {
                let alpha = &mut self.alpha[*column as usize];
                if *alpha == 0.0 {
                    self.touched.push(*column);
                }
                *alpha += factor * value;
            }
            self.alpha[n + at] = *factor;
            self.touched.push((n + at) as u32);
        }
        self.touched.sort_unstable();
        self.touched.dedup();
        self.candidates.clear();
        let column = self.head[row];
        let below = self.basic[row] < self.low[column];
        for at in &self.touched {
            let at = *at as usize;
            let alpha = self.alpha[at];
            let range = self.high[at] - self.low[at];
            if alpha.abs() <= PIVOT || range <= 0.0 {
                continue;
            }
            // Below, the row must rise: a column at its low bound rises with a negative entry.
            let toward = if below { -alpha } else { alpha };
            let may = match self.state[at] {
                State::Basic(_) => false,
                State::Low => toward > 0.0,
                State::High => toward < 0.0,
            };
            if may {
                let ratio = (self.reduced[at] / alpha).abs();
                self.candidates.push(Candidate { column: at, alpha, ratio, range });
            }
        }
    }

    /// Multipliers of the rows under which no box satisfies them.
    pub(super) fn witness(&self, row: usize, violation: f64) -> Vec<f64> {
        let sign = if violation < 0.0 { 1.0 } else { -1.0 };
        self.inverse
            .row(row)
            .iter()
            .zip(&self.matrix.row_scale)
            .map(|(rho, scale)| sign * rho * scale)
            .collect()
    }

    /// The first candidates go to their other bounds; what that changes of the cost.
    pub(super) fn flip(&mut self, flips: usize) -> f64 {
        if flips == 0 {
            return 0.0;
        }
        let n = self.matrix.columns;
        let mut moved = vec![0.0; self.matrix.rows];
        let mut change = 0.0;
        for candidate in &self.candidates[..flips] {
            let column = candidate.column;
            let (state, step) = match self.state[column] {
                State::Low => (State::High, candidate.range),
                _ => (State::Low, -candidate.range),
            };
            self.state[column] = state;
            change += self.reduced[column] * step;
            if column < n {
                for (row, value) in self.matrix.column(column) {
                    moved[*row as usize] += value * step;
                }
            } else {
                moved[column - n] += step;
            }
        }
        let moved: Vec<(u32, f64)> = moved
            .iter()
            .enumerate()
            .filter(|(_, value)| **value != 0.0)
            .map(|(row, value)| (row as u32, *value))
            .collect();
        let mut image = std::mem::take(&mut self.turned);
        self.inverse.times(&moved, &mut image);
        for (basic, image) in self.basic.iter_mut().zip(&image) {
            *basic -= image;
        }
        self.turned = image;
        change
    }

    /// The entering column takes the row, whose column leaves to the bound that it violated; what that
    /// changes of the cost. Flips may have brought it to the bound already.
    pub(super) fn pivot(&mut self, (row, below): (usize, bool), entry: &Candidate) -> Option<f64> {
        let n = self.matrix.columns;
        let (entered, left) = (entry.column, self.head[row]);
        let mut image = std::mem::take(&mut self.image);
        if entered < n {
            self.inverse.times(self.matrix.column(entered), &mut image);
        } else {
            self.inverse.times(&[((entered - n) as u32, 1.0)], &mut image);
        }
        let pivot = image[row];
        if (pivot - entry.alpha).abs() > 1e-7 * (1.0 + pivot.abs()) || pivot.abs() < PIVOT {
            self.image = image;
            self.work += 20 * self.basic.len() as u64;
            return None;
        }
        let goal = if below { self.low[left] } else { self.high[left] };
        let step = (self.basic[row] - goal) / pivot;
        let ratio = self.reduced[entered] / pivot;
        let change = self.reduced[entered] * step;
        for column in &self.touched {
            let column = *column as usize;
            if !matches!(self.state[column], State::Basic(_)) {
                self.reduced[column] -= ratio * self.alpha[column];
            }
        }
        self.weigh(row, &image);
        let start = self.standing(entered);
        for (basic, image) in self.basic.iter_mut().zip(&image) {
            *basic -= step * image;
        }
        self.inverse.pivot(row, &image);
        self.reduced[entered] = 0.0;
        self.reduced[left] = -ratio;
        self.state[left] = if below { State::Low } else { State::High };
        self.state[entered] = State::Basic(row);
        self.head[row] = entered;
        self.basic[row] = start + step;
        self.image = image;
        self.since_fresh += 1;
        let filled = self.touched.len() + 20 * self.image.iter().filter(|value| **value != 0.0).count();
        self.work += (filled + 40 * self.basic.len()) as u64;
        Some(change)
    }

    /// Steepest edge weights after a pivot.
    pub(super) fn weigh(&mut self, row: usize, image: &[f64]) {
        let rho: Vec<(u32, f64)> = self
            .inverse
            .row(row)
            .iter()
            .enumerate()
            .filter(|(_, value)| value.abs() > 1e-14)
            .map(|(at, value)| (at as u32, *value))
            .collect();
        let norm: f64 = rho.iter().map(|(_, value)| value * value).sum();
        let mut turned = std::mem::take(&mut self.turned);
        self.inverse.times(&rho, &mut turned);
        let pivot = image[row];
        for (at, weight) in self.weight.iter_mut().enumerate() {
            if at != row && image[at] != 0.0 {
                let share = image[at] / pivot;
                *weight = (*weight - 2.0 * share * turned[at] + share * share * norm).max(1e-4);
            }
        }
        self.weight[row] = (norm / (pivot * pivot)).max(1e-4);
        self.turned = turned;
    }
}
