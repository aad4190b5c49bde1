//! A file of meter readings from the disk.

use std::fs;

use wattfleet_core::{
    import::load::{LoadFile, LoadSite, read_load},
    scenario::{Attachments, Measured, Scenario},
    text::{format_number, sentence},
};

use crate::failure::Failure;

/// Reads and understands a file.
pub(crate) fn load_file(name: &str, site: &LoadSite) -> Result<LoadFile, Failure> {
    let bytes = fs::read(name)
        .map_err(|error| Failure::new(format_args!("could not read the load file {name}: {error}")))?;
    read_load(&bytes, site).map_err(|error| {
        Failure::new(format_args!("{name} is not a load that can be used: {error}"))
            .help("expected Green Button XML or a table of meter readings (CSV); see `wattfleet load --help`")
    })
}

/// Gives a home the readings of a file, or twelve bills; says what the reader should know.
pub(crate) fn attach_load(
    text: &str,
    (scenario, home): (&mut Scenario, usize),
    attachments: &mut Attachments,
) -> Result<Vec<String>, Failure> {
    let Some(home) = scenario.homes.get_mut(home) else {
        return Err(Failure::new("the scenario has no home"));
    };
    if let Some(bills) = bills(text) {
        home.measured = Some(Measured::bills(bills));
        return Ok(vec!["The household is scaled to the twelve bills".to_owned()]);
    }
    let site = LoadSite::of(home);
    let file = load_file(text, &site)?;
    let (measured, data) = file
        .measured(site.daylight_saving)
        .ok_or_else(|| Failure::new(format_args!("{text}: the readings make no year")))?;
    if let Some(data) = data {
        let _hash = attachments.keep(&data);
    }
    home.measured = Some(measured);
    let mut notes = vec![format!(
        "The household is that of {text}: {} kWh a year, {} % of it metered",
        format_number(file.year_kwh()),
        format_number(file.coverage_frac * 100.0),
    )];
    notes.extend(file.notes.iter().map(|note| sentence(&note.message())));
    Ok(notes)
}

/// Twelve numbers between commas.
fn bills(text: &str) -> Option<[f64; 12]> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    numbers?.try_into().ok()
}
