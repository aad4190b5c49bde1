//! Prices of a market in place of the plan's.

use std::sync::Arc;

use super::measured::numbers_hash;
use crate::time::{MONTH_DAYS, month_of_day};

/// The most that a kilowatt hour of a market may cost, and the least, with a minus before it, USD.
pub const MAX_MARKET_USD_PER_KWH: f64 = 100.0;
/// Mills a dollar.
const PER_USD: f64 = 1000.0;

/// Prices of a market, step by step. The year is an attachment: it stays in the browser and in the scenario file, by
/// the hash of its content; a link carries the hash and a stand-in, the mean of each month and of each hour of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttachedPrices {
    /// Content of the year.
    pub hash: u64,
    /// Mean price by month of standard time, tenths of a cent a kWh.
    pub monthly_mills: [i32; 12],
    /// How far the mean day lies from the year's mean, by hour of standard time, tenths of a cent a kWh.
    pub day_mills: [i32; 24],
}

impl AttachedPrices {
    /// A year of prices, USD a kWh on equal steps of standard time, and the numbers that are kept of it: whole
    /// millionths of a dollar. `None` when the length is no year of whole steps of 5 to 60 minutes.
    #[must_use]
    pub fn year(usd_per_kwh: &[f64]) -> Option<(Self, Arc<[f64]>)> {
        let fits = matches!(usd_per_kwh.len(), 8760 | 17_520 | 26_280 | 35_040 | 52_560 | 105_120);
        if !fits {
            return None;
        }
        let quantum = |usd: &f64| {
            let usd = if usd.is_finite() { *usd } else { 0.0 };
            // Minus zero is zero.
            libm::round(usd.clamp(-MAX_MARKET_USD_PER_KWH, MAX_MARKET_USD_PER_KWH) * 1e6) / 1e6 + 0.0
        };
        let kept: Arc<[f64]> = usd_per_kwh.iter().map(quantum).collect();
        let steps_per_hour = kept.len() / 8760;
        let (mut months, mut day) = ([0.0; 12], [0.0; 24]);
        for (hour, prices) in kept.chunks(steps_per_hour).enumerate() {
            let usd = prices.iter().sum::<f64>() / steps_per_hour as f64;
            if let (Some(month), Some(of_day)) =
                (months.get_mut(month_of_day(hour / 24)), day.get_mut(hour % 24))
            {
                *month += usd;
                *of_day += usd / 365.0;
            }
        }
        let mean = day.iter().sum::<f64>() / 24.0;
        let mills = |usd: f64| libm::round(usd * PER_USD) as i32;
        let mut monthly_mills = [0; 12];
        for ((month, sum), days) in monthly_mills.iter_mut().zip(months).zip(MONTH_DAYS) {
            *month = mills(sum / (days * 24) as f64);
        }
        let attached =
            Self { hash: numbers_hash(&kept), monthly_mills, day_mills: day.map(|usd| mills(usd - mean)) };
        Some((attached, kept))
    }

    /// The stand-in as a year of hours of standard time, USD a kWh.
    #[must_use]
    #[inline(never)] // Homes on a plan never come here.
    pub fn stand_in_usd_per_kwh(&self) -> Vec<f64> {
        let month = |day| self.monthly_mills.get(month_of_day(day)).copied().unwrap_or(0);
        (0..365)
            .flat_map(|day| self.day_mills.iter().map(move |of_day| f64::from(month(day) + of_day) / PER_USD))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_prices_is_told_by_its_months_and_its_day() {
        let usd: Vec<f64> = (0..17_520)
            .map(|step| {
                let evening = if (34..40).contains(&(step % 48)) { 0.17 } else { -0.02 };
                evening + if step < 31 * 48 { 0.05 } else { 0.0 }
            })
            .collect();
        let (attached, kept) = AttachedPrices::year(&usd).unwrap();
        assert_eq!(kept.len(), 17_520);
        // Three dear hours of 24: 21 of -2 cents.
        assert_eq!((attached.monthly_mills[0], attached.monthly_mills[6]), (54, 4));
        assert_eq!((attached.day_mills[16], attached.day_mills[17]), (-24, 166));
        let stand_in = attached.stand_in_usd_per_kwh();
        assert_eq!(stand_in.len(), 8760);
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        assert!((mean(&stand_in) - mean(&usd)).abs() < 0.001);
        assert!(AttachedPrices::year(&usd[1..]).is_none());
        let mut other = usd;
        other[3] += 1e-6;
        assert_ne!(AttachedPrices::year(&other).unwrap().0.hash, attached.hash);
    }
}
