//! What a command answers.

use std::io::{self, ErrorKind, Write as _};

use crate::failure::Failure;

/// Text for standard output, and what the reader should know for standard error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reply {
    /// The answer.
    pub(crate) text: String,
    /// One sentence each.
    pub(crate) warnings: Vec<String>,
}

impl Reply {
    /// An answer without warnings.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), warnings: Vec::new() }
    }

    /// JSON as an answer.
    pub(crate) fn json(json: &serde_json::Value) -> Self {
        Self::text(format!("{json:#}"))
    }

    /// The same with warnings.
    pub(crate) fn with_warnings(mut self, warnings: Vec<String>) -> Self {
        self.warnings = warnings;
        self
    }

    /// Writes both. A reader who has seen enough (`wattfleet fields | head`) is no failure.
    pub(crate) fn print(&self) -> Result<(), Failure> {
        for warning in &self.warnings {
            eprintln!("note: {warning}");
        }
        if self.text.is_empty() {
            return Ok(());
        }
        let end = if self.text.ends_with('\n') { "" } else { "\n" };
        let mut out = io::stdout().lock();
        match write!(out, "{}{end}", self.text).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(format_args!("could not write the answer: {error}")))
            }
            _ => Ok(()),
        }
    }
}
