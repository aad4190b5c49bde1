//! Whole numbers of nodes, what they use, and what a change would bring.

use super::{
    linear::Column,
    model::{Missing, Model, Row},
};

/// Nodes of each column and what they use of each row.
#[derive(Clone, Debug)]
pub(super) struct Counts<'a> {
    model: &'a Model,
    nodes: Vec<f64>,
    used: Vec<f64>,
}

/// A sum of rounded products may exceed a limit by this share of it.
const ROUNDING: f64 = 1e-12;

impl<'a> Counts<'a> {
    /// No nodes.
    pub(super) fn none(model: &'a Model) -> Self {
        Self { model, nodes: vec![0.0; model.nodes.len()], used: vec![0.0; model.rows.len()] }
    }

    /// These nodes, whether or not they keep the limits.
    pub(super) fn of(model: &'a Model, nodes: &[f64]) -> Self {
        let mut made = Self::none(model);
        for (at, count) in nodes.iter().enumerate().filter(|(_, count)| **count != 0.0) {
            made.add(at, *count);
        }
        made
    }

    /// Back to these nodes.
    pub(super) fn reset(&mut self, nodes: &[f64]) {
        for (at, count) in nodes.iter().enumerate() {
            let change = count - self.count(at);
            if change != 0.0 {
                self.add(at, change);
            }
        }
    }

    /// Nodes of each column.
    pub(super) fn nodes(&self) -> &[f64] {
        &self.nodes
    }

    /// Nodes of a column.
    pub(super) fn count(&self, at: usize) -> f64 {
        self.nodes.get(at).copied().unwrap_or(0.0)
    }

    /// Adds nodes, a negative number takes them away.
    pub(super) fn add(&mut self, at: usize, nodes: f64) {
        let (Some(column), Some(count)) = (self.model.program.columns.get(at), self.nodes.get_mut(at)) else {
            return;
        };
        *count += nodes;
        for (row, value) in &column.entries {
            if let Some(used) = self.used.get_mut(*row) {
                *used += value * nodes;
            }
        }
    }

    /// Whether hard limits hold and every column is within its box.
    pub(super) fn keeps_limits(&self) -> bool {
        let rows = self.model.rows.iter().zip(&self.used).zip(&self.model.program.rows);
        rows.into_iter().all(|((kind, used), most)| *kind != Row::Hard || fits(*used, *most))
            && self
                .nodes
                .iter()
                .zip(self.model.whole_columns())
                .all(|(count, column)| *count >= 0.0 && *count <= column.high)
    }

    /// Tokens missing to the target.
    pub(super) fn missing_tok(&self) -> f64 {
        let (missing, most) = self.shortfall();
        if fits(most + missing, most) { 0.0 } else { missing }
    }

    /// The objective; with a target, less what missing tokens cost.
    pub(super) fn score(&self) -> f64 {
        let gains: f64 = self
            .nodes
            .iter()
            .zip(self.model.whole_columns())
            .map(|(count, column)| count * column.gain)
            .sum();
        let surplus_cost: f64 = self
            .rows()
            .map(|(kind, used, most)| match kind {
                Row::Soft(price) => price * surplus(kind, used, most),
                _ => 0.0,
            })
            .sum();
        gains - surplus_cost - self.charge(self.shortfall())
    }

    /// What so many more nodes of a column add to the score; none if a limit forbids them.
    pub(super) fn change(&self, at: usize, nodes: f64) -> Option<f64> {
        let column = self.model.program.columns.get(at)?;
        let count = self.count(at) + nodes;
        if count < 0.0 || count > column.high {
            return None;
        }
        let mut gain = column.gain * nodes;
        let mut served = 0.0;
        for (row, value) in &column.entries {
            let (kind, used, most) = self.row(*row)?;
            let then = used + value * nodes;
            match kind {
                Row::Hard => {
                    if value * nodes > 0.0 && !fits(then, most) {
                        return None;
                    }
                }
                Row::Soft(price) => {
                    let more = surplus(kind, then, most) - surplus(kind, used, most);
                    gain -= price * more;
                    served -= more;
                }
                Row::Target(_) => served -= value * nodes,
            }
        }
        if served != 0.0 && self.model.target.is_some() {
            let (shortfall, most) = self.shortfall();
            gain += self.charge((shortfall, most)) - self.charge((shortfall - served, most));
        }
        Some(gain)
    }

    /// Nodes of a column that hard limits still allow.
    pub(super) fn room(&self, at: usize) -> f64 {
        let Some(column) = self.model.program.columns.get(at) else { return 0.0 };
        let mut room = column.high - self.count(at);
        for (row, value) in &column.entries {
            if let (Some((Row::Hard, used, most)), true) = (self.row(*row), *value > 0.0) {
                room = room.min(((most * (1.0 + ROUNDING) - used) / value).floor());
            }
        }
        room.max(0.0)
    }

    /// What is paid for tokens missing to the target.
    fn charge(&self, (missing, most): (f64, f64)) -> f64 {
        let Some(Row::Target(Missing { a_token, any })) =
            self.model.target.and_then(|target| self.model.rows.get(target))
        else {
            return 0.0;
        };
        if fits(most + missing, most) { 0.0 } else { missing * a_token + any }
    }

    /// Tokens to the target, negative beyond it, and the target as its row has it.
    fn shortfall(&self) -> (f64, f64) {
        let Some((_, used, most)) = self.model.target.and_then(|target| self.row(target)) else {
            return (0.0, 0.0);
        };
        (used - most + self.rows().map(|(kind, used, most)| surplus(kind, used, most)).sum::<f64>(), most)
    }

    fn row(&self, row: usize) -> Option<(Row, f64, f64)> {
        Some((*self.model.rows.get(row)?, *self.used.get(row)?, *self.model.program.rows.get(row)?))
    }

    fn rows(&self) -> impl Iterator<Item = (Row, f64, f64)> + '_ {
        self.model
            .rows
            .iter()
            .zip(&self.used)
            .zip(&self.model.program.rows)
            .map(|((kind, used), most)| (*kind, *used, *most))
    }

    /// What is used of a row, surplus of demand included.
    pub(super) fn used(&self, row: usize) -> f64 {
        self.used.get(row).copied().unwrap_or(0.0)
    }

    /// The columns, to choose from.
    pub(super) fn columns(&self) -> &'a [Column] {
        self.model.whole_columns()
    }
}

/// Whether a limit holds but for rounding.
pub(super) fn fits(used: f64, most: f64) -> bool {
    used <= most + ROUNDING * most.abs()
}

fn surplus(kind: Row, used: f64, most: f64) -> f64 {
    if matches!(kind, Row::Soft(_)) { (used - most).max(0.0) } else { 0.0 }
}
