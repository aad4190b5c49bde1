//! Light lost at the glass, by angle.
//!
//! Fresnel reflection at an anti-reflective coating (n = 1.3) and at glass (n = 1.526), absorption in both
//! (4 /m; 0.02 and 2 mm): W. De Soto, S. A. Klein and W. A. Beckman, Solar Energy 80 (2006). Diffuse light
//! counts at an effective angle by tilt: M. J. Brandemuehl and W. A. Beckman, Solar Energy 24 (1980).
//!
//! As in PVWatts version 8 (read here from `PySAM` 7.1.1, met to 2e-3), beam passes coating and glass,
//! diffuse light bare glass, both are taken relative to the product of coating and bare glass at normal
//! incidence, and none counts more than one: beam loses nothing up to 59°.

use crate::units::Limited;

/// Refractive index of the coating.
const COATING: f64 = 1.3;
/// Refractive index of the glass.
const GLASS: f64 = 1.526;
/// Extinction times thickness of the coating: 4 /m · 0.02 mm.
const COATING_DEPTH: f64 = 0.000_08;
/// Extinction times thickness of the glass: 4 /m · 2 mm.
const GLASS_DEPTH: f64 = 0.008;
/// Beyond 89° the light counts as at 89°.
const COS_FLATTEST: f64 = 0.017_452_406_437_283_51;

/// Cosine of 58°: steeper beam loses nothing.
const COS_LOSSLESS: f64 = 0.529_919_264_233_205;

/// Share of the light that passes from one medium into the next, and its cosine there.
#[inline]
fn pass(cos_in: f64, index_in: f64, index_out: f64) -> (f64, f64) {
    let ratio = index_in / index_out;
    let cos_out = (1.0 - ratio * ratio * (1.0 - cos_in * cos_in)).sqrt();
    let across = (index_in * cos_in - index_out * cos_out) / (index_in * cos_in + index_out * cos_out);
    let along = (index_in * cos_out - index_out * cos_in) / (index_in * cos_out + index_out * cos_in);
    (1.0 - 0.5 * (across * across + along * along), cos_out)
}

/// `exp(-depth)` for depths of about 0.01: the next term is below 1e-9.
#[inline]
fn kept(depth: f64) -> f64 {
    1.0 - depth * (1.0 - 0.5 * depth * (1.0 - depth / 3.0))
}

/// Through coating and glass.
#[inline]
fn coated(cos_incidence: f64) -> f64 {
    let (into_coating, cos_coating) = pass(cos_incidence, 1.0, COATING);
    let (into_glass, cos_glass) = pass(cos_coating, COATING, GLASS);
    into_coating * into_glass * kept(COATING_DEPTH / cos_coating + GLASS_DEPTH / cos_glass)
}

/// From air into one layer and through it.
fn layer(cos_incidence: f64, index: f64, depth: f64) -> f64 {
    let (passed, cos_inside) = pass(cos_incidence, 1.0, index);
    passed * kept(depth / cos_inside)
}

/// What the glass of a plane lets through.
#[derive(Clone, Copy, Debug)]
pub struct Cover {
    normal: f64,
    /// For light from the sky, 0 to 1.
    pub sky_frac: f64,
    /// For light from the ground, 0 to 1.
    pub ground_frac: f64,
}

impl Cover {
    /// The glass of a plane of a tilt, degrees, 0 to 90.
    #[must_use]
    pub fn of_tilt(tilt_deg: f64) -> Self {
        let normal = layer(1.0, GLASS, GLASS_DEPTH) * layer(1.0, COATING, COATING_DEPTH);
        let at = |angle_deg: f64| {
            let cos = libm::cos(angle_deg.to_radians()).at_least(COS_FLATTEST);
            (layer(cos, GLASS, GLASS_DEPTH) / normal).at_most(1.0)
        };
        Self {
            normal,
            sky_frac: at(59.7 - 0.1388 * tilt_deg + 0.001_497 * tilt_deg * tilt_deg),
            ground_frac: at(90.0 - 0.5788 * tilt_deg + 0.002_693 * tilt_deg * tilt_deg),
        }
    }

    /// For light from the sun at a cosine of the angle of incidence, 0 to 1.
    #[must_use]
    #[inline]
    pub fn beam_frac(&self, cos_incidence: f64) -> f64 {
        if cos_incidence > COS_LOSSLESS {
            return 1.0;
        }
        (coated(cos_incidence.at_least(COS_FLATTEST)) / self.normal).at_most(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glass_passes_less_the_flatter_the_light() {
        let cover = Cover::of_tilt(20.0);
        assert!((cover.beam_frac(1.0) - 1.0).abs() < 1e-12);
        // The short cut is no step.
        assert!((coated(COS_LOSSLESS) / cover.normal).at_most(1.0) > 1.0 - 1e-12);
        let mut last = 1.0;
        for degrees in 1..=89 {
            let frac = cover.beam_frac(libm::cos(f64::from(degrees).to_radians()));
            assert!(frac <= last + 1e-12 && frac > 0.0, "{degrees}");
            last = frac;
        }
        // PVWatts version 8: a flat plane under an overcast sky, and the beam at 65.15°, which comes out
        // of its hourly totals to 2e-3.
        assert!((Cover::of_tilt(0.0).sky_frac - 0.964_02).abs() < 2e-5);
        assert!((cover.beam_frac(libm::cos(65.1534_f64.to_radians())) - 0.9652).abs() < 2e-3);
    }

    #[test]
    fn the_cosine_form_is_the_angle_form() {
        // Bare glass by Snell and Fresnel in angles.
        for degrees in [5.0_f64, 30.0, 55.0, 75.0, 88.0] {
            let incident = degrees.to_radians();
            let refracted = libm::asin(libm::sin(incident) / GLASS);
            let across = libm::pow(libm::sin(refracted - incident) / libm::sin(refracted + incident), 2.0);
            let along = libm::pow(libm::tan(refracted - incident) / libm::tan(refracted + incident), 2.0);
            let (passed, cos_out) = pass(libm::cos(incident), 1.0, GLASS);
            assert!((passed - (1.0 - 0.5 * (across + along))).abs() < 1e-12);
            assert!((cos_out - libm::cos(refracted)).abs() < 1e-12);
        }
    }
}
