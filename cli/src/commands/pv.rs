//! `pv`: what a PV system yields in the weather of a file.

use std::{fmt::Write as _, fs, path::PathBuf, sync::Arc};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use serde_json::json;
use wattfleet_core::{
    energy::pv::{ModuleType, Mount, PvArray, PvSystem, PvYear, Shading, USUAL_GCR_FRAC, aged_frac, pv_year},
    time::{MONTH_DAYS, TimeAxis},
};

use crate::{
    args::{json, text},
    failure::Failure,
    reply::Reply,
    text_table::{Side, text_table},
    weather_file::{open_weather, sentence},
};

/// What the number of an argument may be.
struct Range(&'static str, f64, f64, f64, &'static str);

const RANGES: [Range; 10] = [
    Range("kw-dc", f64::NAN, 0.001, 1e6, "Rated DC power, kW"),
    Range("tilt-deg", f64::NAN, 0.0, 90.0, "Angle from the horizontal; of the axis for a tracker"),
    Range("azimuth-deg", f64::NAN, 0.0, 360.0, "Compass bearing it faces: 90 east, 180 south"),
    Range("losses-frac", 0.14, -0.05, 0.99, "Share of the DC power lost to soiling, wiring and their kind"),
    Range("dc-ac-ratio", 1.2, 0.1, 10.0, "Rated DC over rated AC power"),
    Range("inverter-efficiency", 0.96, 0.5, 1.0, "Nominal efficiency of the inverter"),
    Range(
        "gcr-frac",
        USUAL_GCR_FRAC,
        0.0,
        0.99,
        "Share of the ground that rows of racks or trackers cover; 0: one row",
    ),
    Range("albedo-frac", 0.2, 0.0, 0.99, "Albedo of the ground where the file has none"),
    Range("degradation-frac", 0.005, 0.0, 0.2, "Share of the power lost each year of age"),
    Range("age-years", 0.0, 0.0, 60.0, "Years since the modules were new"),
];

pub(super) fn command() -> Command {
    let numbers = RANGES.iter().map(|Range(name, default, low, high, help)| {
        let help = if default.is_nan() {
            format!("{help}, {low} to {high}")
        } else {
            format!("{help}, {low} to {high} [default: {default}]")
        };
        Arg::new(*name)
            .long(*name)
            .value_name("N")
            .allow_negative_numbers(true)
            .value_parser(value_parser!(f64))
            .required(default.is_nan())
            .help(help)
    });
    Command::new("pv")
        .about("Simulates a PV system in the weather of a file, as PVWatts version 8 does")
        .arg(
            Arg::new("weather")
                .long("weather")
                .value_name("FILE")
                .required(true)
                .help("A year as EPW, TMY2, TMY3 or NSRDB (PSM3, PSM4) CSV, recognised by its content"),
        )
        .args(numbers)
        .args([
            choice("mount", Mount::ALL.iter().map(|mount| mount.key()), "roof", "How the array is held"),
            choice("module", ModuleType::ALL.iter().map(|kind| kind.key()), "standard", "Kind of module"),
            Arg::new("shading")
                .long("shading")
                .value_name("FILE.csv")
                .help("Share of the beam lost: 12 lines of months, 24 columns of hours of standard time"),
            Arg::new("hourly")
                .long("hourly")
                .value_name("OUT.csv")
                .value_parser(value_parser!(PathBuf))
                .help("Writes every step to a file"),
        ])
        .arg(json())
}

fn choice(
    name: &'static str,
    keys: impl Iterator<Item = &'static str>,
    default: &'static str,
    help: &'static str,
) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("NAME")
        .action(ArgAction::Set)
        .value_parser(PossibleValuesParser::new(keys.collect::<Vec<_>>()))
        .default_value(default)
        .help(help)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let system = system(matches)?;
    let file = open_weather(text(matches, "weather"))?;
    let axis = file.axis();
    let weather = file.to_weather_year(&axis);
    let sun = file.sun_year(&axis);
    let year = pv_year(&system, &weather, &sun);
    if let Some(path) = matches.get_one::<PathBuf>("hourly") {
        fs::write(path, steps_csv(&year, &axis))
            .map_err(|error| Failure::new(format_args!("could not write {}: {error}", path.display())))?;
    }
    let ac = monthly(&year.ac_kw, &axis);
    let dc = monthly(&year.dc_kw, &axis);
    let poa: Vec<f64> = monthly(&year.poa_w_m2, &axis).iter().map(|wh| wh / 1000.0).collect();
    let clipped: f64 = monthly(&year.clipped_kw, &axis).iter().sum();
    let (ac_kwh, dc_kwh) = (ac.iter().sum::<f64>(), dc.iter().sum::<f64>());
    let poa_kwh_m2 = poa.iter().sum::<f64>();
    let notes = file.notes.iter().map(sentence).collect::<Vec<_>>();
    let reply = if matches.get_flag("json") {
        Reply::json(&json!({
            "ac_kwh": ac_kwh,
            "monthly_ac_kwh": ac,
            "poa_kwh_m2": poa_kwh_m2,
            "monthly_poa_kwh_m2": poa,
            "dc_kwh": dc_kwh,
            "monthly_dc_kwh": dc,
            "clipped_kwh": clipped,
            "max_cell_c": year.max_cell_c,
            "kwh_per_kw": ac_kwh / system.kw_dc(),
            "inverter_kw_ac": system.inverter_kw_ac,
            "weather": { "format": file.format.label(), "name": file.name, "step_minutes": axis.step_minutes() },
            "notes": notes,
        }))
    } else {
        let mut rows = vec![["month", "AC kWh", "plane kWh/m²"].map(str::to_owned).to_vec()];
        for (month, (ac, poa)) in ac.iter().zip(&poa).enumerate() {
            rows.push(vec![(month + 1).to_string(), format!("{ac:.1}"), format!("{poa:.1}")]);
        }
        rows.push(vec!["year".to_owned(), format!("{ac_kwh:.1}"), format!("{poa_kwh_m2:.1}")]);
        Reply::text(text_table(&[Side::Left, Side::Right, Side::Right], &rows))
    };
    Ok(reply.with_warnings(notes))
}

fn system(matches: &ArgMatches) -> Result<PvSystem, Failure> {
    let number = |wanted: &str| -> Result<f64, Failure> {
        let Some(Range(name, default, low, high, _)) = RANGES.iter().find(|range| range.0 == wanted) else {
            return Err(Failure::new(format_args!("no argument is called --{wanted}")));
        };
        let value = matches.get_one::<f64>(name).copied().unwrap_or(*default);
        if value >= *low && value <= *high {
            return Ok(value);
        }
        Err(Failure::new(format_args!("--{name}: found {value}, expected {low} to {high}")))
    };
    let (mount, module) = (text(matches, "mount"), text(matches, "module"));
    let kw_dc = number("kw-dc")?;
    let shading = match matches.get_one::<String>("shading") {
        Some(name) => {
            let table = fs::read_to_string(name)
                .map_err(|error| Failure::new(format_args!("could not read {name}: {error}")))?;
            let table = Shading::read_csv(&table)
                .map_err(|error| Failure::new(format_args!("{name} is not a table of shading: {error}")))?;
            Some(Arc::new(table))
        }
        None => None,
    };
    Ok(PvSystem {
        arrays: vec![PvArray {
            kw_dc,
            tilt_deg: number("tilt-deg")?,
            azimuth_deg: number("azimuth-deg")?,
            mount: Mount::from_key(mount).unwrap_or(Mount::Roof),
            gcr_frac: number("gcr-frac")?,
            shading,
        }],
        module: ModuleType::from_key(module).unwrap_or(ModuleType::Standard),
        losses_frac: number("losses-frac")?,
        aged_frac: aged_frac(number("degradation-frac")?, number("age-years")?),
        inverter_kw_ac: kw_dc / number("dc-ac-ratio")?,
        inverter_efficiency_frac: number("inverter-efficiency")?,
        albedo_frac: number("albedo-frac")?,
    })
}

/// Power of the steps as energy of the months: kWh of kW.
pub(super) fn monthly(power: &[f64], axis: &TimeAxis) -> Vec<f64> {
    let mut rest = power;
    let sums = MONTH_DAYS.iter().map(|days| {
        let (month, later) = rest.split_at((days * axis.steps_per_day()).min(rest.len()));
        rest = later;
        month.iter().sum::<f64>() * axis.step_h()
    });
    sums.collect()
}

fn steps_csv(year: &PvYear, axis: &TimeAxis) -> String {
    let mut out = String::from("month,day,hour,minute,poa_w_m2,dc_kw,ac_kw\n");
    let days = (1..=12).zip(MONTH_DAYS).flat_map(|(month, days)| (1..=days).map(move |day| (month, day)));
    let per_day = axis.steps_per_day();
    let times = days.flat_map(|date| (0..per_day).map(move |step| (date, step)));
    let steps = year.poa_w_m2.iter().zip(&year.dc_kw).zip(&year.ac_kw);
    for (((poa, dc), ac), ((month, day), step)) in steps.zip(times) {
        let minutes = step as u32 * axis.step_minutes();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{month},{day},{},{},{poa:.4},{dc:.6},{ac:.6}", minutes / 60, minutes % 60);
    }
    out
}
