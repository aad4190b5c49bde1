//! The command line as clap reads it: the root, and what commands share.

use clap::{
    Arg, ArgAction, ArgMatches, Command,
    builder::{PossibleValuesParser, TypedValueParser as _},
    value_parser,
};

use crate::commands;

const ABOUT: &str = "Plans GPU nodes beside homes: what one earns, draws, and what limits it.";
/// Minutes a step may have.
pub(crate) const STEPS: [&str; 6] = ["5", "10", "15", "20", "30", "60"];
/// What a scenario can be.
pub(crate) const SCENARIO_HELP: &str = "\
A scenario is one of
  a share link        quote it: it holds a #, as in '#1.AAEC...' or a whole address
  a file              .json, or a text with a link in it; - reads standard input
  preset:NAME         one of `wattfleet presets`";

/// The whole command line.
pub(crate) fn root() -> Command {
    Command::new("wattfleet")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(SCENARIO_HELP)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(commands::all())
}

/// Arguments that choose a scenario, change it, and say how to simulate it.
pub(crate) fn with_scenario(command: Command) -> Command {
    command.after_help(SCENARIO_HELP).arg(scenario()).args([
        Arg::new("home").long("home").value_name("N").allow_negative_numbers(true).value_parser(value_parser!(usize)).help(
            "Which home, counted from 0 as in the key homes[0].battery.units [default: the one the scenario shows]",
        ),
        Arg::new("set").long("set").value_name("KEY=VALUE").action(ArgAction::Append).help(
            "Changes an input: a number in the input's unit, the slug of a catalogue row, or the key of an option; \
             `wattfleet fields` lists them. Keys without homes[N]. are of the home simulated; one array past the \
             last is added. May be given often; in order",
        ),
        Arg::new("dispatch").long("dispatch").value_name("NAME").help(
            "The battery's rule, as --set battery.dispatch=NAME",
        ),
        Arg::new("prices").long("prices").value_name("FILE.csv").help(
            "Real-time prices in place of the plan's: one column of a year of hours, half hours or finer, or rows with \
             a time and a price; money and unit by the column's title (EUR/MWh, p/kWh), else USD a kWh (pounds with \
             --price-formula agile)",
        ),
        Arg::new("price-formula").long("price-formula").value_name("NAME").requires("prices").value_parser(["agile"]).help(
            "Makes a buying price of wholesale prices in pounds: agile is min(2.2 x + 12 p from 16 to 19, 1 pound) \
             and 5 % VAT, shown in dollars",
        ),
        Arg::new("weather").long("weather").value_name("FILE.epw").help(
            "Weather from an EnergyPlus file in place of the site's synthetic year",
        ),
        Arg::new("load").long("load").value_name("FILE").help(
            "The household's own meter readings, Green Button XML or interval CSV, in place of its end uses; \
             or twelve bills in kWh, January first, as 900,850,...",
        ),
        Arg::new("step-minutes")
            .long("step-minutes")
            .value_name("N")
            .value_parser(PossibleValuesParser::new(STEPS).try_map(|text| text.parse::<u32>()))
            .default_value("60")
            .help("Minutes a step"),
    ])
}

/// The same for a command that can do without a scenario.
pub(crate) fn with_optional_scenario(command: Command) -> Command {
    with_scenario(command).mut_arg("scenario", |scenario| scenario.required(false))
}

/// `--NAME N`, a finite number, zero or more unless it is a temperature.
pub(crate) fn number(name: &'static str, unit: &'static str, help: &'static str) -> Arg {
    let least = if unit == "C" { f64::MIN } else { 0.0 };
    let parse = move |text: &str| match text.parse::<f64>() {
        Ok(value) if value.is_finite() && value >= least => Ok(value),
        Ok(value) => Err(format!("{value} is not a number of {unit} that can be")),
        Err(_) => Err(format!("'{text}' is not a number")),
    };
    Arg::new(name).long(name).value_name(unit).allow_negative_numbers(true).value_parser(parse).help(help)
}

/// The number of an argument, or what it is without.
pub(crate) fn number_or(matches: &ArgMatches, name: &str, default: f64) -> f64 {
    matches.get_one::<f64>(name).copied().unwrap_or(default)
}

/// The option whose key was typed.
pub(crate) fn option_of<T>(matches: &ArgMatches, name: &str, from_key: fn(&str) -> Option<T>) -> Option<T> {
    matches.get_one::<String>(name).and_then(|key| from_key(key))
}

/// The scenario alone.
pub(crate) fn scenario() -> Arg {
    Arg::new("scenario").value_name("SCENARIO").required(true).help("A link, a file or preset:NAME")
}

/// `--json`.
pub(crate) fn json() -> Arg {
    Arg::new("json").long("json").action(ArgAction::SetTrue).help("Answers in JSON")
}

/// The text of an argument, empty when it was not given.
pub(crate) fn text<'a>(matches: &'a ArgMatches, name: &str) -> &'a str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        root().debug_assert();
    }
}
