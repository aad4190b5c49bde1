//! Files into typed data, or a precise error.
//!
//! - [`epw`]: EnergyPlus weather files
//! - [`load`]: meter readings of any kind, as one year
//! - [`green_button`]: of which Green Button (ESPI) XML
//! - [`interval_csv`]: of which tables of utilities and spreadsheets
//! - [`series_csv`]: a year of one number a step
//! - [`urdb`]: electricity rates of the Utility Rate Database

pub mod epw;
pub mod green_button;
pub mod interval_csv;
pub mod load;
pub mod series_csv;
pub mod urdb;
