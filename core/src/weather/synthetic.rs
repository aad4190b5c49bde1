//! A year of weather out of twelve monthly normals and a seed.
//!
//! Monthly clearness and temperature are met exactly, daily variability and persistence in
//! distribution, the hottest and coldest hundredth of each month's hours by construction. The same seed
//! gives the same weather on every axis: it is made by the hour, and divided by the height of the sun.

use super::diffuse::split_erbs;
use super::random::Stream;
use super::resample::spread_linear;
use super::sky::sky;
use super::temperature::{daily_wave, hourly_temperature};
use super::{MonthNormal, SunYear, WeatherYear};
use crate::time::{MONTH_DAYS, TimeAxis};

/// Spread of the logarithm of the daily mean wind (assumed).
const WIND_SPREAD: f64 = 0.35;
/// How much of the daily mean wind comes and goes with the afternoon (assumed).
const WIND_WAVE: f64 = 0.25;

/// A year of weather with the given normals.
///
/// `sun` is the sun of the place on the same axis.
#[must_use]
pub fn synthetic_year(normals: &[MonthNormal; 12], sun: &SunYear, axis: &TimeAxis, seed: u64) -> WeatherYear {
    let normals = normals.map(|normal| normal.completed());
    let per_hour = axis.steps_per_day() / 24;
    let sky = sky(&normals, sun, axis, seed);
    let temperature = hourly_temperature(&normals, &sky.daily_kt, Stream::new(seed, 3));
    let wind = hourly_wind(&normals, Stream::new(seed, 4));
    let mut year = WeatherYear {
        ghi_w_m2: Vec::with_capacity(sun.len()),
        dni_w_m2: Vec::with_capacity(sun.len()),
        dhi_w_m2: Vec::with_capacity(sun.len()),
        dry_bulb_c: if per_hour == 1 { temperature } else { spread_linear(&temperature, per_hour) },
        wind_m_s: wind.iter().flat_map(|hour| core::iter::repeat_n(*hour, per_hour)).collect(),
        albedo_frac: Vec::new(),
    };
    let hours = sky.hourly_kt.iter().flat_map(|kt| core::iter::repeat_n(*kt, per_hour));
    for ((cos_zenith, normal), kt) in sun.cos_zenith.iter().zip(&sun.extraterrestrial_w_m2).zip(hours) {
        let ghi = kt * cos_zenith.max(0.0) * normal;
        let parts = split_erbs(ghi, kt, *cos_zenith);
        year.ghi_w_m2.push(ghi);
        year.dni_w_m2.push(parts.dni_w_m2);
        year.dhi_w_m2.push(parts.dhi_w_m2);
    }
    year
}

/// The hourly wind, m/s: calm and windy days about the month's exact mean.
fn hourly_wind(normals: &[MonthNormal; 12], stream: Stream) -> Vec<f64> {
    let wave = daily_wave();
    let mut hourly = Vec::with_capacity(8760);
    let mut index = 0;
    for (normal, days) in normals.iter().zip(MONTH_DAYS) {
        let daily: Vec<f64> =
            (index..index + days as u64).map(|day| libm::exp(WIND_SPREAD * stream.normal(day))).collect();
        index += days as u64;
        let scale = normal.wind_m_s * days as f64 / daily.iter().sum::<f64>();
        for day in &daily {
            hourly.extend(wave.iter().map(|wave| scale * day * (1.0 + WIND_WAVE * wave)));
        }
    }
    hourly
}
