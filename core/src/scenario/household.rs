//! What the house draws apart from the node.

use super::{Insulation, Kind, options::option_kind, subject::number};
use crate::{
    catalog::{Cooling, Heating, Table, WaterHeating, household},
    units::Unit,
};

subject! {
    /// End uses of the house; a kind of house brings them all, each can be changed.
    Household in Household, "household", (home household);
    /// A kind of house, with typical equipment and habits.
    201 kind: u16 = 1, "Kind of house", Kind::Row(Table::Household),
        Source::assumed("all-electric with a car, as in the default preset", 2026);
    /// Heated floor. More than is usual for the kind of house adds plugs, heat loss and heat gain.
    202 floor_area_m2: f64 = 186.0, "Floor area", number(Unit::M2, 20.0, 1000.0, 5.0, 1.0),
        Source::assumed("a typical detached house of 2,000 square feet", 2026),
        follows 201 |row| household(row).map(|row| row.floor_area_m2);
    /// Who lives there. Each one more than is usual for the kind of house adds lights, plugs, cooking and hot water.
    203 people: f64 = 3.0, "People", number(Unit::Person, 0.0, 12.0, 1.0, 1.0),
        Source::assumed("a family", 2026),
        follows 201 |row| household(row).map(|row| row.people);
    /// Lights, plugs, refrigerator, television and laundry in a year.
    204 base_kwh: f64 = 4200.0, "Lights and plugs", number(Unit::KwhPerYear, 0.0, 30_000.0, 100.0, 1.0),
        Source::estimated("RECS end uses of a detached house", 2020),
        plausible (2500.0, 6500.0),
        follows 201 |row| household(row).map(|row| row.base_kwh);
    /// An electric stove in a year; 0 with gas.
    205 cooking_kwh: f64 = 450.0, "Cooking", number(Unit::KwhPerYear, 0.0, 3000.0, 25.0, 1.0),
        Source::estimated("RECS end uses of a detached house", 2020),
        follows 201 |row| household(row).map(|row| row.cooking_kwh);
    /// What heats the water.
    206 water_heating: WaterHeating = WaterHeating::HeatPump, "Water heater", option_kind!(WaterHeating),
        Source::assumed("the kind of house", 2026),
        follows 201 |row| household(row).map(|row| f64::from(row.water.code()));
    /// Hot water at 49 °C.
    207 hot_water_l_day: f64 = 180.0, "Hot water", number(Unit::LPerDay, 0.0, 1000.0, 10.0, 1.0),
        Source::estimated("60 litres a person and day", 2022),
        follows 201 |row| household(row).map(|row| row.hot_water_l_day);
    /// What heats the rooms with electricity.
    208 heating: Heating = Heating::HeatPump, "Heating", option_kind!(Heating),
        Source::assumed("the kind of house", 2026),
        follows 201 |row| household(row).map(|row| f64::from(row.heating.code()));
    /// Heat that leaves for each kelvin between inside and outside.
    209 heat_loss_w_per_k: f64 = 220.0, "Heat loss", number(Unit::WPerK, 0.0, 2000.0, 10.0, 1.0),
        Source::estimated("envelope of the kind of house", 2026),
        plausible (120.0, 350.0),
        follows 201 |row| household(row).map(|row| row.heat_loss_w_per_k);
    /// The outside temperature below which the house needs heat.
    210 heat_balance_c: f64 = 16.0, "Heats below", number(Unit::Celsius, 0.0, 25.0, 0.5, 10.0),
        Source::assumed("18.3 °C less what people, sun and plugs give", 2026),
        follows 201 |row| household(row).map(|row| row.heat_balance_c);
    /// The most electricity that heating draws.
    211 heating_kw_max: f64 = 6.0, "Heating at most", number(Unit::Kw, 0.0, 40.0, 0.5, 10.0),
        Source::assumed("the kind of house", 2026),
        follows 201 |row| household(row).map(|row| row.heating_kw_max);
    /// What cools the rooms.
    212 cooling: Cooling = Cooling::Central, "Cooling", option_kind!(Cooling),
        Source::assumed("the kind of house", 2026),
        follows 201 |row| household(row).map(|row| f64::from(row.cooling.code()));
    /// Heat that enters for each kelvin between outside and inside, sun included.
    213 cool_gain_w_per_k: f64 = 380.0, "Heat gain", number(Unit::WPerK, 0.0, 3000.0, 10.0, 1.0),
        Source::estimated("envelope of the kind of house, sun through windows folded in", 2026),
        plausible (220.0, 600.0),
        follows 201 |row| household(row).map(|row| row.cool_gain_w_per_k);
    /// The outside temperature above which the house is cooled.
    214 cool_balance_c: f64 = 22.0, "Cools above", number(Unit::Celsius, 15.0, 35.0, 0.5, 10.0),
        Source::assumed("a set point of 25 °C less inner gains", 2026),
        follows 201 |row| household(row).map(|row| row.cool_balance_c);
    /// The most electricity that cooling draws.
    215 cooling_kw_max: f64 = 5.0, "Cooling at most", number(Unit::Kw, 0.0, 40.0, 0.5, 10.0),
        Source::assumed("the kind of house", 2026),
        follows 201 |row| household(row).map(|row| row.cooling_kw_max);
    /// Electric cars that charge at home.
    216 ev_count: f64 = 1.0, "Electric cars", number(Unit::One, 0.0, 4.0, 1.0, 1.0),
        Source::assumed("the kind of house", 2026),
        follows 201 |row| household(row).map(|row| f64::from(row.ev_count));
    /// What one car takes on an average day.
    217 ev_kwh_day: f64 = 9.0, "Charging a day, each", number(Unit::Kwh, 0.0, 100.0, 0.5, 10.0),
        Source::estimated("30 miles a day", 2026),
        plausible (4.0, 18.0),
        follows 201 |row| household(row).map(|row| row.ev_kwh_day);
    /// Power of one charger.
    218 ev_charger_kw: f64 = 9.6, "Charger", number(Unit::Kw, 1.0, 22.0, 0.1, 10.0),
        Source::published("Tesla Wall Connector on a 50 A breaker", 2026),
        follows 201 |row| household(row).map(|row| row.ev_charger_kw);
    /// When the cars come home and begin to charge, on the clock.
    219 ev_plug_in_h: f64 = 18.0, "Cars charge from", number(Unit::H, 0.0, 23.0, 1.0, 1.0),
        Source::assumed("when people come home", 2026),
        follows 201 |row| household(row).map(|row| row.ev_plug_in_h);
    /// What must run in an outage: refrigerator, lights, internet, some air.
    220 critical_kw: f64 = 1.2, "Needed in an outage", number(Unit::Kw, 0.0, 30.0, 0.1, 10.0),
        Source::assumed("lights, plugs, refrigerator, fans", 2026),
        plausible (0.5, 3.0);
    /// How well the house keeps its heat, against the usual one of its kind.
    221 insulation: Insulation = Insulation::AsKind, "Insulation", option_kind!(Insulation),
        Source::assumed("the kind of house has its own", 2026);
    /// When the cars leave, on the clock; what is not charged by then is not charged.
    222 ev_leave_h: f64 = 7.0, "Cars leave at", number(Unit::H, 0.0, 23.0, 1.0, 1.0),
        Source::assumed("when people go to work", 2026);
    /// What a pool's pump takes on an average day, while the sun is up and more in summer; 0 without a pool.
    223 pool_kwh_day: f64 = 0.0, "Pool pump a day", number(Unit::Kwh, 0.0, 60.0, 0.5, 10.0),
        Source::assumed("most houses have none; a pump of 1.5 kW runs 4 to 8 hours", 2026);
    /// All end uses but cars, times this: the mean home of most regions uses more than its kind says.
    224 use_frac: f64 = 1.0, "Use against its kind", number(Unit::Frac, 0.3, 3.0, 0.05, 100.0),
        Source::estimated("kinds of house as they are; a region's mean customer (EIA-861) is 1.1 to 1.5 of them", 2020),
        plausible (0.7, 1.5);
}

impl Household {
    /// With its use taken into the end uses: what the model of the year runs on.
    #[must_use]
    pub fn at_use(&self) -> Self {
        let frac = self.use_frac;
        Self {
            base_kwh: self.base_kwh * frac,
            cooking_kwh: self.cooking_kwh * frac,
            hot_water_l_day: self.hot_water_l_day * frac,
            heat_loss_w_per_k: self.heat_loss_w_per_k * frac,
            heating_kw_max: self.heating_kw_max * frac,
            cool_gain_w_per_k: self.cool_gain_w_per_k * frac,
            cooling_kw_max: self.cooling_kw_max * frac,
            pool_kwh_day: self.pool_kwh_day * frac,
            use_frac: 1.0,
            ..self.clone()
        }
    }
}
