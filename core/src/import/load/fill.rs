//! A year of bins as a year of powers without holes.

use super::grid::{BIN_S, Bin, DAY_BINS};

/// Days about a hole that fill it.
const NEAR_DAYS: usize = 14;

/// Mean power by step, kW; the step is the readings', between five minutes and an hour. A step without
/// readings takes the mean of its time of day over two weeks before and after, else over the year.
pub(crate) fn fill(year: &[Bin], step_minutes: u32) -> Vec<f64> {
    let minutes = [60, 30, 20, 15, 10, 5]
        .into_iter()
        .find(|minutes| step_minutes.is_multiple_of(*minutes))
        .unwrap_or(5);
    let count = (minutes as i64 * 60 / BIN_S) as usize;
    let steps: Vec<Option<f64>> = year.chunks(count).map(power).collect();
    let day_steps = DAY_BINS / count;
    let days: Vec<&[Option<f64>]> = steps.chunks(day_steps).collect();
    let mean_day: Vec<Option<f64>> =
        (0..day_steps).map(|of_day| mean(days.iter().map(|day| at(day, of_day)))).collect();
    let mean_kw = mean(steps.iter().copied()).unwrap_or(0.0);
    let mut filled = Vec::with_capacity(steps.len());
    for (number, day) in days.iter().enumerate() {
        let first = number.saturating_sub(NEAR_DAYS);
        for (of_day, kw) in day.iter().enumerate() {
            let near =
                || days.iter().skip(first).take(number - first + NEAR_DAYS + 1).map(|day| at(day, of_day));
            let kw = kw.or_else(|| mean(near())).or_else(|| at(&mean_day, of_day)).unwrap_or(mean_kw);
            filled.push(kw);
        }
    }
    filled
}

fn at(day: &[Option<f64>], of_day: usize) -> Option<f64> {
    day.get(of_day).copied().flatten()
}

/// Mean power of the part of a step that was metered.
fn power(bins: &[Bin]) -> Option<f64> {
    let metered = || bins.iter().filter(|bin| bin.year != 0);
    let kwh: f64 = metered().map(|bin| bin.kwh).sum();
    let seconds: f64 = metered().map(metered_s).sum();
    (seconds > 0.0).then(|| kwh * 3600.0 / seconds)
}

/// How much of a bin was metered, s: all of it where a reading had no length, and never more.
fn metered_s(bin: &Bin) -> f64 {
    if bin.seconds == 0 { BIN_S as f64 } else { f64::from(bin.seconds).min(BIN_S as f64) }
}

fn mean(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, count) = values.flatten().fold((0.0, 0.0), |(sum, count), kw| (sum + kw, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_takes_the_mean_of_its_time_of_day_and_the_rest_keeps_its_energy() {
        let mut year = vec![Bin { kwh: 0.1, seconds: 300, year: 2023 }; 365 * DAY_BINS];
        for (index, bin) in year.iter_mut().enumerate() {
            bin.kwh = if index % DAY_BINS < 144 { 0.05 } else { 0.15 };
        }
        let whole = fill(&year, 60);
        for bin in year.iter_mut().skip(40 * DAY_BINS).take(100) {
            *bin = Bin::default();
        }
        let filled = fill(&year, 60);
        assert_eq!(filled.len(), 8760);
        assert!(filled.iter().zip(&whole).all(|(a, b)| (a - b).abs() < 1e-12));
        assert!((whole.iter().sum::<f64>() - 365.0 * (144.0 * 0.05 + 144.0 * 0.15)).abs() < 1e-6);
    }
}
