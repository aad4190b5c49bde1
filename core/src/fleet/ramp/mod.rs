//! How a fleet grows against a data centre that waits for power and then arrives at once.
//!
//! By month over ten years: megawatts that run, tokens and cash so far, and where the two cross. Prices fall by the
//! calendar on both sides, hardware bought later is cheaper, boxes give less with age; at the end of their life they are
//! sold, and bought anew where the next life earns its price. Known limits: money of different years is added as it is; nothing is worth anything after ten years.

mod growth;
mod plan;
mod race;
mod range;
mod side;
#[cfg(test)]
mod tests;

pub use growth::{Growth, GrowthLimit, growth};
pub use plan::{RAMP_INPUTS, RampPlan};
pub use race::{Crossing, Race, Series, race};
pub use range::ramp_range;
pub use side::{MONTHS, RampSide};
