//! `shard`: which homes hold a model together.

use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value, json};
use wattfleet_core::{fleet::shard::shard, text::sentence};

use crate::{
    args::{json as json_flag, text},
    failure::Failure,
    object::read_json,
    reply::Reply,
    shard_file::{EXAMPLE, SCHEMA, problem},
};

pub(super) fn command() -> Command {
    Command::new("shard")
        .about("Forms chains of homes that hold a model together, beside replicas of a smaller one; JSON")
        .after_help(SCHEMA)
        .args([
            Arg::new("file")
                .value_name("FILE")
                .required_unless_present("example")
                .help("Homes and model as JSON; - reads standard input"),
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
    let start = Instant::now();
    let found = shard(&problem).map_err(Failure::new)?;
    let solve_ms = start.elapsed().as_secs_f64() * 1e3;
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
