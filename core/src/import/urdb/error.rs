//! Why a record cannot be used.

/// What is wrong with a rate record, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrdbError {
    /// No JSON.
    #[error("line {line}, column {column}: {problem}; expected a URDB record in JSON")]
    Json {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What the parser met.
        problem: String,
    },
    /// JSON, but no record in it.
    #[error("{path} holds no rate; expected a URDB record, or {{\"items\": [record]}} with one")]
    NoRecord {
        /// Where it was looked for.
        path: String,
    },
    /// A key that must be there.
    #[error("{path} is missing; {help}")]
    Missing {
        /// The key.
        path: String,
        /// What to do.
        help: &'static str,
    },
    /// A value that does not fit.
    #[error("{path} is {found}; expected {expected}")]
    Wrong {
        /// Where, as `energyratestructure[0][1].unit`.
        path: String,
        /// The value, shortened.
        found: String,
        /// What would fit.
        expected: &'static str,
    },
}
