//! `place`: which node goes to which group of homes.

use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use wattfleet_core::{
    fleet::placement::{Bind, Effort, Limit, Placement, Problem, place},
    text::sentence,
};

use crate::{
    args::{json as json_flag, text},
    failure::Failure,
    object::read_json,
    placement_file::{EXAMPLE, SCHEMA, problem},
    reply::Reply,
};

pub(super) fn command() -> Command {
    Command::new("place")
        .about("Places nodes, power caps and models on groups of homes, in whole numbers, with a bound; JSON")
        .after_help(SCHEMA)
        .args([
            Arg::new("file")
                .value_name("FILE")
                .required_unless_present("example")
                .help("The problem as JSON; - reads standard input"),
            Arg::new("effort")
                .long("effort")
                .value_name("N")
                .value_parser(value_parser!(f64))
                .help("How long to look for better, times the usual  [default: 1]"),
            Arg::new("example")
                .long("example")
                .action(ArgAction::SetTrue)
                .help("Prints a problem to start from"),
        ])
        .arg(json_flag())
}

#[expect(clippy::disallowed_methods, reason = "the command line has a clock, and says how long it took")]
pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    if matches.get_flag("example") {
        return Ok(Reply::text(EXAMPLE));
    }
    let problem = problem(&read_json(text(matches, "file"))?)?;
    let times = matches.get_one::<f64>("effort").copied().filter(|times| *times > 0.0).unwrap_or(1.0);
    let effort = Effort { work: (Effort::default().work as f64 * times) as u64 };
    let start = Instant::now();
    let found = place(&problem, effort).map_err(Failure::new)?;
    let solve_ms = start.elapsed().as_secs_f64() * 1e3;
    Ok(Reply::json(&answer(&problem, &found, solve_ms)))
}

fn answer(problem: &Problem, found: &Placement, solve_ms: f64) -> Value {
    let group = |at: usize| problem.groups.get(at).map_or("", |group| group.name.as_str());
    let option = |group: usize, at: usize| {
        problem
            .groups
            .get(group)
            .and_then(|group| group.options.get(at))
            .map_or("", |option| option.name.as_str())
    };
    let counts: Vec<Value> = found
        .counts
        .iter()
        .map(|of| json!({"group": group(of.group), "option": option(of.group, of.option), "nodes": of.nodes as u64}))
        .collect();
    let why: Vec<Value> = found
        .why
        .iter()
        .enumerate()
        .map(|(at, why)| {
            json!({
                "group": group(at),
                "reason": why.key(),
                "limit": why.limit().map(|limit| limit.key(problem)),
                "text": sentence(&why.message(problem, at)),
            })
        })
        .collect();
    let prices: serde_json::Map<String, Value> =
        found.binds.iter().map(|bind| (bind.limit.key(problem), json!(bind.shadow_price))).collect();
    let totals = &found.totals;
    json!({
        "objective": found.objective,
        "bound": found.bound,
        "gap": found.gap_frac,
        "counts": counts,
        "binds": found.binds.iter().map(|of| bind(problem, of)).collect::<Vec<_>>(),
        "shadow_prices": prices,
        "why": why,
        "totals": {
            "nodes": totals.nodes,
            "capital_usd": totals.capital_usd,
            "costs_usd": totals.costs_usd,
            "sales_usd": totals.sales_usd,
            "kw": totals.kw,
            "made_tok": totals.made_tok,
            "served_tok": totals.served_tok,
            "firm_tok": totals.firm_tok,
            "carbon_kg": totals.carbon_kg,
            "usd_per_mtok": per_mtok(totals.costs_usd, totals.served_tok),
            "kg_per_mtok": per_mtok(totals.carbon_kg, totals.served_tok),
        },
        "solve_ms": solve_ms,
    })
}

fn bind(problem: &Problem, of: &Bind) -> Value {
    json!({
        "limit": of.limit.key(problem),
        "text": sentence(&of.limit.message(problem)),
        "used": of.used,
        "most": of.most,
        "shadow_price": of.shadow_price,
        "unit": of.limit.unit(),
        "sense": if of.limit == Limit::Target { "at_least" } else { "at_most" },
    })
}

/// None where nothing is served.
fn per_mtok(amount: f64, tok: f64) -> Option<f64> {
    (tok > 0.0).then(|| amount / (tok * 1e-6))
}
