//! A straight line under a bill: what a year costs at the least, whatever flows.
//!
//! With prices by step `buy` and `sell` ([`super::prices`]: those of the last tier), energy, demand and minimum charges
//! of a year come to at least `sum(import buy - export sell) - relief`. What earlier tiers cost less is at most
//! `relief = sum over months and kWh counted of max over periods (last - own)`, because each kWh is counted once in its month;
//! tiers that fall have none. Demand and minimum charges only add. Under net metering at one price a kWh given earns what
//! it spares, and what is left over at the true-up no more. Where credit may move to dearer hours there is no such line.

use crate::{
    catalog::{Metering, Rate, TierUnit},
    scenario::Tariff,
    time::TimeAxis,
};

use super::{
    meter::stride,
    plan_rate::{is_plain, rate_of},
    tiers::{Tier, tiers},
};

/// What a year may cost less than its prices by step say, USD, zero or more. `None` where that has no end known here.
#[must_use]
pub fn relief_usd(tariff: &Tariff, axis: &TimeAxis) -> Option<f64> {
    if is_plain(tariff) {
        return Some(0.0);
    }
    let rate = rate_of(tariff)?;
    let has_demand = tariff.demand_usd_per_kw_month > 0.0;
    if has_demand || !is_lined(&rate, axis) {
        return None;
    }
    let months = tiers(&rate, &[0.0; 12]);
    Some(months.iter().map(|periods| month_relief_usd(periods)).sum())
}

/// Whether energy and credit follow prices by step, tiers aside.
fn is_lined(rate: &Rate, axis: &TimeAxis) -> bool {
    let periods = &rate.tables.energy;
    let by_power = |unit: TierUnit| matches!(unit, TierUnit::KwhPerKw | TierUnit::KwhPerKwDaily);
    if periods.iter().flatten().any(|tier| by_power(tier.unit)) {
        return false;
    }
    let terms = &rate.terms;
    match terms.metering {
        Metering::NetBilling | Metering::NetBillingCarry => {
            let first_sells_best = periods.iter().all(|tiers| {
                let first = tiers.first().map_or(0.0, |tier| tier.sell_usd_per_kwh);
                tiers.iter().all(|tier| tier.sell_usd_per_kwh <= first)
            });
            stride(axis, terms.meter_minutes) <= 1 && first_sells_best
        }
        Metering::NetMetering => {
            let last = |tiers: &Vec<crate::catalog::EnergyTier>| {
                tiers.last().map_or(0.0, |tier| tier.buy_usd_per_kwh)
            };
            let price = periods.first().map_or(0.0, last);
            // A kWh that waits for a month of dearer fuel would earn more than it was worth when given.
            let [fuel, later @ ..] = rate.tables.fuel_usd_per_kwh;
            let is_one = periods.iter().all(|tiers| last(tiers).to_bits() == price.to_bits())
                && later.iter().all(|usd| usd.to_bits() == fuel.to_bits());
            let price = price + fuel;
            is_one && terms.year_end_usd_per_kwh <= (price - terms.non_bypassable_usd_per_kwh).max(0.0)
        }
        _ => false,
    }
}

/// One month's part.
fn month_relief_usd(periods: &[Vec<Tier>]) -> f64 {
    let mut ends: Vec<f64> =
        periods.iter().flatten().map(|tier| tier.end_kwh).filter(|end| end.is_finite()).collect();
    ends.sort_by(f64::total_cmp);
    let relief_at = |kwh: f64| {
        let of = |tiers: &Vec<Tier>| {
            let own = tiers.iter().find(|tier| kwh < tier.end_kwh).map_or(0.0, |tier| tier.buy);
            tiers.last().map_or(0.0, |last| last.buy - own)
        };
        periods.iter().map(of).fold(0.0, f64::max)
    };
    let mut from = 0.0;
    let mut usd = 0.0;
    for end in ends {
        usd += relief_at(f64::midpoint(from, end)) * (end - from).max(0.0);
        from = end.max(from);
    }
    usd
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::TARIFFS,
        tariff::{MeterYear, PriceInput, prices, rate_bill},
        time::DaylightSaving,
    };
    use proptest::prelude::*;

    fn lined() -> Vec<Tariff> {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        let whole = TARIFFS.iter().map(|row| Tariff::of_plan(row.id)).filter(|tariff| !is_plain(tariff));
        whole.filter(|tariff| relief_usd(tariff, &axis).is_some()).collect()
    }

    #[test]
    fn plans_with_tiers_and_with_netting_have_a_line() {
        let found = lined();
        assert!(found.iter().any(|tariff| tariff.metering == Metering::NetMetering));
        let axis = TimeAxis::hourly(DaylightSaving::None);
        assert!(found.iter().any(|tariff| relief_usd(tariff, &axis).unwrap() > 100.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn no_bill_is_below_its_line(
            pick in 0..100_usize,
            size in 0.1..3.0_f64,
            hours in proptest::collection::vec((0.0..4.0_f64, 0.0..4.0_f64), 24 * 5),
        ) {
            let plans = lined();
            let tariff = &plans[pick % plans.len()];
            let axis = TimeAxis::hourly(DaylightSaving::None);
            let prices = prices(&PriceInput { tariff: tariff.clone(), axis, spot: None });
            let net = |step: usize| size * (hours[step % hours.len()].0 - hours[step % hours.len()].1);
            let used: Vec<f64> = (0..8760).map(|step| net(step).max(0.0)).collect();
            let made: Vec<f64> = (0..8760).map(|step| (-net(step)).max(0.0)).collect();
            let meter = MeterYear { used_kwh: &used, made_kwh: &made, axis, spot: None };
            let bill = rate_bill(&rate_of(tariff).unwrap(), &meter);
            let by_step = |kwh: &[f64], usd: &[f64]| kwh.iter().zip(usd).map(|(kwh, usd)| kwh * usd).sum::<f64>();
            let line = by_step(&used, &prices.buy_usd_per_kwh) - by_step(&made, &prices.sell_usd_per_kwh);
            let least = line - relief_usd(tariff, &axis).unwrap();
            let found = bill.total_usd() - bill.year_usd(|month| month.fixed_usd);
            prop_assert!(found >= least - 1e-6, "{found} below {least}: {tariff:?}");
        }
    }
}
