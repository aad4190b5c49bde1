//! A table of a fleet: a group or a single home a row, for spreadsheets.
//!
//! The first line names the columns: `name`, the fields of a group by their last word (`count`, `climate`,
//! `opt_in_frac`), and any field of a home by its key (`household.base_kwh`, `solar.arrays[0].kw_dc`), which
//! then departs from the row's `design`; `solar.arrays` is the number of arrays. Rows of the catalogue are slugs,
//! options are words, `none` is no row, an empty cell is as the design (or the default) has it. Titles, meter
//! readings and rates of their own stay with the designs. Separated by commas, semicolons or tabs.

mod error;
mod key;
mod read;
mod table;
mod write;

pub use error::{CellError, FleetCsvError, MAX_ERRORS};
pub use read::read_fleet_csv;
pub use write::write_fleet_csv;
