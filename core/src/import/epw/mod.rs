//! EnergyPlus weather files (EPW).
//!
//! Eight header lines and one line an interval, comma separated; EnergyPlus Auxiliary Programs,
//! "Weather Converter" (US DOE). Records carry the hour they end in, in local standard time. 29 February
//! is left out; values marked missing are filled from the neighbours, and a note says how many.

mod error;
mod file;
mod read;
mod record;
mod write;

pub use error::EpwError;
pub use file::{EpwFile, EpwNote, EpwSeries};
pub use read::read_epw;
pub use write::write_epw;

/// The keywords of the header lines, in their order.
const HEADERS: [&str; 8] = [
    "LOCATION",
    "DESIGN CONDITIONS",
    "TYPICAL/EXTREME PERIODS",
    "GROUND TEMPERATURES",
    "HOLIDAYS/DAYLIGHT SAVINGS",
    "COMMENTS 1",
    "COMMENTS 2",
    "DATA PERIODS",
];

#[cfg(test)]
mod tests;
