//! Demand by the hour: what it may change of a home's year, and what never.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use wattfleet_core::{
    dispatch::conservation,
    scenario::{DemandShape, PRESETS, Path, Place, Scenario},
    simulate::{Options, Stages, Year},
};

fn set(scenario: &mut Scenario, key: &str, value: f64) {
    let field = wattfleet_core::scenario::field_by_key(key).unwrap();
    scenario.set(Path { field, place: Place::default() }, value).unwrap();
}

fn year(scenario: &Scenario) -> Year {
    Stages::default().year(scenario, &Options::default()).unwrap()
}

fn with(scenario: &Scenario, shape: DemandShape) -> Scenario {
    let mut scenario = scenario.clone();
    set(&mut scenario, "workload.demand_shape", f64::from(shape.code()));
    scenario
}

#[test]
fn sold_follows_demand_and_capable_does_not() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let (flat, office) = (year(&scenario), year(&with(&scenario, DemandShape::Office)));
        if scenario.homes[0].node.gpu_count <= 0.0 {
            continue;
        }
        // Only a battery that helps the service makes what the node can do depend on what it did.
        if flat.with_node.totals.full_power_frac > 0.95 {
            assert_eq!(flat.capable, office.capable, "{}", preset.slug);
        }
        assert!(office.sold.iter().zip(&office.capable).all(|(sold, capable)| sold <= capable));
        // Monday 5 January 2026, 10:00 and 03:00 by the clock of winter.
        let (busy, quiet) = (4 * 24 + 10, 4 * 24 + 3);
        assert!(office.sold[busy] > 2.0 * office.sold[quiet], "{}", preset.slug);
        assert!(office.with_node.flows.node_kw[busy] > office.with_node.flows.node_kw[quiet]);
    }
}

#[test]
fn a_year_with_busy_hours_sells_as_much_and_draws_as_much() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let flat = year(&scenario);
        for shape in [DemandShape::People, DemandShape::Office] {
            let shaped = year(&with(&scenario, shape));
            let (a, b) = (&flat.with_node.totals, &shaped.with_node.totals);
            let close = |a: f64, b: f64| (a - b).abs() <= 0.03 * a.abs().max(1e-9);
            assert!(close(a.gpu_h, b.gpu_h) && close(a.tok, b.tok), "{}", preset.slug);
            assert!(close(a.node_kwh, b.node_kwh), "{} {} {}", preset.slug, a.node_kwh, b.node_kwh);
            let laws = conservation(&shaped.with_node.flows, shaped.axis.step_h());
            assert!(laws.bus_kwh < 1e-9 && laws.storage_kwh < 1e-9, "{}", preset.slug);
        }
    }
}

#[test]
fn an_unsold_hour_draws_idle_power() {
    let mut scenario = with(&PRESETS[1].scenario(), DemandShape::Office);
    set(&mut scenario, "workload.demand_depth_frac", 0.95);
    set(&mut scenario, "workload.sold_frac", 0.1);
    let year = year(&scenario);
    let night = 4 * 24 + 3;
    let over_idle_kw = year.with_node.flows.node_kw[night] - year.curve.idle_kw;
    assert!(over_idle_kw < 0.03 * (year.curve.full_kw - year.curve.idle_kw), "{over_idle_kw}");
}
