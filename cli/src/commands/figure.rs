//! `figure`: a picture of a home's year as SVG.

use std::{fs, ops::RangeInclusive};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use wattfleet_charts::{Theme, svg};
use wattfleet_core::{
    figure::{View, Window},
    scenario::Scenario,
};

use crate::{
    args::{text, with_scenario},
    failure::Failure,
    picture::{Picture, Span},
    reply::Reply,
    run,
    suggest::did_you_mean,
};

const WIDTH_PX: RangeInclusive<f64> = 200.0..=4000.0;
const HEIGHT_PX: RangeInclusive<f64> = 80.0..=4000.0;
const DEFAULT_WIDTH_PX: f64 = 960.0;
const DAYS_A_YEAR: usize = 365;

pub(super) fn command() -> Command {
    let size = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("PX").value_parser(value_parser!(f64)).help(help)
    };
    let name = Arg::new("name").value_name("NAME").required(true).help(format!("One of {}", names()));
    with_scenario(Command::new("figure").about("Draws a figure of a home's year").arg(name)).args([
        Arg::new("svg").long("svg").value_name("OUT.svg").required(true).help("The file to write; - writes to standard output"),
        Arg::new("days").long("days").value_name("A..B").help(
            "From day A up to but without day B; 0 is 1 January, 0..365 the year [default: what the scenario shows]",
        ),
        Arg::new("dark").long("dark").action(ArgAction::SetTrue).help("Light on dark"),
        size("width", "Width [default: 960]"),
        size("height", "Height [default: what suits the figure]"),
    ])
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let name = text(matches, "name");
    let picture = Picture::named(name).ok_or_else(|| {
        Failure::new(format_args!("there is no figure '{name}'"))
            .guess(did_you_mean(name, Picture::ALL.map(Picture::name)))
            .help(format_args!("figures are {}", names()))
    })?;
    let width_px = size(matches, "width", &WIDTH_PX)?.unwrap_or(DEFAULT_WIDTH_PX);
    let height_px = size(matches, "height", &HEIGHT_PX)?.unwrap_or(picture.height_px());
    let asked = matches.get_one::<String>("days").map(|text| days(text)).transpose()?;
    if asked.is_some() && picture.span() == Span::Year {
        return Err(Failure::new(format_args!("{name} always shows the whole year"))
            .help("leave out --days, or choose another figure"));
    }
    let run = run::run(matches)?;
    let (first, count) = asked.unwrap_or_else(|| shown(&run.scenario));
    let axis = &run.year.axis;
    let view = View { axis, window: Window::days(axis, first, count), columns: width_px as usize };
    let figure = picture.figure(&run, &view)?;
    let theme = if matches.get_flag("dark") { Theme::DARK } else { Theme::LIGHT };
    let document = svg(&figure, &theme, width_px, height_px);
    match text(matches, "svg") {
        "-" => Ok(Reply::text(document).with_warnings(run.notes)),
        out => {
            fs::write(out, document)
                .map_err(|error| Failure::new(format_args!("could not write {out}: {error}")))?;
            Ok(Reply::text(format!("{out}: {}", figure.description)).with_warnings(run.notes))
        }
    }
}

fn names() -> String {
    Picture::ALL.map(Picture::name).join(", ")
}

fn size(matches: &ArgMatches, name: &str, allowed: &RangeInclusive<f64>) -> Result<Option<f64>, Failure> {
    match matches.get_one::<f64>(name).copied() {
        Some(px) if !allowed.contains(&px) => Err(Failure::new(format_args!("--{name} cannot be {px}"))
            .help(format_args!("it goes from {} to {} px", allowed.start(), allowed.end()))),
        size => Ok(size),
    }
}

/// `A..B` as the first day and how many.
fn days(text: &str) -> Result<(usize, usize), Failure> {
    let ends = text.split_once("..").and_then(|(first, end)| Some((first.parse().ok()?, end.parse().ok()?)));
    match ends {
        Some((first, end)) if first < end && end <= DAYS_A_YEAR => Ok((first, end - first)),
        _ => Err(Failure::new(format_args!("--days cannot be '{text}'"))
            .help("write it as 194..198: from day 194 up to but without day 198; 0..365 is the year")),
    }
}

/// The days that the page shows.
fn shown(scenario: &Scenario) -> (usize, usize) {
    (scenario.view.first_day as usize, (scenario.view.days as usize).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_half_open_and_inside_the_year() {
        assert_eq!(days("194..198").unwrap(), (194, 4));
        assert_eq!(days("0..365").unwrap(), (0, 365));
        for wrong in ["", "5", "5..5", "9..5", "0..366", "a..b", "-1..4"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }
}
