//! Published values whose inputs can be written down: REopt, OpenStudio-HPXML, charger tables, outage means.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::{
    catalog::{DemandTier, Metering, Rate, RateTables, RateTerms},
    energy::service::{Rating, node_circuit},
    scenario::{Service, Supply},
    tariff::{MeterYear, RateBill, rate_bill},
    time::{DaylightSaving, TimeAxis, Weekday},
};

fn axis() -> TimeAxis {
    TimeAxis::new(60, Weekday::Thursday, DaylightSaving::None).unwrap()
}

fn bill(rate: &Rate, used_kwh: &[f64], made_kwh: &[f64]) -> RateBill {
    rate_bill(rate, &MeterYear { used_kwh, made_kwh, axis: axis(), spot: None })
}

/// REopt.jl, blended rates: 10,000 kWh at a constant draw, 0.10 USD a kWh and 10 USD a kW and month.
#[test]
fn reopt_s_blended_rate_is_1_000_of_energy_and_136_99_of_demand() {
    let mut tables = RateTables::flat(0.10, 0.0);
    tables.flat_demand = vec![vec![DemandTier { max_kw: f64::INFINITY, usd_per_kw: 10.0 }]];
    let rate = Rate { tables, terms: RateTerms::default() };
    let bill = bill(&rate, &vec![10_000.0 / 8760.0; 8760], &vec![0.0; 8760]);
    let demand: f64 = bill.months.iter().map(wattfleet_core::tariff::RateMonth::demand_usd).sum();
    let energy: f64 = bill.months.iter().map(|month| month.energy_usd).sum();
    assert!((energy - 1000.0).abs() < 1e-6 && (demand - 136.99).abs() < 0.005, "{energy} {demand}");
}

/// REopt.jl, look-back over six months at 75 %: what each month is billed for.
#[test]
fn reopt_s_look_back_of_six_months_bills_225_to_500() {
    let raw = [100.0, 100.0, 100.0, 400.0, 100.0, 500.0, 100.0, 100.0, 100.0, 100.0, 100.0, 300.0];
    let expected = [225.0, 225.0, 225.0, 400.0, 300.0, 500.0, 375.0, 375.0, 375.0, 375.0, 375.0, 375.0];
    let mut used = vec![0.0; 8760];
    for (month, kw) in raw.iter().enumerate() {
        used[month * 730 + 300] = *kw;
    }
    let mut tables = RateTables::flat(0.0, 0.0);
    tables.flat_demand = vec![vec![DemandTier { max_kw: f64::INFINITY, usd_per_kw: 1.0 }]];
    tables.ratchet_frac = [0.75; 12];
    let rate = Rate { tables, terms: RateTerms { lookback_months: 6.0, ..RateTerms::default() } };
    let found: Vec<f64> = bill(&rate, &used, &vec![0.0; 8760])
        .months
        .iter()
        .map(wattfleet_core::tariff::RateMonth::demand_usd)
        .collect();
    assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-9), "{found:?}");
}

/// OpenStudio-HPXML's ReportUtilityBills: one load L and one year of sun G at one price r follow from three of its
/// values (632 for the load, 1,777 net metered at retail, 1,785 at a feed-in price of 0.12); the other three are
/// then predictions: 920 with 0.03 for the excess, 632 with nothing for it, a tenth of the sun 177 and 178.
#[test]
fn openstudio_hpxml_s_credits_follow_from_one_load_and_one_year_of_sun() {
    let sun_kwh = 1785.0 / 0.12;
    let price = 1777.0 / sun_kwh;
    let load_kwh = 632.0 / price;
    let even = |kwh: f64| vec![kwh / 8760.0; 8760];
    let usd = |made_kwh: f64, year_end: f64| {
        let terms = RateTerms {
            metering: Metering::NetMetering,
            fixed_usd_month: 8.0,
            year_end_usd_per_kwh: year_end,
            ..RateTerms::default()
        };
        bill(&Rate { tables: RateTables::flat(price, 0.0), terms }, &even(load_kwh), &even(made_kwh))
            .total_usd()
    };
    let without = usd(0.0, 0.0);
    assert!((without - 96.0 - 632.0).abs() < 1e-6, "{without}");
    let credit = |made_kwh: f64, year_end: f64| without - usd(made_kwh, year_end);
    assert!((credit(sun_kwh, 0.03) - 920.0).abs() < 0.6, "{}", credit(sun_kwh, 0.03));
    assert!((credit(sun_kwh, 0.0) - 632.0).abs() < 1e-6);
    assert!((credit(sun_kwh, price) - 1777.0).abs() < 1e-6);
    assert!((credit(sun_kwh / 10.0, 0.0) - 177.0).abs() < 0.75, "{}", credit(sun_kwh / 10.0, 0.0));
    // A feed-in price buys all that is made on a second meter, whatever the house does.
    let feed_in = |made_kwh: f64| {
        let terms = RateTerms { metering: Metering::BuyAll, fixed_usd_month: 8.0, ..RateTerms::default() };
        bill(&Rate { tables: RateTables::flat(price, 0.12), terms }, &even(load_kwh), &even(made_kwh))
            .total_usd()
    };
    assert!((without - feed_in(sun_kwh) - 1785.0).abs() < 1e-6);
    assert!((without - feed_in(sun_kwh / 10.0) - 178.0).abs() < 0.75);
}

/// Tesla's table of chargers at 240 V, breaker to continuous kW, and the node of 12.5 kW on 70 A.
#[test]
fn a_charger_of_tesla_s_table_needs_the_breaker_that_the_table_gives_it() {
    let rating = Rating::of(&Service { supply: Supply::SplitPhase, ..Service::default() });
    for (breaker_a, kw) in
        [(60.0, 11.5), (50.0, 9.6), (40.0, 7.6), (30.0, 5.7), (20.0, 3.8), (15.0, 2.8), (70.0, 12.5)]
    {
        let circuit = node_circuit(&rating, kw);
        assert!((circuit.breaker_a - breaker_a).abs() < 1e-9, "{kw}: {circuit:?}");
    }
}
