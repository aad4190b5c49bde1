//! What can be wrong with a weather file, and where.

/// Why a file is not a weather file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeatherFileError {
    /// The beginning is that of no format known.
    #[error(
        "line 1, column 1: found {found:?}, expected an EPW, TMY2 or TMY3 file, or a CSV file whose first two lines name a latitude, a longitude and a time zone"
    )]
    Unknown {
        /// The beginning of what is there.
        found: String,
    },
    /// A header line is not where it belongs.
    #[error("line {line}: found {found:?}, expected {expected}")]
    Header {
        /// Counted from one.
        line: usize,
        /// The beginning of what is there.
        found: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// A field is missing, not a number or out of range.
    #[error("line {line}, column {column}: found {found:?}, expected {expected}")]
    Field {
        /// Counted from one.
        line: usize,
        /// Field of the line (TMY2: character of the line), counted from one.
        column: usize,
        /// What is there.
        found: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// A record is not later than the one before.
    #[error("line {line}: a record of {month}/{day} {hour}:{minute:02} follows a later one")]
    Order {
        /// Counted from one.
        line: usize,
        /// 1 to 12.
        month: usize,
        /// 1 to 31.
        day: usize,
        /// 0 to 23.
        hour: usize,
        /// 0 to 60.
        minute: usize,
    },
    /// The records do not make a year.
    #[error("line {line}: the file ends after {found} records, expected {expected}")]
    Length {
        /// The last line, counted from one.
        line: usize,
        /// Records without 29 February.
        found: usize,
        /// A year of the stated interval.
        expected: usize,
    },
}
