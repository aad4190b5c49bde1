//! Weather files.

use wattfleet_core::{
    catalog::nearest_climate,
    import::weather_file::{WeatherFile, WeatherFileError, WeatherNote, WeatherSeries, read_weather},
    text::format_number,
    time::{DaylightSaving, MONTH_DAYS, TimeAxis},
    weather::WeatherYear,
};

use super::{About, Imported, MonthBars, Taken, task::said};

/// Reads a weather file; `None` when it is none.
pub(super) fn read(bytes: &[u8]) -> Option<Result<Imported, String>> {
    match read_weather(bytes) {
        Err(WeatherFileError::Unknown { .. }) => None,
        Err(error) => Some(Err(said(&error))),
        Ok(file) => Some(taken(&file)),
    }
}

/// What is said of a file that is no weather file.
pub(super) fn unknown(bytes: &[u8]) -> String {
    read_weather(bytes).map_or_else(|error| said(&error), |_| String::new())
}

fn taken(file: &WeatherFile) -> Result<Imported, String> {
    let (climate, far_km) =
        nearest_climate(file.lat_deg, file.lon_deg).ok_or_else(|| "There is no climate.".to_owned())?;
    let mut about = about(file);
    about.row(
        "In a link",
        format!("{} stands in for it, {} km away", climate.name, format_number(far_km.round())),
    );
    Ok(Imported { about, taken: Taken::Weather { numbers: file.to_numbers(), climate: climate.id } })
}

fn about(file: &WeatherFile) -> About {
    let year = file.to_weather_year(&TimeAxis::hourly(DaylightSaving::None));
    let mut about = About::new("Weather file");
    let minutes = 60 / file.records_per_hour.max(1);
    about.row("Recognised", format!("{}, {minutes} minutes", file.format.label()));
    about.row("Place", place(file));
    about.row("Period", years(&file.years));
    let (ghi, temperatures) = (&year.ghi_w_m2, &year.dry_bulb_c);
    about.row(
        "Sun",
        format!("{}\u{a0}kWh/m² a year on the level", format_number(ghi.iter().sum::<f64>() / 1000.0)),
    );
    let least = temperatures.iter().copied().fold(f64::INFINITY, f64::min);
    let most = temperatures.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mean = temperatures.iter().sum::<f64>() / temperatures.len().max(1) as f64;
    about.row(
        "Air",
        format!(
            "{}\u{a0}°C on average, {} to {}\u{a0}°C",
            format_number(mean),
            format_number(least),
            format_number(most)
        ),
    );
    about.row("Gaps", gaps(file));
    about.months = Some(months(&year));
    let told = |note: &&WeatherNote| !matches!(note, WeatherNote::Gaps { .. });
    about.notes = file.notes.iter().filter(told).map(sentence).collect();
    about.words = format!("weather from {}", name(file));
    about
}

fn name(file: &WeatherFile) -> &str {
    let name = file.name.trim();
    if name.is_empty() { "a file" } else { name }
}

fn place(file: &WeatherFile) -> String {
    let side = |degrees: f64, [plus, minus]: [&'static str; 2]| {
        let letter = if degrees < 0.0 { minus } else { plus };
        format!("{:.2}°\u{a0}{letter}", degrees.abs())
    };
    format!(
        "{}, {} {}, {}\u{a0}m",
        name(file),
        side(file.lat_deg, ["N", "S"]),
        side(file.lon_deg, ["E", "W"]),
        format_number(file.elevation_m)
    )
}

fn years(years: &[i32]) -> String {
    let first = years.iter().min().copied().unwrap_or_default();
    let last = years.iter().max().copied().unwrap_or_default();
    if first == last {
        format!("{first}")
    } else {
        format!("a typical year of months from {first} to {last}")
    }
}

fn gaps(file: &WeatherFile) -> String {
    let gap = |note: &WeatherNote| match note {
        WeatherNote::Gaps { count, longest } => {
            Some(format!("{count} records, the longest {longest}; filled from their neighbours"))
        }
        _ => None,
    };
    file.notes.iter().find_map(gap).unwrap_or_else(|| "none".to_owned())
}

/// Sun on the level by month.
fn months(year: &WeatherYear) -> MonthBars {
    let mut hours = year.ghi_w_m2.iter();
    let mut values = [0.0; 12];
    for (value, days) in values.iter_mut().zip(MONTH_DAYS) {
        *value = hours.by_ref().take(24 * days).sum::<f64>() / 1000.0;
    }
    MonthBars { label: "Sun on the level by month".to_owned(), unit: "kWh/m²".to_owned(), values }
}

fn sentence(note: &WeatherNote) -> String {
    match note {
        WeatherNote::LeapDayDropped => "29 February was left out.".to_owned(),
        WeatherNote::Gaps { count, longest } => {
            format!("{count} records are missing, the longest gap has {longest}.")
        }
        WeatherNote::Filled { series, count } => {
            format!("{count} missing values of {} were filled from their neighbours.", series.label())
        }
        WeatherNote::Derived { series: WeatherSeries::Wind } => {
            "There is no wind speed: 2 m/s was taken.".to_owned()
        }
        WeatherNote::Derived { series } => {
            format!("There is no {}: it was computed from the others.", series.label())
        }
    }
}
