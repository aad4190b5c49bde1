//! The end uses that depend on the clock: tables of a working and a weekend day for each month.
//!
//! Lights, plugs, kitchen and laundry share `base_kwh` as 0.13, 0.52, 0.20 and 0.15 (estimated from RECS 2020
//! end uses). The yearly figures are those of the kind of house with its usual people and floor; each person
//! more adds 241.8 kWh and each square metre 3.55 kWh (miscellaneous loads of a detached house, RECS 2020 in
//! OpenStudio-HPXML: 786.9 + 241.8 people + 0.33 kWh a square foot), and hot water and two fifths of cooking
//! go with the people. Hot water: `litres * 1.163 Wh/(l K) * (49 C - cold)` a day over the heater's COP, plus
//! the tank's loss.

use crate::{
    catalog::{self, WaterHeating},
    scenario::{Constants, Household},
    time::{Clock, MONTH_DAYS, TimeAxis},
    units::Limited,
};

use super::{
    end_use::{EndUse, Split},
    shapes::{self, Shape},
};

/// Watt hours that warm a litre of water by a kelvin.
const WATER_WH_PER_L_K: f64 = 1.163;
/// Hot water at the tap.
const HOT_WATER_C: f64 = 49.0;
/// What one person adds to lights and plugs, kWh a year.
const PERSON_KWH: f64 = 241.8;
/// What a square metre adds, kWh a year: 0.33 a square foot.
const FLOOR_KWH_PER_M2: f64 = 3.55;
/// Least share of the stated base load that fewer people and less floor leave.
const BASE_LEAST: f64 = 0.3;
/// Shares of the base load.
const LIGHTING: f64 = 0.13;
const PLUGS: f64 = 0.52;
const KITCHEN: f64 = 0.20;
const LAUNDRY: f64 = 0.15;

/// Hours of a year's table: two kinds of day in each month.
const HOURS: usize = 12 * 2 * 24;

/// Powers by month, kind of day and hour, kW, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table(Vec<f64>);

impl Table {
    fn empty() -> Self {
        Self(vec![0.0; HOURS])
    }

    fn kw(&self, clock: &Clock) -> f64 {
        let day = clock.month * 2 + usize::from(clock.weekday.is_weekend());
        self.0.get(day * 24 + clock.hour).copied().unwrap_or(0.0)
    }

    fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(kw, more)| *kw += more);
    }
}

/// Everything that the clock decides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Daily {
    all: Table,
    /// Each end use by itself, for the split.
    uses: Vec<(EndUse, Table)>,
    water: Table,
    water_cop: f64,
}

impl Daily {
    pub(super) fn new(household: &Household, input: (&Constants, &TimeAxis, f64)) -> Self {
        let (constants, axis, modem_kw) = input;
        let days = Days::of(axis);
        let scale = Scale::of(household);
        let water = water_kwh(household, (constants, scale.people));
        let base_kwh = scale.base_kwh;
        let uses: Vec<(EndUse, Table)> = [
            (EndUse::Lighting, &shapes::LIGHTING, base_kwh * LIGHTING, 0.0),
            (EndUse::Plugs, &shapes::PLUGS, base_kwh * PLUGS, modem_kw),
            (EndUse::Kitchen, &shapes::KITCHEN, base_kwh * KITCHEN, 0.0),
            (EndUse::Kitchen, &shapes::COOKING, household.cooking_kwh * (0.6 + 0.4 * scale.people), 0.0),
            (EndUse::Laundry, &shapes::LAUNDRY, base_kwh * LAUNDRY, 0.0),
            (EndUse::HotWater, &shapes::HOT_WATER, water.draw_kwh, water.standby_kw),
            (EndUse::Pool, &shapes::POOL, household.pool_kwh_day * 365.0, 0.0),
        ]
        .into_iter()
        .filter(|(_, _, kwh, steady_kw)| *kwh > 0.0 || *steady_kw > 0.0)
        .map(|(end_use, shape, kwh, steady_kw)| (end_use, days.table(shape, (kwh, steady_kw))))
        .collect();
        let mut all = Table::empty();
        uses.iter().for_each(|(_, table)| all.add(table));
        let water_table = uses.iter().find(|(end_use, _)| *end_use == EndUse::HotWater);
        let water_table = water_table.map_or_else(Table::empty, |(_, table)| table.clone());
        Self { all, uses, water: water_table, water_cop: water.cop }
    }

    /// Power at a moment of the clock, kW.
    pub(super) fn kw(&self, clock: &Clock) -> f64 {
        self.all.kw(clock)
    }

    /// Electricity for hot water at a moment of the clock, kW, and heat for each unit of it.
    pub(super) fn water(&self, clock: &Clock) -> (f64, f64) {
        (self.water.kw(clock), self.water_cop)
    }

    /// The same by end use.
    pub(super) fn split(&self, clock: &Clock) -> Split {
        let mut split = Split::default();
        for (end_use, table) in &self.uses {
            split.add(*end_use, table.kw(clock));
        }
        split
    }
}

/// How many days of each kind every month of the axis has.
struct Days([[f64; 2]; 12]);

impl Days {
    fn of(axis: &TimeAxis) -> Self {
        let mut days = [[0.0; 2]; 12];
        let mut day = 0;
        for (month, count) in days.iter_mut().zip(MONTH_DAYS) {
            for _ in 0..count {
                let weekend = axis.first_weekday().after(day).is_weekend();
                month.iter_mut().skip(usize::from(weekend)).take(1).for_each(|count| *count += 1.0);
                day += 1;
            }
        }
        Self(days)
    }

    /// A shape brought to a yearly energy, on top of a steady power.
    fn table(&self, shape: &Shape, (kwh, steady_kw): (f64, f64)) -> Table {
        let day_sums = [&shape.workday, &shape.weekend].map(|day| day.iter().sum::<f64>());
        let months = self.0.iter().zip(shape.month);
        let sum: f64 = months
            .map(|(counts, factor)| factor * counts.iter().zip(day_sums).map(|(n, day)| n * day).sum::<f64>())
            .sum();
        let scale = if sum > 0.0 { kwh / sum } else { 0.0 };
        let days = [&shape.workday, &shape.weekend];
        let hours = shape.month.iter().flat_map(|factor| {
            let day_scale = factor * scale;
            days.into_iter().flatten().map(move |share| share * day_scale + steady_kw)
        });
        Table(hours.collect())
    }
}

/// What people and floor make of the figures of the kind.
struct Scale {
    base_kwh: f64,
    /// People over the usual number.
    people: f64,
}

impl Scale {
    fn of(household: &Household) -> Self {
        let stated_kwh = household.base_kwh;
        let Some(kind) = catalog::household(household.kind) else {
            return Self { base_kwh: stated_kwh, people: 1.0 };
        };
        let more_kwh = PERSON_KWH * (household.people - kind.people)
            + FLOOR_KWH_PER_M2 * (household.floor_area_m2 - kind.floor_area_m2);
        let base_kwh = (stated_kwh + more_kwh).at_least(stated_kwh * BASE_LEAST);
        // Nothing stated, nothing scaled.
        let base_kwh = if stated_kwh > 0.0 { base_kwh } else { 0.0 };
        Self { base_kwh, people: if kind.people > 0.0 { household.people / kind.people } else { 1.0 } }
    }
}

struct Water {
    draw_kwh: f64,
    standby_kw: f64,
    cop: f64,
}

fn water_kwh(household: &Household, (constants, people): (&Constants, f64)) -> Water {
    let cop = match household.water_heating {
        WaterHeating::Gas => return Water { draw_kwh: 0.0, standby_kw: 0.0, cop: 1.0 },
        WaterHeating::Resistive => 1.0,
        WaterHeating::HeatPump => constants.water_heater_cop,
    };
    let rise_k = (HOT_WATER_C - constants.cold_water_c).at_least(0.0);
    let draw_kwh = household.hot_water_l_day * people * 365.0 * WATER_WH_PER_L_K * rise_k / 1000.0;
    Water { draw_kwh: draw_kwh / cop, standby_kw: constants.tank_loss_w / 1000.0 / cop, cop }
}
