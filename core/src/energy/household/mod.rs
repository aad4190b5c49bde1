//! What the house draws apart from the node, and how that changes with the node's heat.

mod end_uses;
mod heat;
mod shapes;
mod year;

pub use heat::{NodeHeat, Response};
pub use year::{HouseholdInput, HouseholdYear, household_year};
