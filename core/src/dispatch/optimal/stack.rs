//! One step's merit order: what one more kWh on the bus is worth, from the most urgent use down.
//!
//! With `q` the energy that sun and battery give, the uses worth more than the price of import are
//! served by `q` and import together, so the value of one more kWh is first that of the urgent uses
//! import cannot reach, then the price of import, then that of the lesser uses, export and curtailment.
//! It falls with `q`; that is why the step's cost is convex.

use super::case::{BatteryExport, Case, Offer, Step, Store};
use crate::{scenario::GridCharging, units::Limited};

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
    /// One over the efficiencies of charging and discharging, and those: a division a step is dear.
    per: Reciprocals,
}

#[derive(Clone, Copy, Debug, Default)]
struct Reciprocals {
    keep: f64,
    give: f64,
    per_keep: f64,
    per_give: f64,
}

impl Reciprocals {
    #[inline]
    fn of(self, store: &Store) -> Self {
        let (keep, give) = (store.charge_efficiency, store.discharge_efficiency);
        if self.keep.to_bits() == keep.to_bits() && self.give.to_bits() == give.to_bits() {
            return self;
        }
        Self { keep, give, per_keep: 1.0 / keep, per_give: 1.0 / give }
    }
}

/// Shorter pieces are rounding, and would break the order of slopes where two limits meet, kWh.
const LEAST_KWH: f64 = 1e-12;

/// What bounds the pieces of a step.
struct Reach<'a> {
    pv_kwh: f64,
    charge_kwh: f64,
    /// The most the battery gives, and the most of it that load, node and grid take off the bus.
    discharge_kwh: f64,
    bus_kwh: f64,
    lifts: &'a [Offer],
    lifted_kwh: f64,
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
        self.per = self.per.of(store);
        let buy = step.buy_usd_per_kwh;
        let dump_first = buy < 0.0;
        if step.offers.is_empty() && step.lifts.is_empty() && case.shared.is_none() && !dump_first {
            return self.fill_plain(case, step);
        }
        let (mut urgent_kwh, urgent) = urgent(step);
        let charging = Charging::of(case, step, urgent_kwh);
        if dump_first {
            urgent_kwh += step.pv_kwh;
        }
        // More import than every use and the charger together is never taken.
        let import_kwh = step.import_kwh.at_most(urgent_kwh + step.charge_kwh + 1.0);
        let mut reach = Reach {
            pv_kwh: step.pv_kwh,
            charge_kwh: charging.sun_kwh + charging.grid_kwh,
            discharge_kwh: step.discharge_kwh,
            bus_kwh: step.discharge_kwh.at_most(discharge_room_kwh(case, step)),
            lifts: step.lifts,
            lifted_kwh: 0.0,
            keep: store.charge_efficiency,
            give: store.discharge_efficiency,
            per_keep: self.per.per_keep,
            per_give: self.per.per_give,
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
        if case.shared.is_some() {
            // What lies beyond the need is the sun's, and charges on the DC side.
            reach.keep = charging.sun_keep;
            reach.per_keep = 1.0 / charging.sun_keep;
        }
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
        if !reach.lifts.is_empty() {
            self.lift(&mut reach, 0.0);
        }
        if charging.clipped_kwh > 0.0 {
            // Where the sun fills the inverter the battery gives nothing: this is the last piece.
            self.pieces.push(Piece { slope: 0.0, length_kwh: charging.clipped_kwh });
            self.charging += 1;
            self.gain_kwh += charging.clipped_kwh;
        }
    }

    /// The pieces of a step with load, sun and grid alone. With `x` what the battery gives the bus, load is not served
    /// below `need - import`, import is spared up to `need`, export earns up to `need + export`, and what is more only
    /// takes the place of sun.
    fn fill_plain(&mut self, case: &Case, step: &Step) {
        let Reciprocals { keep, give, per_keep, per_give } = self.per;
        let need_kwh = step.load_kwh - step.pv_kwh;
        let uses = [
            (need_kwh - step.import_kwh, case.lost_load_usd_per_kwh),
            (need_kwh, step.buy_usd_per_kwh),
            (need_kwh + step.export_kwh, step.sell_usd_per_kwh),
            (f64::INFINITY, 0.0),
        ];
        let charge_kwh = match case.grid.charging {
            GridCharging::Allowed => step.charge_kwh,
            GridCharging::SunOnly => step.charge_kwh.at_most((-need_kwh).at_least(0.0)),
        };
        let room_kwh = match step.battery_export {
            BatteryExport::Allowed => step.load_kwh + step.export_kwh,
            BatteryExport::Never => need_kwh.at_least(0.0),
        };
        let mut from_kwh = -charge_kwh;
        for (to_kwh, value) in uses {
            let part_kwh = to_kwh.at_most(0.0) - from_kwh;
            if part_kwh > LEAST_KWH {
                let length_kwh = part_kwh * keep;
                self.pieces.push(Piece { slope: -value * per_keep, length_kwh });
                self.charging += 1;
                self.gain_kwh += length_kwh;
                from_kwh = to_kwh;
            }
        }
        let wear = case.store.wear_usd_per_kwh;
        let most_kwh = step.discharge_kwh.at_most(room_kwh);
        let mut from_kwh = 0.0;
        for (to_kwh, value) in uses {
            let part_kwh = to_kwh.at_most(most_kwh) - from_kwh;
            if part_kwh > LEAST_KWH {
                let length_kwh = part_kwh * per_give;
                self.pieces.push(Piece { slope: -(value - wear) * give, length_kwh });
                self.loss_kwh += length_kwh;
                from_kwh = to_kwh;
            }
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
        let pv = reach.pv_kwh;
        if from < pv {
            let part_kwh = to.at_most(pv) - from.at_least(pv - reach.charge_kwh);
            if part_kwh > LEAST_KWH {
                let length_kwh = part_kwh * reach.keep;
                self.pieces.push(Piece { slope: -value * reach.per_keep, length_kwh });
                self.charging += 1;
                self.gain_kwh += length_kwh;
            }
        }
        if to > pv {
            if !reach.lifts.is_empty() {
                self.lift(reach, value);
            }
            let part_kwh = to.at_most(pv + reach.bus_kwh) - from.at_least(pv);
            if part_kwh > LEAST_KWH {
                let length_kwh = part_kwh * reach.per_give;
                self.pieces.push(Piece { slope: -(value - reach.wear) * reach.give, length_kwh });
                self.loss_kwh += length_kwh;
            }
        }
        reach.at_kwh = to;
    }

    /// Adds the lifts that are worth more than the use that comes next.
    fn lift(&mut self, reach: &mut Reach, above: f64) {
        while let [lift, rest @ ..] = reach.lifts
            && lift.usd_per_kwh > above
        {
            let on_bus_kwh = (reach.at_kwh - reach.pv_kwh).clamp(0.0, reach.bus_kwh);
            let left_kwh = (reach.discharge_kwh - reach.lifted_kwh - on_bus_kwh).at_least(0.0);
            let part_kwh = lift.energy_kwh.at_most(left_kwh);
            if part_kwh > LEAST_KWH {
                let length_kwh = part_kwh * reach.per_give;
                self.pieces.push(Piece { slope: -(lift.usd_per_kwh - reach.wear) * reach.give, length_kwh });
                self.loss_kwh += length_kwh;
                reach.lifted_kwh += part_kwh;
                reach.bus_kwh = reach.bus_kwh.at_most(reach.discharge_kwh - reach.lifted_kwh);
            }
            reach.lifts = rest;
        }
    }
}

/// Load and the offers worth more than import, kWh, and how many offers those are.
fn urgent(step: &Step) -> (f64, usize) {
    let (mut kwh, mut count) = (step.load_kwh, 0);
    for offer in step.offers {
        if offer.usd_per_kwh <= step.buy_usd_per_kwh {
            break;
        }
        kwh += offer.energy_kwh;
        count += 1;
    }
    (kwh, count)
}

/// What may charge at a step, and from where.
#[derive(Clone, Copy)]
pub(super) struct Charging {
    /// What the inverter would clip, kWh stored.
    clipped_kwh: f64,
    /// From the sun's surplus, kWh that would have been on the bus.
    sun_kwh: f64,
    /// From the grid, kWh on the bus; without a shared inverter the sun's part is in it.
    grid_kwh: f64,
    /// What of the sun's is stored.
    sun_keep: f64,
}

impl Charging {
    #[inline]
    fn of(case: &Case, step: &Step, urgent_kwh: f64) -> Self {
        let store = &case.store;
        let surplus_kwh = (step.pv_kwh - urgent_kwh).at_least(0.0);
        let Some(shared) = &case.shared else {
            let grid_kwh = match case.grid.charging {
                GridCharging::Allowed => step.charge_kwh,
                GridCharging::SunOnly => step.charge_kwh.at_most(surplus_kwh),
            };
            return Self { clipped_kwh: 0.0, sun_kwh: 0.0, grid_kwh, sun_keep: store.charge_efficiency };
        };
        let left_kwh = step.charge_kwh - step.clipped_kwh;
        let sun_kwh = surplus_kwh.at_most(left_kwh * shared.to_ac_frac);
        let grid_kwh = match case.grid.charging {
            GridCharging::Allowed => (left_kwh - sun_kwh / shared.to_ac_frac).at_least(0.0),
            GridCharging::SunOnly => 0.0,
        };
        Self {
            clipped_kwh: step.clipped_kwh * shared.stored_frac,
            sun_kwh,
            grid_kwh,
            sun_keep: shared.stored_frac / shared.to_ac_frac,
        }
    }

    /// What a gain of stored energy takes off the bus, kWh.
    fn bus_kwh(&self, gain_kwh: f64, charge_efficiency: f64) -> f64 {
        let gain_kwh = (gain_kwh - self.clipped_kwh).at_least(0.0);
        let sun_kwh = (gain_kwh / self.sun_keep).at_most(self.sun_kwh);
        sun_kwh + (gain_kwh - sun_kwh * self.sun_keep).at_least(0.0) / charge_efficiency
    }
}

/// What a change of the store puts on the bus (below zero: takes off it), kWh.
#[inline]
pub(super) fn bus_kwh(case: &Case, step: &Step, change_kwh: f64) -> f64 {
    if change_kwh <= 0.0 {
        return -change_kwh * case.store.discharge_efficiency;
    }
    if case.shared.is_none() {
        return -change_kwh / case.store.charge_efficiency;
    }
    -Charging::of(case, step, urgent(step).0).bus_kwh(change_kwh, case.store.charge_efficiency)
}

/// Who may not feed the grid gives what load and node lack.
fn discharge_room_kwh(case: &Case, step: &Step) -> f64 {
    match case.grid.battery_export {
        BatteryExport::Allowed => f64::INFINITY,
        BatteryExport::Never => {
            let sell = step.sell_usd_per_kwh.at_least(0.0);
            let node_kwh: f64 = step
                .offers
                .iter()
                .filter(|offer| offer.usd_per_kwh > sell)
                .map(|offer| offer.energy_kwh)
                .sum();
            (step.load_kwh + node_kwh - step.pv_kwh).at_least(0.0)
        }
    }
}
