//! What a number is counted in, and how it is shown.

mod unit;

pub use unit::Unit;
