//! `weather`: what a climate's year or a weather file holds.

use std::{fs, path::PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use wattfleet_core::{
    catalog::{self, CLIMATES},
    import::weather_file::{WeatherFile, WeatherNote, write_epw},
    time::{DaylightSaving, MONTH_DAYS, TimeAxis},
    weather::{Place, SunYear, clear_sky_haurwitz_w_m2, sun_year, synthetic_year},
};

use crate::{
    args::{json, text},
    failure::Failure,
    reply::Reply,
    suggest::did_you_mean,
    text_table::{Side, text_table},
    weather_file::{open_weather, sentence},
};

use super::pv::monthly;

pub(super) fn command() -> Command {
    Command::new("weather")
        .about("Shows a climate's synthetic year or a weather file: sun, temperature, what was recognised")
        .args([
            Arg::new("source")
                .value_name("CLIMATE|FILE")
                .required(true)
                .help("A climate of `wattfleet catalog climate`, or a file as EPW, TMY2, TMY3 or NSRDB CSV"),
            Arg::new("seed")
                .long("seed")
                .value_name("N")
                .value_parser(value_parser!(u64))
                .default_value("1")
                .help("Which of the climate's possible years"),
            Arg::new("write")
                .long("write")
                .value_name("OUT.epw")
                .value_parser(value_parser!(PathBuf))
                .help("Writes the year as an EnergyPlus weather file"),
        ])
        .arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let source = text(matches, "source");
    let seed = matches.get_one::<u64>("seed").copied().unwrap_or(1);
    let (file, recognised) = match catalog::climate_by_slug(source) {
        Some(climate) => {
            let place = Place {
                lat_deg: climate.lat_deg,
                lon_deg: climate.lon_deg,
                elevation_m: climate.elevation_m,
                utc_offset_h: climate.utc_offset_h,
            };
            let axis = TimeAxis::hourly(DaylightSaving::None);
            let sun = sun_year(&place, &axis);
            let year = synthetic_year(&climate.months(), &sun, &axis, seed);
            (year.to_file(&place, climate.name), format!("synthetic year {seed} of the climate {source}"))
        }
        None if fs::metadata(source).is_ok() => {
            let file = open_weather(source)?;
            let recognised = format!("{} of {} records an hour", file.format.label(), file.records_per_hour);
            (file, recognised)
        }
        None => {
            let slugs = CLIMATES.iter().map(|climate| climate.slug);
            return Err(Failure::new(format_args!("{source} is neither a climate nor a file"))
                .guess(did_you_mean(source, slugs))
                .help("`wattfleet catalog climate` lists the climates"));
        }
    };
    let axis = file.axis();
    let weather = file.to_weather_year(&axis);
    let sun = file.sun_year(&axis);
    let figures = Figures::new(&file, &sun, &axis);
    if let Some(path) = matches.get_one::<PathBuf>("write") {
        let whole = WeatherFile {
            ghi_w_m2: weather.ghi_w_m2.clone(),
            dni_w_m2: weather.dni_w_m2.clone(),
            dhi_w_m2: weather.dhi_w_m2.clone(),
            ..file.clone()
        };
        fs::write(path, write_epw(&whole))
            .map_err(|error| Failure::new(format_args!("could not write {}: {error}", path.display())))?;
    }
    let notes = file.notes.iter().map(sentence).collect::<Vec<_>>();
    let reply = if matches.get_flag("json") {
        Reply::json(&figures.json(&file, &recognised, &notes))
    } else {
        Reply::text(figures.table(&file, &recognised))
    };
    Ok(reply.with_warnings(notes))
}

/// What is said of a year.
struct Figures {
    ghi: Vec<f64>,
    dni: Vec<f64>,
    dhi: Vec<f64>,
    clear: f64,
    clearness: Vec<f64>,
    dry_bulb: Vec<f64>,
    wind: Vec<f64>,
    p01_c: f64,
    p99_c: f64,
}

impl Figures {
    fn new(file: &WeatherFile, sun: &SunYear, axis: &TimeAxis) -> Self {
        let weather = file.to_weather_year(axis);
        let energy =
            |power: &[f64]| -> Vec<f64> { monthly(power, axis).iter().map(|wh| wh / 1000.0).collect() };
        let above: Vec<f64> = sun
            .cos_zenith
            .iter()
            .zip(&sun.extraterrestrial_w_m2)
            .map(|(up, normal)| up.max(0.0) * normal)
            .collect();
        let clear: Vec<f64> = sun.cos_zenith.iter().map(|up| clear_sky_haurwitz_w_m2(*up)).collect();
        let mean = |series: &[f64]| -> Vec<f64> {
            monthly(series, axis).iter().zip(MONTH_DAYS).map(|(sum, days)| sum / (24 * days) as f64).collect()
        };
        let mut sorted = weather.dry_bulb_c.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = sorted.len() / 100;
        let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
        let ghi = energy(&weather.ghi_w_m2);
        Self {
            clearness: ghi
                .iter()
                .zip(energy(&above))
                .map(|(ghi, above)| if above > 0.0 { ghi / above } else { 0.0 })
                .collect(),
            ghi,
            dni: energy(&weather.dni_w_m2),
            dhi: energy(&weather.dhi_w_m2),
            clear: energy(&clear).iter().sum(),
            dry_bulb: mean(&weather.dry_bulb_c),
            wind: mean(&weather.wind_m_s),
            p01_c: at(rank),
            p99_c: at(sorted.len().saturating_sub(1 + rank)),
        }
    }

    fn json(&self, file: &WeatherFile, recognised: &str, notes: &[String]) -> Value {
        let (missing, longest) = gaps(file);
        json!({
            "recognised": recognised,
            "format": file.format.label(),
            "step_minutes": 60 / file.records_per_hour,
            "place": {
                "name": file.name,
                "lat_deg": file.lat_deg,
                "lon_deg": file.lon_deg,
                "elevation_m": file.elevation_m,
                "utc_offset_h": file.utc_offset_h,
            },
            "ghi_kwh_m2": self.ghi.iter().sum::<f64>(),
            "dni_kwh_m2": self.dni.iter().sum::<f64>(),
            "dhi_kwh_m2": self.dhi.iter().sum::<f64>(),
            "clear_sky_ghi_kwh_m2": self.clear,
            "monthly_ghi_kwh_m2": self.ghi,
            "monthly_dni_kwh_m2": self.dni,
            "monthly_dhi_kwh_m2": self.dhi,
            "monthly_clearness_kt": self.clearness,
            "monthly_dry_bulb_c": self.dry_bulb,
            "monthly_wind_m_s": self.wind,
            "p01_c": self.p01_c,
            "p99_c": self.p99_c,
            "gaps": { "records": missing, "longest": longest },
            "notes": notes,
        })
    }

    fn table(&self, file: &WeatherFile, recognised: &str) -> String {
        let mut rows = vec![
            ["month", "GHI", "DNI", "DHI kWh/m²", "clearness", "mean °C", "wind m/s"]
                .map(str::to_owned)
                .to_vec(),
        ];
        let sky = self.ghi.iter().zip(&self.dni).zip(&self.dhi).zip(&self.clearness);
        let air = self.dry_bulb.iter().zip(&self.wind);
        for (month, ((((ghi, dni), dhi), clearness), (dry_bulb, wind))) in sky.zip(air).enumerate() {
            let mut row = vec![(month + 1).to_string()];
            row.extend([ghi, dni, dhi].map(|value| format!("{value:.1}")));
            row.extend([format!("{clearness:.3}"), format!("{dry_bulb:.1}"), format!("{wind:.1}")]);
            rows.push(row);
        }
        let sums = [&self.ghi, &self.dni, &self.dhi].map(|parts| format!("{:.1}", parts.iter().sum::<f64>()));
        rows.push([vec!["year".to_owned()], sums.to_vec(), vec![String::new(); 3]].concat());
        let sides =
            [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Right, Side::Right];
        format!(
            "{recognised}: {} ({}°, {}°, {} m, UTC{:+})\n{}1 % of the hours are below {:.1} °C, 1 % above {:.1} °C\n",
            file.name,
            file.lat_deg,
            file.lon_deg,
            file.elevation_m,
            file.utc_offset_h,
            text_table(&sides, &rows),
            self.p01_c,
            self.p99_c,
        )
    }
}

/// Missing records, and those of the longest gap.
fn gaps(file: &WeatherFile) -> (usize, usize) {
    let found = file.notes.iter().find_map(|note| match note {
        WeatherNote::Gaps { count, longest } => Some((*count, *longest)),
        _ => None,
    });
    found.unwrap_or_default()
}
