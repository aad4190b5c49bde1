//! How long a home lasts without the grid, from every step of the year, with the sun.
//!
//! From each step on: the battery as the year left it, what must run, and the sun through the battery
//! until the house cannot be fed: the store is empty, or the load is above what sun and battery give at
//! once. Within a step powers are constant and the moments at which a store is empty are exact. The node's
//! own battery comes first; then it may use the home's down to its floor, throttled to what the battery can
//! give beside the house, and stops for good when that is less than it idles at. From a full battery the
//! rest is the same whatever came before, so it is followed once a step, not once a beginning. What the cold of an hour
//! locks in the home's cells is as good as not there, and power is what temperature leaves. Known error:
//! nothing is shed by people; no start currents; PV without stored energy does not restart a house.

use crate::{
    energy::battery::{BatteryLimits, TemperatureLimit},
    time::month_of_day,
};

use super::{
    NodeInOutage,
    walk::{Begin, End, Walks},
};

/// Outages are followed for this long, h.
pub const HORIZON_H: f64 = 168.0;

/// A home cut off from the grid.
#[derive(Clone, Copy, Debug)]
pub struct Island<'a> {
    /// Its battery.
    pub battery: BatteryLimits,
    /// What temperature takes from it, a value a step; empty: nothing.
    pub temperature: &'a [TemperatureLimit],
    /// In the battery at the end of each step, kWh: an outage begins after one.
    pub stored_kwh: &'a [f64],
    /// What must run, kW.
    pub need_kw: &'a [f64],
    /// PV that is there, AC kW.
    pub pv_kw: &'a [f64],
    /// The node; `full_kw` 0 for none.
    pub node: NodeInOutage,
    /// The node leaves this much of the home's battery, kWh; infinite when it may not use it.
    pub floor_kwh: f64,
    /// Hours a step.
    pub step_h: f64,
}

/// Hours of survival, by the step after which the outage begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// What must run is fed for so long, h, at most [`HORIZON_H`].
    pub need_h: Vec<f64>,
    /// The node runs beside it for so long, h.
    pub node_h: Vec<f64>,
}

/// The survival of a home from every step of its year.
#[must_use]
pub fn survival(island: &Island) -> Survival {
    let lengths = [island.stored_kwh.len(), island.need_kw.len(), island.pv_kw.len()];
    let len = lengths.into_iter().fold(usize::MAX, usize::min);
    let walks = Walks::new(island, len);
    let (capacity_kwh, own_kwh) = (island.battery.capacity_kwh, island.node.own_kwh);
    let full = |step| Begin { step, stored_kwh: capacity_kwh, own_kwh: 0.0, gone: 0 };
    let alone = round(&(0..len).map(|step| walks.alone(full(step), 0.0)).collect::<Vec<End>>(), &[]);
    let shares = island.node.full_kw > 0.0 && island.floor_kwh < capacity_kwh;
    let both = if shares {
        round(&(0..len).map(|step| walks.follow(full(step))).collect::<Vec<End>>(), &alone)
    } else {
        Vec::new()
    };
    let mut survival = Survival { need_h: Vec::with_capacity(len), node_h: Vec::with_capacity(len) };
    for (step, stored_kwh) in island.stored_kwh.iter().enumerate().take(len) {
        let end = walks.follow(Begin { step, stored_kwh: *stored_kwh, own_kwh, gone: 0 });
        let (need_h, node_h) = lasts(end, &both, &alone);
        survival.need_h.push(need_h);
        survival.node_h.push(node_h);
    }
    survival
}

/// Hours of need and node from a full battery after each step.
type FromFull = [(f64, f64)];

/// Hours of need and node at the end of a walk, with what follows a full battery.
fn lasts(end: End, running: &FromFull, stopped: &FromFull) -> (f64, f64) {
    let from = |full: &FromFull, step: usize| full.get(step).copied().unwrap_or((HORIZON_H, HORIZON_H));
    match end {
        End::Dark { need_h, node_h } => (need_h, node_h),
        End::Full { step, hours, node_h: Some(node_h) } => {
            ((hours + from(stopped, step).0).min(HORIZON_H), node_h)
        }
        End::Full { step, hours, node_h: None } => {
            let (need_h, node_h) = from(running, step);
            ((hours + need_h).min(HORIZON_H), (hours + node_h).min(HORIZON_H))
        }
    }
}

/// Adds up the ends of walks that begin full after each step; without `stopped` they are walks of no node.
fn round(ends: &[End], stopped: &FromFull) -> Vec<(f64, f64)> {
    let mut from_full = vec![(HORIZON_H, HORIZON_H); ends.len()];
    // The year is a ring: what lies behind its end is known after the first turn.
    for (step, end) in ends.iter().enumerate().chain(ends.iter().enumerate()).rev() {
        let found = lasts(*end, &from_full, if stopped.is_empty() { &from_full } else { stopped });
        if let Some(slot) = from_full.get_mut(step) {
            *slot = found;
        }
    }
    from_full
}

impl Survival {
    /// The hours that a share of all beginnings reach at least, `frac` 0 to 1: 0.5 is the median.
    #[must_use]
    pub fn reached_by(hours: &[f64], frac: f64) -> f64 {
        let mut sorted = hours.to_vec();
        sorted.sort_by(|one, other| other.total_cmp(one));
        let index = (frac.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64) as usize;
        sorted.get(index).copied().unwrap_or(0.0)
    }

    /// The share of all beginnings from which `hours` are reached.
    #[must_use]
    pub fn share_reaching(survived_h: &[f64], hours: f64) -> f64 {
        let reached = survived_h.iter().filter(|survived| **survived >= hours).count();
        reached as f64 / survived_h.len().max(1) as f64
    }

    /// The share of outages that end before the store does: the mean over all beginnings, each as likely as the
    /// season of its kind says. `survived_h` goes through the year in equal steps.
    #[must_use]
    pub fn ride_through_frac(survived_h: &[f64], record: &super::OutageRecord) -> f64 {
        let per_year = record.per_year();
        if per_year <= 0.0 {
            return 1.0;
        }
        let steps = survived_h.len().max(1);
        let weights: [f64; 12] = core::array::from_fn(|month| record.season.day_weight(month));
        let mut sum = 0.0;
        for (step, hours) in survived_h.iter().enumerate() {
            let weight = weights.get(month_of_day(step * 365 / steps)).copied().unwrap_or(1.0);
            let within =
                |kind: super::OutageKind| if *hours >= HORIZON_H { 1.0 } else { kind.within_frac(*hours) };
            sum += record.everyday.per_year * within(record.everyday)
                + record.storm.per_year * weight * within(record.storm);
        }
        sum / (per_year * steps as f64)
    }
}

#[cfg(test)]
mod tests;
