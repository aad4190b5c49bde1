//! Many homes: how they add up, how surely, on which street, what goes where, how soon, at what cost, against what.

pub mod availability;
pub mod datacentre;
pub mod ramp;
pub mod supply_curve;
