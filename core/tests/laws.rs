//! Laws that hold for every scenario.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod common;

use proptest::prelude::*;
use wattfleet_core::{
    dispatch::{Binding, DcBus, conservation, dc_conservation},
    energy::battery::DcUnit,
    energy::transformer::{Street, Thermal, TransformerLoad, transformer_year},
    scenario::{BatteryCoupling, Dispatch, Management, PRESETS, Path, Scenario, WorkloadKind, preset},
    simulate::{Options, Stages, Year, footprint, heat_report, service_report, transformer_report},
};

fn year(scenario: &Scenario) -> Year {
    Stages::default().year(scenario, &Options::default()).unwrap()
}

fn with(scenario: &Scenario, key: &str, value: f64) -> Scenario {
    let mut changed = scenario.clone();
    changed.set(Path::parse(key).unwrap(), value).unwrap();
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn energy_is_conserved_at_every_step_of_every_home(scenario in common::scenarios(12)) {
        let year = year(&scenario);
        for side in [&year.with_node, &year.today] {
            let worst = conservation(&side.flows, year.axis.step_h());
            prop_assert!(worst.bus_kwh < 1e-9 && worst.storage_kwh < 1e-9, "{worst:?}");
        }
    }

    #[test]
    fn no_flow_is_negative_and_the_battery_stays_inside_its_limits(scenario in common::scenarios(12)) {
        let year = year(&scenario);
        let battery = &scenario.homes[0].battery;
        let inverter_kw = DcUnit::new(battery)
            .map_or(scenario.homes[0].solar.inverter_kw_ac, |unit| unit.inverter_kw);
        let flows = &year.with_node.flows;
        // Standby is drawn at the battery's terminals, beside what it stores.
        let standby_kw = battery.units * battery.idle_w / 1000.0;
        for (series, most) in [
            (&flows.charge_kw, battery.units * battery.charge_kw + standby_kw),
            (&flows.discharge_kw, battery.units * battery.discharge_kw),
            (&flows.stored_kwh, battery.total_kwh()),
            (&flows.export_kw, scenario.homes[0].service.export_limit_kw),
            (&flows.import_kw, f64::INFINITY),
            (&flows.pv_kw, inverter_kw),
            (&flows.curtailed_kw, f64::INFINITY),
            (&flows.node_kw, year.curve.full_kw),
        ] {
            prop_assert!(series.iter().all(|value| *value >= -1e-12 && *value <= most + 1e-9));
        }
        for (charge, discharge) in flows.charge_kw.iter().zip(&flows.discharge_kw) {
            prop_assert!(charge.min(*discharge) < 1e-12, "charges and discharges at once");
        }
    }

    #[test]
    fn a_shared_inverter_conserves_the_sun_and_gives_no_more_than_its_rating(scenario in common::scenarios(12)) {
        let mut scenario = scenario;
        let battery = &mut scenario.homes[0].battery;
        battery.coupling = BatteryCoupling::Dc;
        battery.units = battery.units.max(1.0);
        let unit = DcUnit::new(battery).unwrap();
        let standby_kw = battery.units * battery.idle_w / 1000.0;
        let (charge_kw, year) = (battery.units * battery.charge_kw + standby_kw, year(&scenario));
        let bus = DcBus { unit, pv_dc_kw: &year.pv.dc_kw };
        for side in [&year.with_node, &year.today] {
            let worst = conservation(&side.flows, year.axis.step_h());
            prop_assert!(worst.bus_kwh < 1e-9 && worst.storage_kwh < 1e-9, "{worst:?}");
            prop_assert!(dc_conservation(&side.flows, &bus, year.axis.step_h()) < 1e-9);
            let flows = &side.flows;
            for ((pv, out), (sun, charge)) in
                flows.pv_kw.iter().zip(&flows.discharge_kw).zip(flows.dc_charge_kw.iter().zip(&flows.charge_kw))
            {
                prop_assert!(pv + out <= unit.inverter_kw + 1e-9 && sun + charge <= charge_kw + 1e-9);
                prop_assert!(*sun >= 0.0 && (sun + charge).min(*out) < 1e-12 && *pv >= -1e-12);
            }
        }
    }

    #[test]
    fn a_managed_node_never_pushes_the_home_over_its_service(scenario in common::scenarios(12)) {
        let mut scenario = scenario;
        scenario.homes[0].service.management = Management::Managed;
        let year = year(&scenario);
        for ((import, house), node) in year.with_node.flows.import_kw.iter()
            .zip(&year.household.kw).zip(&year.with_node.flows.node_kw)
        {
            prop_assert!(*import <= year.service.import_kw.max(*house) + 1e-9 || *node < 1e-9);
        }
    }

    #[test]
    fn behind_its_own_meter_a_node_takes_nothing_from_the_sun_or_the_battery(scenario in common::scenarios(10)) {
        let year = year(&with(&scenario, "tariff.node_meter", 1.0));
        let flows = &year.with_node.flows;
        let worst = conservation(flows, year.axis.step_h());
        prop_assert!(worst.bus_kwh < 1e-9 && worst.storage_kwh < 1e-9, "{worst:?}");
        for (step, (import, node)) in flows.import_kw.iter().zip(&flows.node_kw).enumerate() {
            prop_assert!(*import >= node - 1e-9, "step {step}: {import} {node}");
            prop_assert!(flows.discharge_kw[step] <= flows.household_kw[step] + flows.export_kw[step] + 1e-9);
        }
    }

    #[test]
    fn today_does_not_depend_on_the_node(scenario in common::scenarios(8), gpus in 0.0..16.0_f64) {
        let before = year(&scenario);
        let after = year(&with(&scenario, "node.gpu_count", gpus));
        prop_assert_eq!(before.today.totals, after.today.totals);
    }

    #[test]
    fn a_bigger_service_never_lowers_output(scenario in common::scenarios(8), more in 25.0..200.0_f64) {
        let amps = scenario.homes[0].service.amps;
        let small = year(&scenario);
        let large = year(&with(&scenario, "service.amps", amps + more));
        prop_assert!(large.with_node.totals.gpu_h >= small.with_node.totals.gpu_h * (1.0 - 1e-9));
        prop_assert!(large.with_node.totals.full_power_frac >= small.with_node.totals.full_power_frac - 1e-12);
    }

    #[test]
    fn more_nodes_never_cool_a_transformer(
        scenario in common::scenarios(6), kva in 15.0..200.0_f64, homes in 1.0..12.0_f64, node_kw in 0.1..15.0_f64,
    ) {
        let year = year(&scenario);
        let peak_kw = year.household.peak_kw.max(1e-9);
        let mut street = Street { kva, homes, home_kw: 3.5, nodes: 0.0, node_kw, power_factor_frac: 0.95 };
        let of = |street: &Street| {
            let loading_frac: Vec<f64> = year.household.kw.iter().map(|kw| street.loading_at(kw / peak_kw)).collect();
            let ambient_c = &year.weather.dry_bulb_c;
            transformer_year(&Thermal::default(), &TransformerLoad { loading_frac: &loading_frac, ambient_c, step_h: 1.0 })
        };
        let mut before = of(&street);
        for nodes in [1.0, 2.0, 4.0] {
            street = street.with_nodes(nodes);
            let now = of(&street);
            prop_assert!(now.hot_spot_c.iter().zip(&before.hot_spot_c).all(|(now, before)| now > before));
            prop_assert!(now.ageing_factor > before.ageing_factor && now.night_c > before.night_c);
            prop_assert!(now.above_rating_h >= before.above_rating_h);
            before = now;
        }
    }

    #[test]
    fn a_street_without_a_node_is_as_today(scenario in common::scenarios(8)) {
        let scenario = with(&scenario, "node.gpu_count", 0.0);
        let year = year(&scenario);
        let report = transformer_report(&scenario.homes[0], &year);
        prop_assert_eq!(&report.with_nodes, &report.today);
    }

    #[test]
    fn indoor_heat_never_lowers_cooling_and_useful_heat_is_heat_that_was_needed(
        scenario in common::scenarios(8), place in 1.0..4.0_f64,
    ) {
        let scenario = with(&scenario, "node.place", place.floor());
        let year = year(&scenario);
        let fate = heat_report(&scenario.homes[0], &year);
        for response in &year.household.response {
            prop_assert!(response.burden >= 0.0 && response.relief <= 0.0 && response.break_kw >= 0.0);
        }
        prop_assert!(fate.cooling_kwh >= 0.0 && fate.saved_kwh >= -1e-9 && fate.left_kwh() >= -1e-6);
        // What heating and hot water no longer draw is at most what they drew.
        prop_assert!(fate.saved_kwh <= year.household.kw.iter().sum::<f64>() * year.axis.step_h() + 1e-6);
        let change_kwh = year.with_node.totals.household_kwh - year.today.totals.household_kwh;
        prop_assert!((change_kwh - (fate.cooling_kwh - fate.saved_kwh)).abs() < 1e-6 * (1.0 + fate.heat_kwh));
    }

    #[test]
    fn a_hotter_limit_never_lowers_output(scenario in common::scenarios(8), below_c in 20.0..45.0_f64) {
        // A battery could give later what the node did not take in the heat.
        let scenario = with(&scenario, "battery.units", 0.0);
        let cool = year(&with(&scenario, "node.full_power_below_c", below_c));
        let hot = year(&with(&scenario, "node.full_power_below_c", below_c + 5.0));
        prop_assert!(hot.with_node.totals.gpu_h >= cool.with_node.totals.gpu_h * (1.0 - 1e-9));
    }

    #[test]
    fn what_was_made_is_on_both_sides_but_for_the_node(scenario in common::scenarios(8)) {
        let year = year(&scenario);
        let (with_node, today) = footprint(&scenario.homes[0], &scenario.constants, &year);
        prop_assert!((with_node.embodied_kg() - today.embodied_kg() - with_node.node_kg).abs() < 1e-9);
        prop_assert!(today.node_kg.abs() < 1e-12 && today.site_water_l.abs() < 1e-12);
        prop_assert!(with_node.rows().iter().all(|(_, value)| value.is_finite()));
    }

    #[test]
    fn hours_at_the_breaker_agree_with_the_flows(scenario in common::scenarios(10)) {
        let year = year(&scenario);
        let report = service_report(&scenario.homes[0], &year);
        let hours = report.hours;
        prop_assert!(hours.stopped_h <= hours.throttled_h && hours.throttled_h <= 8760.0 + 1e-9);
        prop_assert!(hours.longest_throttled_h <= hours.throttled_h + 1e-9);
        prop_assert!((hours.least_headroom_kw < -1e-9) == (hours.over_h > 0.0));
        if scenario.homes[0].service.management == Management::Sheds {
            // A panel that switches does nothing between off and on.
            for allowed_kw in &year.with_node.flows.allowed_kw {
                prop_assert!(*allowed_kw <= 1e-9 || *allowed_kw >= year.curve.full_kw - 1e-9);
            }
        }
    }

    #[test]
    fn full_power_is_part_of_available_and_shares_add_to_one(scenario in common::scenarios(12)) {
        let year = year(&scenario);
        let totals = &year.with_node.totals;
        prop_assert!((0.0..=1.0).contains(&totals.available_frac));
        prop_assert!(totals.full_power_frac <= totals.available_frac + 1e-12);
        prop_assert!((year.binding_frac.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_sold_is_never_more_than_what_the_node_can(scenario in common::scenarios(12)) {
        let year = year(&scenario);
        for (sold, capable) in year.sold.iter().zip(&year.capable) {
            prop_assert!(*sold <= *capable * (1.0 + 1e-12));
        }
    }

    #[test]
    fn months_add_up_to_the_year(scenario in common::scenarios(8)) {
        let year = year(&scenario);
        let side = &year.with_node;
        let import: f64 = side.monthly.iter().map(|month| month.import_kwh).sum();
        let bill: f64 = side.monthly.iter().map(|month| month.bill_usd).sum();
        let tok: f64 = side.monthly.iter().map(|month| month.tok).sum();
        prop_assert!((import - side.totals.import_kwh).abs() <= 1e-6 * import.max(1.0));
        prop_assert!((bill - side.totals.bill_usd).abs() <= 1e-6 * bill.abs().max(1.0));
        prop_assert!((tok - side.totals.tok).abs() <= 1e-6 * tok.max(1.0));
    }
}

#[test]
fn the_stages_give_the_same_year_as_a_fresh_start() {
    let mut stages = Stages::default();
    let mut scenario = preset(1).unwrap().scenario();
    for (key, value) in
        [("battery.units", 2.0), ("tariff.import_scale_frac", 1.3), ("solar.arrays[0].tilt_deg", 35.0)]
    {
        scenario = with(&scenario, key, value);
        let kept = stages.year(&scenario, &Options::default()).unwrap();
        let fresh = year(&scenario);
        assert_eq!(kept.with_node.totals, fresh.with_node.totals);
        assert_eq!(kept.with_node.flows, fresh.with_node.flows);
    }
}

#[test]
fn halving_the_step_changes_energy_by_less_than_one_percent() {
    for id in 1..=6 {
        let scenario = preset(id).unwrap().scenario();
        let hourly = year(&scenario).with_node.totals;
        let options = Options { step_minutes: 30, ..Options::default() };
        let halved = Stages::default().year(&scenario, &options).unwrap().with_node.totals;
        for ((name, coarse), (_, fine)) in hourly.rows().into_iter().zip(halved.rows()) {
            if ["pv_kwh", "household_kwh", "node_kwh", "import_kwh", "tok"].contains(&name) && coarse > 100.0
            {
                assert!((fine / coarse - 1.0).abs() < 0.01, "preset {id}: {name} {coarse} {fine}");
            }
        }
    }
}

#[test]
fn a_shared_inverter_saves_what_a_solar_inverter_of_the_same_rating_clips() {
    let mut scenario = preset(4).unwrap().scenario();
    let key_values = [
        ("solar.arrays[0].kw_dc", 20.0),
        ("battery.units", 1.0),
        ("battery.discharge_kw", 5.0),
        ("battery.dispatch", 0.0),
        ("solar.inverter_kw_ac", 5.0),
        ("solar.inverter_efficiency_frac", 0.975),
        ("service.export_limit_kw", 11.5),
        ("node.gpu_count", 0.0),
    ];
    for (key, value) in key_values {
        scenario = with(&scenario, key, value);
    }
    let apart = year(&scenario);
    let shared = year(&with(&scenario, "battery.coupling", 1.0));
    let used = |year: &Year| {
        let totals = &year.today.totals;
        totals.household_kwh + totals.export_kwh - totals.import_kwh
    };
    let clipped_kwh: f64 = apart.pv.clipped_kw.iter().sum();
    assert!(clipped_kwh > 1000.0, "{clipped_kwh}");
    assert!(used(&shared) > used(&apart) + 300.0, "{} {}", used(&shared), used(&apart));
    assert!(used(&shared) < used(&apart) + clipped_kwh);
}

#[test]
fn a_small_service_binds_while_the_car_charges() {
    let year = year(&preset(6).unwrap().scenario());
    assert!(year.binding_frac[usize::from(Binding::Service.code())] > 0.01, "{:?}", year.binding_frac);
}

#[test]
fn a_node_that_sells_nothing_idles_and_earns_nothing() {
    let mut scenario = preset(2).unwrap().scenario();
    scenario = with(&scenario, "workload.sold_frac", 0.0);
    let year = year(&scenario);
    assert!(year.with_node.totals.revenue_usd.abs() < 1e-9);
    assert!((year.with_node.totals.node_kwh / 8760.0 - year.curve.idle_kw).abs() < 1e-9);
}

#[test]
fn a_slow_link_binds_and_lowers_what_is_served() {
    let fast = preset(1).unwrap().scenario();
    assert_eq!(fast.homes[0].workload.kind, WorkloadKind::Serve);
    let slow = with(&fast, "link.up_mbit_s", 1.0);
    let (fast, slow) = (year(&fast), year(&slow));
    assert!(slow.with_node.totals.tok < fast.with_node.totals.tok);
    assert!(slow.binding_frac[usize::from(Binding::Link.code())] > 0.9);
}

#[test]
fn while_the_node_rests_the_battery_still_holds_a_full_house_at_the_breaker() {
    // Three cars charge at once: the house alone is above its service.
    let scenario = with(&preset(1).unwrap().scenario(), "household.ev_count", 3.0);
    let year = year(&scenario);
    let flows = &year.with_node.flows;
    let mut full_h = 0;
    for ((import, house), node) in flows.import_kw.iter().zip(&year.household.kw).zip(&flows.node_kw) {
        assert!(
            *import <= year.service.import_kw.max(*house) + 1e-9 || *node < 1e-9,
            "{import} {house} {node}"
        );
        full_h += u32::from(*house > year.service.import_kw);
    }
    assert!(full_h > 0);
}

#[test]
fn a_planned_battery_keeps_a_transformers_share_while_the_node_rests_too() {
    let mut scenario = PRESETS.iter().find(|preset| preset.slug == "san-francisco-tou").unwrap().scenario();
    for (key, value) in [("household.kind", 1.0), ("service.transformer_share_kw", 2.0)] {
        scenario.set(Path::parse(key).unwrap(), value).unwrap();
    }
    for rule in [Dispatch::DayAhead, Dispatch::Optimal] {
        scenario.set(Path::parse("battery.dispatch").unwrap(), f64::from(rule.code())).unwrap();
        let year = year(&scenario);
        let flows = &year.with_node.flows;
        for (step, (import, house)) in flows.import_kw.iter().zip(&year.household.kw).enumerate() {
            let most = year.service.import_kw.max(*house);
            assert!(
                *import <= most + 1e-9 || flows.node_kw[step] < 1e-9,
                "{rule:?}, {step}: {import} of {most}"
            );
        }
    }
}
