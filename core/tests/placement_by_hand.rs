//! Placements of fleets small enough to be worked out by hand.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::fleet::placement::{
    Effort, Group, Limit, Market, NodeOption, Objective, Placement, Problem, Region, Supply, Why, place,
};

fn optimum(problem: &Problem) -> Placement {
    let found = place(problem, Effort::default()).unwrap();
    assert!(found.gap_frac <= 1e-5, "{}", found.gap_frac);
    found
}

/// A node of one GPU.
fn node() -> NodeOption {
    NodeOption {
        name: "one".to_owned(),
        model: Some(0),
        gpus: vec![(0, 1.0)],
        capital_usd: 5000.0,
        costs_usd: 1000.0,
        kw: 0.7,
        tok: 3e9,
        firm_tok: 2e9,
        carbon_kg: 2000.0,
        link_up_mbit_s: 2.0,
    }
}

/// Homes that all agree, in the one region, with these options.
fn homes(homes: u32, options: Vec<NodeOption>) -> Group {
    Group {
        name: "group".to_owned(),
        homes,
        opt_in_frac: 1.0,
        region: Some(0),
        street: None,
        link_up_mbit_s: 10.0,
        options,
    }
}

/// One region and one model, all else without end.
fn fleet(groups: Vec<Group>, (region_kw, tok_at_most): (f64, f64), objective: Objective) -> Problem {
    Problem {
        groups,
        budget_usd: f64::INFINITY,
        hardware: vec![Supply { name: "GPU".to_owned(), gpus_at_most: f64::INFINITY }],
        regions: vec![Region { name: "region".to_owned(), mw_at_most: region_kw * 1e-3 }],
        models: vec![Market { name: "model".to_owned(), usd_per_mtok: 1.0, tok_at_most }],
        objective,
    }
}

#[test]
fn a_node_that_no_region_holds_and_no_demand_takes_leaves_the_proof_as_tight() {
    let small = NodeOption { tok: 1.182_102_396e9, ..node() };
    let large = NodeOption { kw: 2.1, tok: 1.17e13, ..node() };
    let half = NodeOption { kw: 1.400_1, tok: 2e9, ..node() };
    let groups = vec![homes(2, vec![small]), homes(2, vec![large, half])];
    let found = optimum(&fleet(groups, (1.4, 2e9), Objective::MaxTokens));
    assert!((found.objective - 2e9).abs() < 1.0, "{}", found.objective);
    assert!(found.bound <= found.objective * (1.0 + 3e-6), "{}", found.bound);
}

#[test]
fn a_target_missed_by_a_hair_is_not_met_where_one_more_node_meets_it() {
    let cheap = NodeOption { tok: 1.2e9, costs_usd: 140.0, ..node() };
    let tok = 2.0 * 1.2e9 + 12_000.0;
    let found = place(
        &fleet(vec![homes(4, vec![cheap])], (100.0, f64::INFINITY), Objective::MinCost { tok }),
        Effort::default(),
    )
    .unwrap();
    assert!((found.objective - 420.0).abs() < 1e-6 && found.totals.nodes > 2.5, "{found:?}");
}

#[test]
fn a_scarce_budget_binds_and_has_a_price() {
    let group = |name: &str, costs_usd: f64| Group {
        name: name.to_owned(),
        homes: 100,
        opt_in_frac: 0.5,
        region: None,
        street: None,
        link_up_mbit_s: 10.0,
        options: vec![NodeOption { costs_usd, ..node() }],
    };
    let mut problem = Problem {
        groups: vec![group("cheap", 1000.0), group("dear", 1200.0), group("slow", 1000.0)],
        budget_usd: 400_000.0,
        hardware: vec![Supply { name: "GPU".to_owned(), gpus_at_most: f64::INFINITY }],
        regions: Vec::new(),
        models: vec![Market { name: "model".to_owned(), usd_per_mtok: 1.0, tok_at_most: f64::INFINITY }],
        objective: Objective::MaxProfit,
    };
    problem.groups[2].link_up_mbit_s = 1.0;
    let found = optimum(&problem);
    // 80 nodes: 50 where power is cheap at 2,000 USD a year each, 30 at 1,800.
    assert!((found.objective - 154_000.0).abs() < 0.5, "{}", found.objective);
    let budget = found.binds.iter().find(|bind| bind.limit == Limit::Budget).unwrap();
    assert!((budget.shadow_price - 1800.0 / 5000.0).abs() < 1e-4, "{budget:?}");
    assert_eq!(found.why, [Why::Full, Why::Scarce(Limit::Budget), Why::LinkTooSlow]);
}
