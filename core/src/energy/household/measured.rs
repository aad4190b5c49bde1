//! The household by its meter: a year of readings in place of the end uses, or end uses scaled to bills.
//!
//! Readings stand as they are, carried to the axis with their energy. Bills scale the modelled year month by
//! month, `kw' = kw * bill / sum(month of kw)`, so the twelve numbers are met exactly; where the readings stayed
//! with the sender, the hours of the day are first brought to the shape of his mean day. The split by end use
//! is the model's, scaled at each step; so is the heat that the node may replace. Known error: a scaled year
//! has the model's peaks.

use std::sync::Arc;

use crate::{
    scenario::Measured,
    time::{TimeAxis, resample},
    units::Limited,
};

use super::HouseholdYear;

/// What the meter says of a household.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    /// Bills, or the stand-in of the readings.
    pub measured: Measured,
    /// The readings, where they are at hand: kW on equal steps of a year.
    pub kw: Option<Arc<[f64]>>,
}

impl Meter {
    /// Whether a stand-in takes the place of readings that are not here.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.measured.hash.is_some() && self.kw.is_none()
    }
}

/// Brings a modelled year to what the meter says.
pub(super) fn follow_meter(year: &mut HouseholdYear, meter: &Meter, axis: &TimeAxis) {
    match &meter.kw {
        Some(kw) => {
            let kw = resample(kw, axis.len());
            let factors: Vec<f64> = kw.iter().zip(&year.kw).map(|(kw, model)| ratio(*kw, *model)).collect();
            year.scale(&factors);
            year.kw = kw;
        }
        None => {
            if meter.measured.day.is_some() {
                let factors = hour_factors(year, &meter.measured, axis);
                year.scale(&factors);
            }
            meet_months(year, &meter.measured, axis);
        }
    }
    year.peak_kw = year.kw.iter().fold(0.0, |peak, kw| kw.at_least(peak));
}

fn ratio(wanted: f64, have: f64) -> f64 {
    if have > 0.0 { wanted / have } else { 0.0 }
}

fn hour_factors(year: &HouseholdYear, measured: &Measured, axis: &TimeAxis) -> Vec<f64> {
    let hour = |step: usize| axis.standard_hour(step) as usize;
    let mut sums = [0.0; 24];
    for (step, kw) in year.kw.iter().enumerate() {
        if let Some(sum) = sums.get_mut(hour(step)) {
            *sum += kw;
        }
    }
    let mean = sums.iter().sum::<f64>() / 24.0;
    let mut factors = [1.0; 24];
    for (at, (factor, sum)) in factors.iter_mut().zip(sums).enumerate() {
        *factor = measured.hour_frac(at).map_or(1.0, |share| ratio(share * mean, sum));
    }
    (0..year.kw.len()).map(|step| factors.get(hour(step)).copied().unwrap_or(1.0)).collect()
}

fn meet_months(year: &mut HouseholdYear, measured: &Measured, axis: &TimeAxis) {
    let (mut sums, mut hours) = ([0.0; 12], [0.0; 12]);
    for (kw, clock) in year.kw.iter().zip(axis.clocks()) {
        for (sums, more) in [(&mut sums, kw * axis.step_h()), (&mut hours, axis.step_h())] {
            if let Some(sum) = sums.get_mut(clock.month) {
                *sum += more;
            }
        }
    }
    let at = |months: &[f64; 12], month: usize| months.get(month).copied().unwrap_or(0.0);
    let factors: Vec<f64> = axis
        .clocks()
        .map(|clock| ratio(at(&measured.monthly_kwh, clock.month), at(&sums, clock.month)))
        .collect();
    year.scale(&factors);
    // A month in which the model draws nothing has no shape: it gets a flat one.
    for (kw, clock) in year.kw.iter_mut().zip(axis.clocks()) {
        if at(&sums, clock.month) <= 0.0 {
            *kw = ratio(at(&measured.monthly_kwh, clock.month), at(&hours, clock.month));
        }
    }
}
