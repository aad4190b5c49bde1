//! `link`: a scenario to a share link and back.

use clap::{Arg, ArgMatches, Command};
use wattfleet_core::{
    scenario::Scenario,
    share::{MODEL_VERSION, Stamp, encode_link_with, write_file_with, year_answer},
    simulate::Options,
    text::sentence,
};

use crate::{
    args::{SCENARIO_HELP, scenario, text},
    failure::Failure,
    reply::Reply,
    run::simulate,
    scenario_source,
};

pub(super) fn command() -> Command {
    let encode = Command::new("encode")
        .about("Prints the share link of a scenario, to be put behind the page's address")
        .after_help(SCENARIO_HELP)
        .arg(scenario());
    let link = Arg::new("link").value_name("LINK").required(true).help("A share link, in quotes");
    let decode = Command::new("decode").about("Prints the scenario file of a share link").arg(link);
    Command::new("link")
        .about("Turns a scenario into a share link, and back")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([encode, decode])
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    match matches.subcommand() {
        Some(("encode", matches)) => {
            let opened = scenario_source::open(text(matches, "scenario"))?;
            let notes = opened.notes.iter().map(|note| sentence(&note.message())).collect();
            Ok(Reply::text(encode_link_with(&opened.scenario, stamp(&opened.scenario))).with_warnings(notes))
        }
        Some(("decode", matches)) => {
            let opened = scenario_source::link(text(matches, "link"))?;
            let notes = opened.notes.iter().map(|note| sentence(&note.message())).collect();
            let stamp = Stamp {
                model_version: opened.model_version.unwrap_or(MODEL_VERSION),
                answer: opened.fingerprint,
            };
            Ok(Reply::text(write_file_with(&opened.scenario, stamp)).with_warnings(notes))
        }
        _ => Err(Failure::new("link needs encode or decode")),
    }
}

/// What today's model says of the home shown, so that a reader of the link can tell if it changes. A
/// scenario that has no year travels without.
fn stamp(scenario: &Scenario) -> Stamp {
    let options = Options { home: usize::from(scenario.view.home), ..Options::default() };
    let answer = simulate(scenario, &options).ok().map(|year| year_answer(&year));
    Stamp { answer, ..Stamp::default() }
}
