//! One file a command: how it is typed, and what it does.

mod bill;
mod catalog;
mod dispatch;
mod fields;
mod figure;
mod finance;
mod fleet;
mod link;
mod load;
mod pipeline;
mod place;
mod place_layers;
mod power_cap;
mod presets;
mod pv;
mod service;
mod shard;
mod simulate;
mod sweep;
mod throughput;
mod training;
mod transformer;
mod weather;

use clap::{ArgMatches, Command};

use crate::{failure::Failure, reply::Reply};

type Run = fn(&ArgMatches) -> Result<Reply, Failure>;

/// Every command with what it runs, in the order of the help.
fn table() -> Vec<(Command, Run)> {
    vec![
        (simulate::command(), simulate::run),
        (dispatch::command(), dispatch::run),
        (sweep::command(), sweep::run),
        (figure::command(), figure::run),
        (fleet::command(), fleet::run),
        (place::command(), place::run),
        (shard::command(), shard::run),
        (service::command(), service::run),
        (transformer::command(), transformer::run),
        (load::command(), load::run),
        (bill::command(), bill::run),
        (pv::command(), pv::run),
        (weather::command(), weather::run),
        (link::command(), link::run),
        (throughput::command(), throughput::run),
        (power_cap::command(), power_cap::run),
        (pipeline::command(), pipeline::run),
        (training::command(), training::run),
        (place_layers::command(), place_layers::run),
        (finance::command(), finance::run),
        (catalog::command(), catalog::run),
        (fields::command(), fields::run),
        (presets::command(), presets::run),
    ]
}

/// Every command.
pub(crate) fn all() -> impl Iterator<Item = Command> {
    table().into_iter().map(|(command, _)| command)
}

/// Runs the command that was typed.
pub(crate) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let unknown = || Failure::new("no command was given").help("`wattfleet --help` lists them");
    let (name, matches) = matches.subcommand().ok_or_else(unknown)?;
    let (_, run) = table().into_iter().find(|(command, _)| command.get_name() == name).ok_or_else(unknown)?;
    run(matches)
}
