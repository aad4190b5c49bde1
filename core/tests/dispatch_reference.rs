//! The optimum against HiGHS, over prices, steps, limits, outages, nodes and demand charges.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod dispatch_cases;

use dispatch_cases::{Reference, Series, cases};
use wattfleet_core::dispatch::optimal::{Schedule, optimal, with_demand};

#[test]
fn the_inputs_are_those_of_the_script() {
    for case in cases() {
        let series = case.series();
        let sums =
            [&series.load_kwh, &series.pv_kwh, &series.buy, &series.sell].map(|v| v.iter().sum::<f64>());
        for (found, expected) in sums.into_iter().zip(case.check) {
            assert!(
                (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                "{}: {found} {expected}",
                case.name
            );
        }
    }
}

#[test]
fn no_solver_finds_a_cheaper_year() {
    assert!(cases().len() >= 60);
    for case in cases() {
        let series = case.series();
        let schedule = solved(&case, &series);
        let total = total_usd(&case, &series, &schedule);
        let scale = case.objective_usd.abs().max(1.0);
        let tolerance = if case.demand.is_some() { 1e-3 } else { 1e-6 };
        let gap = (total - case.objective_usd) / scale;
        println!(
            "{:50} {total:14.6} {:14.6} {gap:+.2e} bound {:14.6}",
            case.name, case.objective_usd, schedule.bound_usd
        );
        if case.name.starts_with("negative") {
            // On states in steps: no better than the best, no worse than its own bound says.
            assert!(total >= case.bound_usd - 1e-6 * scale, "{}", case.name);
            assert!(schedule.bound_usd <= case.objective_usd + 1e-6 * scale, "{}", case.name);
            assert!(gap < 2e-3, "{}: {gap:e}", case.name);
        } else {
            assert!(gap.abs() < tolerance, "{}: {total} {}", case.name, case.objective_usd);
            assert!(schedule.bound_usd <= schedule.cost_usd + 1e-9 * scale, "{}", case.name);
        }
    }
}

#[test]
fn every_schedule_is_feasible_and_costs_what_it_says() {
    for case in cases() {
        let series = case.series();
        let schedule = solved(&case, &series);
        assert_feasible(&case, &series, &schedule);
    }
}

fn solved(case: &Reference, series: &Series) -> Schedule {
    let of = case.case(series);
    if series.demand.is_empty() { optimal(&of).unwrap() } else { with_demand(&of, &series.demand).unwrap() }
}

/// The cost, and what being below the reserve counted for.
fn total_usd(case: &Reference, series: &Series, schedule: &Schedule) -> f64 {
    let of = case.case(series);
    let soft = case.reserve_kwh > 0.0 && (of.store.kept_frac < 1.0 || !series.islanded.is_empty());
    let below = |(at, stored): (usize, &f64)| {
        let away = series.islanded.get(at).copied().unwrap_or(false);
        if soft && !away { (case.reserve_kwh - stored).max(0.0) } else { 0.0 }
    };
    let below_kwh: f64 = schedule.stored_kwh.iter().enumerate().map(below).sum();
    schedule.cost_usd + below_kwh * of.lost_load_usd_per_kwh / 2.0
}

fn assert_feasible(case: &Reference, series: &Series, schedule: &Schedule) {
    let of = case.case(series);
    let (store, grid) = (of.store, of.grid);
    let mut before = store.start_kwh;
    let mut cost = 0.0;
    for at in 0..of.len() {
        let [load, pv, buy, sell] =
            [of.load_kwh, of.pv_kwh, of.buy_usd_per_kwh, of.sell_usd_per_kwh].map(|v| v[at]);
        let (charge, discharge) = (schedule.charge_kwh[at], schedule.discharge_kwh[at]);
        let (import, export) = (schedule.import_kwh[at], schedule.export_kwh[at]);
        let (curtailed, node, lost) =
            (schedule.curtailed_kwh[at], schedule.node_kwh[at], schedule.lost_kwh[at]);
        let stored = schedule.stored_kwh[at];
        let bus = pv - curtailed + import + discharge + lost - load - node - charge - export;
        assert!(bus.abs() < 1e-9, "{} step {at}: bus {bus:e}", case.name);
        let change = store.kept_frac * before + store.charge_efficiency * charge
            - discharge / store.discharge_efficiency;
        assert!((change - stored).abs() < 1e-9, "{} step {at}: store", case.name);
        let away = series.islanded.get(at).copied().unwrap_or(false);
        let (import_most, export_most) = if away { (0.0, 0.0) } else { (grid.import_kwh, grid.export_kwh) };
        for (what, value, least, most) in [
            ("stored", stored, 0.0, store.high_kwh),
            ("charge", charge, 0.0, store.charge_kwh),
            ("discharge", discharge, 0.0, store.discharge_kwh),
            ("import", import, 0.0, import_most),
            ("export", export, 0.0, export_most),
            ("curtailed", curtailed, 0.0, pv),
            ("lost", lost, 0.0, load),
        ] {
            assert!(value > least - 1e-9 && value < most + 1e-9, "{} step {at}: {what} {value}", case.name);
        }
        assert!(charge.min(discharge) < 1e-12, "{} step {at}: charges and discharges", case.name);
        assert!(import.min(export) < 1e-9, "{} step {at}: imports and exports", case.name);
        let mut left = node;
        let mut earned = 0.0;
        for offer in of.offers {
            let taken = left.min(offer.energy_kwh);
            left -= taken;
            earned += taken * offer.usd_per_kwh;
        }
        assert!(left < 1e-9, "{} step {at}: node", case.name);
        cost += import * buy - export * sell - earned
            + lost * of.lost_load_usd_per_kwh
            + discharge * store.wear_usd_per_kwh;
        before = stored;
    }
    for charge in &series.demand {
        let peak = charge.steps.iter().map(|at| schedule.import_kwh[*at as usize]).fold(0.0, f64::max);
        cost += peak * charge.usd_per_kwh_step;
    }
    assert!(
        (cost - schedule.cost_usd).abs() < 1e-6 * cost.abs().max(1.0),
        "{}: {cost} {}",
        case.name,
        schedule.cost_usd
    );
    if matches!(store.end, wattfleet_core::dispatch::optimal::EndState::At(_)) {
        assert!((before - case.start_kwh).abs() < 1e-9, "{}: ends at {before}", case.name);
    }
}
