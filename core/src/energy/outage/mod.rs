//! Outages: how often and how long, and how far batteries and sun carry the home through one.
//!
//! - [`OutageRecord`]: SAIDI and SAIFI -> how often, how long, everyday and storm
//! - [`outages`]: seeded samples of them
//! - [`backup`]: hours of house and node from one state of the battery, and the expectation of a year
//! - [`survival`]: the same from every hour of the year, with the sun

mod backup;
mod record;
mod sample;
mod survival;
mod walk;

pub use backup::{Backup, NodeInOutage, OutageInput, backup};
pub use record::{OutageKind, OutageRecord};
pub use sample::{Outage, outages};
pub use survival::{HORIZON_H, Island, Survival, survival};
