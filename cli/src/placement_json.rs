//! A placement as JSON, as `place` and `fleet` say it.

use serde_json::{Map, Value, json};
use wattfleet_core::{
    fleet::placement::{Bind, Count, Limit, Placement, Problem},
    text::sentence,
};

/// Names of the group and of the option of a count.
pub(crate) fn names<'a>(problem: &'a Problem, count: &Count) -> (&'a str, &'a str) {
    let group = problem.groups.get(count.group);
    let option = group.and_then(|group| group.options.get(count.option));
    (group.map_or("", |group| &group.name), option.map_or("", |option| &option.name))
}

/// Nodes by group and option.
pub(crate) fn counts(problem: &Problem, found: &Placement) -> Vec<Value> {
    let count = |of: &Count| {
        let (group, option) = names(problem, of);
        json!({ "group": group, "option": option, "nodes": of.nodes as u64 })
    };
    found.counts.iter().map(count).collect()
}

/// What binds.
pub(crate) fn binds(problem: &Problem, found: &Placement) -> Vec<Value> {
    let bind = |of: &Bind| {
        json!({
            "limit": of.limit.key(problem),
            "text": sentence(&of.limit.message(problem)),
            "used": of.used,
            "most": of.most,
            "shadow_price": of.shadow_price,
            "unit": of.limit.unit(),
            "sense": if of.limit == Limit::Target { "at_least" } else { "at_most" },
        })
    };
    found.binds.iter().map(bind).collect()
}

/// What one more of each limit that binds is worth.
pub(crate) fn shadow_prices(problem: &Problem, found: &Placement) -> Map<String, Value> {
    found.binds.iter().map(|bind| (bind.limit.key(problem), json!(bind.shadow_price))).collect()
}

/// Sums of the placement.
pub(crate) fn totals(found: &Placement) -> Value {
    let totals = &found.totals;
    // None where nothing is served.
    let per_mtok = |amount: f64| (totals.served_tok > 0.0).then(|| amount / (totals.served_tok * 1e-6));
    json!({
        "nodes": totals.nodes,
        "capital_usd": totals.capital_usd,
        "costs_usd": totals.costs_usd,
        "sales_usd": totals.sales_usd,
        "kw": totals.kw,
        "made_tok": totals.made_tok,
        "served_tok": totals.served_tok,
        "firm_tok": totals.firm_tok,
        "carbon_kg": totals.carbon_kg,
        "usd_per_mtok": per_mtok(totals.costs_usd),
        "kg_per_mtok": per_mtok(totals.carbon_kg),
    })
}
