//! Why there is no placement.

/// What keeps a problem from having an answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PlacementError {
    /// A number that cannot be.
    #[error("{place}: {what} is {found}, which is outside {expected}")]
    Value {
        /// Where: the group, option, region, hardware or model by name.
        place: String,
        /// Which number.
        what: &'static str,
        /// What it is.
        found: f64,
        /// What it may be.
        expected: &'static str,
    },
    /// A position that names nothing.
    #[error("{place}: there is no {what} number {found}")]
    Unknown {
        /// Where.
        place: String,
        /// What it should name.
        what: &'static str,
        /// The position.
        found: usize,
    },
    /// The target cannot be met under the limits.
    #[error(
        "{wanted_tok:.4e} tokens a year cannot be served within these limits: at most {reachable_tok:.4e} can ({binds}); lower the target or relax what binds"
    )]
    OutOfReach {
        /// The target, tok a year.
        wanted_tok: f64,
        /// No placement serves more, tok a year.
        reachable_tok: f64,
        /// What binds there, by name.
        binds: String,
    },
    /// The search ended before it met the target or showed that it cannot be met.
    #[error(
        "no placement that serves {wanted_tok:.4e} tokens a year was found in the effort given; give more"
    )]
    NotFound {
        /// The target, tok a year.
        wanted_tok: f64,
    },
}
