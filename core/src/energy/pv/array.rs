//! What stands on a roof: arrays, and the system they share.

use super::ModuleType;

pub use crate::scenario::Mount;

impl Mount {
    /// Cell temperature at 800 W/m², 20 °C and 1 m/s, °C (PVWatts version 8).
    #[must_use]
    pub fn noct_c(self) -> f64 {
        match self {
            Self::Rack => 45.0,
            Self::Roof => 49.0,
        }
    }
}

/// Modules of one orientation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PvArray {
    /// Rated power at standard test conditions, kW, 0 or more.
    pub kw_dc: f64,
    /// Angle from the horizontal, degrees, 0 to 90.
    pub tilt_deg: f64,
    /// Compass bearing it faces, degrees clockwise from north, 0 to 360.
    pub azimuth_deg: f64,
    /// How it is held.
    pub mount: Mount,
}

/// Arrays of one kind of module behind one inverter.
#[derive(Clone, Debug, PartialEq)]
pub struct PvSystem {
    /// The arrays.
    pub arrays: Vec<PvArray>,
    /// The kind of module.
    pub module: ModuleType,
    /// Share of the DC power lost to soiling, wiring and their kind, 0 to 1.
    pub losses_frac: f64,
    /// Rated AC power of the inverter, kW.
    pub inverter_kw_ac: f64,
    /// Nominal efficiency of the inverter, 0.8 to 1.
    pub inverter_efficiency_frac: f64,
    /// Share of the light that the ground returns, 0 to 1.
    pub albedo_frac: f64,
}

impl PvSystem {
    /// Rated DC power of all arrays, kW.
    #[must_use]
    pub fn kw_dc(&self) -> f64 {
        self.arrays.iter().map(|array| array.kw_dc).sum()
    }
}
