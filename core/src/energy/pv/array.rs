//! What stands on a roof: arrays, and the system they share.

use std::sync::Arc;

use super::{ModuleType, shading::Shading};

pub use crate::scenario::Mount;

impl Mount {
    /// Cell temperature at 800 W/m², 20 °C and 1 m/s, °C (PVWatts version 8).
    #[must_use]
    pub fn noct_c(self) -> f64 {
        match self {
            Self::Rack | Self::Tracker => 45.0,
            Self::Roof => 49.0,
        }
    }
}

/// Modules of one orientation.
#[derive(Clone, Debug, PartialEq)]
pub struct PvArray {
    /// Rated power at standard test conditions, kW, 0 or more.
    pub kw_dc: f64,
    /// Angle from the horizontal, degrees, 0 to 90; of the axis for a tracker.
    pub tilt_deg: f64,
    /// Compass bearing it faces, degrees clockwise from north, 0 to 360; that the axis points to for a
    /// tracker.
    pub azimuth_deg: f64,
    /// How it is held.
    pub mount: Mount,
    /// Share of the ground that racks and trackers cover: rows shade each other; 0 for a single row, below
    /// 1; nothing on a roof.
    pub gcr_frac: f64,
    /// Beam that trees and buildings take, by month and hour.
    pub shading: Option<Arc<Shading>>,
}

/// The usual distance of rows (PVWatts version 8).
pub const USUAL_GCR_FRAC: f64 = 0.3;

/// Arrays of one kind of module behind one inverter.
#[derive(Clone, Debug, PartialEq)]
pub struct PvSystem {
    /// The arrays.
    pub arrays: Vec<PvArray>,
    /// The kind of module.
    pub module: ModuleType,
    /// Share of the DC power lost to soiling, wiring and their kind, 0 to 1.
    pub losses_frac: f64,
    /// Share of the DC power lost to age, 0 to 1.
    pub aged_frac: f64,
    /// Rated AC power of the inverter, kW.
    pub inverter_kw_ac: f64,
    /// Nominal efficiency of the inverter, 0.8 to 1.
    pub inverter_efficiency_frac: f64,
    /// Share of the light that the ground returns where the weather does not say, 0 to 1.
    pub albedo_frac: f64,
}

impl PvSystem {
    /// Rated DC power of all arrays, kW.
    #[must_use]
    pub fn kw_dc(&self) -> f64 {
        self.arrays.iter().map(|array| array.kw_dc).sum()
    }
}

/// Share of the power lost after some years of a yearly degradation: compound, as SAM's.
#[must_use]
pub fn aged_frac(degradation_frac: f64, years: f64) -> f64 {
    1.0 - libm::pow((1.0 - degradation_frac).clamp(0.0, 1.0), years.max(0.0))
}
