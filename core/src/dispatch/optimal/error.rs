//! Why there is no schedule.

/// What keeps a case from having a schedule.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OptimalError {
    /// The store's numbers contradict each other.
    #[error("the battery's {what} is {found}, which is outside {expected}")]
    Store {
        /// Which number.
        what: &'static str,
        /// What it is.
        found: f64,
        /// What it may be.
        expected: &'static str,
    },
    /// A series holds a value that is no number.
    #[error("{series} at step {step} is {found}: give a finite number")]
    NotFinite {
        /// Which series.
        series: &'static str,
        /// Where, from 0.
        step: usize,
        /// What stands there.
        found: f64,
    },
    /// The end state cannot be reached.
    #[error(
        "the battery cannot come from {start_kwh} kWh to its end state within its limits: free the end state or relax the limits"
    )]
    OutOfReach {
        /// Where it starts, kWh.
        start_kwh: f64,
    },
}
