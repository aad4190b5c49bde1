//! Named columns: a line of names and a line of values for the place, a line of column names, records.
//!
//! What the National Solar Radiation Database (PSM3, PSM4) sends and what SAM reads and writes. The
//! interval is that between the first two records; without a minute column records are hourly means.

use super::epw::plausible;
use super::fields::{Missing, Spot, begin, field_error, measured, number, whole};
use super::read::Lines;
use super::records::{HasSeries, Records, Stamp, Values, date};
use super::{SunStamp, WeatherFile, WeatherFileError, WeatherFormat, WeatherSeries};
use crate::time::MONTH_DAYS;

const LATITUDE: [&str; 2] = ["lat", "latitude"];
const LONGITUDE: [&str; 4] = ["lon", "long", "longitude", "lng"];
const ZONE: [&str; 4] = ["tz", "timezone", "time zone", "local time zone"];
const ELEVATION: [&str; 5] = ["el", "elev", "elevation", "site elevation", "altitude"];
const YEAR: [&str; 2] = ["yr", "year"];
const MONTH: [&str; 2] = ["mo", "month"];
const DAY: [&str; 1] = ["day"];
const HOUR: [&str; 2] = ["hour", "hr"];
const MINUTE: [&str; 2] = ["min", "minute"];
const ALBEDO: [&str; 3] = ["alb", "albedo", "surface albedo"];
const SERIES: [&[&str]; 5] = [
    &[
        "temperature",
        "tdry",
        "dry bulb",
        "dry bulb temp",
        "dry bulb temperature",
        "ambient",
        "ambient temp",
        "tamb",
        "air temperature",
        "temp_air",
    ],
    &["ghi", "gh", "global", "global horizontal", "global horizontal irradiance"],
    &["dni", "dn", "beam", "direct normal", "direct normal irradiance", "direct (beam) normal irradiance"],
    &["dhi", "df", "diffuse", "diffuse horizontal", "diffuse horizontal irradiance"],
    &["wind speed", "wspd", "windspeed", "ws", "windvel", "wind_speed"],
];

/// Whether the first line names a latitude.
pub(super) fn looks_like(first: &str) -> bool {
    first.split(',').take(64).any(|name| is_one(name, &LATITUDE))
}

fn is_one(name: &str, names: &[&str]) -> bool {
    let name = name.trim().trim_matches('"');
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Where the columns are.
struct Layout {
    year: Option<usize>,
    month: Option<usize>,
    day: Option<usize>,
    hour: Option<usize>,
    minute: Option<usize>,
    albedo: Option<usize>,
    series: [Option<usize>; 5],
    /// Hours count from 0, or from 1.
    first_hour: usize,
}

pub(super) fn read(text: &str) -> Result<WeatherFile, WeatherFileError> {
    let mut lines = Lines::new(text);
    let mut file = WeatherFile::empty(WeatherFormat::Csv);
    let start_year = place(&mut file, lines.next().unwrap_or(""), lines.next().unwrap_or(""))?;
    let names = lines.next().unwrap_or("");
    let mut layout = layout(names, lines.number)?;
    // A line of units may follow the names.
    let units = lines.ahead().next_filled().is_some_and(|line| {
        let field = |index: Option<usize>| line.split(',').nth(index.unwrap_or(0)).unwrap_or("").trim();
        field(layout.series.iter().flatten().next().copied()).parse::<f64>().is_err()
            && field(layout.month).parse::<f64>().is_err()
    });
    if units {
        lines.next_filled();
    }
    let (per_hour, first_minute) = interval(&lines, &mut layout)?;
    file.stamp = layout.minute.map_or(SunStamp::Interval, |_| SunStamp::Minute(first_minute as f64));
    let mut records = Records::new(per_hour, first_minute);
    let mut fields: Vec<&str> = Vec::with_capacity(64);
    let mut index = 0;
    while let Some(text) = lines.next_filled() {
        fields.clear();
        fields.extend(text.split(','));
        let mut stamp = layout.stamp(&fields, lines.number, index)?;
        if layout.year.is_none() {
            stamp.year = start_year;
        }
        let spot = |index: usize| (fields.get(index).copied(), Spot { line: stamp.line, index });
        let mut series = [None; 5];
        for ((value, series), index) in series.iter_mut().zip(WeatherSeries::ALL).zip(layout.series) {
            if let Some(index) = index {
                let (found, spot) = spot(index);
                *value = measured(found, spot, series, Missing { from: 9000.0, to: -98.0 })?;
            }
        }
        let albedo = layout.albedo.and_then(|index| fields.get(index)?.trim().parse::<f64>().ok());
        let albedo_frac = albedo.filter(|albedo| *albedo > 0.0 && *albedo < 1.0).unwrap_or(0.0);
        records.push(&stamp, &Values { series, albedo_frac })?;
        index += 1;
    }
    let has = layout.series.map(|column| if column.is_some() { HasSeries::Yes } else { HasSeries::No });
    records.finish(&mut file, has)?;
    if file.wind_m_s.is_empty() {
        file.wind_m_s = vec![2.0; file.dry_bulb_c.len()];
    }
    Ok(file)
}

/// The place, and the year it names.
fn place(file: &mut WeatherFile, names: &str, values: &str) -> Result<i32, WeatherFileError> {
    let pairs: Vec<(usize, &str, &str)> = names
        .split(',')
        .zip(values.split(','))
        .enumerate()
        .map(|(at, (name, value))| (at, name, value))
        .collect();
    let find = |known: &[&str]| {
        pairs.iter().find(|(_, name, value)| is_one(name, known) && !value.trim().is_empty()).copied()
    };
    let within = |known: &[&str], bounds: (f64, f64), expected: &'static str| {
        let missing = WeatherFileError::Header { line: 1, found: begin(names), expected };
        let (index, _, value) = find(known).ok_or(missing)?;
        number(Some(value), Spot { line: 2, index }, bounds, expected)
    };
    file.lat_deg = within(&LATITUDE, (-90.0, 90.0), "a latitude of -90 to 90")?;
    file.lon_deg = within(&LONGITUDE, (-180.0, 180.0), "a longitude of -180 to 180")?;
    file.utc_offset_h = within(&ZONE, (-14.0, 14.0), "a time zone of -12 to 14 h")?;
    file.elevation_m = match find(&ELEVATION) {
        Some(_) => within(&ELEVATION, (-500.0, 9000.0), "an elevation of up to 9,000 m")?,
        None => 0.0,
    };
    let named = [&["city"][..], &["state", "province", "region"], &["country"]];
    let words = named.iter().filter_map(|known| find(known)).map(|(_, _, value)| value.trim());
    file.name = words.filter(|word| *word != "-").collect::<Vec<_>>().join(", ");
    if file.name.is_empty() {
        let id = find(&["location id", "id", "station", "station id", "site", "location"]);
        file.name = id.map_or_else(String::new, |(_, _, value)| value.trim().to_owned());
    }
    Ok(plausible(find(&YEAR).and_then(|(_, _, value)| value.trim().parse().ok()).unwrap_or(2026)))
}

fn layout(names: &str, line: usize) -> Result<Layout, WeatherFileError> {
    let columns: Vec<&str> = names.split(',').collect();
    let find = |known: &[&str]| columns.iter().position(|name| is_one(name, known));
    let layout = Layout {
        year: find(&YEAR),
        month: find(&MONTH),
        day: find(&DAY),
        hour: find(&HOUR),
        minute: find(&MINUTE),
        albedo: find(&ALBEDO),
        series: SERIES.map(find),
        first_hour: 0,
    };
    let [dry_bulb, ghi, dni, dhi, _] = layout.series;
    let expected = if dry_bulb.is_none() {
        "a column of temperature"
    } else if ghi.is_none() && (dni.is_none() || dhi.is_none()) {
        "columns of direct (DNI) and diffuse (DHI) irradiance, or one of global (GHI)"
    } else if layout.month.is_some() && (layout.day.is_none() || layout.hour.is_none()) {
        "columns of month, day and hour"
    } else {
        return Ok(layout);
    };
    Err(WeatherFileError::Header { line, found: begin(names), expected })
}

/// Records an hour and the minute of the first, from the first two records.
fn interval(lines: &Lines<'_>, layout: &mut Layout) -> Result<(usize, usize), WeatherFileError> {
    if layout.month.is_none() {
        return Ok((1, 0));
    }
    let mut ahead = lines.ahead();
    let mut times = [0_usize; 2];
    let mut first_minute = 0;
    for (index, time) in times.iter_mut().enumerate() {
        let Some(text) = ahead.next_filled() else {
            return Err(WeatherFileError::Length { line: ahead.number - 1, found: index, expected: 8760 });
        };
        let fields: Vec<&str> = text.split(',').collect();
        if index == 0 {
            let hour = layout.hour.and_then(|hour| fields.get(hour)?.trim().parse::<f64>().ok());
            layout.first_hour = usize::from(hour.is_some_and(|hour| (hour - 1.0).abs() < 1e-9));
        }
        let stamp = layout.stamp(&fields, ahead.number, index)?;
        *time = (stamp.day * 24 + stamp.hour) * 60 + stamp.minute;
        if index == 0 {
            first_minute = stamp.minute;
        }
    }
    let [first, second] = times;
    let minutes = second.saturating_sub(first);
    if [5, 10, 15, 20, 30, 60].contains(&minutes) {
        return Ok((60 / minutes, first_minute));
    }
    let index = layout.minute.or(layout.hour).unwrap_or(0);
    let found = format!("{minutes} minutes after the first");
    let spot = Spot { line: ahead.number, index };
    Err(field_error(Some(&found), spot, "records 5, 10, 15, 20, 30 or 60 minutes apart"))
}

impl Layout {
    fn stamp(&self, fields: &[&str], line: usize, index: usize) -> Result<Stamp, WeatherFileError> {
        let at = |index: usize| (fields.get(index).copied(), Spot { line, index });
        let year = self.year.and_then(|year| fields.get(year)?.trim().parse::<f64>().ok());
        let year = plausible(year.unwrap_or(2026.0).clamp(0.0, 9999.0) as i32);
        let (Some(month), Some(day), Some(hour)) = (self.month, self.day, self.hour) else {
            return counted(line, index);
        };
        let (month, day) = date(at(month), at(day))?;
        let (found, spot) = at(hour);
        let last = 23 + self.first_hour;
        let hour =
            whole(found, spot, (self.first_hour, last), "an hour of 0 to 23 (or of 1 to 24 throughout)")?;
        let minute = match self.minute {
            Some(minute) => {
                let (found, spot) = at(minute);
                whole(found, spot, (0, 59), "a minute of 0 to 59")?
            }
            None => 0,
        };
        Ok(Stamp { line, year, month, day, hour: hour - self.first_hour, minute })
    }
}

/// The time of an hourly record that names none.
fn counted(line: usize, index: usize) -> Result<Stamp, WeatherFileError> {
    let (mut month, mut left) = (1, index / 24);
    for days in MONTH_DAYS {
        if left < days {
            let stamp = Stamp { line, year: 2026, month, day: left + 1, hour: index % 24, minute: 0 };
            return Ok(stamp);
        }
        left -= days;
        month += 1;
    }
    Err(WeatherFileError::Length { line, found: index + 1, expected: 8760 })
}
