//! What a number is counted in, and how it is shown.

mod limited;
mod unit;

pub use limited::Limited;
pub use unit::Unit;
