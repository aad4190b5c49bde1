//! Home battery: units of one model, and what they may do.

use super::{BatteryInOutage, Dispatch, GridCharging, Kind, options::option_kind, subject::number};
use crate::{
    catalog::{Source, Table, battery},
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
    507 idle_w: f64 = 0.0, "Idle draw, each", number(Unit::W, 0.0, 500.0, 5.0, 1.0),
        Source::assumed("not published; 0 unless measured", 2026),
        follows 501 |row| battery(row).map(|row| row.idle_w);
    /// The share that is kept for outages.
    508 reserve_frac: f64 = 0.2, "Kept for outages", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("the usual setting of an owner who fears outages", 2026),
        plausible (0.0, 0.5);
    /// The rule it follows.
    509 dispatch: Dispatch = Dispatch::SelfConsumption, "Rule", option_kind!(Dispatch),
        Source::assumed("what installed batteries do by default", 2026);
    /// Whether it may charge from the grid.
    510 grid_charging: GridCharging = GridCharging::SunOnly, "Charges", option_kind!(GridCharging),
        Source::assumed("the stricter rule of net-metering programmes", 2026);
    /// Whether the node may draw on it in an outage.
    511 node_in_outage: BatteryInOutage = BatteryInOutage::Never, "Node may use it in an outage",
        option_kind!(BatteryInOutage),
        Source::assumed("the house comes first", 2026);
}

impl Battery {
    /// Usable energy of all units, kWh.
    #[must_use]
    pub fn total_kwh(&self) -> f64 {
        self.units * self.capacity_kwh
    }
}
