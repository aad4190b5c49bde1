//! What becomes of the node's heat, and what a hot day does to the node.
//!
//! - [`Response`]: how the household's draw changes with the node's power at a step
//! - [`heat_fate`]: how much of the heat was useful, cooled away, or left, step by step
//! - [`Derating`]: what a node outdoors may draw on a hot day

mod derating;
mod fate;

pub use super::household::{NodeHeat, Response};
pub use derating::Derating;
pub use fate::{HeatFate, HeatSeries, heat_fate};
