//! Photovoltaics: arrays of any tilt and bearing on one inverter.
//!
//! The chain of PVWatts version 8 in its parts: [`transposition`] of the sky onto the plane, losses at
//! the glass ([`incidence`]), [`cell`] temperature, [`module`] power, [`inverter`]; [`pv_year`] runs it
//! through a year. Agreement with SAM: see [`year`].

pub mod array;
pub mod cell;
pub mod incidence;
pub mod inverter;
pub mod module;
pub mod transposition;
pub mod year;

pub use array::{Mount, PvArray, PvSystem};
pub use module::ModuleType;
pub use year::{PvYear, pv_year};
