//! Home battery: units of one model, and what they may do.

use super::{
    BatteryCoupling, BatteryInOutage, BatteryPlace, BatteryToGrid, Dispatch, FadeModel, GridCharging, Kind,
    SunFirst, TemperatureEffect, options::option_kind, subject::number,
};
use crate::{
    catalog::{Table, battery},
    units::Unit,
};

subject! {
    /// Home battery.
    Battery in Battery, "battery", (home battery);
    /// The product.
    501 model: u16 = 1, "Model", Kind::Row(Table::Battery),
        Source::assumed("the most sold home battery", 2026);
    /// How many of them; 0: no battery.
    502 units: f64 = 0.0, "Units", number(Unit::One, 0.0, 20.0, 1.0, 1.0),
        Source::assumed("no battery until one is chosen", 2026),
        plausible (0.0, 3.0);
    /// Usable energy of one unit.
    503 capacity_kwh: f64 = 13.5, "Usable energy, each", number(Unit::Kwh, 0.5, 200.0, 0.5, 100.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025),
        follows 501 |row| battery(row).map(|row| row.capacity_kwh);
    /// The most one unit takes.
    504 charge_kw: f64 = 5.0, "Charges at, each", number(Unit::Kw, 0.1, 200.0, 0.5, 1000.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025),
        follows 501 |row| battery(row).map(|row| row.charge_kw);
    /// The most one unit gives for hours.
    505 discharge_kw: f64 = 11.5, "Discharges at, each", number(Unit::Kw, 0.1, 200.0, 0.5, 1000.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025),
        follows 501 |row| battery(row).map(|row| row.discharge_kw);
    /// Energy that comes back of what goes in, AC to AC.
    506 round_trip_frac: f64 = 0.89, "Round trip", number(Unit::Frac, 0.5, 1.0, 0.01, 1000.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025),
        plausible (0.85, 0.93),
        follows 501 |row| battery(row).map(|row| row.round_trip_frac);
    /// What one unit draws to stay awake, taken from its store.
    507 idle_w: f64 = 20.0, "Idle draw, each", number(Unit::W, 0.0, 500.0, 5.0, 1.0),
        Source::estimated("makers publish none; inverter and controls awake take 5 to 60 W", 2026),
        plausible (5.0, 60.0),
        follows 501 |row| battery(row).map(|row| row.idle_w);
    /// The share that is kept for outages.
    508 reserve_frac: f64 = 0.2, "Kept for outages", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("the usual setting of an owner who fears outages", 2026),
        plausible (0.0, 0.5);
    /// The rule it follows.
    509 dispatch: Dispatch = Dispatch::DayAhead, "Rule", option_kind!(Dispatch),
        Source::assumed("controllers that know the prices plan; older ones use own sun first", 2026);
    /// Whether it may charge from the grid.
    510 grid_charging: GridCharging = GridCharging::SunOnly, "Charges", option_kind!(GridCharging),
        Source::assumed("the stricter rule of net-metering programmes", 2026);
    /// Whether the node may draw on it in an outage.
    511 node_in_outage: BatteryInOutage = BatteryInOutage::Never, "Node may use it in an outage",
        option_kind!(BatteryInOutage),
        Source::assumed("the house comes first", 2026);
    /// The share of the usable energy that reaches the AC terminals: 1 where the maker rates it there.
    512 discharge_efficiency_frac: f64 = 1.0, "Delivered of the usable energy",
        number(Unit::Frac, 0.5, 1.0, 0.01, 1000.0),
        Source::published("Tesla rates the Powerwall's 13.5 kWh at its AC terminals", 2025),
        follows 501 |row| battery(row).map(|row| row.discharge_efficiency_frac);
    /// Where it hangs, and so how warm its cells are.
    513 place: BatteryPlace = BatteryPlace::Garage, "Hangs", option_kind!(BatteryPlace),
        Source::assumed("the most common place", 2026);
    /// How its cells age.
    514 fade: FadeModel = FadeModel::SamLfp, "Ageing", option_kind!(FadeModel),
        Source::published("SAM, LFP/graphite cell", 2025);
    /// It is replaced when this share of its first capacity is left.
    515 replace_at_frac: f64 = 0.7, "Replaced at", number(Unit::Frac, 0.0, 0.95, 0.05, 100.0),
        Source::published("the capacity that makers warrant, and SAM's default is 0.5 to 0.8", 2025),
        plausible (0.6, 0.8);
    /// For how long the maker warrants 70 % of the capacity.
    516 warranty_years: f64 = 10.0, "Warranty", number(Unit::Year, 1.0, 30.0, 1.0, 1.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025),
        follows 501 |row| battery(row).map(|row| row.warranty_years);
    /// For how many full cycles the maker warrants it; 0: as many as the years hold.
    517 warranty_cycles: f64 = 0.0, "Warranted cycles", number(Unit::One, 0.0, 30_000.0, 500.0, 1.0),
        Source::published("Tesla sets none for own sun and backup", 2025);
    /// Own ageing: lost in the first year by age; grows with the root of the years.
    518 fade_first_year_frac: f64 = 0.03, "Lost by age, first year", number(Unit::Frac, 0.0, 0.3, 0.005, 1000.0),
        Source::estimated("with the next: 70 % after 10 years and 4,000 cycles, as makers warrant", 2026);
    /// Own ageing: lost for each 1,000 full cycles.
    519 fade_per_1000_cycles_frac: f64 = 0.05, "Lost by 1,000 cycles", number(Unit::Frac, 0.0, 0.5, 0.005, 1000.0),
        Source::estimated("with the one before: 70 % after 10 years and 4,000 cycles", 2026);
    /// Usable energy of a battery that only the node may use; 0: none.
    520 node_kwh: f64 = 0.0, "The node's own battery", number(Unit::Kwh, 0.0, 500.0, 1.0, 10.0),
        Source::assumed("nodes come without one", 2026);
    /// What the node's own battery gives at most.
    521 node_kw: f64 = 12.5, "The node's own battery gives", number(Unit::Kw, 0.0, 200.0, 0.5, 10.0),
        Source::assumed("as much as the node draws", 2026);
    /// Whether the PV is wired to the battery's inverter; that then takes the place of the solar inverter.
    522 coupling: BatteryCoupling = BatteryCoupling::Ac, "Inverter", option_kind!(BatteryCoupling),
        Source::assumed("batteries join arrays that are there already", 2026);
    /// With a shared inverter: what of the sun's DC power arrives as AC.
    523 solar_to_ac_frac: f64 = 0.975, "Shared inverter, sun to AC", number(Unit::Frac, 0.7, 1.0, 0.005, 1000.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025);
    /// With a shared inverter: what of the sun's DC energy comes back through the battery.
    524 solar_round_trip_frac: f64 = 0.89, "Shared inverter, sun through the battery",
        number(Unit::Frac, 0.5, 1.0, 0.01, 1000.0),
        Source::published("Tesla Powerwall 3 data sheet", 2025);
    /// Whether cold and heat take energy and power from it; a place indoors is never cold.
    525 temperature: TemperatureEffect = TemperatureEffect::Counted, "Cold and heat", option_kind!(TemperatureEffect),
        Source::published("SAM's LFP cell for energy; power within makers' -20 to 50 C, estimated", 2025);
    /// Whether it may discharge to the grid; plans use it, rules never do.
    530 to_grid: BatteryToGrid = BatteryToGrid::Never, "Discharges", option_kind!(BatteryToGrid),
        Source::assumed("net-metering programmes credit the sun only", 2026);
    /// What plans count for wear, a kilowatt hour discharged.
    531 wear_usd_per_kwh: f64 = 0.0, "Wear counted", number(Unit::UsdPerKwh, 0.0, 1.0, 0.01, 1000.0),
        Source::assumed("LFP ages mostly by the calendar; a new unit paid off over 40 MWh through it would be 0.25", 2026),
        plausible (0.0, 0.1);
    /// Whom the sun serves first. Rules follow it; a plan puts every kWh where it is worth most, and looks at no order.
    532 sun_first: SunFirst = SunFirst::Loads, "The sun serves", option_kind!(SunFirst),
        Source::assumed("own consumption first, as most inverters come; plans look at worth, not at an order", 2026);
}

impl Battery {
    /// Usable energy of all units, kWh.
    #[must_use]
    pub fn total_kwh(&self) -> f64 {
        self.units * self.capacity_kwh
    }
}
