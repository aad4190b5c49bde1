//! A dispatched year, and how one step settles once the battery has decided.

use super::{
    case::{BatteryExport, Case, Step},
    stack::bus_kwh,
};
use crate::units::Limited;

/// What happens at every step, energies in kWh a step, and what it costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// Stored at the end of the step, kWh.
    pub stored_kwh: Vec<f64>,
    /// Into the battery, AC.
    pub charge_kwh: Vec<f64>,
    /// Out of the battery, AC.
    pub discharge_kwh: Vec<f64>,
    /// From the grid.
    pub import_kwh: Vec<f64>,
    /// To the grid.
    pub export_kwh: Vec<f64>,
    /// PV that nobody took.
    pub curtailed_kwh: Vec<f64>,
    /// What the node took.
    pub node_kwh: Vec<f64>,
    /// What of it lifted the node past the breaker; empty where nothing can be lifted.
    pub lift_kwh: Vec<f64>,
    /// Load that was not served.
    pub lost_kwh: Vec<f64>,
    /// Import less export, less what the node earns, plus wear and lost load, USD.
    pub cost_usd: f64,
    /// No schedule can cost less, USD. The gap to it is rounding where the method is exact.
    pub bound_usd: f64,
}

impl Schedule {
    pub(in crate::dispatch) fn with_capacity(len: usize) -> Self {
        let mut schedule = Self::default();
        schedule.begin(len);
        schedule
    }

    /// Forgets its steps and makes room for some.
    pub(in crate::dispatch) fn begin(&mut self, len: usize) {
        let all = [
            &mut self.stored_kwh,
            &mut self.charge_kwh,
            &mut self.discharge_kwh,
            &mut self.import_kwh,
            &mut self.export_kwh,
            &mut self.curtailed_kwh,
            &mut self.node_kwh,
            &mut self.lost_kwh,
        ];
        for series in all {
            series.clear();
            series.reserve(len);
        }
        self.lift_kwh.clear();
        self.cost_usd = 0.0;
        self.bound_usd = f64::NEG_INFINITY;
    }

    /// Puts the steps of another in the place of its own, from one on.
    pub(in crate::dispatch) fn put(&mut self, from: usize, other: &Self) {
        let all = [
            (&mut self.stored_kwh, &other.stored_kwh),
            (&mut self.charge_kwh, &other.charge_kwh),
            (&mut self.discharge_kwh, &other.discharge_kwh),
            (&mut self.import_kwh, &other.import_kwh),
            (&mut self.export_kwh, &other.export_kwh),
            (&mut self.curtailed_kwh, &other.curtailed_kwh),
            (&mut self.node_kwh, &other.node_kwh),
            (&mut self.lift_kwh, &other.lift_kwh),
            (&mut self.lost_kwh, &other.lost_kwh),
        ];
        for (own, other) in all {
            let to = from + other.len();
            if let Some(place) = own.get_mut(from..to) {
                place.copy_from_slice(other);
            }
        }
    }

    /// Adds a step in which the store goes from `rested_kwh` (after its rest) to `stored_kwh`.
    #[inline]
    pub(in crate::dispatch) fn push(&mut self, case: &Case, step: &Step, rested_kwh: f64, stored_kwh: f64) {
        let battery_kwh = bus_kwh(case, step, stored_kwh - rested_kwh);
        let (charge_kwh, discharge_kwh) = ((-battery_kwh).at_least(0.0), battery_kwh.at_least(0.0));
        let settled = settle(step, battery_kwh);
        if !case.lifts.ends.is_empty() {
            self.lift_kwh.push(settled.lift_kwh);
        }
        self.stored_kwh.push(stored_kwh);
        self.charge_kwh.push(charge_kwh);
        self.discharge_kwh.push(discharge_kwh);
        self.import_kwh.push(settled.import_kwh);
        self.export_kwh.push(settled.export_kwh);
        self.curtailed_kwh.push(settled.curtailed_kwh);
        self.node_kwh.push(settled.node_kwh);
        self.lost_kwh.push(settled.lost_kwh);
        self.cost_usd += settled.import_kwh * step.buy_usd_per_kwh
            - settled.export_kwh * step.sell_usd_per_kwh
            - settled.node_usd
            + settled.lost_kwh * case.lost_load_usd_per_kwh
            + discharge_kwh * case.store.wear_usd_per_kwh;
    }
}

/// One step on the bus, kWh.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::dispatch) struct Settled {
    pub(in crate::dispatch) import_kwh: f64,
    pub(in crate::dispatch) export_kwh: f64,
    pub(in crate::dispatch) curtailed_kwh: f64,
    pub(in crate::dispatch) node_kwh: f64,
    pub(in crate::dispatch) node_usd: f64,
    pub(in crate::dispatch) lift_kwh: f64,
    pub(in crate::dispatch) lost_kwh: f64,
}

/// Serves the uses in order of worth from sun, battery (below zero: it charges) and grid.
#[inline]
pub(in crate::dispatch) fn settle(step: &Step, battery_kwh: f64) -> Settled {
    let buy = step.buy_usd_per_kwh;
    if step.offers.is_empty() && step.lifts.is_empty() && buy >= 0.0 {
        return settle_plain(step, battery_kwh);
    }
    settle_all(step, battery_kwh)
}

fn settle_all(step: &Step, battery_kwh: f64) -> Settled {
    let mut settled = Settled::default();
    let buy = step.buy_usd_per_kwh;
    let mut given_kwh = step.pv_kwh + battery_kwh;
    if !step.lifts.is_empty() && battery_kwh > 0.0 {
        lift(step, battery_kwh, &mut settled);
        given_kwh -= settled.lift_kwh;
    }
    let mut urgent_kwh = step.load_kwh;
    for offer in step.offers.iter().take_while(|offer| offer.usd_per_kwh > buy) {
        urgent_kwh += offer.energy_kwh;
    }
    if buy < 0.0 {
        urgent_kwh += step.pv_kwh;
    }
    settled.import_kwh = (urgent_kwh - given_kwh).at_least(0.0).at_most(step.import_kwh);
    let mut left_kwh = given_kwh + settled.import_kwh;
    let mut take = |wanted_kwh: f64| {
        let taken_kwh = wanted_kwh.at_most(left_kwh).at_least(0.0);
        left_kwh -= taken_kwh;
        taken_kwh
    };
    settled.lost_kwh = step.load_kwh - take(step.load_kwh);
    for offer in step.offers {
        if offer.usd_per_kwh < step.sell_usd_per_kwh && step.export_kwh > 0.0 {
            settled.export_kwh += take(step.export_kwh - settled.export_kwh);
        }
        if offer.usd_per_kwh <= 0.0 {
            break;
        }
        let taken_kwh = take(offer.energy_kwh);
        settled.node_kwh += taken_kwh;
        settled.node_usd += taken_kwh * offer.usd_per_kwh;
    }
    settled.export_kwh += take(step.export_kwh - settled.export_kwh);
    settled.curtailed_kwh = left_kwh.at_least(0.0);
    // Rounding may leave a trace where a limit is met exactly.
    settled.lost_kwh = if settled.lost_kwh < 1e-12 { 0.0 } else { settled.lost_kwh };
    settled
}

/// As [`settle`], with load, sun and grid alone.
#[inline]
fn settle_plain(step: &Step, battery_kwh: f64) -> Settled {
    let short_kwh = step.load_kwh - (step.pv_kwh + battery_kwh);
    if short_kwh > 0.0 {
        let import_kwh = short_kwh.at_most(step.import_kwh);
        let lost_kwh = short_kwh - import_kwh;
        return Settled {
            import_kwh,
            lost_kwh: if lost_kwh < 1e-12 { 0.0 } else { lost_kwh },
            ..Settled::default()
        };
    }
    let export_kwh = (-short_kwh).at_most(step.export_kwh);
    Settled { export_kwh, curtailed_kwh: -short_kwh - export_kwh, ..Settled::default() }
}

/// Gives the node past the breaker what of the battery's energy is worth more there than on the bus.
fn lift(step: &Step, battery_kwh: f64, settled: &mut Settled) {
    // What the bus takes before a use of some worth: its need in place of import, then export.
    let need_kwh = (step.load_kwh - step.pv_kwh).at_least(0.0);
    let surplus_kwh = (step.pv_kwh - step.load_kwh).at_least(0.0);
    let room_kwh = match step.battery_export {
        BatteryExport::Never => 0.0,
        BatteryExport::Allowed => (step.export_kwh - surplus_kwh).at_least(0.0),
    };
    for lift in step.lifts {
        let before_kwh = if lift.usd_per_kwh > step.buy_usd_per_kwh {
            0.0
        } else if lift.usd_per_kwh > step.sell_usd_per_kwh {
            need_kwh
        } else {
            need_kwh + room_kwh
        };
        let left_kwh = battery_kwh - settled.lift_kwh - before_kwh;
        let kwh = lift.energy_kwh.at_most(left_kwh).at_least(0.0);
        settled.lift_kwh += kwh;
        settled.node_kwh += kwh;
        settled.node_usd += kwh * lift.usd_per_kwh;
    }
}
