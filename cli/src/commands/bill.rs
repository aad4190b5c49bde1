//! `bill`: what a rate of the Utility Rate Database charges for a year at the meter.

use std::fs;

use clap::{
    Arg, ArgMatches, Command,
    builder::{PossibleValuesParser, TypedValueParser as _},
    value_parser,
};
use serde_json::json;
use wattfleet_core::{
    catalog::{Metering, Rate},
    import::{
        series_csv::{SeriesYear, read_series},
        urdb::{UrdbNote, read_urdb},
    },
    tariff::{MeterYear, RateBill, RateMonth, rate_bill},
    text::{format_number, sentence},
    time::{DaylightSaving, TimeAxis, Weekday},
};

use crate::{
    args::{STEPS, json, text},
    failure::Failure,
    reply::Reply,
};

const METERING: [&str; 5] = ["nem", "nem-credit", "net-billing", "net-billing-carry", "buy-all"];

pub(super) fn command() -> Command {
    Command::new("bill").about("Bills a year at the meter under a rate of the Utility Rate Database").args([
        Arg::new("tariff").long("tariff").value_name("FILE.json").required(true).help(
            "A URDB record as the OpenEI API gives it (version 7 or 8), bare or inside {\"items\": [...]}",
        ),
        Arg::new("net-load").long("net-load").value_name("FILE.csv").required(true).help(
            "kWh a step, one column with a header; below zero: export. With --generation the load before it",
        ),
        Arg::new("generation")
            .long("generation")
            .value_name("FILE.csv")
            .help("kWh made a step, one column with a header"),
        Arg::new("metering").long("metering").value_name("RULE").value_parser(METERING).help(
            "How export is settled: nem (monthly netting, kWh carried to the end of the year), nem-credit \
             (the same, surplus credited in dollars), net-billing \
             (step by step), net-billing-carry (the same, credit carried in dollars), buy-all (two meters) \
             [default: the record's dgrules]",
        ),
        Arg::new("step-minutes")
            .long("step-minutes")
            .value_name("N")
            .value_parser(PossibleValuesParser::new(STEPS).try_map(|text| text.parse::<u32>()))
            .help("Minutes a step [default: what the number of values says]"),
        Arg::new("jan1-weekday")
            .long("jan1-weekday")
            .value_name("0..6")
            .value_parser(value_parser!(u8).range(0..=6))
            .default_value("0")
            .help("Weekday of 1 January, 0 is Monday"),
        json(),
    ])
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let name = text(matches, "tariff");
    let record = read_urdb(&read(name)?)
        .map_err(|error| Failure::new(format_args!("{name} is not a rate that can be used: {error}")))?;
    let mut rate = record.rate;
    let mut notes = record.notes;
    if let Some(metering) = matches.get_one::<String>("metering") {
        notes.retain(|note| *note != UrdbNote::MeteringAssumed);
        rate.terms.metering = match metering.as_str() {
            "nem" => Metering::NetMetering,
            "nem-credit" => Metering::NetMeteringCredit,
            "net-billing" => Metering::NetBilling,
            "net-billing-carry" => Metering::NetBillingCarry,
            _ => Metering::BuyAll,
        };
    }
    let load = series(matches, "net-load")?;
    let axis = axis(matches, &load)?;
    let (used, made) = match matches.get_one::<String>("generation") {
        Some(name) => {
            let made = series(matches, "generation")?;
            if made.values.len() != load.values.len() {
                let (found, expected) = (made.values.len(), load.values.len());
                return Err(Failure::new(format_args!("{name} has {found} values and the load {expected}"))
                    .help("give both files the same step"));
            }
            (load.values, made.values)
        }
        // Without the load itself only what flowed in and out is known.
        None => load.values.iter().map(|net| (net.max(0.0), (-net).max(0.0))).unzip(),
    };
    let meter = MeterYear { used_kwh: &used, made_kwh: &made, axis, spot: None };
    let nothing = vec![0.0; made.len()];
    let without = rate_bill(&rate, &MeterYear { made_kwh: &nothing, ..meter });
    let bill = rate_bill(&rate, &meter);
    let mut warnings: Vec<String> = notes.iter().map(|note| sentence(&note.message())).collect();
    if bill.lost_kwh > 0.0 {
        warnings.push(format!(
            "{} kWh of credit were lost: no hour of the month after has their period",
            format_number(bill.lost_kwh)
        ));
    }
    let reply = if matches.get_flag("json") {
        Reply::json(&bill_json(&bill, without.total_usd()))
    } else {
        Reply::text(bill_text(&record.title, &rate, &bill, without.total_usd()))
    };
    Ok(reply.with_warnings(warnings))
}

fn bill_json(bill: &RateBill, without_usd: f64) -> serde_json::Value {
    json!({
        "bill_usd": bill.total_usd(),
        "without_generation_usd": without_usd,
        "monthly_usd": bill.months.iter().map(RateMonth::total_usd).collect::<Vec<_>>(),
        "energy_usd": bill.year_usd(|month| month.energy_usd - month.credit_usd),
        "demand_usd": bill.year_usd(RateMonth::demand_usd),
        "fixed_usd": bill.year_usd(|month| month.fixed_usd),
        "minimum_usd": bill.year_usd(|month| month.minimum_usd),
        "true_up_usd": bill.year_usd(|month| month.true_up_usd),
    })
}

fn bill_text(title: &str, rate: &Rate, bill: &RateBill, without_usd: f64) -> String {
    let row = |name: &str, usd: f64| format!("{name:<28} {usd:>12.2} USD a year\n");
    let mut text = format!("{title} ({})\n", rate.terms.metering.label());
    text += &row("Bill", bill.total_usd());
    text += &row("  energy", bill.year_usd(|month| month.energy_usd - month.credit_usd));
    text += &row("  demand", bill.year_usd(RateMonth::demand_usd));
    text += &row("  fixed", bill.year_usd(|month| month.fixed_usd));
    text += &row("  minimum", bill.year_usd(|month| month.minimum_usd));
    text += &row("  paid at the true-up", -bill.year_usd(|month| month.true_up_usd));
    text + &row("Without generation", without_usd)
}

fn axis(matches: &ArgMatches, load: &SeriesYear) -> Result<TimeAxis, Failure> {
    let step = matches.get_one::<u32>("step-minutes").copied().unwrap_or(load.step_minutes);
    if step != load.step_minutes {
        let found = load.values.len();
        let help = format!("{found} values a year are steps of {} minutes", load.step_minutes);
        return Err(Failure::new(format_args!("--step-minutes {step} does not fit the file")).help(help));
    }
    let day = matches.get_one::<u8>("jan1-weekday").copied().unwrap_or(0);
    let first = Weekday::Monday.after(usize::from(day));
    // A rate's hours are those of the file: no daylight saving, as in SAM.
    TimeAxis::new(step, first, DaylightSaving::None)
        .map_err(|error| Failure::new(format_args!("--step-minutes: {error}")))
}

fn series(matches: &ArgMatches, argument: &str) -> Result<SeriesYear, Failure> {
    let name = text(matches, argument);
    read_series(&read(name)?).map_err(|error| Failure::new(format_args!("--{argument} {name}: {error}")))
}

fn read(name: &str) -> Result<String, Failure> {
    let bytes =
        fs::read(name).map_err(|error| Failure::new(format_args!("could not read {name}: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format_args!("{name} is no text: byte {at} is not UTF-8"))
            .help("save it as plain text (UTF-8)")
    })
}
