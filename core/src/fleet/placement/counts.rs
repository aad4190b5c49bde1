//! Whole numbers of nodes, what they use, and what a change would bring.

use super::{
    linear::Column,
    model::{Model, Row},
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
        let Some(target) = self.model.target else { return 0.0 };
        let surplus: f64 = self.rows().map(|(kind, used, most)| surplus(kind, used, most)).sum();
        let used = self.used.get(target).copied().unwrap_or(0.0) + surplus;
        let most = self.model.program.rows.get(target).copied().unwrap_or(0.0);
        if fits(used, most) { 0.0 } else { used - most }
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
        gains - surplus_cost - self.missing_tok() * self.dear()
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
            gain += self.dear() * self.fills(served);
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

    /// How much less is missing when so many more tokens are served.
    fn fills(&self, served: f64) -> f64 {
        let missing = self.shortfall();
        missing.max(0.0) - (missing - served).max(0.0)
    }

    /// Tokens to the target, negative beyond it.
    fn shortfall(&self) -> f64 {
        let Some(target) = self.model.target else { return 0.0 };
        let Some((_, used, most)) = self.row(target) else { return 0.0 };
        used - most + self.rows().map(|(kind, used, most)| surplus(kind, used, most)).sum::<f64>()
    }

    fn dear(&self) -> f64 {
        match self.model.target.and_then(|target| self.model.rows.get(target)) {
            Some(Row::Target(dear)) => *dear,
            _ => 0.0,
        }
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

fn fits(used: f64, most: f64) -> bool {
    used <= most + ROUNDING * most.abs()
}

fn surplus(kind: Row, used: f64, most: f64) -> f64 {
    if matches!(kind, Row::Soft(_)) { (used - most).max(0.0) } else { 0.0 }
}
