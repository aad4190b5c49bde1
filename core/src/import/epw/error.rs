//! What can be wrong with a file, and where.

/// Why a file is not a weather file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EpwError {
    /// The bytes are not text.
    #[error("line {line}: not text: byte {byte} is no UTF-8")]
    NotText {
        /// Counted from one.
        line: usize,
        /// Counted from one, in the file.
        byte: usize,
    },
    /// A header line is not where it belongs.
    #[error("line {line}: found {found:?}, expected a line that begins with {expected}")]
    Header {
        /// Counted from one.
        line: usize,
        /// The beginning of what is there.
        found: String,
        /// The keyword.
        expected: &'static str,
    },
    /// A field is missing, not a number or out of range.
    #[error("line {line}, column {column}: found {found:?}, expected {expected}")]
    Field {
        /// Counted from one.
        line: usize,
        /// Field of the line, counted from one.
        column: usize,
        /// What is there.
        found: String,
        /// What belongs there.
        expected: &'static str,
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
