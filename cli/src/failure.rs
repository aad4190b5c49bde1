//! Why a command could not be done, for the person who typed it.

use std::fmt;

/// What is wrong and where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    what: String,
    help: Vec<String>,
}

impl Failure {
    /// What is wrong, and where.
    pub(crate) fn new(what: impl fmt::Display) -> Self {
        Self { what: what.to_string(), help: Vec::new() }
    }

    /// The same with one thing that can be done about it.
    pub(crate) fn help(mut self, help: impl fmt::Display) -> Self {
        self.help.push(help.to_string());
        self
    }

    /// The same with a guess at what was meant, if there is one.
    pub(crate) fn guess(self, guess: Option<String>) -> Self {
        match guess {
            Some(guess) => self.help(guess),
            None => self,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}", self.what)?;
        self.help.iter().try_for_each(|help| write!(out, "\n  {help}"))
    }
}
