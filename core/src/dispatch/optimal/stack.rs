//! One step's merit order: what one more kWh on the bus is worth, from the most urgent use down.
//!
//! With `q` the energy that sun and battery give, the uses worth more than the price of import are
//! served by `q` and import together, so the value of one more kWh is first that of the urgent uses
//! import cannot reach, then the price of import, then that of the lesser uses, export and curtailment.
//! It falls with `q`; that is why the step's cost is convex.

use super::case::{BatteryExport, Case, Step};
use crate::scenario::GridCharging;

/// A piece of the step's cost against the energy taken out of the store.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::dispatch) struct Piece {
    /// Change of cost, USD for each kWh taken out of the store: falls as the piece is worth more.
    pub(in crate::dispatch) slope: f64,
    /// Stored energy over which it holds, kWh.
    pub(in crate::dispatch) length_kwh: f64,
}

/// The pieces of one step, from most charging to most discharging.
#[derive(Clone, Debug, Default)]
pub(in crate::dispatch) struct Stack {
    /// In order of energy taken out; slopes rise unless a price is negative.
    pub(in crate::dispatch) pieces: Vec<Piece>,
    /// How many of them charge.
    pub(in crate::dispatch) charging: usize,
    /// The most the store can gain, kWh stored.
    pub(in crate::dispatch) gain_kwh: f64,
    /// The most it can lose, kWh stored.
    pub(in crate::dispatch) loss_kwh: f64,
}

/// What bounds the pieces of a step.
#[derive(Clone, Copy)]
struct Reach {
    pv_kwh: f64,
    charge_kwh: f64,
    discharge_kwh: f64,
    keep: f64,
    give: f64,
    per_keep: f64,
    per_give: f64,
    wear: f64,
    /// Where the next value begins, kWh on the bus.
    at_kwh: f64,
}

impl Stack {
    /// Lists the pieces of a step.
    pub(in crate::dispatch) fn fill(&mut self, case: &Case, step: &Step) {
        self.pieces.clear();
        self.charging = 0;
        self.gain_kwh = 0.0;
        self.loss_kwh = 0.0;
        let store = &case.store;
        let buy = step.buy_usd_per_kwh;
        let dump_first = buy < 0.0;
        let mut urgent_kwh = step.load_kwh;
        let mut urgent = 0;
        for offer in step.offers {
            if offer.usd_per_kwh <= buy {
                break;
            }
            urgent_kwh += offer.energy_kwh;
            urgent += 1;
        }
        let sun_kwh = charge_room_kwh(case, step, urgent_kwh);
        if dump_first {
            urgent_kwh += step.pv_kwh;
        }
        // More import than every use and the charger together is never taken.
        let import_kwh = step.import_kwh.min(urgent_kwh + store.charge_kwh + 1.0);
        let mut reach = Reach {
            pv_kwh: step.pv_kwh,
            charge_kwh: store.charge_kwh.min(sun_kwh),
            discharge_kwh: store.discharge_kwh.min(discharge_room_kwh(case, step)),
            keep: store.charge_efficiency,
            give: store.discharge_efficiency,
            per_keep: 1.0 / store.charge_efficiency,
            per_give: 1.0 / store.discharge_efficiency,
            wear: store.wear_usd_per_kwh,
            at_kwh: -import_kwh,
        };
        // Nothing left of the most charging and right of the most discharging is ever used.
        self.add(&mut reach, case.lost_load_usd_per_kwh, step.load_kwh);
        let (high, low) = step.offers.split_at(urgent.min(step.offers.len()));
        for offer in high {
            self.add(&mut reach, offer.usd_per_kwh, offer.energy_kwh);
        }
        if dump_first {
            self.add(&mut reach, 0.0, step.pv_kwh);
        }
        self.add(&mut reach, buy, import_kwh);
        let mut export_kwh = step.export_kwh;
        for offer in low {
            if export_kwh > 0.0 && offer.usd_per_kwh < step.sell_usd_per_kwh {
                self.add(&mut reach, step.sell_usd_per_kwh, export_kwh);
                export_kwh = 0.0;
            }
            if offer.usd_per_kwh > 0.0 {
                self.add(&mut reach, offer.usd_per_kwh, offer.energy_kwh);
            }
        }
        self.add(&mut reach, step.sell_usd_per_kwh, export_kwh);
        if !dump_first {
            self.add(&mut reach, 0.0, step.pv_kwh);
        }
    }

    /// Adds a use of `length_kwh` on the bus: the part left of the sun charges, the rest discharges.
    #[inline]
    fn add(&mut self, reach: &mut Reach, value: f64, length_kwh: f64) {
        if length_kwh <= 0.0 {
            return;
        }
        let from = reach.at_kwh;
        let to = from + length_kwh;
        reach.at_kwh = to;
        let pv = reach.pv_kwh;
        if from < pv {
            let part_kwh = to.min(pv) - from.max(pv - reach.charge_kwh);
            if part_kwh > 0.0 {
                let length_kwh = part_kwh * reach.keep;
                self.pieces.push(Piece { slope: -value * reach.per_keep, length_kwh });
                self.charging += 1;
                self.gain_kwh += length_kwh;
            }
        }
        if to > pv {
            let part_kwh = to.min(pv + reach.discharge_kwh) - from.max(pv);
            if part_kwh > 0.0 {
                let length_kwh = part_kwh * reach.per_give;
                self.pieces.push(Piece { slope: -(value - reach.wear) * reach.give, length_kwh });
                self.loss_kwh += length_kwh;
            }
        }
    }
}

/// Who may charge from the sun alone takes what load and node leave of it.
fn charge_room_kwh(case: &Case, step: &Step, urgent_kwh: f64) -> f64 {
    match case.grid.charging {
        GridCharging::Allowed => f64::INFINITY,
        GridCharging::SunOnly => (step.pv_kwh - urgent_kwh).max(0.0),
    }
}

/// Who may not feed the grid gives what load and node lack.
fn discharge_room_kwh(case: &Case, step: &Step) -> f64 {
    match case.grid.battery_export {
        BatteryExport::Allowed => f64::INFINITY,
        BatteryExport::Never => {
            let sell = step.sell_usd_per_kwh.max(0.0);
            let node_kwh: f64 = step
                .offers
                .iter()
                .filter(|offer| offer.usd_per_kwh > sell)
                .map(|offer| offer.energy_kwh)
                .sum();
            (step.load_kwh + node_kwh - step.pv_kwh).max(0.0)
        }
    }
}
