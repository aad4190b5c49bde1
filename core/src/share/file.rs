//! Scenario files (`.wattfleet.json`): JSON for people to read and edit.
//!
//! ```json
//! {
//!   "wattfleet": 1,
//!   "preset": "austin-owner",
//!   "homes": [
//!     {
//!       "title": "Ours",
//!       "node": { "gpu_count": 2 },
//!       "solar": { "arrays": [{ "kw_dc": 6.5, "tilt_deg": 30 }] }
//!     }
//!   ]
//! }
//! ```
//!
//! Numbers are in the unit that their name ends in, catalogue rows are slugs, options are keys. What is
//! missing is as in the preset, without one as in the defaults; a row that is given brings its columns.
//! Written files hold everything.

mod attached;
mod attached_prices;
mod attached_weather;
mod compare;
mod json;
mod read;
mod write;

pub use read::read_file;
pub use write::{write_file, write_file_holding, write_file_with};

/// The version of the file format.
const FORMAT: u64 = 1;
/// The word for no row, where a field may have none.
const NO_ROW: &str = "none";

/// Why a file did not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is not JSON.
    #[error("line {line}, column {column}: {problem}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader stumbled over.
        problem: String,
    },
    /// It is JSON, but not of this program.
    #[error("this is not a Wattfleet scenario: those begin with \"wattfleet\": {FORMAT}")]
    NotAScenario,
    /// It is of a later version of the format.
    #[error("this file was made with a newer version (found format {found}, expected {FORMAT})")]
    Newer {
        /// The format's version.
        found: u64,
    },
    /// A value that cannot be meant so.
    #[error("{path}: found {found}, expected {expected}")]
    Wrong {
        /// Where.
        path: String,
        /// What is there.
        found: String,
        /// What could be there.
        expected: String,
    },
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
