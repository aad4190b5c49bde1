//! Which moment of a step its sun stands for, and of which year.
//!
//! Means over an hour are met best by the sun at the middle of the hour, and in the hours of sunrise and
//! sunset at the middle of their lit part; records that name a minute are taken at that minute (the
//! conventions of NREL's SAM). Sunrise and sunset are those of the upper limb with refraction, 0.833°
//! below the horizon, by the declination of the day's noon.

use core::f64::consts::PI;

use super::Place;
use super::solar_position::{Ephemeris, hour_angle_rad, julian_day};
use super::sun::SOLAR_CONSTANT_W_M2;
use crate::time::MONTH_DAYS;

/// The year whose sun is shown.
const DISPLAY_YEAR: i32 = 2026;
/// Cosine of the zenith at which the sun rises and sets: 90.833°.
pub const COS_SUNRISE: f64 = -0.014_537_983;

/// Which part of a step with sunrise or sunset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EdgeSteps {
    /// The same moment as in every step.
    #[default]
    AsOthers,
    /// The middle of the lit part.
    LitPart,
}

/// At which moments the sun is computed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SunTiming {
    /// Hours after the beginning of a step, 0 to 1; none: the middle.
    pub offset_h: Option<f64>,
    /// The steps of sunrise and sunset.
    pub edges: EdgeSteps,
    /// The year of each of the 365 days; none: those of the display year 2026.
    pub years: Vec<i32>,
}

impl SunTiming {
    /// The Julian day of the midnight, universal time, that a day of the year begins with.
    pub(super) fn midnight(&self, day: usize) -> f64 {
        let year = self.years.get(day).copied().unwrap_or(DISPLAY_YEAR);
        let (mut month, mut left) = (1, day);
        for days in MONTH_DAYS {
            if left < days {
                break;
            }
            left -= days;
            month += 1;
        }
        julian_day(year, month, 1, 0.0) + left as f64
    }

    /// The steps of a day that sunrise and sunset cut, each with the middle of its lit part, in days.
    pub(super) fn lit_moments(&self, day: &Day, lat: (f64, f64), steps: usize) -> [Option<(usize, f64)>; 2] {
        if self.edges == EdgeSteps::AsOthers {
            return [None, None];
        }
        let (sin_dec, cos_dec) = day.declination(0.5);
        let cos_h = (COS_SUNRISE - lat.0 * sin_dec) / (lat.1 * cos_dec);
        if !(-1.0..1.0).contains(&cos_h) {
            return [None, None];
        }
        let half = libm::acos(cos_h) / day.turn_rad;
        let noon = -day.midnight_rad / day.turn_rad;
        let within = |time: f64| time - time.floor();
        let (rise, set) = (within(noon - half), within(noon + half));
        let edge = |time: f64| (time * steps as f64).floor();
        let (rises, sets) = (edge(rise), edge(set));
        [
            Some((rises as usize, 0.5 * (rise + (rises + 1.0) / steps as f64))),
            Some((sets as usize, 0.5 * (set + sets / steps as f64))),
        ]
    }
}

/// What a day's sun moves by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    /// Hour angle at local midnight, radians.
    pub(super) midnight_rad: f64,
    /// Its change over the day.
    pub(super) turn_rad: f64,
    /// Irradiance above the air at the day's beginning and end.
    pub(super) near_w_m2: f64,
    pub(super) far_w_m2: f64,
    sin_dec: (f64, f64),
    cos_dec: (f64, f64),
}

impl Day {
    pub(super) fn new(place: &Place, today: &Ephemeris, tomorrow: &Ephemeris) -> Self {
        let change_min = tomorrow.equation_of_time_min - today.equation_of_time_min;
        let midnight_rad = hour_angle_rad(-60.0 * place.utc_offset_h, today.equation_of_time_min, place);
        Self {
            // Between noon and noon: the sun's own noon is then within the day.
            midnight_rad: midnight_rad - 2.0 * PI * (midnight_rad / (2.0 * PI) + 0.5).round(),
            turn_rad: ((1440.0 + change_min) / 4.0).to_radians(),
            near_w_m2: SOLAR_CONSTANT_W_M2 / (today.distance_au * today.distance_au),
            far_w_m2: SOLAR_CONSTANT_W_M2 / (tomorrow.distance_au * tomorrow.distance_au),
            sin_dec: (today.sin_declination, tomorrow.sin_declination - today.sin_declination),
            cos_dec: (today.cos_declination, tomorrow.cos_declination - today.cos_declination),
        }
    }

    /// Sine and cosine of the declination at a part of the day.
    #[inline]
    pub(super) fn declination(&self, part: f64) -> (f64, f64) {
        (self.sin_dec.0 + part * self.sin_dec.1, self.cos_dec.0 + part * self.cos_dec.1)
    }
}
