//! DC power of a module against the light in it and its temperature.
//!
//! `P / P_stc = g · (1 + a (g - 1) + b ln g + ΔT (c + d ln g))` with `g` the effective irradiance over
//! 1,000 W/m² and `ΔT` the cell temperature less 25 °C: series resistance, the logarithm of the diode,
//! temperature. Coefficients fitted here to the hourly output of PVWatts version 8 (`PySAM` 7.1.1, four
//! orientations on the Greensboro TMY3 year): residual 0.02 % of the rating, bias 0.001 %.
//!
//! The spectrum follows the air mass with the polynomial of W. De Soto, S. A. Klein and W. A. Beckman,
//! Solar Energy 80 (2006).

pub use crate::scenario::ModuleType;

/// What the power equation knows of a kind of module.
#[derive(Clone, Copy, Debug)]
struct Response {
    series: f64,
    diode: f64,
    temperature: f64,
    temperature_diode: f64,
    efficiency_frac: f64,
}

impl ModuleType {
    fn response(self) -> Response {
        match self {
            Self::Standard => Response {
                series: -0.069_75,
                diode: 0.046_65,
                temperature: -0.003_752,
                temperature_diode: 0.000_116,
                efficiency_frac: 0.19,
            },
            Self::Premium => Response {
                series: -0.047_65,
                diode: 0.043_83,
                temperature: -0.003_553,
                temperature_diode: 0.000_113,
                efficiency_frac: 0.21,
            },
            Self::ThinFilm => Response {
                series: -0.061_57,
                diode: 0.042_75,
                temperature: -0.003_255,
                temperature_diode: 0.000_103,
                efficiency_frac: 0.18,
            },
        }
    }

    /// Efficiency at standard test conditions, 0 to 1 (PVWatts version 8).
    #[must_use]
    pub fn efficiency_frac(self) -> f64 {
        self.response().efficiency_frac
    }

    /// Power over the rated power, 0 or more, at an effective irradiance and a cell temperature.
    #[must_use]
    #[inline]
    pub fn power_frac(self, effective_w_m2: f64, cell_c: f64) -> f64 {
        let g = effective_w_m2 / 1000.0;
        if g < 1e-4 {
            return 0.0;
        }
        let response = self.response();
        let log_g = libm::log(g);
        let warmer = cell_c - 25.0;
        let efficiency = 1.0
            + response.series * (g - 1.0)
            + response.diode * log_g
            + warmer * (response.temperature + response.temperature_diode * log_g);
        (g * efficiency).max(0.0)
    }
}

/// How much of the light the spectrum makes useful, about 1, at an air mass of the place.
#[must_use]
#[inline]
pub fn spectrum_frac(air_mass: f64) -> f64 {
    0.918_093
        + air_mass * (0.086_257 + air_mass * (-0.024_459 + air_mass * (0.002_816 - 0.000_126 * air_mass)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_gives_its_rating_at_standard_test_conditions() {
        for module in ModuleType::ALL {
            assert!((module.power_frac(1000.0, 25.0) - 1.0).abs() < 1e-12);
            assert!(module.power_frac(0.0, 25.0).abs() < 1e-12);
        }
        assert!((spectrum_frac(1.5) - 1.0).abs() < 2e-3);
    }

    #[test]
    fn heat_costs_power_and_light_gives_it() {
        for module in ModuleType::ALL {
            let lost = module.power_frac(1000.0, 35.0) - 1.0;
            assert!((-0.039..-0.031).contains(&lost), "{module:?} {lost}");
            let mut last = 0.0;
            for step in 1..=120 {
                let power = module.power_frac(10.0 * f64::from(step), 45.0);
                assert!(power > last);
                last = power;
            }
            // Weak light is used less well.
            assert!(module.power_frac(200.0, 25.0) < 0.2);
        }
    }
}
