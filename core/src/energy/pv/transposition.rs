//! Irradiance on a tilted plane.
//!
//! Direct light by the angle of incidence; ground-reflected light isotropic; sky by R. Perez, P. Ineichen,
//! R. Seals, J. Michalsky and R. Stewart, Solar Energy 44 (1990): an isotropic dome with a bright ring
//! about the sun (F1) and a bright horizon (F2), by eight bins of clearness. Below 2.5° of sun the dome
//! alone. Against pvlib within 0.2 % of any moment (`core/tests/sun_and_sky.rs`).

use crate::units::Limited;

/// The sky over all planes at one step.
#[derive(Clone, Copy, Debug)]
pub struct PerezSky {
    dni_w_m2: f64,
    dhi_w_m2: f64,
    ground_w_m2: f64,
    circumsolar: f64,
    horizon: f64,
    cos_zenith_bounded: f64,
    /// Relative optical air mass at sea level, 1 to 38.
    pub air_mass: f64,
}

/// What the sky is made from.
#[derive(Clone, Copy, Debug)]
pub struct SkyInputs {
    /// Direct normal irradiance, W/m².
    pub dni_w_m2: f64,
    /// Diffuse horizontal irradiance, W/m².
    pub dhi_w_m2: f64,
    /// Cosine of the zenith angle of the sun.
    pub cos_zenith: f64,
    /// Extraterrestrial normal irradiance, W/m².
    pub extraterrestrial_w_m2: f64,
}

/// Light on a plane, by where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneIrradiance {
    /// From the sun, W/m².
    pub beam_w_m2: f64,
    /// From the sky, W/m².
    pub sky_w_m2: f64,
    /// From the ground, W/m².
    pub ground_w_m2: f64,
}

/// A plane as its normal (east, north, up) and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    east: f64,
    north: f64,
    up: f64,
    sin_tilt: f64,
}

/// The upper bounds of the first seven bins of clearness.
const BINS: [f64; 7] = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2];

/// f11, f12, f13, f21, f22, f23 of each bin.
const COEFFICIENTS: [[f64; 6]; 8] = [
    [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
    [0.130, 0.683, -0.151, -0.019, 0.066, -0.029],
    [0.330, 0.487, -0.221, 0.055, -0.064, -0.026],
    [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
    [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
    [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
    [1.060, -1.600, -0.359, 0.264, -1.127, 0.131],
    [0.678, -0.327, -0.250, 0.156, -1.377, 0.251],
];

/// Cosine of 85°: the lowest sun the ring is scaled by.
const COS_85: f64 = 0.087_155_742_747_658_17;
/// Cosine of 87.5°: below it the sky is taken as a dome.
const COS_LOWEST: f64 = 0.043_619_387_365_336;

/// Relative optical air mass by the apparent zenith (F. Kasten and A. T. Young, Applied Optics 28, 1989), as
/// a ratio of polynomials fitted to it here within 6e-5 from the zenith to the horizon: no power to compute.
fn air_mass(cos: f64) -> f64 {
    (cos * (1.000_264_282_5 * cos + 0.275_464_184_6) + 0.016_849_818_2)
        / (cos * (cos * (cos + 0.275_322_437_3) + 0.017_256_676_0) + 0.000_444_370_642)
}

impl PerezSky {
    /// The sky of a step.
    #[must_use]
    pub fn new(inputs: &SkyInputs) -> Self {
        let dni_w_m2 = inputs.dni_w_m2.at_least(0.0);
        let dhi_w_m2 = inputs.dhi_w_m2.at_least(0.0);
        let cos_zenith = inputs.cos_zenith.clamp(0.0, 1.0);
        let zenith = libm::acos(cos_zenith);
        let air_mass = air_mass(cos_zenith);
        let mut sky = Self {
            dni_w_m2,
            dhi_w_m2,
            ground_w_m2: 0.0,
            circumsolar: 0.0,
            horizon: 0.0,
            cos_zenith_bounded: cos_zenith.at_least(COS_85),
            air_mass,
        };
        if inputs.cos_zenith <= 0.0 {
            sky.dni_w_m2 = 0.0;
        }
        if cos_zenith < COS_LOWEST {
            return sky;
        }
        sky.ground_w_m2 = dni_w_m2 * cos_zenith + dhi_w_m2;
        if dhi_w_m2 > 0.0 {
            let cube = 1.041 * zenith * zenith * zenith;
            let clearness = ((dhi_w_m2 + dni_w_m2) / dhi_w_m2 + cube) / (1.0 + cube);
            let brightness = dhi_w_m2 * air_mass / inputs.extraterrestrial_w_m2;
            let bin = BINS.iter().filter(|bound| clearness > **bound).count();
            let [f11, f12, f13, f21, f22, f23] = COEFFICIENTS.get(bin).copied().unwrap_or([0.0; 6]);
            sky.circumsolar = (f11 + f12 * brightness + f13 * zenith).at_least(0.0);
            sky.horizon = f21 + f22 * brightness + f23 * zenith;
        }
        sky
    }

    /// Its light on a plane, at a cosine of the sun's angle of incidence, over ground of an albedo.
    #[must_use]
    #[inline]
    pub fn on(&self, plane: &Plane, cos_incidence: f64, albedo_frac: f64) -> PlaneIrradiance {
        let facing = cos_incidence.at_least(0.0);
        let ring = facing / self.cos_zenith_bounded;
        let sky = self.dhi_w_m2
            * ((1.0 - self.circumsolar) * 0.5 * (1.0 + plane.up)
                + self.circumsolar * ring
                + self.horizon * plane.sin_tilt);
        PlaneIrradiance {
            beam_w_m2: self.dni_w_m2 * facing,
            sky_w_m2: sky.at_least(0.0),
            ground_w_m2: self.ground_w_m2 * albedo_frac * 0.5 * (1.0 - plane.up),
        }
    }
}

impl Plane {
    /// The plane of a tilt and a compass bearing, degrees.
    #[must_use]
    pub fn new(tilt_deg: f64, azimuth_deg: f64) -> Self {
        let (sin_tilt, cos_tilt) = libm::sincos(tilt_deg.to_radians());
        let (sin_azimuth, cos_azimuth) = libm::sincos(azimuth_deg.to_radians());
        Self { east: sin_tilt * sin_azimuth, north: sin_tilt * cos_azimuth, up: cos_tilt, sin_tilt }
    }

    /// The plane of a normal (east, north, up) of length one.
    #[must_use]
    #[inline]
    pub fn of_normal(normal: (f64, f64, f64)) -> Self {
        let (east, north, up) = normal;
        Self { east, north, up, sin_tilt: (east * east + north * north).sqrt() }
    }

    /// Angle from the horizontal, degrees.
    #[must_use]
    #[inline]
    pub fn tilt_deg(&self) -> f64 {
        libm::atan2(self.sin_tilt, self.up).to_degrees()
    }

    /// Cosine of the angle from the horizontal.
    #[must_use]
    #[inline]
    pub fn cos_tilt(&self) -> f64 {
        self.up
    }

    /// Sine of the angle from the horizontal.
    #[must_use]
    #[inline]
    pub fn sin_tilt(&self) -> f64 {
        self.sin_tilt
    }

    /// The horizontal part of a direction: along the plane's bearing, and to the right of it; `None` for a
    /// flat plane, which has no bearing.
    #[must_use]
    #[inline]
    pub fn bearing_of(&self, sun: (f64, f64, f64)) -> Option<(f64, f64)> {
        if self.sin_tilt < 1e-9 {
            return None;
        }
        let (east, north) = (self.east / self.sin_tilt, self.north / self.sin_tilt);
        Some((sun.0 * east + sun.1 * north, sun.0 * north - sun.1 * east))
    }

    /// Cosine of the angle between the plane's normal and the sun at (east, north, up).
    #[must_use]
    #[inline]
    pub fn cos_incidence(&self, sun: (f64, f64, f64)) -> f64 {
        self.east * sun.0 + self.north * sun.1 + self.up * sun.2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sky(dni_w_m2: f64, dhi_w_m2: f64, zenith_deg: f64) -> PerezSky {
        PerezSky::new(&SkyInputs {
            dni_w_m2,
            dhi_w_m2,
            cos_zenith: libm::cos(zenith_deg.to_radians()),
            extraterrestrial_w_m2: 1361.0,
        })
    }

    #[test]
    fn a_flat_plane_receives_what_falls_on_the_horizontal() {
        for (dni, dhi, zenith) in [(800.0, 100.0, 30.0_f64), (0.0, 200.0, 50.0), (300.0, 150.0, 75.0)] {
            let cos = libm::cos(zenith.to_radians());
            let light = sky(dni, dhi, zenith).on(&Plane::new(0.0, 180.0), cos, 0.2);
            let total = light.beam_w_m2 + light.sky_w_m2 + light.ground_w_m2;
            assert!((total - (dni * cos + dhi)).abs() < 1e-9, "{dni} {dhi} {zenith}: {total}");
        }
    }

    #[test]
    fn the_factors_are_those_of_their_bin() {
        // Overcast: clearness 1, the first bin.
        let overcast = sky(0.0, 200.0, 40.0);
        let z = 40.0_f64.to_radians();
        let brightness = 200.0 * overcast.air_mass / 1361.0;
        assert!((overcast.circumsolar - (-0.008 + 0.588 * brightness - 0.062 * z)).abs() < 1e-12);
        assert!((overcast.horizon - (-0.060 + 0.072 * brightness - 0.022 * z)).abs() < 1e-12);
        // Very clear: clearness above 6.2, the last bin.
        let clear = sky(950.0, 70.0, 20.0);
        let z = 20.0_f64.to_radians();
        let brightness = 70.0 * clear.air_mass / 1361.0;
        assert!((clear.circumsolar - (0.678 - 0.327 * brightness - 0.250 * z)).abs() < 1e-12);
        assert!((clear.horizon - (0.156 - 1.377 * brightness + 0.251 * z)).abs() < 1e-12);
        // The middle: (100 + 300)/100 = 4 before the correction for the zenith.
        let middle = sky(300.0, 100.0, 60.0);
        let cube = 1.041 * libm::pow(60.0_f64.to_radians(), 3.0);
        let clearness = (4.0 + cube) / (1.0 + cube);
        assert!((1.95..2.8).contains(&clearness));
        let brightness = 100.0 * middle.air_mass / 1361.0;
        let expected = 0.873 - 0.392 * brightness - 0.362 * 60.0_f64.to_radians();
        assert!((middle.circumsolar - expected).abs() < 1e-12);
    }

    #[test]
    fn a_plane_that_faces_away_gets_no_beam_and_never_less_than_nothing() {
        let north = Plane::new(80.0, 0.0);
        for zenith in [10.0_f64, 45.0, 70.0, 86.0, 89.0] {
            let (sin, cos) = libm::sincos(zenith.to_radians());
            let cos_incidence = north.cos_incidence((0.0, -sin, cos));
            let light = sky(700.0, 80.0, zenith).on(&north, cos_incidence, 0.2);
            if cos_incidence < 0.0 {
                assert!(light.beam_w_m2.abs() < 1e-12);
            }
            assert!(light.sky_w_m2 >= 0.0 && light.ground_w_m2 >= 0.0);
        }
    }

    #[test]
    fn the_air_is_thickest_at_the_horizon() {
        assert!((sky(0.0, 1.0, 0.0).air_mass - 1.0).abs() < 1e-3);
        assert!((sky(0.0, 1.0, 60.0).air_mass - 1.994).abs() < 1e-2);
        assert!((sky(0.0, 1.0, 85.0).air_mass - 10.31).abs() < 0.02);
        assert!((sky(0.0, 1.0, 90.0).air_mass - 37.92).abs() < 0.05);
    }
}
