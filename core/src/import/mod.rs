//! Files into typed data, or a precise error.
//!
//! - [`fleet_csv`]: a table of groups or single homes, read and written
//! - [`load`]: meter readings of any kind, as one year
//! - [`green_button`]: of which Green Button (ESPI) XML
//! - [`interval_csv`]: of which tables of utilities and spreadsheets
//! - [`market`]: prices of a market, as one year
//! - [`series_csv`]: a year of one number a step
//! - [`urdb`]: electricity rates of the Utility Rate Database
//! - [`weather_file`]: EPW, TMY2, TMY3 and NSRDB weather files

pub mod fleet_csv;
pub mod green_button;
pub mod interval_csv;
pub mod load;
pub mod market;
pub mod series_csv;
pub mod urdb;
pub mod weather_file;
