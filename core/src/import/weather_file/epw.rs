//! EnergyPlus weather: eight header lines and one line an interval.

use super::fields::{Missing, Spot, begin, field_error, measured, number, whole};
use super::read::Lines;
use super::records::{HasSeries, Records, Stamp, Values, date};
use super::{SunStamp, WeatherFile, WeatherFileError, WeatherFormat, WeatherSeries};

/// The keywords of the header lines, in their order.
pub(super) const HEADERS: [&str; 8] = [
    "LOCATION",
    "DESIGN CONDITIONS",
    "TYPICAL/EXTREME PERIODS",
    "GROUND TEMPERATURES",
    "HOLIDAYS/DAYLIGHT SAVINGS",
    "COMMENTS 1",
    "COMMENTS 2",
    "DATA PERIODS",
];

const EXPECTED: [&str; 8] = [
    "a line that begins with LOCATION",
    "a line that begins with DESIGN CONDITIONS",
    "a line that begins with TYPICAL/EXTREME PERIODS",
    "a line that begins with GROUND TEMPERATURES",
    "a line that begins with HOLIDAYS/DAYLIGHT SAVINGS",
    "a line that begins with COMMENTS 1",
    "a line that begins with COMMENTS 2",
    "a line that begins with DATA PERIODS",
];

/// The fields of a record, by the order of the series.
const COLUMNS: [(usize, f64); 5] = [(6, 99.9), (13, 9999.0), (14, 9999.0), (15, 9999.0), (21, 999.0)];

pub(super) fn read(text: &str) -> Result<WeatherFile, WeatherFileError> {
    let mut lines = Lines::new(text);
    let mut file = WeatherFile::empty(WeatherFormat::Epw);
    let mut per_hour = 1;
    for (keyword, expected) in HEADERS.iter().zip(EXPECTED) {
        let header = lines.next().unwrap_or("");
        let line = lines.number;
        let fields: Vec<&str> = header.split(',').take(16).collect();
        if !fields.first().copied().unwrap_or("").trim().eq_ignore_ascii_case(keyword) {
            return Err(WeatherFileError::Header { line, found: begin(header), expected });
        }
        match *keyword {
            "LOCATION" => location(&mut file, &fields)?,
            "DATA PERIODS" => per_hour = records_per_hour(&fields)?,
            _ => {}
        }
    }
    let first_minute = lines
        .ahead()
        .next_filled()
        .and_then(|line| line.split(',').nth(4)?.trim().parse::<f64>().ok())
        .filter(|minute| (0.0..=60.0).contains(minute));
    // An hour that is stamped with its end is its mean; otherwise the minute is that of the sun.
    file.stamp = match first_minute {
        Some(minute) if per_hour > 1 || minute < 59.5 => SunStamp::Minute(minute),
        _ => SunStamp::Minute(30.0),
    };
    let mut records = Records::new(per_hour, first_minute.unwrap_or(0.0) as usize);
    let mut fields: Vec<&str> = Vec::with_capacity(40);
    while let Some(text) = lines.next_filled() {
        let line = lines.number;
        fields.clear();
        fields.extend(text.split(',').take(40));
        let at = |index: usize| (fields.get(index).copied(), Spot { line, index });
        let (month, day) = date(at(1), at(2))?;
        let (found, spot) = at(3);
        let hour = whole(found, spot, (1, 24), "an hour of 1 to 24")? - 1;
        let (found, spot) = at(4);
        let minute = whole(found, spot, (0, 60), "a minute of 0 to 60")?;
        let year = fields.first().and_then(|year| year.trim().parse::<i32>().ok()).unwrap_or(2026);
        let mut series = [None; 5];
        for ((value, series), (index, from)) in series.iter_mut().zip(WeatherSeries::ALL).zip(COLUMNS) {
            let (found, spot) = at(index);
            *value = measured(found, spot, series, Missing { from, to: -9000.0 })?;
        }
        let stamp = Stamp { line, year: plausible(year), month, day, hour, minute };
        records.push(&stamp, &Values { series, albedo_frac: 0.0 })?;
    }
    records.finish(&mut file, [HasSeries::Yes; 5])?;
    Ok(file)
}

/// A year that the sun's equations are made for.
pub(super) fn plausible(year: i32) -> i32 {
    if (1900..=2100).contains(&year) { year } else { 2026 }
}

fn location(file: &mut WeatherFile, fields: &[&str]) -> Result<(), WeatherFileError> {
    let within = |index: usize, bounds: (f64, f64), expected: &'static str| {
        number(fields.get(index).copied(), Spot { line: 1, index }, bounds, expected)
    };
    let parts: Vec<&str> = fields
        .iter()
        .skip(1)
        .take(3)
        .map(|part| part.trim())
        .filter(|part| !part.is_empty() && *part != "-")
        .collect();
    file.name = parts.join(", ");
    file.lat_deg = within(6, (-90.0, 90.0), "a latitude of -90 to 90")?;
    file.lon_deg = within(7, (-180.0, 180.0), "a longitude of -180 to 180")?;
    file.utc_offset_h = within(8, (-14.0, 14.0), "a time zone of -12 to 14 h")?;
    file.elevation_m = within(9, (-500.0, 9000.0), "an elevation of up to 9,000 m")?;
    Ok(())
}

fn records_per_hour(fields: &[&str]) -> Result<usize, WeatherFileError> {
    const EXPECTED: &str = "1, 2, 3, 4, 6 or 12 records an hour";
    let spot = Spot { line: 8, index: 2 };
    let found = fields.get(2).copied();
    let count = whole(found, spot, (1, 12), EXPECTED)?;
    if [1, 2, 3, 4, 6, 12].contains(&count) { Ok(count) } else { Err(field_error(found, spot, EXPECTED)) }
}
