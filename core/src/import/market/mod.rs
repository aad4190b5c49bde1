//! Prices of an electricity market as exchanges, utilities and spreadsheets hand them out: one year of dollars a
//! kilowatt hour, and a report on the file.
//!
//! One column of a whole year, or rows with a time and a price. Money and unit are read from the title of the column
//! (EUR/MWh, p/kWh, cents); prices may be negative.

mod file;
mod place;
mod read;
mod unit;

pub use file::{MarketError, MarketFile, MarketNote};
pub use read::{is_market, read_market};
pub use unit::{MarketUnit, Named};

#[cfg(test)]
mod tests;
