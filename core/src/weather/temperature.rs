//! The temperature of each hour of a synthetic year.
//!
//! Monthly means joined by straight lines, plus day-to-day weather (an autoregressive process of lag one
//! joined from noon to noon), plus a daily wave from its lowest at 05:30 to its highest at 15:00 whose
//! range follows the clearness of the day. Each month is then moved to its exact mean while its hottest
//! and coldest hours are stretched to the 1 % and 99 % temperatures of the normals.

use core::f64::consts::PI;

use super::MonthNormal;
use super::random::Stream;
use crate::time::MONTH_DAYS;

/// Correlation of one day's mean temperature with the next (assumed; stations lie at 0.6 to 0.75).
const DAY_TO_DAY: f64 = 0.65;
/// What joining noon to noon leaves of the standard deviation of a daily mean with that correlation.
const SMOOTHED: f64 = 0.9225;
/// What taking the month's own mean away leaves of it, 30 days with that correlation.
const DEMEANED: f64 = 0.918;
/// How far a tail may shrink (its hours keep their order) and stretch (a month with one hot spell).
const MOST_SHRINK: f64 = -0.8;
const MOST_STRETCH: f64 = 6.0;
/// Standard hour of the lowest and of the highest temperature.
const COLDEST_H: f64 = 5.5;
const WARMEST_H: f64 = 15.0;

/// The hourly dry-bulb temperature, °C.
pub(super) fn hourly_temperature(normals: &[MonthNormal; 12], daily_kt: &[f64], stream: Stream) -> Vec<f64> {
    let means = daily_means(normals);
    let noon = noon_values(normals, &means, stream);
    let wave = daily_wave();
    let before = noon.first().into_iter().chain(&noon);
    let after = noon.iter().skip(1).chain(noon.last());
    let ranges = daily_ranges(normals, daily_kt);
    let mut hourly = Vec::with_capacity(noon.len() * 24);
    for (((today, before), after), range) in noon.iter().zip(before).zip(after).zip(&ranges) {
        for (hour, wave) in wave.iter().enumerate() {
            let from_noon = (hour as f64 + 0.5 - 12.0) / 24.0;
            let towards = if from_noon < 0.0 { before } else { after };
            hourly.push(today + (towards - today) * from_noon.abs() + 0.5 * range * wave);
        }
    }
    let mut rest = hourly.as_mut_slice();
    let mut sorted = Vec::with_capacity(31 * 24);
    for (normal, days) in normals.iter().zip(MONTH_DAYS) {
        let split = (days * 24).min(rest.len());
        let (month, later) = core::mem::take(&mut rest).split_at_mut(split);
        rest = later;
        // A tail that reaches the most it may move in one pass goes on in the next.
        for _ in 0..4 {
            if fit_month(month, normal, &mut sorted) == Fit::Met {
                break;
            }
        }
    }
    hourly
}

/// The monthly means, joined from the middle of one month to the middle of the next.
fn daily_means(normals: &[MonthNormal; 12]) -> Vec<f64> {
    let mut means = Vec::with_capacity(365);
    let earlier = normals.iter().cycle().skip(11);
    let later = normals.iter().cycle().skip(1);
    let days_earlier = MONTH_DAYS.iter().cycle().skip(11);
    let days_later = MONTH_DAYS.iter().cycle().skip(1);
    let months = normals.iter().zip(MONTH_DAYS).zip(earlier.zip(days_earlier)).zip(later.zip(days_later));
    for (((normal, days), (before, days_before)), (after, days_after)) in months {
        let half = days as f64 / 2.0;
        for day in 0..days {
            let from_middle = day as f64 + 0.5 - half;
            let (other, gap) = if from_middle < 0.0 {
                (before, half + *days_before as f64 / 2.0)
            } else {
                (after, half + *days_after as f64 / 2.0)
            };
            means.push(normal.dry_bulb_c + (other.dry_bulb_c - normal.dry_bulb_c) * from_middle.abs() / gap);
        }
    }
    means
}

/// The temperature about which each day swings, at noon.
fn noon_values(normals: &[MonthNormal; 12], means: &[f64], stream: Stream) -> Vec<f64> {
    let innovation = (1.0 - DAY_TO_DAY * DAY_TO_DAY).sqrt();
    let mut process = stream.normal(0);
    let mut noon = Vec::with_capacity(means.len());
    let mut rest = means;
    let mut index = 0;
    for (normal, days) in normals.iter().zip(MONTH_DAYS) {
        let (month, later) = rest.split_at(days.min(rest.len()));
        rest = later;
        let count = month.len().max(1) as f64;
        let mean = month.iter().sum::<f64>() / count;
        let trend = month.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
        let total = normal.temp_std_c * normal.temp_std_c;
        let spread = (total - trend).max(0.25 * total).sqrt() / (SMOOTHED * DEMEANED);
        for value in month {
            index += 1;
            process = DAY_TO_DAY * process + innovation * stream.normal(index);
            noon.push(value + spread * process);
        }
    }
    noon
}

/// The daily range of each day, K: half of it in proportion to the day's clearness.
fn daily_ranges(normals: &[MonthNormal; 12], daily_kt: &[f64]) -> Vec<f64> {
    let mut ranges = Vec::with_capacity(daily_kt.len());
    let mut rest = daily_kt;
    for (normal, days) in normals.iter().zip(MONTH_DAYS) {
        let (month, later) = rest.split_at(days.min(rest.len()));
        rest = later;
        let mean_kt = (month.iter().sum::<f64>() / month.len().max(1) as f64).max(1e-6);
        let range = normal.daily_max_c - normal.daily_min_c;
        ranges.extend(month.iter().map(|kt| range * (0.5 + 0.5 * kt / mean_kt)));
    }
    ranges
}

/// The shape of a day: 24 hourly values of mean 0 that span from -1 to 1.
pub(super) fn daily_wave() -> Vec<f64> {
    let rising = WARMEST_H - COLDEST_H;
    let raw: Vec<f64> = (0..24)
        .map(|hour| {
            let hour = f64::from(hour) + 0.5;
            if (COLDEST_H..WARMEST_H).contains(&hour) {
                -libm::cos(PI * (hour - COLDEST_H) / rising)
            } else {
                let since = if hour < WARMEST_H { hour + 24.0 - WARMEST_H } else { hour - WARMEST_H };
                libm::cos(PI * since / (24.0 - rising))
            }
        })
        .collect();
    let mean = raw.iter().sum::<f64>() / 24.0;
    let highest = raw.iter().copied().fold(f64::MIN, f64::max);
    let lowest = raw.iter().copied().fold(f64::MAX, f64::min);
    raw.iter().map(|value| (value - mean) * 2.0 / (highest - lowest)).collect()
}

/// Whether a month has come to its normals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Met,
    Short,
}

/// Moves a month to its mean and its 1 % and 99 % temperatures, keeping the order of its hours.
fn fit_month(month: &mut [f64], normal: &MonthNormal, sorted: &mut Vec<f64>) -> Fit {
    if month.len() < 200 {
        return Fit::Met;
    }
    let mean = month.iter().sum::<f64>() / month.len() as f64;
    sorted.clear();
    sorted.extend(month.iter().map(|value| value - mean));
    let rank = sorted.len() / 100;
    let (_, cold, _) = sorted.select_nth_unstable_by(rank, f64::total_cmp);
    let cold = *cold;
    let last = sorted.len() - 1 - rank;
    let (_, hot, _) = sorted.select_nth_unstable_by(last, f64::total_cmp);
    let hot = *hot;
    // What lies beyond half of the way to each extreme is stretched.
    let (warm, cool) = (0.5 * hot, 0.5 * cold);
    let count = month.len() as f64;
    let mean_above = sorted.iter().map(|value| (value - warm).max(0.0)).sum::<f64>() / count;
    let mean_below = sorted.iter().map(|value| (cool - value).max(0.0)).sum::<f64>() / count;
    let (reach_hot, reach_cold) = (hot - warm, cool - cold);
    // hot + a reach_hot + shift = target, cold - b reach_cold + shift = target,
    // shift = b mean_below - a mean_above.
    let wanted_hot = normal.p99_c - normal.dry_bulb_c - hot;
    let wanted_cold = normal.p01_c - normal.dry_bulb_c - cold;
    let (m11, m12) = (reach_hot - mean_above, mean_below);
    let (m21, m22) = (-mean_above, mean_below - reach_cold);
    let determinant = m11 * m22 - m12 * m21;
    if determinant.abs() < 1e-9 {
        return Fit::Met;
    }
    let hot_tail = (wanted_hot * m22 - wanted_cold * m12) / determinant;
    let cold_tail = (m11 * wanted_cold - m21 * wanted_hot) / determinant;
    let hotter = hot_tail.clamp(MOST_SHRINK, MOST_STRETCH);
    let colder = cold_tail.clamp(MOST_SHRINK, MOST_STRETCH);
    let shift = normal.dry_bulb_c + colder * mean_below - hotter * mean_above;
    for value in month {
        let x = *value - mean;
        *value = shift + x + hotter * (x - warm).max(0.0) - colder * (cool - x).max(0.0);
    }
    if (hotter - hot_tail).abs() + (colder - cold_tail).abs() > 1e-12 { Fit::Short } else { Fit::Met }
}
