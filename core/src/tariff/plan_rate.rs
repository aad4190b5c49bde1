//! The whole rate behind a home's tariff, and whether the short road will do.

use crate::{
    catalog::{self, DemandMeasure, DemandTier, Metering, Rate, RateTables, RateTerms},
    scenario::Tariff,
};

/// The rate of a home: the plan's prices and hours or the user's own, scaled, with the fields' terms.
/// `None` for a plan that does not exist, which `validate` reports.
#[must_use]
pub fn rate_of(tariff: &Tariff) -> Option<Rate> {
    let mut tables = match &tariff.tables {
        Some(tables) => RateTables::clone(tables),
        None => catalog::tariff(tariff.plan)?.tables(),
    };
    for tier in tables.energy.iter_mut().flatten() {
        tier.buy_usd_per_kwh *= tariff.import_scale_frac;
        tier.sell_usd_per_kwh *= tariff.export_scale_frac;
    }
    for usd in &mut tables.fuel_usd_per_kwh {
        *usd *= tariff.import_scale_frac;
    }
    let demand_usd = tariff.demand_usd_per_kw_month;
    if tables.flat_demand.is_empty() && demand_usd > 0.0 {
        tables.flat_demand = vec![vec![DemandTier { max_kw: f64::INFINITY, usd_per_kw: 0.0 }]];
    }
    for tier in tables.flat_demand.iter_mut().flatten() {
        tier.usd_per_kw += demand_usd;
    }
    for frac in &mut tables.ratchet_frac {
        *frac = frac.max(tariff.lookback_frac);
    }
    let terms = RateTerms {
        fixed_usd_month: tariff.fixed_usd_month,
        min_usd_month: tariff.min_usd_month,
        min_usd_year: tariff.min_usd_year,
        metering: tariff.metering,
        meter_minutes: tariff.meter_minutes,
        true_up_month: tariff.true_up_month,
        year_end_usd_per_kwh: tariff.year_end_usd_per_kwh,
        non_bypassable_usd_per_kwh: tariff.non_bypassable_usd_per_kwh,
        demand_measure: tariff.demand_measure,
        demand_minutes: tariff.demand_minutes,
        lookback_months: tariff.lookback_months,
        holidays: tariff.holidays,
    };
    Some(Rate { tables, terms })
}

/// Whether [`super::bill`] says all there is to say: no tables of the user's own, no tiers, net billing by
/// the step, demand by the highest step of the month.
#[must_use]
pub fn is_plain(tariff: &Tariff) -> bool {
    let plan_is_plain = catalog::tariff(tariff.plan).is_none_or(|plan| plan.more.tiers.is_empty());
    let none = |value: f64| value <= 0.0;
    tariff.tables.is_none()
        && plan_is_plain
        && tariff.metering == Metering::NetBilling
        && tariff.demand_measure == DemandMeasure::MonthMaximum
        && [tariff.min_usd_year, tariff.meter_minutes, tariff.demand_minutes, tariff.lookback_frac]
            .into_iter()
            .all(none)
}
