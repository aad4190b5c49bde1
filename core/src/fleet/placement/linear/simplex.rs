//! The bounded dual simplex.
//!
//! Minimises `cost x` with `cost = -gain`, a slack in every row. Leaving rows by steepest edge (Forrest
//! and Goldfarb, 1992), entering columns by the long step that flips boxed columns on the way (Maros,
//! 2003), costs disturbed by less than a millionth against stalling: the bound is proved from the duals
//! with the costs as they are, so the disturbance can make it looser, never wrong.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

use super::{
    Program,
    inverse::Inverse,
    matrix::Matrix,
    ratio::{Candidate, entering},
};
use crate::weather::random::Stream;

/// How a solve ended.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::fleet::placement) enum End {
    /// The optimum of the relaxation.
    Optimal,
    /// Nothing satisfies the rows: a row and the multipliers that show it.
    Empty(Vec<f64>),
    /// The pivots ran out, or the objective fell to the cutoff: the duals still bound it.
    Stopped,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Basic(usize),
    Low,
    High,
}

/// A programme being solved, with its basis.
#[derive(Clone, Debug)]
pub(in crate::fleet::placement) struct Simplex {
    matrix: Matrix,
    gain_scale: f64,
    cost: Vec<f64>,
    low: Vec<f64>,
    high: Vec<f64>,
    rhs: Vec<f64>,
    state: Vec<State>,
    head: Vec<usize>,
    inverse: Inverse,
    basic: Vec<f64>,
    reduced: Vec<f64>,
    weight: Vec<f64>,
    since_fresh: usize,
    /// Work so far, about a multiplication each.
    pub(in crate::fleet::placement) work: u64,
    alpha: Vec<f64>,
    touched: Vec<u32>,
    image: Vec<f64>,
    turned: Vec<f64>,
    candidates: Vec<Candidate>,
}

const FEASIBLE: f64 = 1e-9;
const PIVOT: f64 = 1e-9;
const FRESH_AFTER: usize = 100;

impl Simplex {
    /// At the basis of slacks.
    pub(in crate::fleet::placement) fn new(program: &Program) -> Self {
        let matrix = Matrix::new(program);
        let (m, n) = (matrix.rows, matrix.columns);
        let most = program.columns.iter().map(|column| column.gain.abs()).fold(0.0, f64::max);
        let gain_scale = if most > 0.0 { 1.0 / most } else { 1.0 };
        let noise = Stream::new(0, 6);
        let mut cost: Vec<f64> = program
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let plain = -column.gain * gain_scale * matrix.column_scale[at];
                plain + 1e-7 * (plain.abs() + 1e-3) * (noise.uniform(at as u64) - 0.5)
            })
            .collect();
        cost.resize(n + m, 0.0);
        let scaled = |bound: fn(&super::Column) -> f64| -> Vec<f64> {
            program
                .columns
                .iter()
                .zip(&matrix.column_scale)
                .map(|(column, scale)| bound(column) / scale)
                .collect()
        };
        let (mut low, mut high) = (scaled(|column| column.low), scaled(|column| column.high));
        low.resize(n + m, 0.0);
        high.resize(n + m, f64::INFINITY);
        let rhs = program.rows.iter().zip(&matrix.row_scale).map(|(rhs, scale)| rhs * scale).collect();
        let mut state: Vec<State> =
            cost.iter().map(|cost| if *cost < 0.0 { State::High } else { State::Low }).collect();
        for row in 0..m {
            state[n + row] = State::Basic(row);
        }
        let mut made = Self {
            inverse: Inverse::identity(m),
            basic: vec![0.0; m],
            reduced: cost.clone(),
            weight: vec![1.0; m],
            head: (n..n + m).collect(),
            alpha: vec![0.0; n + m],
            touched: Vec::new(),
            image: vec![0.0; m],
            turned: vec![0.0; m],
            candidates: Vec::new(),
            since_fresh: 0,
            work: 0,
            matrix,
            gain_scale,
            cost,
            low,
            high,
            rhs,
            state,
        };
        made.place_basics();
        made
    }

    /// Value of a column.
    pub(in crate::fleet::placement) fn value(&self, column: usize) -> f64 {
        self.standing(column) * self.matrix.column_scale[column]
    }

    /// What one more unit of a row's right side is worth, >= 0, in units of the objective.
    pub(in crate::fleet::placement) fn duals(&self) -> Vec<f64> {
        // The reduced cost of a slack is minus its row's multiplier, as minimising sees it.
        let n = self.matrix.columns;
        (0..self.matrix.rows)
            .map(|row| (self.reduced[n + row] * self.matrix.row_scale[row] / self.gain_scale).max(0.0))
            .collect()
    }

    /// Moves a column's bounds; the basis stays.
    pub(in crate::fleet::placement) fn bound(&mut self, column: usize, low: f64, high: f64) {
        let scale = self.matrix.column_scale[column];
        let before = self.standing(column);
        self.low[column] = low / scale;
        self.high[column] = high / scale;
        if matches!(self.state[column], State::Basic(_)) {
            return;
        }
        // While a column is fixed its reduced cost may change sign: it stands where that now likes it.
        self.state[column] = if self.reduced[column] < 0.0 { State::High } else { State::Low };
        let step = self.standing(column) - before;
        if step != 0.0 {
            let mut image = std::mem::take(&mut self.turned);
            self.inverse.times(self.matrix.column(column), &mut image);
            for (basic, image) in self.basic.iter_mut().zip(&image) {
                *basic -= step * image;
            }
            self.turned = image;
            self.work += 10 * self.basic.len() as u64;
        }
    }

    /// Goes on to the optimum, for so many pivots, or until the objective cannot be above `cutoff`.
    pub(in crate::fleet::placement) fn solve(&mut self, pivots: usize, cutoff: f64) -> End {
        let stop = -cutoff * self.gain_scale;
        self.work += (self.matrix.columns + 20 * self.matrix.rows) as u64;
        let mut cost = self.cost_now();
        for _ in 0..pivots {
            if self.since_fresh >= FRESH_AFTER {
                self.refresh();
                cost = self.cost_now();
            }
            if cost > stop {
                return End::Stopped;
            }
            let Some((row, violation)) = self.leaving() else { return End::Optimal };
            self.price(row);
            let Some((entry, flips)) = entering(&mut self.candidates, violation.abs()) else {
                return End::Empty(self.witness(row, violation));
            };
            cost += self.flip(flips);
            match self.pivot((row, violation < 0.0), &entry) {
                Some(change) => cost += change,
                // The inverse has drifted: make it anew and choose again; if that does not help, stop.
                None if self.since_fresh > 0 => self.since_fresh = FRESH_AFTER,
                None => return End::Stopped,
            }
        }
        End::Stopped
    }

    fn standing(&self, column: usize) -> f64 {
        match self.state[column] {
            State::Basic(row) => self.basic[row],
            State::Low => self.low[column],
            State::High => self.high[column],
        }
    }

    /// Cost of where everything stands: the dual objective, as the duals are feasible.
    fn cost_now(&self) -> f64 {
        (0..self.matrix.columns).map(|column| self.cost[column] * self.standing(column)).sum()
    }

    /// `B^-1 (b - N x_N)`.
    fn place_basics(&mut self) {
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
    fn refresh(&mut self) {
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
    fn liked(&self, column: usize) -> State {
        if self.cost[column] < 0.0 && self.high[column].is_finite() { State::High } else { State::Low }
    }

    /// Reduced costs from the inverse; a boxed column on the wrong side flips.
    fn price_anew(&mut self) {
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

    /// The row whose violation is worst for its edge; negative below its low bound.
    fn leaving(&self) -> Option<(usize, f64)> {
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
    fn price(&mut self, row: usize) {
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
    fn witness(&self, row: usize, violation: f64) -> Vec<f64> {
        let sign = if violation < 0.0 { 1.0 } else { -1.0 };
        self.inverse
            .row(row)
            .iter()
            .zip(&self.matrix.row_scale)
            .map(|(rho, scale)| sign * rho * scale)
            .collect()
    }

    /// The first candidates go to their other bounds; what that changes of the cost.
    fn flip(&mut self, flips: usize) -> f64 {
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
    fn pivot(&mut self, (row, below): (usize, bool), entry: &Candidate) -> Option<f64> {
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
    fn weigh(&mut self, row: usize, image: &[f64]) {
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
