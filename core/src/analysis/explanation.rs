//! What an explanation holds.

use crate::{
    scenario::{Path, Place, Scenario, field_by_key},
    text::Message,
    units::Unit,
};

use super::{Provenance, provenance};

/// A figure taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Id of the figure.
    pub figure: &'static str,
    /// The words above it.
    pub label: &'static str,
    /// The formula in the terms' symbols: `+ - * / ( )` and numbers. It evaluates to the result.
    pub formula: String,
    /// What the symbols stand for, in the order of the formula.
    pub terms: Vec<Term>,
    /// The figure, as shown.
    pub result: f64,
    /// Counted in.
    pub unit: Unit,
    /// The lowest and highest it may be, as far as that is known.
    pub band: Option<(f64, f64)>,
}

/// One symbol of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// As in the formula.
    pub symbol: &'static str,
    /// What it is.
    pub label: &'static str,
    /// How much, here.
    pub value: f64,
    /// Counted in.
    pub unit: Unit,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The address of the input that it is, or that moves it most.
    pub field: Option<String>,
    /// More on it.
    pub note: Option<Message>,
}

impl Term {
    /// A value that the simulation worked out.
    pub(super) fn model(symbol: &'static str, label: &'static str, value: f64, unit: Unit) -> Self {
        Self { symbol, label, value, unit, provenance: Provenance::Model, field: None, note: None }
    }

    /// The same with the input that moves it most.
    pub(super) fn moved_by(mut self, key: &str, home: usize) -> Self {
        self.field = field_by_key(key).map(|field| Path::of_home(field, home).text());
        self
    }

    /// The same with more on it.
    pub(super) fn noted(mut self, id: &'static str) -> Self {
        self.note = Some(Message::new(id));
        self
    }

    /// An input of a home; `None` when the table has no such field.
    pub(super) fn input(scenario: &Scenario, home: usize, symbol: &'static str, key: &str) -> Option<Self> {
        let field = field_by_key(key)?;
        let path = Path { field, place: Place { home, item: 0 } };
        Some(Self {
            symbol,
            label: field.label,
            value: path.read(scenario)?,
            unit: field.number().map_or(Unit::One, |number| number.unit),
            provenance: provenance(scenario, path),
            field: Some(path.text()),
            note: None,
        })
    }
}
