//! Placements against the optima of HiGHS.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod placement_cases;

use placement_cases::{Reference, cases};
use wattfleet_core::fleet::placement::{Effort, Placement, PlacementError, Problem, place};

#[test]
fn the_instances_are_those_of_the_script() {
    assert!(cases().len() >= 40);
    for case in cases() {
        assert_eq!(case.problem().1, case.check(), "{}", case.name);
    }
}

#[test]
fn no_solver_finds_a_better_placement_by_a_thousandth_and_none_exceeds_the_bound() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (problem, _) = case.problem();
        #[expect(clippy::disallowed_methods, reason = "a test has a clock, and says how long it took")]
        let start = std::time::Instant::now();
        let found = place(&problem, Effort::default());
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let Some(best) = case.best else {
            let Err(PlacementError::OutOfReach { wanted_tok, reachable_tok, .. }) = found else {
                panic!("{}: HiGHS finds nothing", case.name);
            };
            assert!(reachable_tok < wanted_tok, "{}", case.name);
            continue;
        };
        let Ok(found) = found else {
            wrong.push(format!("{}: {found:?}", case.name));
            continue;
        };
        let best = best * case.unit();
        let sign = if case.is_cost() { -1.0 } else { 1.0 };
        let short = sign * (best - found.objective) / best.abs().max(1.0);
        let bound = sign * (found.bound - best) / best.abs().max(1.0);
        println!(
            "{:38} {:14.6e} short {short:+.1e} bound {bound:+.1e} gap {:.1e} {ms:7.1} ms, HiGHS {:9.1} ms",
            case.name,
            found.objective,
            found.gap_frac,
            case.seconds * 1e3
        );
        if short > 1e-3 || bound < -1e-9 {
            wrong.push(case.name.clone());
        }
        check_feasible(&case, &problem, &found);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every limit, counted again from the answer.
fn check_feasible(case: &Reference, problem: &Problem, found: &Placement) {
    let close = |used: f64, most: f64| used <= most * (1.0 + 1e-9) + 1e-9;
    let mut capital = 0.0;
    let mut gpus = vec![0.0; problem.hardware.len()];
    let mut mw = vec![0.0; problem.regions.len()];
    let mut made = vec![0.0; problem.models.len()];
    let mut nodes = vec![0.0; problem.groups.len()];
    let mut kw = vec![0.0; problem.groups.len()];
    for count in &found.counts {
        let group = &problem.groups[count.group];
        let option = &group.options[count.option];
        let n = count.nodes;
        assert!(n > 0.0 && n.fract() == 0.0 && n <= group.most_of(option), "{}", case.name);
        capital += n * option.capital_usd;
        option.gpus.iter().for_each(|(at, count)| gpus[*at] += n * count);
        mw[group.region.unwrap()] += n * option.kw / 1e3;
        made[option.model.unwrap()] += n * option.tok;
        nodes[count.group] += n;
        kw[count.group] += n * option.kw;
    }
    assert!(close(capital, problem.budget_usd), "{}", case.name);
    assert!(
        gpus.iter().zip(&problem.hardware).all(|(used, most)| close(*used, most.gpus_at_most)),
        "{}",
        case.name
    );
    assert!(
        mw.iter().zip(&problem.regions).all(|(used, most)| close(*used, most.mw_at_most)),
        "{}",
        case.name
    );
    for (group, (nodes, kw)) in problem.groups.iter().zip(nodes.iter().zip(&kw)) {
        assert!(close(*nodes, group.willing_homes().min(group.street_nodes())), "{}", case.name);
        assert!(close(*kw, group.street_kw()), "{}", case.name);
    }
    let served: f64 =
        made.iter().zip(&problem.models).map(|(made, market)| made.min(market.tok_at_most)).sum();
    assert!((served - found.totals.served_tok).abs() <= 1e-9 * served, "{}", case.name);
    if let Some(target) = problem.objective.target_tok() {
        assert!(served >= target * (1.0 - 1e-9), "{}", case.name);
    }
}
