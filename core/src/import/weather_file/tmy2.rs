//! TMY2: a line of the station and a line of fixed columns an hour, stamped with its end.

use super::fields::{Missing, Spot, begin, measured, number, whole};
use super::read::Lines;
use super::records::{HasSeries, Records, Stamp, Values, date};
use super::{WeatherFile, WeatherFileError, WeatherFormat, WeatherSeries};

/// First character (from zero), characters, quanta a unit, and what marks a missing value, by series.
const COLUMNS: [(usize, usize, f64, f64); 5] = [
    (67, 4, 10.0, 999.8),
    (17, 4, 1.0, 9998.0),
    (23, 4, 1.0, 9998.0),
    (29, 4, 1.0, 9998.0),
    (95, 3, 10.0, 99.8),
];

/// Whether the first two lines are of this format.
pub(super) fn looks_like(first: &str, second: &str) -> bool {
    !first.contains(',')
        && first.split_whitespace().count() >= 10
        && second.trim_end().len() >= 98
        && !second.contains(',')
        && second.trim_start().bytes().take(12).all(|byte| byte.is_ascii_digit())
}

pub(super) fn read(text: &str) -> Result<WeatherFile, WeatherFileError> {
    let mut lines = Lines::new(text);
    let mut file = WeatherFile::empty(WeatherFormat::Tmy2);
    station(&mut file, lines.next().unwrap_or(""))?;
    let mut records = Records::new(1, 0);
    while let Some(text) = lines.next_filled() {
        let line = lines.number;
        let at = |first: usize, count: usize| (text.get(first..first + count), Spot { line, index: first });
        let (found, spot) = at(1, 2);
        let year = 1900 + whole(found, spot, (0, 99), "a year of two digits")? as i32;
        let (month, day) = date(at(3, 2), at(5, 2))?;
        let (found, spot) = at(7, 2);
        let hour = whole(found, spot, (1, 24), "an hour of 01 to 24")? - 1;
        let mut series = [None; 5];
        for ((value, series), (first, count, quanta, from)) in
            series.iter_mut().zip(WeatherSeries::ALL).zip(COLUMNS)
        {
            let (found, spot) = at(first, count);
            // The bounds are those of the unit, the digits tenths of it.
            let raw = number(found, spot, (-9999.0, 9999.0), "digits")? / quanta;
            let shown = raw.to_string();
            *value = if raw >= from { None } else { measured(Some(&shown), spot, series, NEVER)? };
        }
        records
            .push(&Stamp { line, year, month, day, hour, minute: 0 }, &Values { series, albedo_frac: 0.0 })?;
    }
    records.finish(&mut file, [HasSeries::Yes; 5])?;
    Ok(file)
}

/// Marks have been seen to.
const NEVER: Missing = Missing { from: f64::MAX, to: f64::MIN };

/// Number, name, state, time zone, N or S, degrees, minutes, E or W, degrees, minutes, elevation.
fn station(file: &mut WeatherFile, header: &str) -> Result<(), WeatherFileError> {
    let words: Vec<&str> = header.split_whitespace().collect();
    let first = words.len().saturating_sub(8);
    let error = || WeatherFileError::Header {
        line: 1,
        found: begin(header),
        expected: "a station with time zone, latitude, longitude and elevation",
    };
    let word = |index: usize| words.get(first + index).copied().ok_or_else(error);
    let part = |index: usize, most: f64| {
        word(index)?.parse::<f64>().ok().filter(|value| value.abs() <= most).ok_or_else(error)
    };
    let side = |index: usize, plus: &str, minus: &str| match word(index)? {
        side if side == plus => Ok(1.0),
        side if side == minus => Ok(-1.0),
        _ => Err(error()),
    };
    file.name = words.iter().take(first).skip(1).copied().collect::<Vec<_>>().join(" ");
    file.utc_offset_h = part(0, 14.0)?;
    file.lat_deg = side(1, "N", "S")? * (part(2, 90.0)? + part(3, 59.0)? / 60.0);
    file.lon_deg = side(4, "E", "W")? * (part(5, 180.0)? + part(6, 59.0)? / 60.0);
    file.elevation_m = part(7, 9000.0)?;
    Ok(())
}
