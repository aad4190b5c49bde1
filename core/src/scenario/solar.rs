//! PV arrays and the inverter they share.

use std::sync::Arc;

use super::{ModuleType, ShadeTable, options::option_kind, subject::number};
use crate::units::Unit;

pub use array::Array;

/// The most arrays a home has.
pub const MAX_ARRAYS: usize = 4;

subject! {
    /// PV system of the home.
    Solar in Solar, "solar", (home solar);
    /// Module class of `PVWatts`.
    401 module: ModuleType = ModuleType::Standard, "Modules", option_kind!(ModuleType),
        Source::published("PVWatts version 8", 2023);
    /// Soiling, shading, mismatch, wiring, connections, light-induced, nameplate, availability together.
    402 losses_frac: f64 = 0.1408, "Losses", number(Unit::Frac, 0.0, 0.5, 0.01, 10_000.0),
        Source::published("PVWatts version 8 default, 14.0757 %", 2023),
        plausible (0.08, 0.22);
    /// What the inverter delivers at most.
    403 inverter_kw_ac: f64 = 6.667, "Inverter", number(Unit::Kw, 0.1, 100.0, 0.1, 1000.0),
        Source::published("DC to AC ratio 1.2, PVWatts version 8", 2023);
    /// The inverter's nominal efficiency.
    404 inverter_efficiency_frac: f64 = 0.96, "Inverter efficiency",
        number(Unit::Frac, 0.8, 1.0, 0.005, 1000.0),
        Source::published("PVWatts version 8", 2023);
    /// Light that the ground throws back.
    405 albedo_frac: f64 = 0.2, "Ground reflection", number(Unit::Frac, 0.0, 0.9, 0.05, 100.0),
        Source::published("PVWatts version 8", 2023);
    /// Power that the modules lose each year.
    406 degradation_frac: f64 = 0.005, "Ageing", number(Unit::FracPerYear, 0.0, 0.05, 0.001, 10_000.0),
        Source::published("D. C. Jordan and S. R. Kurtz, Progress in Photovoltaics 21: median 0.5 % a year", 2013),
        plausible (0.002, 0.01);
    /// Years since the modules were new.
    407 age_y: f64 = 0.0, "Age", number(Unit::Year, 0.0, 40.0, 1.0, 10.0),
        Source::assumed("new modules", 2026);
    also {
        /// Groups of modules that face one way; none: no PV.
        arrays: Vec<Array> = Vec::new();
        /// Direct sun that surroundings take by month and hour, for all arrays; none: the arrays' own shade.
        shade: Option<Arc<ShadeTable>> = None;
    }
}

pub(super) mod array {
    //! One orientation.

    use crate::{
        scenario::{Mount, options::option_kind, subject::number},
        units::Unit,
    };

    subject! {
        /// Modules that face one way.
        Array in Solar, "solar.arrays[]", (arrays solar);
        /// DC power under standard test conditions.
        1401 kw_dc: f64 = 8.0, "Size", number(Unit::Kw, 0.0, 60.0, 0.5, 100.0),
        Source::assumed("a common roof", 2026),
        plausible (4.0, 12.0);
        /// Slope: 0 flat, 90 upright.
        1402 tilt_deg: f64 = 20.0, "Tilt", number(Unit::Deg, 0.0, 90.0, 1.0, 10.0),
        Source::assumed("a common roof", 2026);
        /// Where it faces: 0 north, 90 east, 180 south.
        1403 azimuth_deg: f64 = 180.0, "Faces", number(Unit::Deg, 0.0, 359.0, 5.0, 10.0),
        Source::assumed("south", 2026);
        /// How it is fixed.
        1404 mount: Mount = Mount::Roof, "Mount", option_kind!(Mount),
        Source::assumed("on the roof", 2026);
        /// Share of the ground that rows of racks or trackers cover; 0 for a single row, nothing on a roof.
        1405 gcr_frac: f64 = 0.3, "Ground covered", number(Unit::Frac, 0.0, 0.9, 0.05, 100.0),
        Source::published("PVWatts version 8", 2023);
        /// Direct sun that trees and buildings take before ten.
        1406 shade_morning_frac: f64 = 0.0, "Shade, morning", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("an open sky; losses hold some shading already", 2026);
        /// Direct sun that trees and buildings take from ten to two.
        1407 shade_midday_frac: f64 = 0.0, "Shade, midday", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("an open sky; losses hold some shading already", 2026);
        /// Direct sun that trees and buildings take after two.
        1408 shade_evening_frac: f64 = 0.0, "Shade, evening", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("an open sky; losses hold some shading already", 2026);
    }
}

impl Solar {
    /// DC power of all arrays, kW.
    #[must_use]
    pub fn kw_dc(&self) -> f64 {
        self.arrays.iter().map(|array| array.kw_dc).sum()
    }
}
