//! `fleet`: the year of many homes.

use std::fs;

use clap::{Arg, ArgMatches, Command};
use serde_json::json;
use wattfleet_core::{
    fleet::FleetInput,
    import::fleet_csv::{read_fleet_csv, write_fleet_csv},
    scenario::{FleetRow, Scenario},
    share::Opened,
    text::sentence,
};

use crate::{
    args::{self, SCENARIO_HELP, scenario, text},
    failure::Failure,
    fleet_json::fleet_json,
    fleet_plan::{plan, plan_json, plan_report},
    fleet_report::{fleet_hourly_csv, fleet_report},
    fleet_threads::fleet_year,
    reply::Reply,
    scenario_source::open,
    set_value::set_value,
};

pub(super) fn command() -> Command {
    Command::new("fleet")
        .about("Simulates the homes of a fleet, adds them up, says what of it is firm and which node goes where")
        .after_help(SCENARIO_HELP)
        .arg(scenario().help("A link, a file, preset:NAME, or a .csv of groups or single homes"))
        .args([
            Arg::new("designs")
                .long("designs")
                .value_name("SCENARIO")
                .default_value("preset:phoenix-host")
                .help("Whose homes are the designs of a .csv"),
            Arg::new("set").long("set").value_name("KEY=VALUE").action(clap::ArgAction::Append).help(
                "Changes an input, as fleet.groups[1].count=500 or fleet.samples=32; may be given often, in order",
            ),
            Arg::new("hourly")
                .long("hourly")
                .value_name("OUT.csv")
                .help("Writes the sum of all homes by hour: standard time of the first group, 2026"),
            Arg::new("csv").long("csv").value_name("OUT.csv").help("Writes the groups as a table"),
        ])
        .arg(args::json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let (opened, rows) = source(matches)?;
    let mut scenario = opened.scenario;
    for assignment in matches.get_many::<String>("set").into_iter().flatten() {
        set_value(&mut scenario, 0, assignment)?;
    }
    let is_table = rows.is_some();
    let rows = rows.unwrap_or_else(|| scenario.fleet_rows());
    if rows.is_empty() {
        return Err(Failure::new("the scenario has no groups").help(
            "set fleet.groups[0].count, give a .csv, or try preset:valley-8000; `wattfleet fields` lists the rest",
        ));
    }
    write(matches, "csv", || write_fleet_csv(&rows, &scenario))?;
    let mut warnings: Vec<String> = opened.notes.iter().map(|note| sentence(&note.message())).collect();
    if scenario.fleet.groups.iter().any(|group| usize::from(group.design) >= scenario.homes.len()) {
        warnings.push("Groups whose design is not there were left out".to_owned());
    }
    let held = opened.attachments.clone();
    let input = FleetInput { rows, attachments: opened.attachments, ..FleetInput::new(&scenario) };
    let year = fleet_year(input).map_err(Failure::new)?;
    write(matches, "hourly", || fleet_hourly_csv(&year))?;
    // The rows of a table are what stands already.
    let plan = (!is_table).then(|| plan(&scenario, &year, &held));
    let plan = plan.and_then(|plan| plan.map_err(|said| warnings.push(said)).ok());
    let reply = if matches.get_flag("json") {
        let mut json = fleet_json(&year);
        json["plan"] = json!(plan.as_ref().map(plan_json));
        Reply::json(&json)
    } else {
        warnings.extend(year.notes.iter().map(sentence));
        Reply::text(fleet_report(&year) + &plan.as_ref().map_or_else(String::new, plan_report))
    };
    Ok(reply.with_warnings(warnings))
}

/// The scenario, and the rows of a table in place of its groups.
fn source(matches: &ArgMatches) -> Result<(Opened, Option<Vec<FleetRow>>), Failure> {
    let name = text(matches, "scenario");
    if !name.to_lowercase().ends_with(".csv") {
        return Ok((open(name)?, None));
    }
    let designs = open(text(matches, "designs"))?;
    let table = fs::read_to_string(name)
        .map_err(|error| Failure::new(format_args!("could not read {name}: {error}")))?;
    let rows = read_fleet_csv(&table, &designs.scenario)
        .map_err(|error| Failure::new(format_args!("{name} is no table of a fleet\n{error}")))?;
    let scenario = Scenario { compare: Vec::new(), ..designs.scenario };
    Ok((Opened { scenario, ..designs }, Some(rows)))
}

fn write(matches: &ArgMatches, argument: &str, content: impl FnOnce() -> String) -> Result<(), Failure> {
    let Some(name) = matches.get_one::<String>(argument) else { return Ok(()) };
    fs::write(name, content()).map_err(|error| Failure::new(format_args!("could not write {name}: {error}")))
}
