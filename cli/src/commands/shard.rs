//! `shard`: which homes hold a model together.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};
use wattfleet_core::{fleet::shard::shard, text::sentence};

use crate::{
    failure::Failure,
    problem_file::{given, on_problem, timed},
    reply::Reply,
    shard_file::{EXAMPLE, SCHEMA, problem},
};

pub(super) fn command() -> Command {
    let command = Command::new("shard")
        .about("Forms chains of homes that hold a model together, beside replicas of a smaller one; JSON")
        .after_help(SCHEMA);
    on_problem(command, "Homes and model as JSON; - reads standard input")
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let Some(file) = given(matches)? else { return Ok(Reply::text(EXAMPLE)) };
    let problem = problem(&file)?;
    let (found, solve_ms) = timed(|| shard(&problem));
    let found = found.map_err(Failure::new)?;
    let name = |at: &usize| problem.homes.get(*at).map_or("", |home| home.name.as_str());
    let area = |at: &usize| problem.homes.get(*at).and_then(|home| problem.areas.get(home.area));
    let chains: Vec<Value> = found
        .chains
        .iter()
        .map(|chain| {
            json!({
                "area": chain.homes.first().and_then(area).map(|area| area.name.as_str()),
                "homes": chain.homes.iter().map(name).collect::<Vec<_>>(),
                "layers": chain.layers,
                "tok_s": chain.tok_s,
                "stream_tok_s": chain.stream_tok_s,
                "binds": chain.binds.key(),
            })
        })
        .collect();
    Ok(Reply::json(&json!({
        "chains": chains,
        "tok_s": found.tok_s,
        "bound_tok_s": found.bound_tok_s,
        "gap": found.gap_frac,
        "greedy_tok_s": found.greedy_tok_s,
        "equal_stage_tok_s": found.equal_stage_tok_s,
        "replicas_tok_s": found.replicas_tok_s,
        "verdict": { "id": found.verdict.key(), "text": sentence(&found.verdict.message(&problem)) },
        "solve_ms": solve_ms,
    })))
}
