//! `load`: what a file of meter readings holds.

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};
use wattfleet_core::{
    import::load::{Gap, LoadFile, LoadSite},
    text::{format_number, sentence},
    time::Date,
};

use crate::{args, failure::Failure, load_file::load_file, reply::Reply};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn command() -> Command {
    Command::new("load")
        .about("Reads a file of meter readings and says what it holds: Green Button XML or interval CSV")
        .after_help(
            "Recognised: Green Button (ESPI) XML; tables with dates, times and values (any delimiter, date order, \
             decimal mark, kWh, Wh, MWh, kW or W, a row an interval or a row a day); one column of 8,760 or 35,040 \
             values. `simulate SCENARIO --load FILE` uses one",
        )
        .arg(Arg::new("file").value_name("FILE").required(true).help("The file as the utility hands it out"))
        .arg(args::json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let file = load_file(args::text(matches, "file"), &LoadSite::default())?;
    Ok(if matches.get_flag("json") { Reply::json(&load_json(&file)) } else { Reply::text(report(&file)) })
}

fn load_json(file: &LoadFile) -> Value {
    let gap = |gap: &Gap| json!({ "from": moment(gap.from_s), "to": moment(gap.to_s), "hours": gap.hours() });
    json!({
        "format": file.format.key(),
        "step_minutes": file.step_minutes,
        "unit": file.unit.symbol(),
        "clock": file.clock.key(),
        "delimiter": file.delimiter.map(String::from),
        "date_order": file.date_order,
        "first": moment(file.first_s),
        "last": moment(file.last_s),
        "first_day": day(file.first_s),
        "last_day": day(file.last_s - 1),
        "readings": file.readings,
        "kwh": file.kwh,
        "export_kwh": file.export_kwh,
        "monthly_kwh": file.monthly_kwh,
        "year_kwh": file.year_kwh(),
        "gaps": file.gaps.iter().map(gap).collect::<Vec<_>>(),
        "coverage_frac": file.coverage_frac,
        "notes": file.notes.iter().map(|note| sentence(&note.message())).collect::<Vec<_>>(),
    })
}

fn report(file: &LoadFile) -> String {
    let mut out = format!(
        "{} of {} minutes in {}, {} to {}\n{} readings, {} kWh in; they cover {} % of a year\n",
        file.format.key(),
        file.step_minutes,
        file.unit.symbol(),
        day(file.first_s),
        day(file.last_s - 1),
        file.readings,
        format_number(file.kwh),
        format_number(file.coverage_frac * 100.0),
    );
    for (name, kwh) in MONTHS.iter().zip(file.monthly_kwh) {
        out.push_str(&format!("{name} {:>10} kWh\n", format_number(kwh)));
    }
    for gap in &file.gaps {
        out.push_str(&format!(
            "gap {} to {}, {} h\n",
            moment(gap.from_s),
            moment(gap.to_s),
            format_number(gap.hours())
        ));
    }
    out.extend(file.notes.iter().map(|note| format!("- {}\n", sentence(&note.message()))));
    out
}

/// A day of the file's clock, as 2026-01-31.
fn day(at_s: i64) -> String {
    let date = Date::from_days(at_s.div_euclid(86_400));
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// A moment of the file's clock, as 2026-01-31T23:45.
fn moment(at_s: i64) -> String {
    let minute = at_s.rem_euclid(86_400) / 60;
    format!("{}T{:02}:{:02}", day(at_s), minute / 60, minute % 60)
}
