//! Bytes into a year of weather.

use super::record::{COLUMNS, Spot, begin, field_error, number};
use super::{EpwError, EpwFile, EpwNote, EpwSeries, HEADERS};

/// Reads an EPW file.
///
/// # Errors
/// The first line and column that is not what the format says, or a year of the wrong length.
pub fn read_epw(bytes: &[u8]) -> Result<EpwFile, EpwError> {
    let text = core::str::from_utf8(bytes).map_err(|error| {
        let (good, _) = bytes.split_at(error.valid_up_to());
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        EpwError::NotText { line, byte: error.valid_up_to() + 1 }
    })?;
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let mut file = EpwFile {
        name: String::new(),
        lat_deg: 0.0,
        lon_deg: 0.0,
        elevation_m: 0.0,
        utc_offset_h: 0.0,
        records_per_hour: 1,
        dry_bulb_c: Vec::new(),
        ghi_w_m2: Vec::new(),
        dni_w_m2: Vec::new(),
        dhi_w_m2: Vec::new(),
        wind_m_s: Vec::new(),
        albedo_frac: None,
        notes: Vec::new(),
    };
    for (index, expected) in HEADERS.iter().enumerate() {
        let line = index + 1;
        let (_, header) = lines.next().unwrap_or((index, ""));
        let fields: Vec<&str> = header.split(',').collect();
        let keyword = fields.first().copied().unwrap_or("").trim();
        if !keyword.eq_ignore_ascii_case(expected) {
            return Err(EpwError::Header { line, found: begin(header), expected });
        }
        match *expected {
            "LOCATION" => read_location(&mut file, &fields)?,
            "DATA PERIODS" => file.records_per_hour = read_records_per_hour(&fields)?,
            _ => {}
        }
    }
    read_records(&mut file, lines)?;
    Ok(file)
}

fn read_location(file: &mut EpwFile, fields: &[&str]) -> Result<(), EpwError> {
    let within = |index: usize, limit: f64, expected: &'static str| {
        let spot = Spot { line: 1, index };
        number(fields, spot, expected).and_then(|value| {
            (value.abs() <= limit).then_some(value).ok_or_else(|| field_error(fields, spot, expected))
        })
    };
    let parts: Vec<&str> = fields
        .iter()
        .skip(1)
        .take(3)
        .map(|part| part.trim())
        .filter(|part| !part.is_empty() && *part != "-")
        .collect();
    file.name = parts.join(", ");
    file.lat_deg = within(6, 90.0, "a latitude of -90 to 90")?;
    file.lon_deg = within(7, 180.0, "a longitude of -180 to 180")?;
    file.utc_offset_h = within(8, 14.0, "a time zone of -12 to 14 h")?;
    file.elevation_m = within(9, 9000.0, "an elevation of up to 9,000 m")?;
    Ok(())
}

fn read_records_per_hour(fields: &[&str]) -> Result<usize, EpwError> {
    const EXPECTED: &str = "1, 2, 3, 4, 6 or 12 records an hour";
    let spot = Spot { line: 8, index: 2 };
    let count = number(fields, spot, EXPECTED)?;
    [1_u8, 2, 3, 4, 6, 12]
        .into_iter()
        .find(|allowed| (f64::from(*allowed) - count).abs() < 1e-9)
        .map(usize::from)
        .ok_or_else(|| field_error(fields, spot, EXPECTED))
}

fn read_records<'a>(
    file: &mut EpwFile,
    lines: impl Iterator<Item = (usize, &'a str)>,
) -> Result<(), EpwError> {
    let expected = 8760 * file.records_per_hour;
    let mut series: [Vec<Option<f64>>; 5] = core::array::from_fn(|_| Vec::with_capacity(expected));
    let (mut albedo_sum, mut albedo_count) = (0.0, 0.0);
    let mut leap = false;
    let mut last_line = HEADERS.len();
    let mut fields: Vec<&str> = Vec::with_capacity(40);
    for (index, text) in lines {
        let line = index + 1;
        if text.trim().is_empty() {
            continue;
        }
        last_line = line;
        fields.clear();
        fields.extend(text.split(','));
        let month = number(&fields, Spot { line, index: 1 }, "a month of 1 to 12")?;
        let day = number(&fields, Spot { line, index: 2 }, "a day of 1 to 31")?;
        if !(1.0..=12.0).contains(&month) {
            return Err(field_error(&fields, Spot { line, index: 1 }, "a month of 1 to 12"));
        }
        if (month - 2.0).abs() < 0.5 && day > 28.5 {
            leap = true;
            continue;
        }
        for (column, values) in COLUMNS.iter().zip(&mut series) {
            values.push(column.read(&fields, line)?);
        }
        let albedo = fields.get(32).and_then(|field| field.trim().parse::<f64>().ok());
        if let Some(albedo) = albedo.filter(|albedo| *albedo > 0.0 && *albedo < 1.0) {
            albedo_sum += albedo;
            albedo_count += 1.0;
        }
    }
    let found = series.first().map_or(0, Vec::len);
    if found != expected {
        return Err(EpwError::Length { line: last_line, found, expected });
    }
    if leap {
        file.notes.push(EpwNote::LeapDayDropped);
    }
    for (column, values) in COLUMNS.iter().zip(series) {
        let count = values.iter().filter(|value| value.is_none()).count();
        let filled = fill(&values, file.records_per_hour * 24);
        if count > 0 {
            file.notes.push(EpwNote::Filled { series: column.series, count });
        }
        match column.series {
            EpwSeries::DryBulb => file.dry_bulb_c = filled,
            EpwSeries::Ghi => file.ghi_w_m2 = filled,
            EpwSeries::Dni => file.dni_w_m2 = filled,
            EpwSeries::Dhi => file.dhi_w_m2 = filled,
            EpwSeries::Wind => file.wind_m_s = filled,
        }
    }
    file.albedo_frac = (albedo_count > 0.0).then(|| albedo_sum / albedo_count);
    Ok(())
}

/// Gaps up to six hours as a straight line between their ends, longer ones from the day before.
fn fill(values: &[Option<f64>], per_day: usize) -> Vec<f64> {
    let mut filled: Vec<f64> = Vec::with_capacity(values.len());
    let mut index = 0;
    while let Some(value) = values.get(index) {
        if let Some(value) = value {
            filled.push(*value);
            index += 1;
            continue;
        }
        let gap = values.iter().skip(index).take_while(|value| value.is_none()).count();
        let before = filled.last().copied();
        let after = values.get(index + gap).copied().flatten();
        for part in 0..gap {
            let yesterday = filled.len().checked_sub(per_day).and_then(|at| filled.get(at)).copied();
            let share = (part + 1) as f64 / (gap + 1) as f64;
            let value = match (before, after) {
                (Some(before), Some(after)) if gap * 4 <= per_day => before + (after - before) * share,
                (before, after) => yesterday.or(before).or(after).unwrap_or(0.0),
            };
            filled.push(value);
        }
        index += gap;
    }
    filled
}
