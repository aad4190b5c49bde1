//! Why a home has no year.

/// A scenario that cannot be simulated.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SimulateError {
    /// There is no such home.
    #[error("there is no home {index}; the scenario has {homes}")]
    NoHome {
        /// What was asked for, from 0.
        index: usize,
        /// How many there are.
        homes: usize,
    },
    /// A step that does not fit.
    #[error(transparent)]
    Step(#[from] crate::time::StepError),
    /// A row that the catalogue does not have.
    #[error(
        "{field} holds row {row}, which the catalogue does not have; choose one from `wattfleet catalog`"
    )]
    NoRow {
        /// Key of the field.
        field: &'static str,
        /// The id.
        row: u16,
    },
    /// An attached weather year of another length.
    #[error("the attached weather has {found} steps, the year has {expected}")]
    WeatherLength {
        /// Steps of the attachment.
        found: usize,
        /// Steps of the axis.
        expected: usize,
    },
}
