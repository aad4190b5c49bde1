//! `simulate`: a home's year.

use std::fs;

use clap::{Arg, ArgMatches, Command};

use crate::{
    args::{json, with_scenario},
    failure::Failure,
    hourly::hourly_csv,
    json::run_json,
    reply::Reply,
    report::report,
    run,
};

pub(super) fn command() -> Command {
    let hourly = Arg::new("hourly")
        .long("hourly")
        .value_name("OUT.csv")
        .help("Writes every step to a file: times are standard time of 2026, names end in their unit");
    with_scenario(
        Command::new("simulate").about("Simulates a year of a home, beside the same home without its node"),
    )
    .arg(hourly)
    .arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let run = run::run(matches)?;
    if let Some(name) = matches.get_one::<String>("hourly") {
        let home = run
            .scenario
            .homes
            .get(run.options.home)
            .ok_or_else(|| Failure::new("the scenario has no home"))?;
        fs::write(name, hourly_csv(&run.year, home))
            .map_err(|error| Failure::new(format_args!("could not write {name}: {error}")))?;
    }
    Ok(if matches.get_flag("json") { Reply::json(&run_json(&run)) } else { Reply::text(report(&run)) })
}
