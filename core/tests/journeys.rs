//! Journeys through the whole road that must match their hand arithmetic.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::{
    scenario::{LoadMethod, Management, Path, Scenario, preset},
    simulate::{Options, Stages, Year, service_report, street},
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

/// Hours of a time that must match its hand arithmetic to the minute.
fn is_about(hours: f64, minutes: f64) -> bool {
    (hours * 60.0 - minutes).abs() < 0.5
}

#[test]
fn in_an_outage_a_full_powerwall_3_carries_the_house_11_hours_or_both_70_minutes() {
    // 13.5 kWh / 1.2 kW = 11.25 h; 11.5 kW - 1.2 kW = 10.3 kW < 12.5 kW; 13.5 kWh / 11.5 kW = 70 min.
    let mut scenario = preset(1).unwrap().scenario();
    set(
        &mut scenario,
        &[
            ("workload.kind", 2.0),
            ("battery.units", 1.0),
            ("battery.idle_w", 0.0),
            ("battery.temperature", 1.0),
            ("battery.dispatch", 2.0),
            ("household.critical_kw", 1.2),
        ],
    );
    let full = year(&scenario);
    assert!((full.backup_today.house_h - 11.25).abs() < 1e-9, "{}", full.backup_today.house_h);
    assert!((full.backup.house_h - 11.25).abs() < 1e-9);
    assert!((full.curve.full_kw - 12.5).abs() < 1e-9 && full.backup.node_kw < full.curve.full_kw);
    assert!((full.backup.node_kw - 10.3).abs() < 1e-9);
    let cap_w = (full.backup.node_kw * 1000.0 - scenario.homes[0].node.host_w) / 16.0;
    assert!((cap_w - 462.5).abs() < 0.5, "{cap_w}");
    assert!(is_about(full.backup.together_h, 70.4), "{}", full.backup.together_h);
    // The owner's rule is never: the node stops, and the house keeps its hours.
    assert!(full.backup.carried_frac < 1e-12 && (full.backup.house_beside_h - 11.25).abs() < 1e-9);

    // Own sun first, on a night that never ends: the battery rests at its reserve, 2.7 kWh.
    scenario.homes[0].solar.arrays.clear();
    set(&mut scenario, &[("battery.dispatch", 0.0), ("battery.grid_charging", 0.0)]);
    let reserve = year(&scenario);
    assert!((reserve.backup.house_h - 2.25).abs() < 1e-9, "{}", reserve.backup.house_h);
    assert!(is_about(reserve.backup.together_h, 14.1), "{}", reserve.backup.together_h);
}

#[test]
fn a_hundred_megawatts_are_eight_thousand_nodes_at_the_meter() {
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, &[("workload.kind", 2.0)]);
    assert!((year(&scenario).curve.full_kw * 8000.0 / 1000.0 - 100.0).abs() < 1e-9);
}

/// The Solar host of issue 3: flat 14.02 c, export 2.81 c, battery idle, 12.5 kW all year.
fn solar_host() -> Scenario {
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, &NOTHING_FAILS);
    set(
        &mut scenario,
        &[
            ("workload.kind", 2.0),
            ("workload.sold_frac", 1.0),
            ("service.amps", 400.0),
            ("service.export_limit_kw", 100.0),
            ("battery.units", 0.0),
            ("tariff.import_scale_frac", 1.0),
            ("tariff.fixed_usd_month", 0.0),
            ("household.hot_water_l_day", 0.0),
        ],
    );
    scenario
}

/// The value between `low` and `high` at which a rising function meets zero.
fn meet(low: f64, high: f64, mut of: impl FnMut(f64) -> f64) -> f64 {
    let (mut low, mut high) = (low, high);
    assert!(of(low) < 0.0 && of(high) > 0.0, "not between {low} and {high}");
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if of(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[test]
fn a_solar_host_pays_15_376_usd_with_the_node_and_889_without() {
    // House 14,200 kWh, PV 14,026 kWh behind 6.67 kW, of which the house used 45 % before.
    const HOUSE_KWH: f64 = 14_200.0;
    const PV_KWH: f64 = 14_026.0;
    let mut scenario = solar_host();
    let mut stages = Stages::default();
    let mut totals = |scenario: &Scenario| stages.year(scenario, &Options::default()).unwrap().today.totals;
    scenario.homes[0].solar.inverter_kw_ac = 6.67;
    scenario.homes[0].solar.arrays[0].kw_dc = meet(5.0, 14.0, |kw_dc| {
        scenario.homes[0].solar.arrays[0].kw_dc = kw_dc;
        totals(&scenario).pv_kwh - PV_KWH
    });
    // More of the house in a car that charges slowly by day: more of the sun used.
    scenario.homes[0].household.ev_plug_in_h = 9.0;
    scenario.homes[0].household.ev_charger_kw = 1.4;
    let mut house = |scenario: &mut Scenario, car_kwh_day: f64| {
        scenario.homes[0].household.ev_kwh_day = car_kwh_day;
        for _ in 0..4 {
            let missing_kwh = HOUSE_KWH - totals(scenario).household_kwh;
            scenario.homes[0].household.base_kwh += missing_kwh;
        }
        totals(scenario)
    };
    let car_kwh_day =
        meet(0.0, 8.0, |car_kwh_day| 0.55 * PV_KWH - house(&mut scenario, car_kwh_day).export_kwh);
    house(&mut scenario, car_kwh_day);
    assert!(scenario.homes[0].household.base_kwh > 0.0);

    let year = year(&scenario);
    let (with_node, today) = (&year.with_node.totals, &year.today.totals);
    assert!((with_node.household_kwh - HOUSE_KWH).abs() < 0.01 && (with_node.pv_kwh - PV_KWH).abs() < 0.01);
    assert!((with_node.node_kwh - 109_500.0).abs() < 1e-6);
    assert!(with_node.export_kwh.abs() < 1e-9 && with_node.curtailed_kwh.abs() < 1e-9);
    assert!((with_node.import_kwh - 109_674.0).abs() < 0.5, "{}", with_node.import_kwh);
    assert!((with_node.bill_usd - 15_376.0).abs() < 0.5, "{}", with_node.bill_usd);
    assert!((today.bill_usd - 889.0).abs() < 0.5, "{}", today.bill_usd);
    assert!((with_node.bill_usd - today.bill_usd - 14_487.0).abs() < 0.5);
    let lost_credit_usd = today.export_kwh * (0.1402 - 0.0281);
    assert!((lost_credit_usd - 865.0).abs() < 0.5, "{lost_credit_usd}");
    assert!((with_node.node_kwh * 0.1402 - 15_352.0).abs() < 0.5);
}

#[test]
fn a_hundred_amperes_carry_the_node_only_when_it_is_managed() {
    // 8 kW measured: (8 x 1.25 + 12.5 x 1.25) kW / 240 V = 106.8 A. Managed: 11.2 kW, 519 W a GPU.
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, &[("workload.kind", 2.0), ("service.amps", 100.0), ("service.measured_peak_kw", 8.0)]);
    assert_eq!(scenario.homes[0].service.method, LoadMethod::Measured);
    scenario.homes[0].service.management = Management::None;
    let unmanaged = year(&scenario);
    let check = service_report(&scenario.homes[0], &unmanaged).check;
    assert!((check.needed_a - 106.8).abs() < 0.05 && !check.passes(), "{check:?}");
    assert!((unmanaged.service.node_kw - 11.2).abs() < 1e-9);
    scenario.homes[0].service.management = Management::Managed;
    let report = service_report(&scenario.homes[0], &year(&scenario));
    assert!(report.check.passes());
    assert!((report.check.node_max_kw - 11.2).abs() < 1e-9);
    let node = &scenario.homes[0].node;
    let gpu_w = (report.check.node_max_kw * 1000.0 - node.host_w) / node.gpu_count;
    assert!((gpu_w - 519.0).abs() < 0.5, "{gpu_w}");
    // Set to that power, the node runs all year at the measured peak.
    assert!((report.rating.continuous_kw() - 8.0 - report.check.node_max_kw).abs() < 1e-9);
}

#[test]
fn one_node_loads_a_street_to_120_percent_and_two_to_170() {
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, &[("workload.kind", 2.0)]);
    let one = street(&scenario.homes[0], &year(&scenario));
    assert!((one.with_nodes(0.0).loading_frac() - 0.7).abs() < 1e-9);
    assert!((one.loading_frac() - 1.2).abs() < 1e-9, "{one:?}");
    set(&mut scenario, &[("service.transformer_nodes", 2.0)]);
    assert!((street(&scenario.homes[0], &year(&scenario)).loading_frac() - 1.7).abs() < 1e-9);
}
