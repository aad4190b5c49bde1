//! An EPW file as the weather of a simulation.

use std::{fs, sync::Arc};

use wattfleet_core::{
    import::epw::{EpwNote, EpwSeries, read_epw},
    simulate::Attached,
    text::format_number,
    time::{DaylightSaving, TimeAxis, Weekday},
};

use crate::failure::Failure;

/// Weather of a file, and what the reader should know about it.
pub(crate) fn weather_file(name: &str, step_minutes: u32) -> Result<(Attached, Vec<String>), Failure> {
    let bytes = fs::read(name)
        .map_err(|error| Failure::new(format_args!("could not read the weather file {name}: {error}")))?;
    let file = read_epw(&bytes).map_err(|error| {
        Failure::new(format_args!("{name} is not a weather file that can be used: {error}"))
            .help("expected an EnergyPlus weather file (.epw) of 8,760 hours")
    })?;
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
    Ok((Attached { place: file.place(), weather }, notes))
}

fn sentence(note: &EpwNote) -> String {
    match note {
        EpwNote::LeapDayDropped => "29 February of the weather file was left out".to_owned(),
        EpwNote::Filled { series, count } => {
            let name = match series {
                EpwSeries::DryBulb => "temperature",
                EpwSeries::Ghi => "global irradiance",
                EpwSeries::Dni => "direct irradiance",
                EpwSeries::Dhi => "diffuse irradiance",
                EpwSeries::Wind => "wind speed",
            };
            format!("{count} missing values of {name} were filled from their neighbours")
        }
    }
}
