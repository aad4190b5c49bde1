//! What is wrong with a table of a fleet: everything at once, cell by cell.

use std::fmt;

/// The most that are told.
pub const MAX_ERRORS: usize = 50;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    /// Line of the file, from 1: the line of names.
    pub row: usize,
    /// Name of the column, or its number where it has none.
    pub column: String,
    /// What is there, shortened.
    pub found: String,
    /// What could be there.
    pub expected: String,
}

impl fmt::Display for CellError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, found, expected } = self;
        write!(out, "row {row}, column {column}: found '{found}', expected {expected}")
    }
}

/// Why a table was not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FleetCsvError {
    /// The first of them, in order: never empty.
    pub cells: Vec<CellError>,
    /// How many more there are.
    pub more: usize,
}

impl FleetCsvError {
    pub(super) fn push(&mut self, error: CellError) {
        if self.cells.len() < MAX_ERRORS {
            self.cells.push(error);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl fmt::Display for FleetCsvError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, cell) in self.cells.iter().enumerate() {
            if index > 0 {
                out.write_str("\n")?;
            }
            write!(out, "{cell}")?;
        }
        if self.more > 0 { write!(out, "\nand {} more", self.more) } else { Ok(()) }
    }
}

impl std::error::Error for FleetCsvError {}

/// A cell that cannot be meant so.
pub(super) fn wrong(at: (usize, &str), found: &str, expected: impl Into<String>) -> CellError {
    const SHOWN_CHARS: usize = 40;
    let found = found.chars().take(SHOWN_CHARS).collect();
    CellError { row: at.0, column: at.1.to_owned(), found, expected: expected.into() }
}
