//! What the house draws apart from the node, and how that changes with the node's heat.

mod cars;
mod end_use;
mod end_uses;
mod heat;
mod measured;
mod rooms;
mod shapes;
mod year;

pub use end_use::{EndUse, Split};
pub use heat::{NodeHeat, Response};
pub use measured::Meter;
pub use year::{HouseholdInput, HouseholdYear, household_year};
