//! Laws of placement, on small random fleets that are solved to the optimum.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use proptest::prelude::*;
use wattfleet_core::{
    fleet::placement::{
        Effort, Group, Market, NodeOption, Objective, Placement, PlacementError, Problem, Region, Search,
        Street, Supply, place,
    },
    text::sentence,
};

/// Shares of the objective that a search may leave open.
const OPEN: f64 = 1e-5;

fn option() -> impl Strategy<Value = NodeOption> {
    (1_u8..5, 0_usize..2, 0.2..2.0_f64, 0.5..2.0_f64, 0_usize..2).prop_map(
        |(gpus, hardware, price, speed, model)| {
            let gpus = f64::from(gpus);
            NodeOption {
                name: format!("{gpus} of {hardware}"),
                model: Some(model),
                gpus: vec![(hardware, gpus)],
                capital_usd: 1000.0 + 3000.0 * gpus * price,
                costs_usd: 700.0 * gpus * price,
                kw: 0.7 * gpus,
                tok: 2e9 * gpus * speed,
                firm_tok: 1.5e9 * gpus * speed,
                carbon_kg: 900.0 * gpus * (3.0 - price),
                link_up_mbit_s: 2.0 * gpus,
            }
        },
    )
}

fn group() -> impl Strategy<Value = Group> {
    (1_u32..5, 3.0..12.0_f64, 2.0..9.0_f64, prop::collection::vec(option(), 1..4), 0_usize..2).prop_map(
        |(homes, link, street_kw, options, region)| Group {
            name: "group".to_owned(),
            homes,
            opt_in_frac: 1.0,
            region: Some(region),
            street: Some(Street { homes: 4.0, nodes_at_most: 4.0, kw_at_most: street_kw }),
            link_up_mbit_s: link,
            options,
        },
    )
}

fn objective() -> impl Strategy<Value = Objective> {
    prop_oneof![Just(Objective::MaxProfit), Just(Objective::MaxTokens), Just(Objective::MaxFirmTokens)]
}

fn problem() -> impl Strategy<Value = Problem> {
    let groups = prop::collection::vec(group(), 1..5);
    (groups, 5e3..1e5_f64, 1.0..20.0_f64, 1.0..8.0_f64, 2e9..5e10_f64, objective()).prop_map(
        |(groups, budget_usd, gpus, kw, tok, objective)| Problem {
            groups,
            budget_usd,
            hardware: (0..2)
                .map(|at| Supply {
                    name: format!("hardware {at}"),
                    gpus_at_most: gpus.floor() + f64::from(at),
                })
                .collect(),
            regions: (0..2)
                .map(|at| Region { name: format!("region {at}"), mw_at_most: kw * 1e-3 })
                .collect(),
            models: (0..2)
                .map(|at| Market {
                    name: format!("model {at}"),
                    usd_per_mtok: 0.6 + 0.3 * f64::from(at),
                    tok_at_most: tok,
                })
                .collect(),
            objective,
        },
    )
}

fn solved(problem: &Problem) -> Placement {
    let found = place(problem, Effort::default()).unwrap();
    assert!(found.gap_frac <= OPEN, "{}", found.gap_frac);
    found
}

/// Every placement there is, column by column.
fn tried(problem: &Problem) -> f64 {
    let nodes: Vec<(usize, usize, f64)> = problem
        .groups
        .iter()
        .enumerate()
        .flat_map(|(g, group)| group.options.iter().enumerate().map(move |(o, of)| (g, o, group.most_of(of))))
        .collect();
    let mut counts = vec![0.0; nodes.len()];
    let mut best = 0.0_f64;
    loop {
        if let Some(value) = value(problem, &nodes, &counts) {
            best = best.max(value);
        }
        let Some(at) = (0..nodes.len()).find(|at| counts[*at] < nodes[*at].2) else { return best };
        counts[at] += 1.0;
        counts[..at].fill(0.0);
    }
}

/// The objective of counts; none if a limit is broken.
fn value(problem: &Problem, nodes: &[(usize, usize, f64)], counts: &[f64]) -> Option<f64> {
    let mut capital = 0.0;
    let mut costs = 0.0;
    let mut gpus = vec![0.0; problem.hardware.len()];
    let mut kw = vec![0.0; problem.regions.len()];
    let mut tok = vec![0.0; problem.models.len()];
    let mut group_nodes = vec![0.0; problem.groups.len()];
    let mut group_kw = vec![0.0; problem.groups.len()];
    for ((g, o, _), count) in nodes.iter().zip(counts) {
        let group = &problem.groups[*g];
        let option = &group.options[*o];
        capital += count * option.capital_usd;
        costs += count * option.costs_usd;
        option.gpus.iter().for_each(|(at, each)| gpus[*at] += each * count);
        kw[group.region.unwrap()] += count * option.kw;
        let firm = problem.objective == Objective::MaxFirmTokens;
        tok[option.model.unwrap()] += count * if firm { option.firm_tok } else { option.tok };
        group_nodes[*g] += count;
        group_kw[*g] += count * option.kw;
    }
    let within = |used: f64, most: f64| used <= most * (1.0 + 1e-12);
    let keeps = within(capital, problem.budget_usd)
        && gpus.iter().zip(&problem.hardware).all(|(used, most)| within(*used, most.gpus_at_most))
        && kw.iter().zip(&problem.regions).all(|(used, most)| within(*used * 1e-3, most.mw_at_most))
        && problem.groups.iter().zip(group_nodes.iter().zip(&group_kw)).all(|(group, (nodes, kw))| {
            within(*nodes, group.willing_homes().min(group.street_nodes())) && within(*kw, group.street_kw())
        });
    let sold = tok.iter().zip(&problem.models);
    keeps.then(|| match problem.objective {
        Objective::MaxProfit => {
            sold.map(|(tok, of)| tok.min(of.tok_at_most) * of.usd_per_mtok * 1e-6).sum::<f64>() - costs
        }
        _ => sold.map(|(tok, of)| tok.min(of.tok_at_most)).sum(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn small_fleets_are_placed_as_well_as_can_be(mut problem in problem()) {
        problem.groups.truncate(2);
        let (found, best) = (solved(&problem), tried(&problem));
        prop_assert!((found.objective - best).abs() <= OPEN * best.abs() + 1e-6, "{} {best}", found.objective);
        prop_assert!(found.bound >= best);
    }

    #[test]
    fn relaxing_a_limit_never_lowers_the_optimum(problem in problem(), more in 1.0..3.0_f64, which in 0_u8..6) {
        let mut relaxed = problem.clone();
        match which {
            0 => relaxed.budget_usd *= more,
            1 => relaxed.hardware[0].gpus_at_most *= more,
            2 => relaxed.regions[0].mw_at_most *= more,
            3 => relaxed.models[0].tok_at_most *= more,
            4 => relaxed.groups[0].homes += 3,
            _ => relaxed.groups[0].link_up_mbit_s *= more,
        }
        let (before, after) = (solved(&problem), solved(&relaxed));
        prop_assert!(after.objective >= before.objective - OPEN * before.objective.abs());
        prop_assert!(after.bound >= before.objective);
    }

    #[test]
    fn adding_a_group_never_lowers_the_optimum(problem in problem(), group in group()) {
        let mut larger = problem.clone();
        larger.groups.push(group);
        let (before, after) = (solved(&problem), solved(&larger));
        prop_assert!(after.objective >= before.objective - OPEN * before.objective.abs());
        prop_assert!(after.bound >= before.objective);
    }

    #[test]
    fn a_higher_target_never_costs_less_and_one_out_of_reach_says_so(problem in problem(), share in 0.1..1.5_f64) {
        let most = solved(&Problem { objective: Objective::MaxTokens, ..problem.clone() });
        let of = |tok: f64| place(&Problem { objective: Objective::MinCost { tok }, ..problem.clone() }, Effort::default());
        let tok = most.objective * share;
        match of(tok) {
            Ok(found) => {
                prop_assert!(found.totals.served_tok >= tok * (1.0 - 1e-9));
                prop_assert!(found.bound <= found.objective);
                prop_assert!(of(0.5 * tok).unwrap().objective <= found.objective * (1.0 + OPEN) + 1e-6);
            }
            Err(PlacementError::OutOfReach { reachable_tok, .. }) => prop_assert!(reachable_tok < tok),
            // Between the best whole placement and the relaxation's bound nothing is there to be found.
            Err(PlacementError::NotFound { .. }) => prop_assert!(tok > most.objective * (1.0 - OPEN)),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn every_group_is_told_why_in_a_sentence(problem in problem()) {
        let found = solved(&problem);
        prop_assert_eq!(found.why.len(), problem.groups.len());
        for (at, why) in found.why.iter().enumerate() {
            let words = sentence(&why.message(&problem, at));
            prop_assert!(!words.contains('[') && words.contains("group"), "{words}");
        }
    }

    #[test]
    fn slices_of_work_give_what_one_run_gives(problem in problem()) {
        let mut search = Search::new(&problem, Effort::default()).unwrap();
        let mut slices = 0;
        while !search.advance(1_000).finished {
            slices += 1;
            prop_assert!(slices < 1_000_000);
        }
        let found = search.finish().unwrap();
        let whole = solved(&problem);
        prop_assert!((found.objective - whole.objective).abs() <= OPEN * whole.objective.abs() + 1e-6);
    }
}
