//! Heating and cooling by the temperature outside.
//!
//! `UA * (balance - T)+ / COP(T)`, with the outside temperature smoothed by the house's mass (time constant 4 h,
//! assumed), at most what the equipment draws. COPs are straight lines in the outside temperature, at least 1.
//! Loss and gain of the kind of house go with its floor area and its insulation.

use crate::{
    catalog::{self, Cooling, Heating},
    scenario::{Constants, Household},
    units::Limited,
};

/// Time constant of the house's mass, h; assumed.
pub(super) const MASS_H: f64 = 4.0;

/// Weather-driven end uses at one step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rooms {
    /// Electricity that makes it, kW.
    pub(super) heating_kw: f64,
    /// Heat for each unit of electricity; 0 when electricity does not heat.
    pub(super) heating_cop: f64,
    /// Heat that comes from gas or another fuel, kW.
    pub(super) fuel_heat_kw: f64,
    /// Electricity for cooling, kW.
    pub(super) cooling_kw: f64,
    /// Heat moved for each unit of electricity; 0 without cooling.
    pub(super) cooling_cop: f64,
}

/// What the rooms of a house need and have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Envelope {
    loss_kw_per_k: f64,
    heat_balance_c: f64,
    heating: Heating,
    heating_kw_max: f64,
    gain_kw_per_k: f64,
    cool_balance_c: f64,
    cooling: Cooling,
    cooling_kw_max: f64,
    heat_pump: (f64, f64),
    air_conditioner: (f64, f64),
}

impl Envelope {
    pub(super) fn new(household: &Household, constants: &Constants) -> Self {
        let usual_m2 = catalog::household(household.kind).map_or(0.0, |kind| kind.floor_area_m2);
        let floor = if usual_m2 > 0.0 { household.floor_area_m2 / usual_m2 } else { 1.0 };
        let insulation = household.insulation;
        Self {
            loss_kw_per_k: household.heat_loss_w_per_k / 1000.0 * floor * insulation.loss_factor(),
            heat_balance_c: household.heat_balance_c,
            heating: household.heating,
            heating_kw_max: household.heating_kw_max,
            gain_kw_per_k: household.cool_gain_w_per_k / 1000.0 * floor * insulation.gain_factor(),
            cool_balance_c: household.cool_balance_c,
            cooling: household.cooling,
            cooling_kw_max: household.cooling_kw_max,
            heat_pump: (constants.heat_pump_cop_8c, constants.heat_pump_cop_per_k),
            air_conditioner: (constants.cooling_cop_35c, constants.cooling_cop_per_k),
        }
    }

    /// The end uses at a temperature outside, felt through the mass and as it is.
    pub(super) fn rooms(&self, felt_c: f64, outside_c: f64) -> Rooms {
        let heating_cop = match self.heating {
            Heating::None => 0.0,
            Heating::Resistive => 1.0,
            Heating::HeatPump => (self.heat_pump.0 + self.heat_pump.1 * (outside_c - 8.0)).at_least(1.0),
        };
        let mut rooms = Rooms { heating_cop, ..Rooms::default() };
        if felt_c < self.heat_balance_c {
            let heat_kw = self.loss_kw_per_k * (self.heat_balance_c - felt_c);
            if heating_cop > 0.0 {
                rooms.heating_kw = (heat_kw / heating_cop).at_most(self.heating_kw_max);
            } else {
                rooms.fuel_heat_kw = heat_kw;
            }
        }
        if self.cooling != Cooling::None {
            rooms.cooling_cop =
                (self.air_conditioner.0 - self.air_conditioner.1 * (outside_c - 35.0)).at_least(1.0);
            if felt_c > self.cool_balance_c {
                let gain_kw = self.gain_kw_per_k * (felt_c - self.cool_balance_c);
                rooms.cooling_kw = (gain_kw / rooms.cooling_cop).at_most(self.cooling_kw_max);
            }
        }
        rooms
    }
}
