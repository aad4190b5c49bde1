//! The plan of a fleet as JSON, and in lines.

use std::fmt::Write as _;

use serde_json::{Value, json};
use wattfleet_core::{
    fleet::{
        FleetYear,
        plan::{Plan, PlanRun},
    },
    scenario::{Attachments, Scenario},
    text::{format_number, sentence},
};

use crate::{
    placement_json::{binds, counts, names, totals},
    text_table::{Side, text_table},
};

/// The best placement of the scenario's nodes on its groups; the sentence of what stood in the way otherwise.
pub(crate) fn plan(scenario: &Scenario, year: &FleetYear, held: &Attachments) -> Result<Plan, String> {
    let run = PlanRun::new(scenario, year.sums.tok).and_then(|run| run.with_attachments(held).run());
    run.map_err(|error| format!("There is no plan: {error}"))
}

/// What `fleet --json` says of it.
pub(crate) fn plan_json(plan: &Plan) -> Value {
    let Plan { problem, placement } = plan;
    let why =
        placement.why.iter().enumerate().map(
            |(group, why)| json!({ "why": why.key(), "sentence": sentence(&why.message(problem, group)) }),
        );
    json!({
        "objective": problem.objective.key(),
        "value": placement.objective,
        "bound": placement.bound,
        "gap": placement.gap_frac,
        "counts": counts(problem, placement),
        "binds": binds(problem, placement),
        "why": why.collect::<Vec<_>>(),
        "totals": totals(placement),
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
            let (group, option) = names(problem, count);
            vec![group.to_owned(), format_number(count.nodes), option.to_owned()]
        })
        .collect();
    text.push_str(&text_table(&[Side::Left, Side::Right, Side::Left], &rows));
    for (group, why) in placement.why.iter().enumerate() {
        _ = writeln!(text, "{}", sentence(&why.message(problem, group)));
    }
    text
}
