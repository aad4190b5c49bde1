//! A data centre beside the fleet, on one accounting basis.
//!
//! Both sides hold the same boxes with the same GPUs, bought at the same price, and differ in what stands around
//! them. Power is that of the facility's meter (a campus pays its PUE, a home the box's own pumps), hours are those
//! sold, and everything bought is an annuity over its own life at one cost of capital.

mod account;
mod range;
mod sides;
mod together;

pub use account::{Account, Grid, Supply};
pub use range::{AccountRange, Beside, beside, fleet_range};
pub use sides::{campus, campus_terms, fleet};
