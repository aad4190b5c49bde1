//! What a meter saw in a year, and the periods of a rate at each of its steps.

use crate::{
    catalog::{Rate, Schedule},
    time::{MONTH_DAYS, TimeAxis},
};

use super::{Prices, holidays};

/// What a meter saw, kWh a step of the axis.
#[derive(Clone, Copy, Debug)]
pub struct MeterYear<'a> {
    /// What the home used. With net billing and net metering only the difference to `made_kwh` counts.
    pub used_kwh: &'a [f64],
    /// What its PV made, or what it exported when `used_kwh` is what it imported.
    pub made_kwh: &'a [f64],
    /// The axis of both.
    pub axis: TimeAxis,
    /// Prices by step that stand in for those of the tables, `None` for the tables.
    pub spot: Option<&'a Prices>,
}

/// Month and periods of each step.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Periods {
    pub(super) month: Vec<u8>,
    pub(super) energy: Vec<u8>,
    pub(super) demand: Vec<u8>,
    pub(super) day: Vec<u16>,
}

impl Periods {
    /// The periods of every `stride`-th step.
    pub(super) fn new(rate: &Rate, axis: &TimeAxis, stride: usize) -> Self {
        let len = axis.len() / stride.max(1);
        let mut periods = Self {
            month: Vec::with_capacity(len),
            energy: Vec::with_capacity(len),
            demand: Vec::with_capacity(len),
            day: Vec::with_capacity(len),
        };
        let holidays = holidays(rate.terms.holidays, axis.first_weekday());
        let tables = &rate.tables;
        for clock in axis.clocks().step_by(stride.max(1)) {
            let holiday = holidays.get(clock.day).copied().unwrap_or(false);
            let (energy, demand) = if holiday || clock.weekday.is_weekend() {
                (&tables.energy_weekend, &tables.demand_weekend)
            } else {
                (&tables.energy_weekday, &tables.demand_weekday)
            };
            periods.month.push(clock.month as u8);
            periods.energy.push(period_at(energy, clock.month, clock.hour));
            periods.demand.push(period_at(demand, clock.month, clock.hour));
            periods.day.push(clock.day as u16);
        }
        periods
    }
}

/// The period of a month and clock hour.
pub(super) fn period_at(schedule: &Schedule, month: usize, hour: usize) -> u8 {
    schedule.get(month).and_then(|hours| hours.get(hour)).copied().unwrap_or(0)
}

/// Days of a month, 0 to 11.
pub(super) fn days(month: usize) -> f64 {
    MONTH_DAYS.get(month).copied().unwrap_or(30) as f64
}

/// How many steps make an interval of some minutes: one when the step is as long or does not divide it.
pub(super) fn stride(axis: &TimeAxis, minutes: f64) -> usize {
    let step = axis.step_minutes() as usize;
    let minutes = minutes.max(0.0) as usize;
    if minutes > step && minutes.is_multiple_of(step) && 1440_usize.is_multiple_of(minutes) {
        minutes / step
    } else {
        1
    }
}
