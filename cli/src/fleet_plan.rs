//! The plan of a fleet as JSON, and in lines.

use std::fmt::Write as _;

use serde_json::{Value, json};
use wattfleet_core::{
    fleet::{
        FleetYear,
        placement::Count,
        plan::{Plan, PlanRun},
    },
    scenario::Scenario,
    text::{format_number, sentence},
};

use crate::text_table::{Side, text_table};

/// The best placement of the scenario's nodes on its groups; the sentence of what stood in the way otherwise.
pub(crate) fn plan(scenario: &Scenario, year: &FleetYear) -> Result<Plan, String> {
    let run = PlanRun::new(scenario, year.sums.tok).and_then(PlanRun::run);
    run.map_err(|error| format!("There is no plan: {error}"))
}

/// What `fleet --json` says of it.
pub(crate) fn plan_json(plan: &Plan) -> Value {
    let Plan { problem, placement } = plan;
    let counts = placement.counts.iter().map(|count| {
        let (group, option) = names(plan, count);
        json!({ "group": group, "option": option, "nodes": count.nodes })
    });
    let binds = placement.binds.iter().map(|bind| {
        json!({
            "limit": bind.limit.key(problem),
            "unit": bind.limit.unit(),
            "used": bind.used,
            "most": bind.most,
            "shadow_price": bind.shadow_price,
        })
    });
    let why =
        placement.why.iter().enumerate().map(
            |(group, why)| json!({ "why": why.key(), "sentence": sentence(&why.message(problem, group)) }),
        );
    let totals = &placement.totals;
    json!({
        "objective": problem.objective.key(),
        "value": placement.objective,
        "bound": placement.bound,
        "gap": placement.gap_frac,
        "counts": counts.collect::<Vec<_>>(),
        "binds": binds.collect::<Vec<_>>(),
        "why": why.collect::<Vec<_>>(),
        "totals": {
            "nodes": totals.nodes,
            "capital_usd": totals.capital_usd,
            "costs_usd": totals.costs_usd,
            "sales_usd": totals.sales_usd,
            "kw": totals.kw,
            "served_tok": totals.served_tok,
            "firm_tok": totals.firm_tok,
            "carbon_kg": totals.carbon_kg,
        },
    })
}

/// A line a kind of node in a group, and why.
pub(crate) fn plan_report(plan: &Plan) -> String {
    let Plan { problem, placement } = plan;
    let mut text = format!(
        "\nBest by {}: {} of at most {}, gap {} %\n",
        problem.objective.key(),
        format_number(placement.objective),
        format_number(placement.bound),
        format_number(placement.gap_frac * 100.0),
    );
    let rows: Vec<Vec<String>> = placement
        .counts
        .iter()
        .map(|count| {
            let (group, option) = names(plan, count);
            vec![group.to_owned(), format_number(count.nodes), option.to_owned()]
        })
        .collect();
    text.push_str(&text_table(&[Side::Left, Side::Right, Side::Left], &rows));
    for (group, why) in placement.why.iter().enumerate() {
        _ = writeln!(text, "{}", sentence(&why.message(problem, group)));
    }
    text
}

fn names<'a>(plan: &'a Plan, count: &Count) -> (&'a str, &'a str) {
    let group = plan.problem.groups.get(count.group);
    let option = group.and_then(|group| group.options.get(count.option));
    (group.map_or("", |group| &group.name), option.map_or("", |option| &option.name))
}
