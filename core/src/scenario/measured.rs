//! What is known of a household from its meter: bills, or a year of readings that does not fit a link.
//!
//! A year of readings is an attachment: the data stay in the browser's database and in the scenario file, by the
//! hash of their content. A link carries the hash and a stand-in, twelve monthly kWh and the shape of the mean
//! day. Bills alone are a stand-in without data behind it.

use std::{collections::BTreeMap, sync::Arc};

use crate::time::{DaylightSaving, TimeAxis, Weekday, resample};

/// The most kWh a month may have.
pub const MAX_MONTH_KWH: f64 = 50_000.0;
/// Parts of the mean that an hour of the mean day is told in.
const DAY_PARTS: f64 = 5.0;
/// The most parts an hour may have.
pub(crate) const MAX_DAY_PARTS: u8 = 15;
/// Quanta a kilowatt.
const PER_KW: f64 = 1e6;

/// A household by its meter. It holds everything the house draws apart from the node, cars included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Content of the year of readings; `None` when these are bills.
    pub hash: Option<u64>,
    /// Energy by month of the clock, January first; whole kWh, 0 to [`MAX_MONTH_KWH`].
    pub monthly_kwh: [f64; 12],
    /// The mean day by hour of standard time, in fifths of the year's mean, 0 to 15; `None` for bills, whose
    /// shape is that of the end uses.
    pub day: Option<[u8; 24]>,
}

impl Measured {
    /// Twelve bills, brought inside their bounds and to whole kWh.
    #[must_use]
    pub fn bills(monthly_kwh: [f64; 12]) -> Self {
        Self { hash: None, monthly_kwh: monthly_kwh.map(whole_kwh), day: None }
    }

    /// A year of readings, kW on equal steps of standard time, and the stand-in for it.
    ///
    /// Returns `None` when the length is no year of whole steps of 5 to 60 minutes.
    #[must_use]
    pub fn year(kw: &[f64], clock: DaylightSaving) -> Option<(Self, Arc<[f64]>)> {
        let kw = canonical(kw)?;
        let minutes = 525_600 / kw.len().max(1);
        let axis = TimeAxis::new(minutes as u32, Weekday::DISPLAY_YEAR, clock).ok()?;
        let mut monthly_kwh = [0.0; 12];
        for (kw, clock) in kw.iter().zip(axis.clocks()) {
            if let Some(month) = monthly_kwh.get_mut(clock.month) {
                *month += kw * axis.step_h();
            }
        }
        let mut day = [0.0; 24];
        for of_day in resample(&kw, 8760).chunks(24) {
            day.iter_mut().zip(of_day).for_each(|(sum, kw)| *sum += kw);
        }
        let mean = day.iter().sum::<f64>() / 24.0;
        let parts = day.map(|sum| {
            let parts = if mean > 0.0 { libm::round(sum / mean * DAY_PARTS) } else { DAY_PARTS };
            parts.min(f64::from(MAX_DAY_PARTS)) as u8
        });
        let hash = Some(content_hash(&kw));
        Some((Self { hash, monthly_kwh: monthly_kwh.map(whole_kwh), day: Some(parts) }, kw))
    }

    /// Power of an hour of the mean day over the year's mean; 1 for bills.
    #[must_use]
    pub fn hour_frac(&self, hour: usize) -> Option<f64> {
        self.day.and_then(|day| day.get(hour).map(|parts| f64::from(*parts) / DAY_PARTS))
    }

    /// Energy of the year, kWh.
    #[must_use]
    pub fn year_kwh(&self) -> f64 {
        self.monthly_kwh.iter().sum()
    }
}

fn whole_kwh(kwh: f64) -> f64 {
    let kwh = if kwh.is_finite() { kwh } else { 0.0 };
    libm::round(kwh.clamp(0.0, MAX_MONTH_KWH))
}

/// Years of readings, of weather and of prices, by the hash of their content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attachments(BTreeMap<u64, Arc<[f64]>>);

impl Attachments {
    /// Keeps a year of readings, kW on equal steps; gives back its hash. `None` when the length is no year.
    #[must_use]
    pub fn keep(&mut self, kw: &[f64]) -> Option<u64> {
        let kw = canonical(kw)?;
        let hash = content_hash(&kw);
        self.0.insert(hash, kw);
        Some(hash)
    }

    /// Keeps any numbers, the records of a weather file for example; gives back their hash.
    pub fn keep_numbers(&mut self, numbers: &[f64]) -> u64 {
        let hash = numbers_hash(numbers);
        self.0.insert(hash, numbers.into());
        hash
    }

    /// Everything that is kept, by hash.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Arc<[f64]>)> {
        self.0.iter().map(|(hash, values)| (*hash, values))
    }

    /// The year with a hash.
    #[must_use]
    pub fn get(&self, hash: u64) -> Option<&Arc<[f64]>> {
        self.0.get(&hash)
    }
}

/// What was kept before, under the hashes it had.
impl FromIterator<(u64, Arc<[f64]>)> for Attachments {
    fn from_iter<I: IntoIterator<Item = (u64, Arc<[f64]>)>>(kept: I) -> Self {
        Self(kept.into_iter().collect())
    }
}

impl Extend<(u64, Arc<[f64]>)> for Attachments {
    fn extend<I: IntoIterator<Item = (u64, Arc<[f64]>)>>(&mut self, kept: I) {
        self.0.extend(kept);
    }
}

/// Powers as whole millionths, at least zero, so that text and binary hold the same bits.
fn canonical(kw: &[f64]) -> Option<Arc<[f64]>> {
    let fits = matches!(kw.len(), 8760 | 17_520 | 26_280 | 35_040 | 52_560 | 105_120);
    let quantum = |kw: &f64| {
        let kw = if kw.is_finite() { kw.clamp(0.0, 1000.0) } else { 0.0 };
        libm::round(kw * PER_KW) / PER_KW
    };
    fits.then(|| kw.iter().map(quantum).collect())
}

/// Over the quanta; finds accidents, no signature.
fn content_hash(kw: &[f64]) -> u64 {
    fnv_1a(kw.iter().map(|kw| libm::round(kw * PER_KW) as u64))
}

/// Over the bits of any numbers.
pub(super) fn numbers_hash(numbers: &[f64]) -> u64 {
    fnv_1a(numbers.iter().map(|number| number.to_bits()))
}

/// FNV-1a, 64 bits.
fn fnv_1a(words: impl Iterator<Item = u64>) -> u64 {
    words.flat_map(u64::to_le_bytes).fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_readings_is_told_by_its_months_day_and_hash() {
        let kw: Vec<f64> = (0..8760).map(|hour| if hour % 24 < 12 { 0.4 } else { 1.6 }).collect();
        let (measured, data) = Measured::year(&kw, DaylightSaving::None).unwrap();
        assert!((measured.year_kwh() - 8760.0).abs() < 6.0);
        assert!((measured.monthly_kwh[0] - 744.0).abs() < 0.5);
        assert_eq!((measured.day.unwrap()[0], measured.day.unwrap()[12]), (2, 8));
        let mut attachments = Attachments::default();
        assert_eq!(attachments.keep(&data), measured.hash);
        assert_eq!(attachments.get(measured.hash.unwrap()), Some(&data));
        assert!(Measured::year(&kw[1..], DaylightSaving::None).is_none());
        let mut other = kw;
        other[17] += 1e-6;
        assert_ne!(Measured::year(&other, DaylightSaving::None).unwrap().0.hash, measured.hash);
    }

    #[test]
    fn bills_are_whole_and_inside_their_bounds() {
        let mut kwh = [900.4; 12];
        (kwh[3], kwh[4], kwh[5]) = (-5.0, f64::NAN, 1e9);
        let bills = Measured::bills(kwh);
        assert_eq!(
            bills.monthly_kwh[..6].iter().map(|kwh| *kwh as u32).collect::<Vec<_>>(),
            [900, 900, 900, 0, 0, 50_000]
        );
    }
}
