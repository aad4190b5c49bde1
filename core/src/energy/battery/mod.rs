//! A home battery: what it can take and give, and how it ages.
//!
//! - [`BatteryLimits`]: powers, losses and state, on the hot path of the dispatch
//! - fade and health: see MODEL.md

mod limits;

pub use limits::{BatteryLimits, FeasibleRange, Power};
