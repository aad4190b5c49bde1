//! Many homes: how they add up, how surely, and on which street.
//!
//! A [`FleetRun`] simulates each distinct home once, a step at a time, and gives the [`FleetYear`]: its groups,
//! their sum by hour, and what of it is [`Firm`].

pub mod availability;
mod firm;
mod fleet_year;
mod homes_year;
mod hours;
mod memory;
mod run;
mod street;
mod sums;
mod variants;

pub use firm::{Firm, FirmLevel};
pub use fleet_year::{FleetYear, GroupYear};
pub use homes_year::HomesYear;
pub use hours::{HOURS, Hours, duration, exceeded_for};
pub use memory::FleetMemory;
pub use run::{FleetError, FleetInput, FleetRun, Progress};
pub use street::{StreetYear, street_year};
pub use sums::Sums;
