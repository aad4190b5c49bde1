//! Files into typed data, or a precise error.
//!
//! - [`epw`]: EnergyPlus weather files

pub mod epw;
