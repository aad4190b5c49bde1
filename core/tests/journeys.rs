//! Journeys through the whole road that must match their hand arithmetic.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::{
    scenario::{Path, Scenario, preset},
    simulate::{Options, Stages, Year},
};

fn set(scenario: &mut Scenario, values: &[(&str, f64)]) {
    for (key, value) in values {
        scenario.set(Path::parse(key).unwrap(), *value).unwrap();
    }
}

fn year(scenario: &Scenario) -> Year {
    Stages::default().year(scenario, &Options::default()).unwrap()
}

/// No outage, no failure, a line that is always up: the hand arithmetic knows none of them.
const NOTHING_FAILS: [(&str, f64); 3] =
    [("site.saidi_min", 0.0), ("node.failures_per_gpu_year", 0.0), ("link.uptime_frac", 1.0)];

#[test]
fn a_node_that_never_rests_takes_all_of_the_sun() {
    // Node at 12.5 kW all year, inverter 6.667 kW: import = household + 109,500 - PV, no export.
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, &NOTHING_FAILS);
    set(
        &mut scenario,
        &[
            ("workload.kind", 2.0),
            ("workload.sold_frac", 1.0),
            ("service.amps", 400.0),
            ("battery.units", 0.0),
            ("tariff.import_scale_frac", 1.0),
        ],
    );
    let year = year(&scenario);
    let totals = &year.with_node.totals;
    assert!((totals.node_kwh - 109_500.0).abs() < 1e-6, "{}", totals.node_kwh);
    assert!(totals.export_kwh.abs() < 1e-9 && totals.curtailed_kwh.abs() < 1e-9);
    let import_kwh = totals.household_kwh + 109_500.0 - totals.pv_kwh;
    assert!((totals.import_kwh - import_kwh).abs() < 1e-6);
    let fixed_usd = scenario.homes[0].tariff.fixed_usd_month * 12.0;
    assert!((totals.bill_usd - import_kwh * 0.1402 - fixed_usd).abs() < 1e-4, "{}", totals.bill_usd);
    // Today the same sun is used or exported: the increment is what the node takes, dear and cheap.
    let lost_export_usd = year.today.totals.export_kwh * 0.0281;
    let today_usd = year.today.totals.import_kwh * 0.1402 - lost_export_usd + fixed_usd;
    assert!((year.today.totals.bill_usd - today_usd).abs() < 1e-4);
}

#[test]
fn an_austin_owner_of_one_rtx_5090_earns_what_a_pocket_calculator_says() {
    // 0.69 USD/h, 25 % fee, 40 % sold: 1,813 after the fee. 0.704 kW busy, 0.118 kW idle: 3,089 kWh.
    let mut scenario = preset(2).unwrap().scenario();
    set(&mut scenario, &NOTHING_FAILS);
    set(&mut scenario, &[("workload.rent_usd_per_h", 0.69), ("workload.platform_fee_frac", 0.25)]);
    let year = year(&scenario);
    let after_fee_usd = year.with_node.totals.revenue_usd * 0.75;
    assert!((after_fee_usd - 0.69 * 0.4 * 8760.0 * 0.75).abs() < 1e-6);
    assert!((after_fee_usd - 1813.32).abs() < 0.01, "{after_fee_usd}");
    let busy_kwh = 8760.0 * (0.4 * year.curve.full_kw + 0.6 * year.curve.idle_kw);
    assert!((year.with_node.totals.node_kwh - busy_kwh).abs() < 1e-6);
    assert!((busy_kwh - 3084.0).abs() < 10.0, "{busy_kwh}");
}

#[test]
fn a_hundred_megawatts_are_eight_thousand_nodes_at_the_meter() {
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, &[("workload.kind", 2.0)]);
    assert!((year(&scenario).curve.full_kw * 8000.0 / 1000.0 - 100.0).abs() < 1e-9);
}
