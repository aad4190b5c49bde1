//! Many homes: how they add up, how surely, on which street, what goes where, how soon, at what cost, against what.
//!
//! A [`FleetRun`] simulates each distinct home once, a step at a time, and gives the [`FleetYear`]: its groups,
//! their sum by hour, and what of it is [`Firm`]. [`placement`] says which node goes to which group,
//! [`plan`] makes a placement of a fleet scenario, and [`shard`] says how homes hold a model together.

pub mod availability;
pub mod datacentre;
mod feeder;
mod firm;
mod fleet_year;
mod group_terms;
mod homes_year;
mod hours;
mod mean_terms;
mod memory;
mod part;
pub mod placement;
pub mod plan;
pub mod ramp;
mod run;
pub mod shard;
mod street;
mod sums;
pub mod supply_curve;
mod variants;

pub use feeder::{Feeder, FeederYear, feeder_year};
pub use firm::{Firm, FirmLevel, firm_kw};
pub use fleet_year::{FleetYear, GroupYear};
pub use homes_year::HomesYear;
pub use hours::{HOURS, Hours, duration, exceeded_for};
pub use mean_terms::mean_terms;
pub use memory::FleetMemory;
pub use part::{FleetPart, PART_ROWS, PartOf};
pub use run::{FleetError, FleetInput, FleetRun, Progress, homes_drawn};
pub use street::{StreetHour, StreetYear, street_of, street_year};
pub use sums::Sums;
