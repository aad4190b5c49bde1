//! Sun, sky and a year of weather.
//!
//! A [`Place`] and a [`TimeAxis`](crate::time::TimeAxis) give a [`SunYear`]; twelve
//! [`MonthNormal`]s and a seed give a synthetic [`WeatherYear`]; an imported file gives a measured
//! or typical one. Everything is local standard time, hour beginning, sun at the middle of a step.

mod balance;
mod clear_sky;
mod clearness;
mod diffuse;
mod from_file;
mod normals;
mod place;
pub mod random;
mod refraction;
mod resample;
mod sky;
mod solar_position;
mod sun;
mod sun_timing;
mod synthetic;
mod temperature;
mod year;

pub use clear_sky::{ClearSky, clear_sky_haurwitz_w_m2, clear_sky_ineichen};
pub use diffuse::{DirectAndDiffuse, split_erbs};
pub use normals::MonthNormal;
pub use place::Place;
pub use refraction::refracted;
pub use solar_position::{SunPosition, julian_day, sun_position};
pub use sun::{SOLAR_CONSTANT_W_M2, SunYear, sun_year, sun_year_at};
pub use sun_timing::{COS_SUNRISE, EdgeSteps, SunTiming};
pub use synthetic::synthetic_year;
pub use year::WeatherYear;
