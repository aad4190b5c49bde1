//! `place`: which node goes to which group of homes.

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use wattfleet_core::{
    fleet::placement::{Effort, Placement, Problem, place},
    text::sentence,
};

use crate::{
    failure::Failure,
    placement_file::{EXAMPLE, SCHEMA, problem},
    placement_json::{binds, counts, shadow_prices, totals},
    problem_file::{given, on_problem, timed},
    reply::Reply,
};

pub(super) fn command() -> Command {
    let command = Command::new("place")
        .about("Places nodes, power caps and models on groups of homes, in whole numbers, with a bound; JSON")
        .after_help(SCHEMA);
    on_problem(command, "The problem as JSON; - reads standard input").arg(
        Arg::new("effort")
            .long("effort")
            .value_name("N")
            .value_parser(value_parser!(f64))
            .help("How long to look for better, times the usual  [default: 1]"),
    )
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let Some(file) = given(matches)? else { return Ok(Reply::text(EXAMPLE)) };
    let problem = problem(&file)?;
    let times = matches.get_one::<f64>("effort").copied().filter(|times| *times > 0.0).unwrap_or(1.0);
    let effort = Effort { work: (Effort::default().work as f64 * times) as u64 };
    let (found, solve_ms) = timed(|| place(&problem, effort));
    Ok(Reply::json(&answer(&problem, &found.map_err(Failure::new)?, solve_ms)))
}

fn answer(problem: &Problem, found: &Placement, solve_ms: f64) -> Value {
    let group = |at: usize| problem.groups.get(at).map_or("", |group| group.name.as_str());
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
    json!({
        "objective": found.objective,
        "bound": found.bound,
        "gap": found.gap_frac,
        "counts": counts(problem, found),
        "binds": binds(problem, found),
        "shadow_prices": shadow_prices(problem, found),
        "why": why,
        "totals": totals(found),
        "solve_ms": solve_ms,
    })
}
