//! Where a number comes from, and how far it can be trusted.

use crate::text::Later;

/// How a number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Read off an instrument, by us or by a named source.
    Measured,
    /// Printed by the maker, an authority or a price list.
    Published,
    /// General knowledge of the market or the trade.
    Estimated,
    /// A modelling choice.
    Assumed,
}

impl Status {
    /// One lower-case word, as the tables and the page show it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Published => "published",
            Self::Estimated => "estimated",
            Self::Assumed => "assumed",
        }
    }
}

/// Who says so, when, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// Who says so, or the reason for an assumption.
    text: Later,
    /// The year it was said.
    pub year: u16,
    /// How it is known.
    pub status: Status,
}

impl Source {
    /// Who says so, or the reason for an assumption.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.text.text()
    }

    /// Read off an instrument.
    #[must_use]
    pub const fn measured(text: &'static str, year: u16) -> Self {
        Self { text: Later::new(text), year, status: Status::Measured }
    }

    /// Printed by the maker, an authority or a price list.
    #[must_use]
    pub const fn published(text: &'static str, year: u16) -> Self {
        Self { text: Later::new(text), year, status: Status::Published }
    }

    /// General knowledge of the market or the trade.
    #[must_use]
    pub const fn estimated(text: &'static str, year: u16) -> Self {
        Self { text: Later::new(text), year, status: Status::Estimated }
    }

    /// A modelling choice.
    #[must_use]
    pub const fn assumed(text: &'static str, year: u16) -> Self {
        Self { text: Later::new(text), year, status: Status::Assumed }
    }
}

/// A value with the lowest and highest that sources or judgement allow, `low <= value <= high`.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Range {
    /// Lowest.
    pub low: f64,
    /// The one used.
    pub value: f64,
    /// Highest.
    pub high: f64,
}

impl Range {
    /// Low, value, high.
    #[must_use]
    pub const fn new(low: f64, value: f64, high: f64) -> Self {
        Self { low, value, high }
    }

    /// A value without a known range.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { low: value, value, high: value }
    }
}
