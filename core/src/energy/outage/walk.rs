//! One outage, followed from its beginning.
//!
//! With a node the stores change within steps: who feeds it, and when each store is empty, is settled there.
//! Without one the change of a step does not depend on what is stored, so it is prepared once for the year.

#![expect(
    clippy::indexing_slicing,
    reason = "hot loop: every series is checked to be as long as the shortest"
)]

use super::{HORIZON_H, Island};
use crate::energy::battery::BatteryLimits;

/// What is the same for all beginnings.
pub(super) struct Walks<'a> {
    island: &'a Island<'a>,
    /// What a step without the node adds to the store, kWh; minus infinity where the load is too high.
    change_kwh: Vec<f64>,
    steps: usize,
}

/// Where an outage begins: after a step, with so much stored.
#[derive(Clone, Copy)]
pub(super) struct Begin {
    pub(super) step: usize,
    pub(super) stored_kwh: f64,
    /// In the node's own battery.
    pub(super) own_kwh: f64,
    /// Steps of the outage that are behind already.
    pub(super) gone: usize,
}

/// How far it was followed.
#[derive(Clone, Copy)]
pub(super) enum End {
    /// The need goes dark, or the horizon is reached.
    Dark { need_h: f64, node_h: f64 },
    /// After a step the battery is full; the node has stopped, or (`None`) runs without a battery of its own.
    Full { step: usize, hours: f64, node_h: Option<f64> },
}

impl<'a> Walks<'a> {
    pub(super) fn new(island: &'a Island<'a>, len: usize) -> Self {
        let change = |(step, (need_kw, pv_kw)): (usize, (&f64, &f64))| {
            let spare_kw = pv_kw - need_kw;
            let battery = battery_at(island, step);
            if spare_kw + battery.discharge_kw < 0.0 {
                f64::NEG_INFINITY
            } else {
                battery_kw(&battery, spare_kw) * island.step_h
            }
        };
        let step_h = island.step_h;
        let change_kwh = island.need_kw.iter().zip(island.pv_kw).take(len).enumerate().map(change).collect();
        Self { island, change_kwh, steps: (HORIZON_H / step_h) as usize }
    }

    /// Follows an outage without the node until the need is dark or the battery full.
    pub(super) fn alone(&self, begin: Begin, node_h: f64) -> End {
        let Begin { step: mut at, mut stored_kwh, gone, .. } = begin;
        let (step_h, capacity_kwh) = (self.island.step_h, self.island.battery.capacity_kwh);
        for gone in gone..self.steps {
            at = if at + 1 < self.change_kwh.len() { at + 1 } else { 0 };
            let change_kwh = self.change_kwh[at];
            let next_kwh = stored_kwh + change_kwh;
            let locked_kwh = locked_kwh(self.island, at);
            if stored_kwh <= locked_kwh || next_kwh <= locked_kwh {
                let left_kwh = stored_kwh - locked_kwh;
                let lasts_frac = if left_kwh > 0.0 { left_kwh / -change_kwh } else { 0.0 };
                return End::Dark { need_h: (gone as f64 + lasts_frac) * step_h, node_h };
            }
            if next_kwh >= capacity_kwh {
                return End::Full { step: at, hours: (gone + 1) as f64 * step_h, node_h: Some(node_h) };
            }
            stored_kwh = next_kwh;
        }
        End::Dark { need_h: HORIZON_H, node_h }
    }

    /// Follows an outage until the need is dark, or the node has stopped and the battery is full.
    pub(super) fn follow(&self, begin: Begin) -> End {
        let Island { node, step_h, .. } = *self.island;
        let capacity_kwh = self.island.battery.capacity_kwh;
        if node.full_kw <= 0.0 {
            return self.alone(begin, 0.0);
        }
        let Begin { step: mut at, mut stored_kwh, mut own_kwh, .. } = begin;
        let least_kw = node.idle_kw.max(1e-9);
        let mut node_h = None;
        for gone in 0..self.steps {
            at = if at + 1 < self.change_kwh.len() { at + 1 } else { 0 };
            let spare_kw = self.island.pv_kw[at] - self.island.need_kw[at];
            let (battery, locked_kwh) = (battery_at(self.island, at), locked_kwh(self.island, at));
            let floor_kwh = self.island.floor_kwh.max(locked_kwh);
            let limit_kw = spare_kw + battery.discharge_kw;
            let mut left_h = step_h;
            // A step ends, or a store is empty: a few turns.
            for _ in 0..6 {
                let now_h = (gone + 1) as f64 * step_h - left_h;
                if stored_kwh <= locked_kwh || limit_kw < 0.0 {
                    return End::Dark { need_h: now_h, node_h: node_h.unwrap_or(now_h) };
                }
                let (mut own_kw, mut shared_kw) = (0.0, 0.0);
                if node_h.is_none() {
                    let may_share_kw = if stored_kwh > floor_kwh { limit_kw.min(node.full_kw) } else { 0.0 };
                    let of_own_kw = node.own_kw.min(node.full_kw);
                    // A battery of its own that is too weak for it is none.
                    if own_kwh > 0.0 && of_own_kw >= least_kw {
                        own_kw = of_own_kw;
                    } else if may_share_kw >= least_kw {
                        shared_kw = may_share_kw;
                    } else {
                        node_h = Some(now_h);
                    }
                }
                let change_kw = battery_kw(&battery, spare_kw - shared_kw);
                let floor_kwh = if shared_kw > 0.0 { floor_kwh } else { locked_kwh };
                let mut lasts_h = left_h;
                if change_kw < 0.0 {
                    lasts_h = lasts_h.min((stored_kwh - floor_kwh) / -change_kw);
                }
                if own_kw > 0.0 {
                    lasts_h = lasts_h.min(own_kwh / own_kw);
                    own_kwh = emptied(own_kwh - own_kw * lasts_h, 0.0);
                }
                stored_kwh = emptied(stored_kwh + change_kw * lasts_h, floor_kwh).min(capacity_kwh);
                left_h -= lasts_h;
                if left_h <= 1e-12 {
                    break;
                }
            }
            if let Some(node_h) = node_h {
                return self.alone(Begin { step: at, stored_kwh, own_kwh, gone: gone + 1 }, node_h);
            }
            if own_kwh <= 0.0 && stored_kwh >= capacity_kwh && floor_kwh < capacity_kwh {
                return End::Full { step: at, hours: (gone + 1) as f64 * step_h, node_h: None };
            }
        }
        End::Dark { need_h: HORIZON_H, node_h: HORIZON_H }
    }
}

/// The battery as the temperature of a step leaves its powers.
fn battery_at(island: &Island, step: usize) -> BatteryLimits {
    let battery = island.battery;
    match island.temperature.get(step) {
        None => battery,
        Some(limit) => BatteryLimits {
            charge_kw: battery.charge_kw * limit.charge_frac,
            discharge_kw: battery.discharge_kw * limit.discharge_frac,
            ..battery
        },
    }
}

/// What the cold of a step keeps in the cells.
fn locked_kwh(island: &Island, step: usize) -> f64 {
    island.temperature.get(step).map_or(0.0, |limit| limit.locked_frac * island.battery.capacity_kwh)
}

/// How the store changes with spare power, kW; the full store is the caller's to keep.
fn battery_kw(battery: &BatteryLimits, spare_kw: f64) -> f64 {
    let change_kw = if spare_kw >= 0.0 {
        spare_kw.min(battery.charge_kw) * battery.charge_efficiency
    } else {
        spare_kw / battery.discharge_efficiency
    };
    change_kw - battery.idle_kw
}

/// A store that is as good as at its floor is at its floor.
fn emptied(kwh: f64, floor_kwh: f64) -> f64 {
    if kwh - floor_kwh < 1e-12 { floor_kwh.min(kwh.max(0.0)) } else { kwh }
}
