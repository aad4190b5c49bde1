//! Photovoltaics: arrays of any tilt and bearing on one inverter.
//!
//! The chain of PVWatts version 8 in its parts: [`transposition`] of the sky onto the plane, losses at
//! the glass ([`incidence`]), [`cell`] temperature, [`module`] power, [`inverter`]; beside them [`shading`]
//! by trees, [`rows`] that shade each other and the [`tracker`]; [`pv_year`] runs it through a year. Agreement with SAM: see [`year`].

pub mod array;
pub mod cell;
pub mod incidence;
pub mod inverter;
pub mod module;
pub mod rows;
pub mod shading;
pub mod tracker;
pub mod transposition;
pub mod year;

pub use array::{Mount, PvArray, PvSystem, USUAL_GCR_FRAC, aged_frac};
pub use module::ModuleType;
pub use shading::{Shading, ShadingError};
pub use year::{PvYear, pv_year};
