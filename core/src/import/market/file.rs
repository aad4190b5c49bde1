//! A market's prices as one year, and what was understood of the file.

use super::MarketUnit;
use crate::{
    import::{load::LoadError, series_csv::SeriesError},
    text::{Arg, Message},
};

/// A file of prices, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct MarketFile {
    /// Minutes between prices.
    pub step_minutes: u32,
    /// Money and unit of the file.
    pub unit: MarketUnit,
    /// The title of the column that was taken; empty without one.
    pub title: String,
    /// First moment and end of the last price, seconds since 1970 in standard time; `None` for a column without times.
    pub span_s: Option<(i64, i64)>,
    /// Prices taken.
    pub prices: usize,
    /// Share of a year of 365 days that prices cover.
    pub coverage_frac: f64,
    /// What the reader should know.
    pub notes: Vec<MarketNote>,
    /// The year in standard time, 29 February left out and gaps filled, USD a kWh; a step as the prices have, at
    /// least five minutes and at most an hour.
    pub usd_per_kwh: Vec<f64>,
}

/// Something that the reader of a file of prices should know.
#[derive(Clone, Debug, PartialEq)]
pub enum MarketNote {
    /// No unit is named: dollars a kilowatt hour were taken.
    NoUnit,
    /// The unit is named and no money: dollars were taken.
    NoMoney,
    /// Another money was turned into dollars at a rate of the catalogue.
    Exchange {
        /// ISO 4217.
        money: &'static str,
        /// Dollars each.
        usd_per_unit: f64,
    },
    /// Values that are empty or say that they are missing.
    Missing(usize),
    /// Rows that are no prices.
    Skipped(usize),
    /// More than a year: the latest price of each time stands.
    SeveralYears,
    /// Hours of the year that no price covers, filled from the days about them.
    Filled(f64),
    /// 29 February is not in the year of 365 days.
    LeapDay,
    /// Times say how far their clock is ahead of UTC, and the place is not known: its standard time was taken to be so
    /// many hours ahead.
    ZoneOfFile(f64),
    /// Whether days or months come first was not to be seen.
    OrderGuessed,
}

impl MarketNote {
    /// The sentence for the page and the command line.
    #[must_use]
    pub fn message(&self) -> Message {
        let count = |id, count: usize| Message::new(id).with("count", Arg::Plain(count as f64));
        match *self {
            Self::NoUnit => Message::new("market.no_unit"),
            Self::NoMoney => Message::new("market.no_money"),
            Self::Exchange { money, usd_per_unit } => Message::new("market.exchange")
                .with("money", Arg::Text(money.to_owned()))
                .with("rate", Arg::Plain(usd_per_unit)),
            Self::Missing(missing) => count("load.missing", missing),
            Self::Skipped(rows) => count("market.skipped", rows),
            Self::SeveralYears => Message::new("market.several_years"),
            Self::Filled(hours) => Message::new("market.filled").with("hours", Arg::Hours(hours)),
            Self::LeapDay => Message::new("market.leap_day"),
            Self::ZoneOfFile(hours) => Message::new("load.zone_of_file").with("hours", Arg::Plain(hours)),
            Self::OrderGuessed => Message::new("load.order_guessed"),
        }
    }
}

/// Why a file is no market that can be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MarketError {
    /// Rows with times that make no sense somewhere.
    #[error(transparent)]
    Rows(#[from] LoadError),
    /// No times, and no column of a year.
    #[error("{0}; prices come as rows with a date, a time and a price, or as one column of a year")]
    Column(#[from] SeriesError),
    /// Prices that no market has.
    #[error(
        "the mean of the prices is {mean_usd_per_kwh:.2} USD a kWh, read as {unit}; name money and unit in the title \
         of the column, as EUR/MWh or p/kWh"
    )]
    Unit {
        /// Mean of their sizes.
        mean_usd_per_kwh: f64,
        /// The unit that was taken.
        unit: String,
    },
}
