//! The bounded dual simplex.
//!
//! Minimises `cost x` with `cost = -gain`, a slack in every row. Leaving rows by steepest edge (Forrest
//! and Goldfarb, 1992), entering columns by the long step that flips boxed columns on the way (Maros,
//! 2003), costs disturbed by less than a millionth against stalling: the bound is proved from the duals
//! with the costs as they are, so the disturbance can make it looser, never wrong.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

mod fresh;
mod pivot;

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
                plain + 2e-8 * (plain.abs() + 1e-3) * (noise.uniform(at as u64) - 0.5)
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
}
