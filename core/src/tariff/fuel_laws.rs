//! Laws of the months' fuel adjustments.

use std::sync::Arc;

use super::*;
use crate::{
    catalog::{EnergyTier, Metering, Rate, RateTables, RateTerms, TierUnit},
    scenario::Tariff,
    time::{DaylightSaving, TimeAxis, Weekday},
};

const JANUARY_H: f64 = 744.0;

fn axis() -> TimeAxis {
    TimeAxis::new(60, Weekday::Monday, DaylightSaving::None).unwrap()
}

/// 10 cents a kWh, 5 for export; fuel adds 2 cents in January and takes 1 off in July.
fn rate(metering: Metering) -> Rate {
    let mut tables = RateTables::flat(0.10, 0.05);
    tables.fuel_usd_per_kwh[0] = 0.02;
    tables.fuel_usd_per_kwh[6] = -0.01;
    Rate { tables, terms: RateTerms { metering, ..RateTerms::default() } }
}

fn months(rate: &Rate, used: f64, made: f64) -> Vec<f64> {
    let meter = MeterYear { used_kwh: &[used; 8760], made_kwh: &[made; 8760], axis: axis(), spot: None };
    rate_bill(rate, &meter).months.iter().map(RateMonth::total_usd).collect()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-9
}

#[test]
fn fuel_is_paid_on_each_kwh_that_a_rule_bills_in_its_month() {
    for metering in Metering::ALL {
        let usd = months(&rate(*metering), 1.0, 0.0);
        assert!(near(usd[0], JANUARY_H * 0.12) && near(usd[6], JANUARY_H * 0.09), "{metering:?}: {usd:?}");
        assert!(near(usd[1], 672.0 * 0.10), "{metering:?}: {usd:?}");
    }
    // Half of it netted away within the month.
    assert!(near(months(&rate(Metering::NetMetering), 1.0, 0.5)[0], JANUARY_H * 0.5 * 0.12));
    // Everything bought and everything sold, at the price without fuel.
    assert!(near(months(&rate(Metering::BuyAll), 1.0, 0.5)[0], JANUARY_H * (0.12 - 0.5 * 0.05)));
    // What flows out earns none of it.
    assert!(near(months(&rate(Metering::NetBilling), 1.0, 2.0)[0], -JANUARY_H * 0.05));
}

#[test]
fn fuel_is_part_of_every_tier() {
    let mut rate = rate(Metering::NetBilling);
    let tier = |max: f64, buy: f64| EnergyTier {
        max,
        unit: TierUnit::Kwh,
        buy_usd_per_kwh: buy,
        sell_usd_per_kwh: 0.0,
    };
    rate.tables.energy = vec![vec![tier(300.0, 0.10), tier(f64::INFINITY, 0.20)]];
    assert!(near(months(&rate, 1.0, 0.0)[0], 300.0 * 0.12 + 444.0 * 0.22));
}

#[test]
fn a_home_sees_fuel_in_its_prices_and_the_bill_is_their_sum() {
    let mut tariff = Tariff::default();
    tariff.set_rate(&rate(Metering::NetBilling));
    tariff.import_scale_frac = 2.0;
    let seen = |tariff: &Tariff| prices(&PriceInput { tariff: tariff.clone(), axis: axis(), spot: None });
    let by_step = seen(&tariff);
    let [january, february, july] = [0, 32 * 24, 182 * 24].map(|step| by_step.buy_usd_per_kwh[step]);
    assert!(near(january, 0.24) && near(february, 0.20) && near(july, 0.18));
    assert!(by_step.sell_usd_per_kwh.iter().all(|usd| near(*usd, 0.05)));
    let sum: f64 = by_step.buy_usd_per_kwh.iter().sum();
    let year: f64 = months(&rate_of(&tariff).unwrap(), 1.0, 0.0).iter().sum();
    assert!((sum - year).abs() < 1e-6 && (sum - 2.0 * (876.0 + 0.01 * JANUARY_H)).abs() < 1e-6);
    // Under net metering what is given spares a kWh with its fuel.
    tariff.metering = Metering::NetMetering;
    assert!(near(seen(&tariff).sell_usd_per_kwh[0], 0.24));
}

#[test]
fn netting_over_months_of_unlike_fuel_has_no_line_below_its_bill() {
    let mut tariff = Tariff::default();
    tariff.set_rate(&rate(Metering::NetMetering));
    assert_eq!(relief_usd(&tariff, &axis()), None);
    let mut even = rate(Metering::NetMetering).tables;
    even.fuel_usd_per_kwh = [0.02; 12];
    tariff.tables = Some(Arc::new(even));
    assert_eq!(relief_usd(&tariff, &axis()), Some(0.0));
    tariff.year_end_usd_per_kwh = 0.13;
    assert_eq!(relief_usd(&tariff, &axis()), None, "the true-up pays more than a kWh costs");
    tariff.year_end_usd_per_kwh = 0.11;
    assert_eq!(relief_usd(&tariff, &axis()), Some(0.0), "fuel counts as price");
}
