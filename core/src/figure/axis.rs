//! A scale with its ticks.

use crate::units::Unit;

/// Where a label stands on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// In the unit of the axis.
    pub value: f64,
    /// As shown.
    pub label: String,
}

/// Whether ticks draw a line through the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickRule {
    /// A hairline at each tick.
    Hairline,
    /// A label only.
    LabelOnly,
}

/// Which end of a scale is at the left or at the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The smallest value is at the left or at the bottom.
    Ascending,
    /// The smallest value is at the top: hours of a map, rows of a tornado.
    Descending,
}

/// A scale with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is counted, for the page and for exports.
    pub label: String,
    /// The unit of `min`, `max` and the ticks; time is counted in steps (`Unit::One`).
    pub unit: Unit,
    /// The lower end.
    pub min: f64,
    /// The upper end, above `min`.
    pub max: f64,
    /// In order, inside `[min, max]`.
    pub ticks: Vec<Tick>,
    /// Whether the ticks draw lines.
    pub rule: TickRule,
    /// Which way the scale runs.
    pub sense: Sense,
}

impl Axis {
    /// What is counted, with its unit.
    #[must_use]
    pub fn name(&self) -> String {
        match (self.label.as_str(), self.unit.symbol()) {
            (label, "") => label.to_owned(),
            (label, unit) if label == unit => unit.to_owned(),
            (label, unit) => format!("{label}, {unit}"),
        }
    }

    /// Where a value lies: 0 at the left or bottom, 1 at the right or top, not clamped.
    #[must_use]
    pub fn position_frac(&self, value: f64) -> f64 {
        let span = self.max - self.min;
        let frac = if span > 0.0 { (value - self.min) / span } else { 0.0 };
        match self.sense {
            Sense::Ascending => frac,
            Sense::Descending => 1.0 - frac,
        }
    }

    /// The value at a position, the inverse of [`Axis::position_frac`].
    #[must_use]
    pub fn value(&self, position_frac: f64) -> f64 {
        let frac = match self.sense {
            Sense::Ascending => position_frac,
            Sense::Descending => 1.0 - position_frac,
        };
        self.min + frac * (self.max - self.min)
    }
}
