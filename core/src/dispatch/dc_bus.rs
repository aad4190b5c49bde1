//! The DC bus of a unit whose battery and PV share one inverter.
//!
//! It has a law of its own: the sun's DC power is what leaves as AC over the share that arrives, what charges
//! the battery, and what nobody took: `to_ac pv_dc = pv + curtailed + to_ac dc_charge`, to 1e-9 kWh a step.
//! What the inverter would clip charges first; then what the rule wants of the sun never becomes AC.

use crate::{
    energy::battery::{BatteryLimits, DcUnit, Power},
    units::Limited,
};

use super::Flows;

/// The sun on the DC side of a unit.
#[derive(Clone, Copy, Debug)]
pub struct DcBus<'a> {
    /// The unit.
    pub unit: DcUnit,
    /// PV that is there, DC kW.
    pub pv_dc_kw: &'a [f64],
}

/// What the sun charges past the inverter over a step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DcCharge {
    /// Out of the arrays into the battery, DC kW.
    pub(super) dc_kw: f64,
    /// The part of it that would have been AC, AC kW.
    pub(super) diverted_kw: f64,
    /// What the inverter clips and the battery leaves, AC kW.
    pub(super) clipped_kw: f64,
    /// What arrives in the store, kWh.
    pub(super) stored_kwh: f64,
}

/// What the rule wants of a battery at a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) power: Power,
    /// AC power of the sun that the battery may take.
    pub(super) sun_kw: f64,
    pub(super) stored_kwh: f64,
    pub(super) step_h: f64,
}

impl DcBus<'_> {
    /// AC power the sun can give at a step.
    pub(super) fn ac_kw(&self, step: usize) -> f64 {
        let dc_kw = self.pv_dc_kw.get(step).copied().unwrap_or(0.0);
        (dc_kw * self.unit.to_ac_frac).at_most(self.unit.inverter_kw)
    }

    /// The sun's power that the inverter cannot take, DC kW.
    pub(super) fn clipped_kw(&self, step: usize) -> f64 {
        let dc_kw = self.pv_dc_kw.get(step).copied().unwrap_or(0.0);
        (dc_kw - self.ac_kw(step) / self.unit.to_ac_frac).at_least(0.0)
    }

    /// The wish, with the sun's part taken on the DC side: what is left at the AC terminals, and the rest.
    pub(super) fn split(&self, step: usize, wish: Wish, battery: &BatteryLimits) -> (Power, DcCharge) {
        let Wish { power, sun_kw, stored_kwh, step_h } = wish;
        let DcUnit { to_ac_frac, stored_frac, .. } = self.unit;
        let clipped_dc_kw = self.clipped_kw(step);
        if power.discharge_kw > 0.0 {
            let clipped_kw = clipped_dc_kw * to_ac_frac;
            return (power, DcCharge { clipped_kw, ..DcCharge::default() });
        }
        let after_idle_kwh = (stored_kwh - battery.idle_kw * step_h).at_least(0.0);
        let room_kwh = (battery.capacity_kwh - after_idle_kwh).at_least(0.0);
        let wanted_kw = power.charge_kw.at_most(sun_kw);
        let dc_kw = (clipped_dc_kw + wanted_kw / to_ac_frac)
            .at_most(battery.charge_kw)
            .at_most(room_kwh / (stored_frac * step_h));
        let in_kwh = dc_kw * stored_frac * step_h;
        let charge_kw = (power.charge_kw - wanted_kw)
            .at_most(battery.charge_kw - dc_kw)
            .at_most((room_kwh - in_kwh) / (battery.charge_efficiency * step_h))
            .at_least(0.0);
        let from_clipped_kw = dc_kw.at_most(clipped_dc_kw);
        let charge = DcCharge {
            dc_kw,
            diverted_kw: (dc_kw - from_clipped_kw) * to_ac_frac,
            clipped_kw: (clipped_dc_kw - from_clipped_kw) * to_ac_frac,
            stored_kwh: in_kwh,
        };
        (Power { charge_kw, discharge_kw: 0.0 }, charge)
    }
}

/// The largest violation of the law of the DC bus over a year, kWh a step.
#[must_use]
pub fn dc_conservation(flows: &Flows, bus: &DcBus, step_h: f64) -> f64 {
    let uses = flows.pv_kw.iter().zip(&flows.curtailed_kw).zip(&flows.dc_charge_kw);
    let gaps = bus.pv_dc_kw.iter().zip(uses).map(|(dc, ((pv, curtailed), charge))| {
        (bus.unit.to_ac_frac * (dc - charge) - pv - curtailed).abs() * step_h
    });
    gaps.fold(0.0, f64::max)
}
