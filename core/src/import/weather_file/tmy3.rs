//! TMY3: a line of the station, a line of names, and a line an hour, stamped with its end.

use super::epw::plausible;
use super::fields::{Missing, Spot, begin, field_error, measured, number, whole};
use super::read::Lines;
use super::records::{HasSeries, Records, Stamp, Values, date};
use super::{WeatherFile, WeatherFileError, WeatherFormat, WeatherSeries};

/// The fields of a record, by the order of the series.
const COLUMNS: [usize; 5] = [31, 4, 7, 10, 46];
/// The field of the albedo.
const ALBEDO: usize = 61;

pub(super) fn read(text: &str) -> Result<WeatherFile, WeatherFileError> {
    let mut lines = Lines::new(text);
    let mut file = WeatherFile::empty(WeatherFormat::Tmy3);
    station(&mut file, lines.next().unwrap_or(""))?;
    lines.next();
    // Some files count their hours from 0 against the rule.
    let first = lines.ahead().next_filled().and_then(|line| line.split(',').nth(1)).unwrap_or("");
    let from_zero = first.trim().trim_start_matches('0').starts_with(':');
    let mut records = Records::new(1, 0);
    let mut fields: Vec<&str> = Vec::with_capacity(80);
    while let Some(text) = lines.next_filled() {
        let line = lines.number;
        fields.clear();
        fields.extend(text.split(',').take(80));
        let at = |index: usize| (fields.get(index).copied(), Spot { line, index });
        let (found, spot) = at(0);
        let mut parts = found.unwrap_or("").trim().split('/');
        let (month, day, year) = (parts.next(), parts.next(), parts.next());
        if day.is_none() {
            return Err(field_error(found, spot, "a date as MM/DD/YYYY"));
        }
        let (month, day) = date((month, spot), (day, spot))?;
        let year = year.and_then(|year| year.trim().parse::<i32>().ok()).unwrap_or(2026);
        let (found, spot) = at(1);
        let clock = found.and_then(|clock| clock.split(':').next());
        let hour = if from_zero {
            whole(clock, spot, (0, 23), "a time of 00:00 to 23:00")?
        } else {
            whole(clock, spot, (1, 24), "a time of 01:00 to 24:00")? - 1
        };
        let mut series = [None; 5];
        for ((value, series), index) in series.iter_mut().zip(WeatherSeries::ALL).zip(COLUMNS) {
            let (found, spot) = at(index);
            *value = measured(found, spot, series, Missing { from: 9000.0, to: -900.0 })?;
        }
        let albedo_frac = fields.get(ALBEDO).and_then(|albedo| albedo.trim().parse::<f64>().ok());
        let albedo_frac = albedo_frac.filter(|albedo| *albedo > 0.0 && *albedo < 1.0).unwrap_or(0.0);
        let stamp = Stamp { line, year: plausible(year), month, day, hour, minute: 0 };
        records.push(&stamp, &Values { series, albedo_frac })?;
    }
    records.finish(&mut file, [HasSeries::Yes; 5])?;
    Ok(file)
}

/// Station, name, state, time zone, latitude, longitude, elevation; names may hold commas.
fn station(file: &mut WeatherFile, header: &str) -> Result<(), WeatherFileError> {
    let fields: Vec<&str> = header.split(',').collect();
    let Some(first) = fields.len().checked_sub(4).filter(|first| *first >= 2) else {
        let expected = "seven fields: station, name, state, time zone, latitude, longitude, elevation";
        return Err(WeatherFileError::Header { line: 1, found: begin(header), expected });
    };
    let within = |index: usize, bounds: (f64, f64), expected: &'static str| {
        let index = first + index;
        number(fields.get(index).copied(), Spot { line: 1, index }, bounds, expected)
    };
    let names = fields.iter().skip(1).take(first - 1).map(|part| part.trim().trim_matches('"'));
    file.name = names.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    file.utc_offset_h = within(0, (-14.0, 14.0), "a time zone of -12 to 14 h")?;
    file.lat_deg = within(1, (-90.0, 90.0), "a latitude of -90 to 90")?;
    file.lon_deg = within(2, (-180.0, 180.0), "a longitude of -180 to 180")?;
    file.elevation_m = within(3, (-500.0, 9000.0), "an elevation of up to 9,000 m")?;
    Ok(())
}
