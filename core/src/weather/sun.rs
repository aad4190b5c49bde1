//! The sun at every step of a year: at the middle of the steps of the display year 2026, or as a
//! weather file means it.
//!
//! Declination, equation of time and distance are taken from the full equations at each local midnight
//! and run linearly through the day; the hour angle then turns at a constant rate, so a step costs a
//! rotation and no trigonometry. Error against [`sun_position`](super::sun_position) below 0.01°.

use super::Place;
use super::solar_position::{Ephemeris, ephemeris};
use super::sun_timing::{Day, SunTiming};
use crate::time::TimeAxis;

/// Total solar irradiance at one astronomical unit, W/m² (Kopp and Lean, 2011: 1,360.8 ± 0.5).
pub const SOLAR_CONSTANT_W_M2: f64 = 1361.0;

/// The sun of each step as a unit vector (east, north, up) and the irradiance above the air.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SunYear {
    /// Cosine of the zenith angle: the upward component, negative at night.
    pub cos_zenith: Vec<f64>,
    /// The eastward component.
    pub east: Vec<f64>,
    /// The northward component.
    pub north: Vec<f64>,
    /// Irradiance normal to the sun above the atmosphere, W/m²; there at night too.
    pub extraterrestrial_w_m2: Vec<f64>,
    /// The hour angle at the middle of the first step of each day, radians: 0 at solar noon.
    pub first_hour_angle_rad: Vec<f64>,
    /// Height of the place above the sea, m: how much air the light has left to cross.
    pub elevation_m: f64,
}

impl SunYear {
    /// Steps.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cos_zenith.len()
    }

    /// Without a step.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cos_zenith.is_empty()
    }

    /// Compass bearing of the sun at a step, degrees clockwise from north, 0 to 360.
    #[must_use]
    pub fn azimuth_deg(&self, step: usize) -> Option<f64> {
        let azimuth = libm::atan2(*self.east.get(step)?, *self.north.get(step)?).to_degrees();
        Some(if azimuth < 0.0 { azimuth + 360.0 } else { azimuth })
    }

    /// Angle of the sun from the vertical at a step, degrees, 0 to 180.
    #[must_use]
    pub fn zenith_deg(&self, step: usize) -> Option<f64> {
        let (east, north) = (self.east.get(step)?, self.north.get(step)?);
        Some(libm::atan2((east * east + north * north).sqrt(), *self.cos_zenith.get(step)?).to_degrees())
    }
}

/// The sun over a place at the middle of every step.
#[must_use]
pub fn sun_year(place: &Place, axis: &TimeAxis) -> SunYear {
    sun_year_at(place, axis, &SunTiming::default())
}

/// The sun over a place at the moments a timing says.
#[must_use]
pub fn sun_year_at(place: &Place, axis: &TimeAxis, timing: &SunTiming) -> SunYear {
    let len = axis.len();
    let mut year = SunYear {
        cos_zenith: Vec::with_capacity(len),
        east: Vec::with_capacity(len),
        north: Vec::with_capacity(len),
        extraterrestrial_w_m2: Vec::with_capacity(len),
        first_hour_angle_rad: Vec::with_capacity(365),
        elevation_m: place.elevation_m,
    };
    let steps = axis.steps_per_day();
    let step_day = 1.0 / steps as f64;
    let moment = timing.offset_h.map_or(0.5, |hours| hours / axis.step_h());
    let (sin_lat, cos_lat) = libm::sincos(place.lat_deg.to_radians());
    let mut known: Option<(f64, Ephemeris)> = None;
    for day in 0..365 {
        let midnight = timing.midnight(day) - place.utc_offset_h / 24.0;
        let today = match known {
            Some((at, ephemeris)) if (at - midnight).abs() < 0.5 => ephemeris,
            _ => ephemeris(midnight),
        };
        let tomorrow = ephemeris(midnight + 1.0);
        known = Some((midnight + 1.0, tomorrow));
        let day = Day::new(place, &today, &tomorrow);
        let turn = day.turn_rad * step_day;
        let first = day.midnight_rad + moment * turn;
        let (sin_turn, cos_turn) = libm::sincos(turn);
        let (mut sin_h, mut cos_h) = libm::sincos(first);
        year.first_hour_angle_rad.push(first);
        let lit = timing.lit_moments(&day, (sin_lat, cos_lat), steps);
        for step in 0..steps {
            let mut part = (step as f64 + moment) * step_day;
            let (mut sin, mut cos) = (sin_h, cos_h);
            if let Some((_, moment)) = lit.iter().flatten().find(|(at, _)| *at == step) {
                part = *moment;
                (sin, cos) = libm::sincos(day.midnight_rad + part * day.turn_rad);
            }
            let (sin_dec, cos_dec) = day.declination(part);
            year.cos_zenith.push(sin_lat * sin_dec + cos_lat * cos_dec * cos);
            year.east.push(-cos_dec * sin);
            year.north.push(cos_lat * sin_dec - sin_lat * cos_dec * cos);
            year.extraterrestrial_w_m2.push(day.near_w_m2 + part * (day.far_w_m2 - day.near_w_m2));
            (sin_h, cos_h) = (sin_h * cos_turn + cos_h * sin_turn, cos_h * cos_turn - sin_h * sin_turn);
        }
    }
    year
}

#[cfg(test)]
mod tests {
    use super::super::{julian_day, sun_position};
    use super::*;
    use crate::time::{DaylightSaving, Weekday};

    const PLACES: [Place; 4] = [
        Place { lat_deg: 33.45, lon_deg: -111.983, elevation_m: 337.0, utc_offset_h: -7.0 },
        Place { lat_deg: -33.87, lon_deg: 151.2, elevation_m: 40.0, utc_offset_h: 10.0 },
        Place { lat_deg: 64.8, lon_deg: -147.9, elevation_m: 138.0, utc_offset_h: -9.0 },
        Place { lat_deg: 28.6, lon_deg: 77.2, elevation_m: 216.0, utc_offset_h: 5.5 },
    ];

    #[test]
    fn the_fast_sun_is_within_a_hundredth_of_a_degree_of_the_full_equations() {
        for minutes in [60, 15] {
            let axis = TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
            for place in &PLACES {
                let year = sun_year(place, &axis);
                assert_eq!(year.len(), axis.len());
                for step in (0..axis.len()).step_by(7) {
                    let day = axis.day(step) as f64;
                    let hour = axis.standard_hour(step) + 0.5 * axis.step_h();
                    let full =
                        sun_position(julian_day(2026, 1, 1, 24.0 * day + hour - place.utc_offset_h), place);
                    let zenith = full.zenith_deg - year.zenith_deg(step).unwrap();
                    assert!(zenith.abs() < 0.01, "{place:?} {step}: {zenith}");
                    // Along the horizon: an azimuth means less the nearer the sun is to the zenith.
                    let turn = (full.azimuth_deg - year.azimuth_deg(step).unwrap()).to_radians();
                    let across = (libm::sin(turn) * libm::sin(full.zenith_deg.to_radians())).to_degrees();
                    assert!(across.abs() < 0.01, "{place:?} {step}: {across}");
                }
            }
        }
    }

    #[test]
    fn the_sun_of_a_step_is_a_unit_vector_and_days_and_nights_share_the_year() {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        for place in &PLACES {
            let year = sun_year(place, &axis);
            let mut up = 0;
            for ((z, e), n) in year.cos_zenith.iter().zip(&year.east).zip(&year.north) {
                assert!((z * z + e * e + n * n - 1.0).abs() < 1e-4);
                up += usize::from(*z > 0.0);
            }
            assert!((up as f64 / 8760.0 - 0.5).abs() < 0.02, "{up}");
        }
    }

    #[test]
    fn the_year_receives_what_the_solar_constant_and_the_orbit_give() {
        let year = sun_year(&PLACES[0], &TimeAxis::hourly(DaylightSaving::None));
        let mean = year.extraterrestrial_w_m2.iter().sum::<f64>() / 8760.0;
        // The mean of 1/R² over time is (1 - e²)^-0.5.
        assert!((mean / (SOLAR_CONSTANT_W_M2 * 1.000_14) - 1.0).abs() < 1e-4, "{mean}");
        assert!(year.extraterrestrial_w_m2[0] > 1405.0 && year.extraterrestrial_w_m2[4400] < 1320.0);
    }
}
