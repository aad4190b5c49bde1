//! The end uses that depend on the clock, and those that depend on the weather.
//!
//! Hot water: `litres * 1.163 Wh/(l K) * (49 C - cold)` a day, plus the tank's loss, over the heater's
//! COP. Rooms: `UA * (balance - T)+ / COP(T)`, with the outside temperature smoothed by the house's
//! mass (time constant 4 h, assumed). COPs are straight lines in the outside temperature, at least 1.

use crate::{
    catalog::{Cooling, Heating, WaterHeating},
    scenario::{Constants, Household},
};

use super::shapes;

/// Watt hours that warm a litre of water by a kelvin.
const WATER_WH_PER_L_K: f64 = 1.163;
/// Hot water at the tap.
const HOT_WATER_C: f64 = 49.0;
/// Time constant of the house's mass, h; assumed.
pub(super) const MASS_H: f64 = 4.0;

/// Clock-driven end uses: 24 hourly means of a working and a weekend day, kW.
pub(super) struct Daily {
    workday_base_kw: [f64; 24],
    weekend_base_kw: [f64; 24],
    steady_kw: [f64; 24],
    month: [f64; 12],
    water_kw: [f64; 24],
    water_cop: f64,
}

impl Daily {
    pub(super) fn new(household: &Household, constants: &Constants) -> Self {
        let mean_kw = household.base_kwh / 8760.0;
        let cooking_kw = household.cooking_kwh / 8760.0;
        let water = water_kw(household, constants);
        let cooking = shapes::normalised(&shapes::COOKING);
        let hot_water = shapes::normalised(&shapes::HOT_WATER);
        let water_kw = hot_water.map(|draw| water.draw_kw * draw + water.standby_kw);
        let mut steady_kw = [0.0; 24];
        for ((kw, cook), heat) in steady_kw.iter_mut().zip(cooking).zip(water_kw) {
            *kw = cooking_kw * cook + heat;
        }
        Self {
            workday_base_kw: shapes::normalised(&shapes::BASE_WORKDAY).map(|share| share * mean_kw),
            weekend_base_kw: shapes::normalised(&shapes::BASE_WEEKEND).map(|share| share * mean_kw),
            steady_kw,
            month: by_days(&shapes::BASE_MONTH),
            water_kw,
            water_cop: water.cop,
        }
    }

    /// Power at an hour of the clock, kW.
    pub(super) fn kw(&self, clock: &crate::time::Clock) -> f64 {
        let base = if clock.weekday.is_weekend() { &self.weekend_base_kw } else { &self.workday_base_kw };
        let of = |day: &[f64; 24]| day.get(clock.hour).copied().unwrap_or(0.0);
        let month = self.month.get(clock.month).copied().unwrap_or(1.0);
        of(base) * month + of(&self.steady_kw)
    }

    /// Electricity for hot water at an hour of the clock, kW, and heat for each unit of it.
    pub(super) fn water(&self, clock: &crate::time::Clock) -> (f64, f64) {
        (self.water_kw.get(clock.hour).copied().unwrap_or(0.0), self.water_cop)
    }
}

/// Month factors scaled so that the year, with its unequal months, keeps its mean of 1.
fn by_days(shape: &[f64; 12]) -> [f64; 12] {
    let days = crate::time::MONTH_DAYS;
    let mean = shape.iter().zip(days).map(|(factor, days)| factor * days as f64).sum::<f64>() / 365.0;
    shape.map(|factor| factor / mean)
}

struct Water {
    draw_kw: f64,
    standby_kw: f64,
    cop: f64,
}

fn water_kw(household: &Household, constants: &Constants) -> Water {
    let cop = match household.water_heating {
        WaterHeating::Gas => return Water { draw_kw: 0.0, standby_kw: 0.0, cop: 1.0 },
        WaterHeating::Resistive => 1.0,
        WaterHeating::HeatPump => constants.water_heater_cop,
    };
    let rise_k = (HOT_WATER_C - constants.cold_water_c).max(0.0);
    let draw_kwh_day = household.hot_water_l_day * WATER_WH_PER_L_K * rise_k / 1000.0;
    Water { draw_kw: draw_kwh_day / 24.0 / cop, standby_kw: constants.tank_loss_w / 1000.0 / cop, cop }
}

/// Weather-driven end uses at one step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rooms {
    /// Electricity that makes it, kW.
    pub(super) heating_kw: f64,
    /// Heat for each unit of electricity; 0 when electricity does not heat.
    pub(super) heating_cop: f64,
    /// Electricity for cooling, kW.
    pub(super) cooling_kw: f64,
    /// Heat moved for each unit of electricity; 0 without cooling.
    pub(super) cooling_cop: f64,
}

pub(super) fn rooms(household: &Household, constants: &Constants, felt_c: f64, outside_c: f64) -> Rooms {
    let heat_kw = household.heat_loss_w_per_k * (household.heat_balance_c - felt_c).max(0.0) / 1000.0;
    let heating_cop = match household.heating {
        Heating::None => 0.0,
        Heating::Resistive => 1.0,
        Heating::HeatPump => {
            (constants.heat_pump_cop_8c + constants.heat_pump_cop_per_k * (outside_c - 8.0)).max(1.0)
        }
    };
    let mut rooms = Rooms { heating_cop, ..Rooms::default() };
    if heating_cop > 0.0 {
        rooms.heating_kw = (heat_kw / heating_cop).min(household.heating_kw_max);
    }
    if household.cooling != Cooling::None {
        let gain_kw = household.cool_gain_w_per_k * (felt_c - household.cool_balance_c).max(0.0) / 1000.0;
        rooms.cooling_cop =
            (constants.cooling_cop_35c - constants.cooling_cop_per_k * (outside_c - 35.0)).max(1.0);
        rooms.cooling_kw = (gain_kw / rooms.cooling_cop).min(household.cooling_kw_max);
    }
    rooms
}
