//! What a kilowatt hour costs and earns.

use std::sync::Arc;

use super::{AttachedPrices, Kind, NodeMeter, options::option_kind, subject::number};
use crate::{
    catalog::{DemandMeasure, Holidays, Metering, Rate, RateTables, Table, tariff},
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
    /// How what flows out of the home is settled.
    607 metering: Metering = Metering::NetBilling, "Export is settled by", option_kind!(Metering),
        Source::assumed("the plan; net billing unless it says otherwise", 2026),
        follows 601 |row| tariff(row).map(|row| f64::from(row.more.metering.code()));
    /// Days that are billed as weekends.
    608 holidays: Holidays = Holidays::None, "Holidays", option_kind!(Holidays),
        Source::assumed("the plan", 2026),
        follows 601 |row| tariff(row).map(|row| f64::from(row.more.holidays.code()));
    /// The least a year costs.
    609 min_usd_year: f64 = 0.0, "Minimum a year", number(Unit::UsdPerYear, 0.0, 5000.0, 10.0, 100.0),
        Source::assumed("the plan", 2026);
    /// Month whose end settles carried credit, 1 to 12.
    610 true_up_month: f64 = 12.0, "True-up month", number(Unit::One, 1.0, 12.0, 1.0, 1.0),
        Source::assumed("the calendar year", 2026);
    /// Net metering: paid for a kWh that is left at the true-up.
    611 year_end_usd_per_kwh: f64 = 0.0, "Left at the true-up", number(Unit::UsdPerKwh, 0.0, 1.0, 0.005, 10_000.0),
        Source::assumed("nothing, as many utilities", 2026),
        plausible (0.0, 0.04);
    /// Net metering: the part of the price that every imported kWh pays.
    612 non_bypassable_usd_per_kwh: f64 = 0.0, "Non-bypassable part",
        number(Unit::UsdPerKwh, 0.0, 1.0, 0.005, 10_000.0),
        Source::assumed("the plan; 2 to 3 cents in California's NEM 2", 2026),
        plausible (0.0, 0.03);
    /// Minutes over which the meter nets import and export; 0: each step.
    613 meter_minutes: f64 = 0.0, "Meter interval", number(Unit::Minute, 0.0, 60.0, 15.0, 1.0),
        Source::assumed("each step", 2026);
    /// Which power the demand charge is paid for.
    614 demand_measure: DemandMeasure = DemandMeasure::MonthMaximum, "Demand counts",
        option_kind!(DemandMeasure),
        Source::assumed("the highest of the month", 2026);
    /// Minutes over which power is averaged; 0: each step.
    615 demand_minutes: f64 = 0.0, "Demand window", number(Unit::Minute, 0.0, 60.0, 15.0, 1.0),
        Source::assumed("each step", 2026);
    /// The part of the highest power of the months before that is billed at least.
    616 lookback_frac: f64 = 0.0, "Look-back", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("none", 2026);
    /// Months that the look-back counts.
    617 lookback_months: f64 = 11.0, "Look-back months", number(Unit::One, 0.0, 11.0, 1.0, 1.0),
        Source::assumed("a year with the current month", 2026);
    /// Which meter the node is behind, and which rate bills it.
    618 node_meter: NodeMeter = NodeMeter::Household, "Node is behind", option_kind!(NodeMeter),
        Source::assumed("the household's meter; ask the utility whether its rate allows that", 2026);
    /// The plan of the whole home once a node is there, where it must leave the residential rate.
    619 general_plan: u16 = 23, "General service plan", Kind::Row(Table::Tariff),
        Source::assumed("a small commercial rate with a demand charge; take your utility's", 2026);
    /// A market's price times this.
    620 market_coefficient: f64 = 1.0, "Market price times", number(Unit::One, 0.0, 5.0, 0.05, 1000.0),
        Source::assumed("the market's own; 2.0 to 2.4 in Octopus Agile", 2026);
    /// Added to a market's price at all hours: delivery, levies.
    621 market_adder_usd_per_kwh: f64 = 0.0, "Added at all hours", number(Unit::UsdPerKwh, -1.0, 1.0, 0.005, 10_000.0),
        Source::assumed("nothing", 2026);
    /// Added to a market's price from 16 to 19 by the clock.
    622 market_peak_usd_per_kwh: f64 = 0.0, "Added from 16 to 19", number(Unit::UsdPerKwh, 0.0, 2.0, 0.005, 10_000.0),
        Source::assumed("nothing; 11 to 14 pence in Octopus Agile", 2026);
    /// The most a kWh costs on a market, before tax.
    623 market_cap_usd_per_kwh: f64 = 100.0, "At most", number(Unit::UsdPerKwh, 0.0, 100.0, 0.05, 1000.0),
        Source::assumed("none; one pound in Octopus Agile", 2026);
    /// Tax on a market's price.
    624 market_tax_frac: f64 = 0.0, "Tax on it", number(Unit::Frac, 0.0, 1.0, 0.01, 1000.0),
        Source::assumed("none; 5 % in Great Britain", 2026);
    also {
        /// Prices and hours of the user's own, in place of the plan's. Choosing a plan drops them.
        tables: Option<Arc<RateTables>> = None;
        /// Prices of a market, in place of the energy prices. Choosing a plan drops them.
        market: Option<AttachedPrices> = None;
    }
}

impl Tariff {
    /// A plan as it is printed; one that does not exist costs nothing, which `validate` reports.
    #[must_use]
    pub fn of_plan(plan: u16) -> Self {
        let Some(row) = tariff(plan) else { return Self { plan, ..Self::default() } };
        Self {
            plan,
            fixed_usd_month: row.fixed_usd_month,
            min_usd_month: row.min_usd_month,
            demand_usd_per_kw_month: row.demand_usd_per_kw_month,
            metering: row.more.metering,
            holidays: row.more.holidays,
            ..Self::default()
        }
    }

    /// Takes over a whole rate, an imported record for example: prices travel in thousandths of a cent,
    /// ends of tiers in hundredths of a kWh. The plan stays as the name of the region.
    pub fn set_rate(&mut self, rate: &Rate) {
        let terms = &rate.terms;
        let mut tables = rate.tables.clone();
        let snapped = |id: u16, value: f64| super::field(id).map_or(value, |field| field.snap(value));
        self.import_scale_frac = 1.0;
        self.export_scale_frac = 1.0;
        self.fixed_usd_month = snapped(604, terms.fixed_usd_month);
        self.min_usd_month = snapped(605, terms.min_usd_month);
        self.demand_usd_per_kw_month = 0.0;
        self.metering = terms.metering;
        self.holidays = terms.holidays;
        self.min_usd_year = snapped(609, terms.min_usd_year);
        self.true_up_month = snapped(610, terms.true_up_month);
        self.year_end_usd_per_kwh = snapped(611, terms.year_end_usd_per_kwh);
        self.non_bypassable_usd_per_kwh = snapped(612, terms.non_bypassable_usd_per_kwh);
        self.meter_minutes = snapped(613, terms.meter_minutes);
        self.demand_measure = terms.demand_measure;
        self.demand_minutes = snapped(615, terms.demand_minutes);
        // A month of its own look-back stays in the tables; the field adds to it.
        self.lookback_frac = 0.0;
        self.lookback_months = snapped(617, terms.lookback_months);
        tables.snap();
        self.tables = Some(Arc::new(tables));
        self.market = None;
    }
}
