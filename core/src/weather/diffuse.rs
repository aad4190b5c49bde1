//! Global irradiance divided into direct and diffuse.
//!
//! D. G. Erbs, S. A. Klein and J. A. Duffie, Solar Energy 28 (1982): the diffuse fraction as a polynomial
//! of the hourly clearness. Scatter of single hours about it: 0.1 of the global irradiance.

/// The two parts of a global irradiance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DirectAndDiffuse {
    /// Direct, normal to the sun, W/m².
    pub dni_w_m2: f64,
    /// Diffuse, on the horizontal, W/m².
    pub dhi_w_m2: f64,
}

/// Below this the direct part is not told apart: the cosine of a zenith of 87°.
const COS_LOWEST_SUN: f64 = 0.052_335_956_242_943_83;

/// The parts of a global irradiance at an hourly clearness and a cosine of the zenith.
///
/// They always add up again: `dni · cos_zenith + dhi = ghi`.
#[must_use]
pub fn split_erbs(ghi_w_m2: f64, clearness_kt: f64, cos_zenith: f64) -> DirectAndDiffuse {
    if cos_zenith < COS_LOWEST_SUN {
        return DirectAndDiffuse { dni_w_m2: 0.0, dhi_w_m2: ghi_w_m2 };
    }
    let kt = clearness_kt;
    let fraction = if kt <= 0.22 {
        1.0 - 0.09 * kt
    } else if kt <= 0.8 {
        0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)))
    } else {
        0.165
    };
    let dhi_w_m2 = fraction * ghi_w_m2;
    DirectAndDiffuse { dni_w_m2: (ghi_w_m2 - dhi_w_m2) / cos_zenith, dhi_w_m2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up_and_a_clearer_sky_is_less_diffuse() {
        let mut last = 1.0;
        for step in 1..=100 {
            let kt = f64::from(step) / 100.0;
            let parts = split_erbs(500.0, kt, 0.6);
            assert!((parts.dni_w_m2 * 0.6 + parts.dhi_w_m2 - 500.0).abs() < 1e-9);
            let fraction = parts.dhi_w_m2 / 500.0;
            assert!((0.16..=1.0).contains(&fraction));
            assert!(fraction <= last + 1e-3, "{kt}");
            last = fraction;
        }
        assert!((split_erbs(100.0, 0.5, 0.6).dhi_w_m2 - 65.91).abs() < 0.01);
    }

    #[test]
    fn a_sun_on_the_horizon_gives_no_direct_light() {
        let parts = split_erbs(20.0, 0.9, 0.01);
        assert!(parts.dni_w_m2.abs() < 1e-12 && (parts.dhi_w_m2 - 20.0).abs() < 1e-12);
    }
}
