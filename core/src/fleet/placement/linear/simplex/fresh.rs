//! Everything from nothing again: where basics stand, the inverse, the reduced costs.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

use super::{Inverse, PIVOT, Simplex, State};

impl Simplex {
    /// `B^-1 (b - N x_N)`.
    pub(super) fn place_basics(&mut self) {
        let (m, n) = (self.matrix.rows, self.matrix.columns);
        let mut left = self.rhs.clone();
        for column in 0..n {
            let at = match self.state[column] {
                State::Basic(_) => continue,
                State::Low => self.low[column],
                State::High => self.high[column],
            };
            if at != 0.0 {
                for (row, value) in self.matrix.column(column) {
                    left[*row as usize] -= value * at;
                }
            }
        }
        for row in 0..m {
            let inverse = self.inverse.row(row);
            self.basic[row] = inverse.iter().zip(&left).map(|(a, b)| a * b).sum();
        }
    }

    /// The inverse from nothing, the basics and reduced costs with it.
    pub(super) fn refresh(&mut self) {
        let (m, n) = (self.matrix.rows, self.matrix.columns);
        let basics: Vec<usize> = self.head.iter().copied().filter(|column| *column < n).collect();
        let mut taken = vec![false; m];
        let kept: Vec<usize> = self.head.iter().copied().filter(|column| *column >= n).collect();
        let mut weights = vec![1.0; n + m];
        for (column, weight) in self.head.iter().zip(&self.weight) {
            weights[*column] = *weight;
        }
        self.inverse = Inverse::identity(m);
        for slack in kept {
            taken[slack - n] = true;
            self.head[slack - n] = slack;
            self.state[slack] = State::Basic(slack - n);
        }
        let mut image = std::mem::take(&mut self.image);
        for column in basics {
            self.inverse.times(self.matrix.column(column), &mut image);
            let best =
                (0..m).filter(|row| !taken[*row]).max_by(|a, b| image[*a].abs().total_cmp(&image[*b].abs()));
            match best {
                Some(row) if image[row].abs() > PIVOT => {
                    taken[row] = true;
                    self.inverse.pivot(row, &image);
                    self.head[row] = column;
                    self.state[column] = State::Basic(row);
                }
                // Dependent up to rounding: a slack takes its place below.
                _ => self.state[column] = self.liked(column),
            }
        }
        for (row, taken) in taken.into_iter().enumerate() {
            if !taken {
                self.head[row] = n + row;
                self.state[n + row] = State::Basic(row);
            }
        }
        self.image = image;
        for row in 0..m {
            self.weight[row] = weights[self.head[row]];
        }
        self.price_anew();
        self.place_basics();
        self.since_fresh = 0;
        self.work += (m * m / 4 + 60 * m) as u64;
    }

    /// The bound that a column's cost likes.
    pub(super) fn liked(&self, column: usize) -> State {
        if self.cost[column] < 0.0 && self.high[column].is_finite() { State::High } else { State::Low }
    }

    /// Reduced costs from the inverse; a boxed column on the wrong side flips.
    pub(super) fn price_anew(&mut self) {
        let (m, n) = (self.matrix.rows, self.matrix.columns);
        let mut dual = vec![0.0; m];
        for row in 0..m {
            let cost = self.cost[self.head[row]];
            if cost != 0.0 {
                for (dual, inverse) in dual.iter_mut().zip(self.inverse.row(row)) {
                    *dual += cost * inverse;
                }
            }
        }
        for column in 0..n + m {
            if matches!(self.state[column], State::Basic(_)) {
                self.reduced[column] = 0.0;
                continue;
            }
            let used: f64 = if column < n {
                self.matrix.column(column).iter().map(|(row, value)| dual[*row as usize] * value).sum()
            } else {
                dual[column - n]
            };
            let reduced = self.cost[column] - used;
            self.reduced[column] = reduced;
            if self.high[column].is_finite() {
                if reduced < -1e-9 {
                    self.state[column] = State::High;
                } else if reduced > 1e-9 {
                    self.state[column] = State::Low;
                }
            } else {
                self.state[column] = State::Low;
                self.reduced[column] = reduced.max(0.0);
            }
        }
    }
}
