//! The physics of one home.
//!
//! - [`pv`]: what the roof gives

pub mod pv;
