//! A weather file as the weather of a simulation.

use std::{fs, sync::Arc};

use wattfleet_core::{
    import::weather_file::{WeatherFile, WeatherNote, WeatherSeries, read_weather},
    simulate::Attached,
    text::format_number,
    time::{DaylightSaving, TimeAxis, Weekday},
};

use crate::failure::Failure;

/// Reads a weather file of any known format.
pub(crate) fn open_weather(name: &str) -> Result<WeatherFile, Failure> {
    let bytes = fs::read(name)
        .map_err(|error| Failure::new(format_args!("could not read the weather file {name}: {error}")))?;
    read_weather(&bytes).map_err(|error| {
        Failure::new(format_args!("{name} is not a weather file that can be used: {error}"))
            .help("expected a year as EPW, TMY2, TMY3 or NSRDB (PSM3, PSM4) CSV")
    })
}

/// Weather of a file, and what the reader should know about it.
pub(crate) fn weather_file(name: &str, step_minutes: u32) -> Result<(Attached, Vec<String>), Failure> {
    let file = open_weather(name)?;
    // Weather is in standard time: the clock's rule does not matter here.
    let axis = TimeAxis::new(step_minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None)
        .map_err(|error| Failure::new(format_args!("--step-minutes: {error}")))?;
    let mut notes = vec![format!(
        "The weather is that of {} ({}°, {}°), from {name}; prices and carbon stay those of the site",
        file.name.trim(),
        format_number(file.lat_deg),
        format_number(file.lon_deg),
    )];
    notes.extend(file.notes.iter().map(sentence));
    let weather = Arc::new(file.to_weather_year(&axis));
    Ok((Attached { place: file.place(), timing: file.sun_timing(&axis), weather }, notes))
}

/// A note about a file in words.
pub(crate) fn sentence(note: &WeatherNote) -> String {
    match note {
        WeatherNote::LeapDayDropped => "29 February of the weather file was left out".to_owned(),
        WeatherNote::Gaps { count, longest } => {
            format!("{count} records of the weather file are missing, the longest gap has {longest}")
        }
        WeatherNote::Filled { series, count } => {
            format!("{count} missing values of {} were filled from their neighbours", series.label())
        }
        WeatherNote::Derived { series: WeatherSeries::Wind } => {
            "the weather file has no wind speed: 2 m/s was taken".to_owned()
        }
        WeatherNote::Derived { series } => {
            format!("the weather file has no {}: it was computed from the others", series.label())
        }
    }
}
