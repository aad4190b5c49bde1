//! Why a number does not go into a deal.

/// A number that a deal cannot have.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TermsError {
    /// No such number.
    #[error("there is no '{0}'")]
    Unknown(String),
    /// Too small or too large.
    #[error("'{key}' is {found}; it can be {low} to {high}")]
    Outside {
        /// Which.
        key: &'static str,
        /// What was given.
        found: f64,
        /// Least.
        low: f64,
        /// Most.
        high: f64,
    },
    /// A part of a year.
    #[error("'{key}' is {found}; it counts whole years")]
    NotWhole {
        /// Which.
        key: &'static str,
        /// What was given.
        found: f64,
    },
}
