//! What the highest power costs.
//!
//! Power is the mean of import over the demand window. A kW costs by tiers; with a look-back a month pays
//! for at least a stated part of what the months before reached (the year repeats: December comes before
//! January). Time-of-use demand is the highest in each period's own hours.

use crate::catalog::{DemandMeasure, DemandTier, Rate};
use crate::time::{MONTH_DAYS, TimeAxis};

use super::meter::{Periods, stride};

/// The demand charges of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Demand {
    /// Charge on the highest at any hour, USD a month.
    pub(super) flat_usd: [f64; 12],
    /// Charges by period, USD a month.
    pub(super) tou_usd: [f64; 12],
    /// Highest at any hour, kW.
    pub(super) peak_kw: [f64; 12],
    /// The same, or what the look-back makes of it: what kWh/kW tiers are counted in.
    pub(super) billed_kw: [f64; 12],
}

/// Highest power of each day, kW; below zero where a day has no such hour.
type DayPeaks = Vec<f64>;

/// The demand charges for net energy, kWh a step, export positive.
pub(super) fn demand(rate: &Rate, periods: &Periods, net_kwh: &[f64], axis: &TimeAxis) -> Demand {
    let tables = &rate.tables;
    let count = tables.demand.len();
    let (flat, tou) = day_peaks(rate, periods, net_kwh, axis);
    let mut result = Demand::default();
    for (month, (_, days)) in month_days().enumerate() {
        let peak = month_slice(&flat, days).iter().copied().fold(0.0, f64::max);
        set(&mut result.peak_kw, month, peak);
    }
    for (month, (_, days)) in month_days().enumerate() {
        let floor_kw = floor_kw(rate, &result.peak_kw, month);
        let peak_kw = result.peak_kw.get(month).copied().unwrap_or(0.0);
        set(&mut result.billed_kw, month, peak_kw.max(floor_kw));
        let kind = tables.flat_demand_months.get(month).copied().unwrap_or(0);
        if let Some(tiers) = tables.flat_demand.get(usize::from(kind)) {
            let usd = charge_usd(rate, tiers, (month_slice(&flat, days), floor_kw));
            set(&mut result.flat_usd, month, usd);
        }
        if count > 0 {
            let of_period = |(tiers, peaks): (&Vec<DemandTier>, &DayPeaks)| {
                let peaks = month_slice(peaks, days);
                // A period that this month does not have is not billed, look-back or not.
                let present = peaks.iter().any(|kw| *kw >= 0.0);
                if present { charge_usd(rate, tiers, (peaks, floor_kw)) } else { 0.0 }
            };
            set(&mut result.tou_usd, month, tables.demand.iter().zip(&tou).map(of_period).sum());
        }
    }
    result
}

fn day_peaks(rate: &Rate, periods: &Periods, net_kwh: &[f64], axis: &TimeAxis) -> (DayPeaks, Vec<DayPeaks>) {
    let count = rate.tables.demand.len();
    let block = stride(axis, rate.terms.demand_minutes);
    let block_h = axis.step_h() * block as f64;
    let mut flat = vec![-1.0; 365];
    let mut tou = vec![vec![-1.0; if count > 0 { 365 } else { 0 }]; count];
    let starts = periods.day.iter().zip(&periods.demand).step_by(block);
    for (steps, (day, period)) in net_kwh.chunks(block).zip(starts) {
        let import_kwh: f64 = steps.iter().map(|kwh| (-kwh).max(0.0)).sum();
        let kw = import_kwh / block_h;
        let day = usize::from(*day);
        if let Some(highest) = flat.get_mut(day) {
            *highest = kw.max(*highest);
        }
        if let Some(highest) = tou.get_mut(usize::from(*period)).and_then(|days| days.get_mut(day)) {
            *highest = kw.max(*highest);
        }
    }
    (flat, tou)
}

/// What one list of tiers costs a month.
fn charge_usd(rate: &Rate, tiers: &[DemandTier], (peaks, floor_kw): (&[f64], f64)) -> f64 {
    let present = || peaks.iter().copied().filter(|kw| *kw >= 0.0);
    match rate.terms.demand_measure {
        DemandMeasure::MonthMaximum => tiered_usd(tiers, present().fold(floor_kw, f64::max)),
        DemandMeasure::DailyMaximum => present().map(|kw| tiered_usd(tiers, kw)).sum(),
        DemandMeasure::MeanOfDailyMaxima => {
            let mean = present().sum::<f64>() / present().count().max(1) as f64;
            tiered_usd(tiers, mean.max(floor_kw))
        }
    }
}

pub(super) fn tiered_usd(tiers: &[DemandTier], kw: f64) -> f64 {
    let mut from_kw = 0.0;
    let mut usd = 0.0;
    for (index, tier) in tiers.iter().enumerate() {
        let to_kw = if index + 1 == tiers.len() { kw } else { kw.min(tier.max_kw) };
        usd += (to_kw - from_kw).max(0.0) * tier.usd_per_kw;
        from_kw = to_kw.max(from_kw);
    }
    usd
}

/// The least that is billed because of the months before.
fn floor_kw(rate: &Rate, peak_kw: &[f64; 12], month: usize) -> f64 {
    let back = rate.terms.lookback_months.clamp(0.0, 11.0) as usize;
    let of_month = |ago: usize| {
        let before = (month + 12 - ago) % 12;
        let frac = rate.tables.ratchet_frac.get(before).copied().unwrap_or(0.0);
        frac * peak_kw.get(before).copied().unwrap_or(0.0)
    };
    (1..=back).map(of_month).fold(0.0, f64::max)
}

fn month_days() -> impl Iterator<Item = (usize, (usize, usize))> {
    MONTH_DAYS.iter().scan(0, |start, days| {
        let first = *start;
        *start += days;
        Some((first, (first, *start)))
    })
}

fn month_slice(days: &[f64], (from, to): (usize, usize)) -> &[f64] {
    days.get(from..to).unwrap_or(&[])
}

fn set(months: &mut [f64; 12], month: usize, value: f64) {
    if let Some(slot) = months.get_mut(month) {
        *slot = value;
    }
}
