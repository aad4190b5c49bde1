//! Laws of the whole bill.

use proptest::prelude::*;

use super::*;
use crate::{
    catalog::{
        DemandMeasure, DemandTier, EnergyTier, Holidays, Metering, Rate, RateTables, RateTerms, TierUnit,
    },
    time::{DaylightSaving, TimeAxis, Weekday},
};

fn axis(step_minutes: u32) -> TimeAxis {
    TimeAxis::new(step_minutes, Weekday::Monday, DaylightSaving::None).unwrap()
}

/// A day of use and sun with a drift over the year, kWh an hour.
fn year(use_kwh: f64, sun_kwh: f64) -> (Vec<f64>, Vec<f64>) {
    let used = (0..8760).map(|hour| use_kwh * (1.0 + (hour % 24) as f64 / 12.0 + (hour / 730) as f64 / 20.0));
    let made = (0..8760_i32).map(|hour| sun_kwh * f64::from(6 - (hour % 24 - 12).abs().min(6)));
    (used.collect(), made.collect())
}

fn rate(prices: [f64; 4], metering: Metering) -> Rate {
    let [low, high, sell, demand] = prices;
    let tier = |max: f64, price: f64| EnergyTier {
        max,
        unit: TierUnit::Kwh,
        buy_usd_per_kwh: price,
        sell_usd_per_kwh: sell,
    };
    let mut tables = RateTables::flat(0.0, 0.0);
    tables.energy = vec![
        vec![tier(300.0, low), tier(f64::INFINITY, low * 1.3)],
        vec![tier(300.0, high), tier(f64::INFINITY, high * 1.3)],
    ];
    for hours in &mut tables.energy_weekday {
        hours[16..21].fill(1);
    }
    tables.flat_demand = vec![vec![DemandTier { max_kw: f64::INFINITY, usd_per_kw: demand }]];
    Rate {
        tables,
        terms: RateTerms { metering, fixed_usd_month: 10.0, min_usd_month: 20.0, ..RateTerms::default() },
    }
}

fn any_metering() -> impl Strategy<Value = Metering> {
    proptest::sample::select(Metering::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_higher_price_never_lowers_a_bill(
        metering in any_metering(), low in 0.01..0.3, high in 0.01..0.6, more in 0.0..0.2,
        sun in 0.0..1.0, which in 0..3_usize,
    ) {
        let (used, made) = year(0.4, sun);
        let meter = MeterYear { used_kwh: &used, made_kwh: &made, axis: axis(60), spot: None };
        let before = [low, high, 0.03, 5.0];
        let mut after = before;
        after[[0, 1, 3][which]] += more;
        let cheap = rate_bill(&rate(before, metering), &meter).total_usd();
        let dear = rate_bill(&rate(after, metering), &meter).total_usd();
        prop_assert!(dear >= cheap - 1e-9, "{cheap} to {dear}");
    }

    #[test]
    fn more_use_never_lowers_a_bill_and_more_sun_never_raises_it(
        metering in any_metering(), used_kwh in 0.1..1.0, sun in 0.0..1.0, more in 0.0..0.5,
    ) {
        let rate = rate([0.12, 0.31, 0.04, 6.0], metering);
        let total = |use_kwh: f64, sun_kwh: f64| {
            let (used, made) = year(use_kwh, sun_kwh);
            rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &made, axis: axis(60), spot: None }).total_usd()
        };
        prop_assert!(total(used_kwh + more, sun) >= total(used_kwh, sun) - 1e-9);
        prop_assert!(total(used_kwh, sun + more) <= total(used_kwh, sun) + 1e-9);
    }

    #[test]
    fn halving_the_step_leaves_the_energy_charge(metering in any_metering(), sun in 0.0..1.0) {
        let rate = rate([0.12, 0.31, 0.04, 6.0], metering);
        let (used, made) = year(0.4, sun);
        let halves = |series: &[f64]| series.iter().flat_map(|kwh| [kwh / 2.0; 2]).collect::<Vec<_>>();
        let (used_30, made_30) = (halves(&used), halves(&made));
        let hourly = rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &made, axis: axis(60), spot: None });
        let half = MeterYear { used_kwh: &used_30, made_kwh: &made_30, axis: axis(30), spot: None };
        let half = rate_bill(&rate, &half);
        for (a, b) in hourly.months.iter().zip(&half.months) {
            prop_assert!((a.total_usd() - b.total_usd()).abs() < 1e-8);
        }
    }

    /// Net metering is worth the most to a home, selling everything for less than the price the least.
    #[test]
    fn netting_by_the_month_is_worth_no_less_than_by_the_step(sun in 0.0..0.6) {
        let (used, made) = year(0.4, sun);
        let meter = MeterYear { used_kwh: &used, made_kwh: &made, axis: axis(60), spot: None };
        let flat = |metering| Rate {
            tables: RateTables::flat(0.2, 0.05),
            terms: RateTerms { metering, ..RateTerms::default() },
        };
        let usd = |metering| rate_bill(&flat(metering), &meter).total_usd();
        prop_assert!(usd(Metering::NetMetering) <= usd(Metering::NetBilling) + 1e-9);
        prop_assert!(usd(Metering::NetBilling) <= usd(Metering::BuyAll) + 1e-9);
    }
}

#[test]
fn a_longer_meter_interval_nets_more() {
    let used = vec![0.25; 35_040];
    let made: Vec<f64> = (0..35_040).map(|step| if step % 2 == 0 { 0.4 } else { 0.0 }).collect();
    let usd = |meter_minutes| {
        let terms = RateTerms { meter_minutes, ..RateTerms::default() };
        let rate = Rate { tables: RateTables::flat(0.2, 0.05), terms };
        rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &made, axis: axis(15), spot: None })
            .total_usd()
    };
    assert!((usd(0.0) - 17_520.0 * (0.25 * 0.2 - 0.15 * 0.05)).abs() < 1e-6);
    assert!((usd(60.0) - 8760.0 * 0.2 * 0.2).abs() < 1e-6);
}

#[test]
fn a_longer_demand_window_and_a_mean_of_days_cost_no_more() {
    let used: Vec<f64> = (0..35_040).map(|step| if step % 96 == 70 { 2.0 } else { 0.25 }).collect();
    let usd = |demand_minutes, demand_measure| {
        let mut rate = rate([0.0, 0.0, 0.0, 10.0], Metering::NetBilling);
        rate.terms = RateTerms { demand_minutes, demand_measure, ..RateTerms::default() };
        rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &[0.0; 35_040], axis: axis(15), spot: None })
            .total_usd()
    };
    assert!((usd(15.0, DemandMeasure::MonthMaximum) - 12.0 * 80.0).abs() < 1e-9);
    assert!((usd(30.0, DemandMeasure::MonthMaximum) - 12.0 * 45.0).abs() < 1e-9);
    assert!((usd(60.0, DemandMeasure::MonthMaximum) - 12.0 * 27.5).abs() < 1e-9);
    assert!((usd(60.0, DemandMeasure::MeanOfDailyMaxima) - 12.0 * 27.5).abs() < 1e-9);
    assert!((usd(60.0, DemandMeasure::DailyMaximum) - 365.0 * 27.5).abs() < 1e-9);
}

/// The look-back case of REopt: 35 % of the highest of the months before, price 10 USD a kW.
#[test]
fn a_look_back_holds_up_the_demand_of_quiet_months() {
    let mut used = vec![0.0; 8760];
    used[10] = 100.0;
    used[6 * 730 + 200] = 110.0;
    let mut rate = rate([0.0, 0.0, 0.0, 10.0], Metering::NetBilling);
    rate.terms = RateTerms { lookback_months: 6.0, ..RateTerms::default() };
    rate.tables.ratchet_frac = [0.35; 12];
    let bill =
        rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &[0.0; 8760], axis: axis(60), spot: None });
    let kw: Vec<f64> = bill.months.iter().map(|month| month.demand_usd() / 10.0).collect();
    let expected = [100.0, 35.0, 35.0, 35.0, 35.0, 35.0, 110.0, 38.5, 38.5, 38.5, 38.5, 38.5];
    assert!(kw.iter().zip(expected).all(|(kw, expected)| (kw - expected).abs() < 1e-9), "{kw:?}");
}

#[test]
fn what_no_one_can_net_away_is_paid_on_every_import() {
    let (used, made) = year(0.4, 0.5);
    let usd = |non_bypassable_usd_per_kwh| {
        let terms =
            RateTerms { metering: Metering::NetMetering, non_bypassable_usd_per_kwh, ..RateTerms::default() };
        let rate = Rate { tables: RateTables::flat(0.3, 0.0), terms };
        rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &made, axis: axis(60), spot: None })
            .total_usd()
    };
    let imported: f64 = used.iter().zip(&made).map(|(used, made)| (used - made).max(0.0)).sum();
    assert!(usd(0.03) > usd(0.0) && usd(0.03) <= usd(0.0) + 0.03 * imported);
}

#[test]
fn a_holiday_is_billed_as_a_weekend() {
    // 1 January is a Monday: dear from 16 to 21 on working days, cheap on weekends.
    let mut used = vec![0.0; 8760];
    used[16..21].fill(1.0);
    let usd = |holidays| {
        let mut rate = rate([0.1, 0.4, 0.0, 0.0], Metering::NetBilling);
        rate.tables.energy_weekend = [[0; 24]; 12];
        rate.terms = RateTerms { holidays, ..RateTerms::default() };
        rate_bill(&rate, &MeterYear { used_kwh: &used, made_kwh: &[0.0; 8760], axis: axis(60), spot: None })
            .total_usd()
    };
    assert!((usd(Holidays::None) - 2.0).abs() < 1e-9);
    assert!((usd(Holidays::UsSix) - 0.5).abs() < 1e-9 && (usd(Holidays::UsFederal) - 0.5).abs() < 1e-9);
}
