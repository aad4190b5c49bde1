//! Exchange rates at which prices of other countries are shown in dollars, each with its date.

use super::Source;
use crate::text::later;

/// One currency.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// US dollars each.
    pub usd_per_unit: f64,
    /// Who says so.
    pub source: Source,
}

pub(super) const GBP_USD: f64 = 1.33;
pub(super) const EUR_USD: f64 = 1.15;
pub(super) const JPY_USD: f64 = 0.0067;
pub(super) const AUD_USD: f64 = 0.65;

const ABOUT: &str = "round mean of the second half of 2025, recalled; within 6 % over that year";

/// All currencies.
pub static CURRENCIES: &[Currency] = &[
    Currency {
        code: "USD",
        usd_per_unit: 1.0,
        source: Source::published(later!("the unit of the model"), 2025),
    },
    Currency { code: "GBP", usd_per_unit: GBP_USD, source: Source::estimated(ABOUT, 2025) },
    Currency { code: "EUR", usd_per_unit: EUR_USD, source: Source::estimated(ABOUT, 2025) },
    Currency { code: "JPY", usd_per_unit: JPY_USD, source: Source::estimated(ABOUT, 2025) },
    Currency { code: "AUD", usd_per_unit: AUD_USD, source: Source::estimated(ABOUT, 2025) },
];

/// The currency of a code.
#[must_use]
pub fn currency(code: &str) -> Option<&'static Currency> {
    CURRENCIES.iter().find(|row| row.code == code)
}
