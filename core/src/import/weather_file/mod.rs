//! Weather files: what a year of sun, air and wind was at a place.
//!
//! Four formats, told apart by their content: EnergyPlus weather (EPW; EnergyPlus Auxiliary Programs,
//! "Weather Converter", US DOE), TMY2 (NREL, User's Manual for TMY2s, 1995), TMY3 (NREL/TP-581-43156,
//! 2008), and comma-separated files with named columns as the National Solar Radiation Database (PSM3,
//! PSM4) and SAM write them, with records of 5 to 60 minutes. Records lie in local standard time.
//! 29 February is left out; values that are missing are filled from their neighbours, and a note says
//! how many. Time and memory grow with the length of the file, and reading stops at its first error.

mod csv;
mod epw;
mod error;
mod fields;
mod file;
mod fill;
mod numbers;
mod read;
mod records;
mod tmy2;
mod tmy3;
mod write;

pub use error::WeatherFileError;
pub use file::{SunStamp, WeatherFile, WeatherFormat, WeatherNote, WeatherSeries};
pub use read::read_weather;
pub use write::write_epw;

#[cfg(test)]
mod tests;
