//! Power given up when the grid calls: paid to the operator, and never without what is not sold for it.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use wattfleet_core::{
    fleet::{FleetRun, FleetYear},
    scenario::{Group, Role, Scenario, preset, preset_by_slug},
    simulate::{Line, Options, Stages, Year},
};

fn year(scenario: &Scenario) -> Year {
    Stages::default().year(scenario, &Options::default()).unwrap()
}

fn offering(id: u16, kw: f64) -> Scenario {
    let mut scenario = preset(id).unwrap().scenario();
    scenario.homes[0].deal.demand_response_kw = kw;
    scenario
}

#[test]
fn nothing_offered_changes_nothing() {
    let plain = year(&preset(1).unwrap().scenario());
    assert!(plain.called.usd.abs() < 1e-12 && plain.called.lost_tok.abs() < 1e-12);
    assert!(plain.with_node.ledger.line_usd(Line::DemandResponse).abs() < 1e-12);
}

#[test]
fn it_is_never_paid_without_output_that_is_not_sold() {
    for id in 1..=6 {
        let plain = year(&offering(id, 0.0));
        let mut before = (0.0, 0.0);
        for kw in [0.1, 0.5, 2.0, 6.0, 50.0] {
            let scenario = offering(id, kw);
            let home = &scenario.homes[0];
            let called = year(&scenario);
            let found = &called.called;
            let lost = found.lost_tok + found.lost_gpu_h;
            assert!(found.usd > 0.0 && lost > 0.0, "preset {id}, {kw} kW: {found:?}");
            assert!(found.usd >= before.0 && lost >= before.1, "more power, more pay, more lost");
            before = (found.usd, lost);
            // No more than the node draws is given up, and it is paid by the kilowatt.
            let mean_kw = plain.with_node.totals.node_kwh / 8760.0;
            assert!(found.kw <= kw.min(mean_kw) + 1e-9);
            assert!((found.usd - found.kw * home.deal.demand_response_usd_per_kw_year).abs() < 1e-9);
            // What is sold and what is lost are what was sold before.
            let (now, then) = (&called.with_node.totals, &plain.with_node.totals);
            assert!((now.tok + found.lost_tok - then.tok).abs() <= 1e-9 * then.tok);
            assert!((now.gpu_h + found.lost_gpu_h - then.gpu_h).abs() <= 1e-9 * then.gpu_h);
            assert!(now.revenue_usd < then.revenue_usd);
        }
    }
}

#[test]
fn a_whole_node_called_sells_nothing_for_those_hours_and_half_of_what_sells_half() {
    let mut scenario = offering(1, 100.0);
    scenario.homes[0].deal.demand_response_h = 876.0;
    let whole = year(&scenario);
    assert!((whole.called.lost_frac - 0.1).abs() < 1e-12);
    let mean_kw = whole.with_node.totals.node_kwh / 8760.0;
    let half_kw = (10.0 * 0.5 * (mean_kw - whole.curve.idle_kw)).round() / 10.0;
    scenario.homes[0].deal.demand_response_kw = half_kw;
    let half = year(&scenario);
    let expected = 0.1 * half_kw / (mean_kw - whole.curve.idle_kw);
    assert!((half.called.lost_frac - expected).abs() < 1e-9, "{:?}", half.called);
}

#[test]
fn the_operator_is_paid_and_nobody_else_loses() {
    let (plain, called) = (year(&offering(1, 0.0)), year(&offering(1, 4.0)));
    let net = |year: &Year, role: Role| year.with_node.ledger.net_usd(role);
    assert!((net(&plain, Role::Host) - net(&called, Role::Host)).abs() < 1e-9);
    assert!((net(&plain, Role::Owner) - net(&called, Role::Owner)).abs() < 1e-9);
    let lost_usd = plain.with_node.totals.revenue_usd - called.with_node.totals.revenue_usd;
    let fee = 1.0 - preset(1).unwrap().scenario().homes[0].workload.platform_fee_frac;
    let gain = net(&called, Role::Operator) - net(&plain, Role::Operator);
    assert!((gain - (called.called.usd - fee * lost_usd)).abs() < 1e-6, "{gain}");
    let paid = called.with_node.ledger.role_line_usd(Role::Operator, Line::DemandResponse);
    assert!((paid - called.called.usd).abs() < 1e-9);
}

#[test]
fn a_fleet_adds_up_what_its_homes_are_paid_and_lose() {
    let mut scenario = preset_by_slug("valley-8000").unwrap().scenario();
    let design = |design: u16, count: f64| Group { design, count, ..Group::default() };
    scenario.fleet.groups = vec![design(0, 30.0), design(5, 20.0), design(3, 5.0)];
    scenario.fleet.groups[1].owner_off_frac = 0.2;
    let run = |scenario: &Scenario| -> FleetYear { FleetRun::new(scenario).run().unwrap().0 };
    let plain = run(&scenario);
    for home in &mut scenario.homes {
        home.deal.demand_response_kw = 0.3;
    }
    let called = run(&scenario);
    let (now, then) = (&called.sums, &plain.sums);
    assert!(then.demand_response_usd.abs() < 1e-12 && now.demand_response_usd > 0.0);
    assert!((now.demand_response_usd - 0.3 * 50.0 * (30.0 + 0.8 * 20.0 + 5.0)).abs() < 1e-6);
    assert!((now.tok + now.lost_tok - then.tok).abs() < 1e-9 * then.tok && now.lost_tok > 0.0);
    assert!((now.gpu_h + now.lost_gpu_h - then.gpu_h).abs() < 1e-9 * then.gpu_h && now.lost_gpu_h > 0.0);
    let tok: f64 = called.hours.sold_tok_s.iter().sum::<f64>() * 3600.0;
    assert!((tok - now.tok).abs() < 1e-9 * now.tok, "hour by hour, too");
    assert!((called.hours.sold_gpu.iter().sum::<f64>() - now.gpu_h).abs() < 1e-9 * now.gpu_h);
    for group in &called.groups {
        let first = group.terms().node_year(0.0);
        let usd = group.nodes * first.demand_response_usd;
        assert!((usd - group.sums.demand_response_usd).abs() < 1e-6 * usd, "the deal is paid the same");
        assert!((group.nodes * first.tok - group.sums.tok).abs() <= 1e-6 * group.sums.tok);
    }
}
