//! What a kilowatt hour costs and earns.

use super::{Kind, subject::number};
use crate::{
    catalog::{Source, Table, tariff},
    units::Unit,
};

subject! {
    /// Electricity tariff of the meter.
    Tariff in Tariff, "tariff", (home tariff);
    /// The price list, with its date.
    601 plan: u16 = 1, "Plan", Kind::Row(Table::Tariff),
        Source::assumed("the state's average price", 2026);
    /// All import prices times this.
    602 import_scale_frac: f64 = 1.0, "Import prices at", number(Unit::Frac, 0.1, 5.0, 0.05, 1000.0),
        Source::assumed("the plan as printed", 2026),
        plausible (0.8, 1.4);
    /// All export prices times this.
    603 export_scale_frac: f64 = 1.0, "Export prices at", number(Unit::Frac, 0.0, 5.0, 0.05, 1000.0),
        Source::assumed("the plan as printed", 2026),
        plausible (0.5, 1.5);
    /// Customer charge.
    604 fixed_usd_month: f64 = 0.0, "Fixed charge", number(Unit::UsdPerMonth, 0.0, 500.0, 1.0, 100.0),
        Source::assumed("the plan", 2026),
        follows 601 |row| tariff(row).map(|row| row.fixed_usd_month);
    /// The least a month costs.
    605 min_usd_month: f64 = 0.0, "Minimum bill", number(Unit::UsdPerMonth, 0.0, 500.0, 1.0, 100.0),
        Source::assumed("the plan", 2026),
        follows 601 |row| tariff(row).map(|row| row.min_usd_month);
    /// Price of the month's highest power.
    606 demand_usd_per_kw_month: f64 = 0.0, "Demand charge",
        number(Unit::UsdPerKwMonth, 0.0, 100.0, 0.5, 100.0),
        Source::assumed("the plan", 2026),
        follows 601 |row| tariff(row).map(|row| row.demand_usd_per_kw_month);
}
