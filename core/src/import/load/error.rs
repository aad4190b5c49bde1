//! What can be wrong with a file of meter readings, where, and what to do.

/// Why a file is not a load that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Another kind of file.
    #[error("found {found}; {todo}")]
    Kind {
        /// What it is.
        found: &'static str,
        /// What to do.
        todo: &'static str,
    },
    /// Something in a place where it cannot stand.
    #[error("line {line}, column {column}: found {found:?}, expected {expected}")]
    Field {
        /// Line, from 1.
        line: usize,
        /// In a table the column, in XML the character of the line; from 1.
        column: usize,
        /// The beginning of what is there.
        found: String,
        /// What belongs there, and what to do.
        expected: String,
    },
    /// Nothing in it is a reading.
    #[error("no readings: {expected}")]
    NoReadings {
        /// What a file should hold.
        expected: String,
    },
}

impl LoadError {
    pub(crate) fn field(at: (usize, usize), found: &str, expected: &str) -> Self {
        let (line, column) = at;
        let found = found.trim().chars().take(40).collect();
        Self::Field { line, column, found, expected: expected.to_owned() }
    }
}
