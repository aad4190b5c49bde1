//! Files of meter readings: whichever kind they are, one year of load and a report on the file.
//!
//! [`read_load`] knows Green Button XML and the tables that utilities hand out. Memory beyond the file's own
//! bytes stays below 10 MB for any size, and time grows with the file alone.

mod error;
mod file;
mod fill;
mod finish;
mod grid;
mod read;
mod tally;
mod text;

pub use error::LoadError;
pub use file::{Gap, LoadClock, LoadFile, LoadFormat, LoadNote, LoadSite, LoadUnit};
pub use read::read_load;

pub(crate) use fill::fill;
pub(crate) use finish::{Learned, Times, finish};
pub(crate) use grid::{BIN_S, Bin, DAY_BINS};
pub(crate) use grid::{Grid, Reading};
pub(crate) use tally::Tally;
pub(crate) use text::text_of;

#[cfg(test)]
mod tests;
