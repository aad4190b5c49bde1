//! The clearness of each hour of a synthetic year.
//!
//! TAG (R. J. Aguiar and M. Collares-Pereira, Solar Energy 49, 1992): the mean clearness of an hour of
//! sun height h on a day of clearness K is `λ + η exp(-κ / sin h)`, about which the hour scatters by
//! `A exp(B (1 - sin h))` with a correlation from hour to hour; a cap by the hour of solar time keeps it
//! below a clear sky. The hours of a day are then moved together to its exact clearness. From the normals
//! of the Greensboro typical year, 20 seeds give a south roof 0.2 % less than the year itself, a flat one
//! 0.5 % more, east and west 1.4 and 1.0 % more (`core/tests/pv_reference.rs`).

use core::f64::consts::PI;

use super::balance::{Bounded, balance};
use super::clearness::{DaySky, daily_clearness};
use super::random::Stream;
use super::resample::coarsen;
use super::{MonthNormal, SunYear};
use crate::time::TimeAxis;

/// The sky of a year, hour by hour.
pub(super) struct Sky {
    /// Clearness of each hour; 0 at night.
    pub(super) hourly_kt: Vec<f64>,
    /// Clearness of each day.
    pub(super) daily_kt: Vec<f64>,
}

/// The lowest clearness of an hour.
const DARKEST_KT: f64 = 0.01;
/// The highest clearness of an hour, at solar noon.
const CLEAREST_KT: f64 = 0.88;

/// A sky with the given normals under the sun of a year.
pub(super) fn sky(normals: &[MonthNormal; 12], sun: &SunYear, axis: &TimeAxis, seed: u64) -> Sky {
    let per_hour = axis.steps_per_day() / 24;
    let horizontal: Vec<f64> = sun
        .cos_zenith
        .iter()
        .zip(&sun.extraterrestrial_w_m2)
        .map(|(cos_zenith, normal)| cos_zenith.max(0.0) * normal)
        .collect();
    let horizontal = if per_hour == 1 { horizontal } else { coarsen(&horizontal, per_hour) };
    let caps = caps(sun, axis);
    let days: Vec<DaySky> = horizontal
        .chunks(24)
        .map(|hours| {
            let energy: f64 = hours.iter().sum();
            let most: f64 = hours.iter().zip(&caps).map(|(hour, cap)| hour * cap).sum();
            DaySky {
                extraterrestrial_wh_m2: energy,
                reachable_kt: if energy > 0.0 { 0.985 * most / energy } else { CLEAREST_KT },
            }
        })
        .collect();
    let daily_kt = daily_clearness(normals, &days, Stream::new(seed, 1));
    let stream = Stream::new(seed, 2);
    let mut hourly_kt = vec![0.0; horizontal.len()];
    let mut hours: Vec<Bounded> = Vec::with_capacity(24);
    let years = hourly_kt.chunks_mut(24).zip(horizontal.chunks(24)).zip(daily_kt.iter().zip(&days));
    for (day, ((kt, above), (day_kt, sky))) in years.enumerate() {
        if sky.extraterrestrial_wh_m2 <= 0.0 {
            continue;
        }
        let normal_w_m2 =
            sun.extraterrestrial_w_m2.get(day * axis.steps_per_day()).copied().unwrap_or(1361.0);
        let tag = Tag::of_day(*day_kt);
        let mut scatter = 0.0_f64;
        let mut correlation = 0.0_f64;
        hours.clear();
        for (hour, (above, cap)) in above.iter().zip(&caps).enumerate() {
            if *above <= 0.0 {
                continue;
            }
            let drawn = stream.normal((day * 24 + hour) as u64);
            scatter = correlation * scatter + (1.0 - correlation * correlation).sqrt() * drawn;
            correlation = tag.correlation;
            let value = tag.hour(*above / normal_w_m2, scatter);
            hours.push(Bounded {
                value: value.clamp(DARKEST_KT + 1e-3, cap - 1e-3),
                lower: DARKEST_KT,
                upper: *cap,
                weight: *above,
            });
        }
        balance(&mut hours, day_kt * sky.extraterrestrial_wh_m2);
        let lit = kt.iter_mut().zip(above).filter(|(_, above)| **above > 0.0);
        for ((kt, _), hour) in lit.zip(&hours) {
            *kt = hour.value;
        }
    }
    Sky { hourly_kt, daily_kt }
}

/// The highest clearness of each hour of the clock, by its mean solar time over the year.
fn caps(sun: &SunYear, axis: &TimeAxis) -> Vec<f64> {
    let mean_first =
        sun.first_hour_angle_rad.iter().sum::<f64>() / sun.first_hour_angle_rad.len().max(1) as f64;
    let step_rad = 2.0 * PI / axis.steps_per_day() as f64;
    let middle_of_first = mean_first + (PI / 12.0 - step_rad) / 2.0;
    (0..24)
        .map(|hour| {
            let angle = middle_of_first + PI / 12.0 * f64::from(hour);
            let from_noon = angle - 2.0 * PI * (angle / (2.0 * PI)).round();
            CLEAREST_KT * libm::cos(from_noon * 12.0 / 30.0)
        })
        .collect()
}

/// The coefficients of a day.
struct Tag {
    level: f64,
    rise: f64,
    depth: f64,
    spread: f64,
    widening: f64,
    correlation: f64,
}

impl Tag {
    fn of_day(kt: f64) -> Self {
        let square = kt * kt;
        let fifth = square * square * kt;
        Self {
            level: -0.19 + 1.12 * kt + 0.24 * libm::exp(-8.0 * kt),
            rise: 0.32 - 1.6 * (kt - 0.5) * (kt - 0.5),
            depth: 0.19 + 2.27 * square - 2.51 * square * kt,
            spread: 0.14 * libm::exp(-20.0 * (kt - 0.35) * (kt - 0.35)),
            widening: 3.0 * (kt - 0.45) * (kt - 0.45) + 16.0 * fifth,
            correlation: 0.38 + 0.06 * libm::cos(7.4 * kt - 2.5),
        }
    }

    fn hour(&self, sin_height: f64, scatter: f64) -> f64 {
        let sin_height = sin_height.max(0.01);
        self.level
            + self.rise * libm::exp(-self.depth / sin_height)
            + self.spread * libm::exp(self.widening * (1.0 - sin_height)) * scatter
    }
}
