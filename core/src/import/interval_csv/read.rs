//! A table, row by row.

use super::{
    column::read_column,
    columns::{Clock, energy_worth, unit_word},
    dialect::cells,
    number::{Cell, number},
    sample::{Sample, sample},
};
use crate::import::load::{
    Grid, Learned, LoadError, LoadFile, LoadFormat, LoadNote, LoadSite, LoadUnit, Reading, Times, finish,
};

/// Reads a table of meter readings.
///
/// # Errors
/// No dates and not a year of values; a row whose date or value makes no sense: line, column, what was found
/// and what was expected.
pub fn read_interval_csv(text: &str, site: &LoadSite) -> Result<LoadFile, LoadError> {
    let Some(sample) = sample(text, energy_worth) else { return read_column(text, site) };
    let zone_s = site.utc_offset_h.map(|hours| (hours * 3600.0) as i64);
    let mut table = Table { grid: Grid::new(), zone_s, missing: 0, skipped: 0 };
    let mut row = Vec::new();
    for (line, words) in text.lines().enumerate().skip(sample.preamble) {
        if words.trim().is_empty() {
            continue;
        }
        cells(words, sample.delimiter, &mut row);
        table.row(&sample, (line + 1, &row))?;
    }
    if table.grid.readings == 0 {
        let expected = "rows with a date, a time and a number; every value of this table is empty".to_owned();
        return Err(LoadError::NoReadings { expected });
    }
    let mut notes = Vec::new();
    if sample.unit.is_none() {
        notes.push(LoadNote::NoUnit);
    }
    if !sample.order_seen {
        notes.push(LoadNote::OrderGuessed);
    }
    if table.missing > 0 {
        notes.push(LoadNote::Missing(table.missing));
    }
    if table.skipped > 0 {
        notes.push(LoadNote::Skipped(table.skipped));
    }
    if let (Some(offset_s), None) = (sample.offset_s, zone_s) {
        notes.push(LoadNote::ZoneOfFile(offset_s as f64 / 3600.0));
    }
    let across = matches!(sample.columns.clock, Clock::Across(_));
    let learned = Learned {
        format: if across { LoadFormat::DailyRows } else { LoadFormat::IntervalCsv },
        step_s: sample.step_s,
        unit: sample.unit.unwrap_or(LoadUnit::Kwh),
        times: if sample.offset_s.is_some() { Times::Standard } else { Times::Perhaps },
        delimiter: Some(sample.delimiter),
        date_order: (sample.columns.clock != Clock::Epoch).then(|| sample.order.key()),
        notes,
    };
    Ok(finish(table.grid, learned, site))
}

struct Table {
    grid: Grid,
    /// How far the site's standard time is ahead of UTC, s.
    zone_s: Option<i64>,
    missing: usize,
    skipped: usize,
}

impl Table {
    fn row(&mut self, sample: &Sample, at: (usize, &[&str])) -> Result<(), LoadError> {
        let (line, row) = at;
        let columns = &sample.columns;
        let cell = |column: usize| row.get(column).copied().unwrap_or("");
        let date = cell(columns.date);
        // Titles again, sums, remarks: a reading has digits where its date is.
        if !date.bytes().any(|byte| byte.is_ascii_digit()) {
            self.skipped += 1;
            return Ok(());
        }
        let Some(moment_s) = sample.moment_s(row, self.zone_s) else {
            return Err(wrong_moment(sample, line, row));
        };
        let mut unit = sample.unit.unwrap_or(LoadUnit::Kwh);
        if let Some(column) = columns.unit_column {
            let Some(named) = unit_word(cell(column)) else {
                self.skipped += 1;
                return Ok(());
            };
            unit = named;
        }
        let count = if let Clock::Across(count) = columns.clock { count } else { 1 };
        let mut begin_s = moment_s - if sample.ends { sample.step_s } else { 0 };
        for column in columns.value..columns.value + count {
            match number(cell(column), sample.decimal) {
                Cell::Number(value) => {
                    let kwh = unit.kwh(value, sample.step_s as f64 / 3600.0);
                    self.grid.add(Reading { begin_s, seconds: sample.step_s, kwh });
                }
                Cell::Missing => self.missing += 1,
                Cell::Neither => {
                    let expected = "a number or nothing; mend the row or leave it out";
                    return Err(LoadError::field((line, column + 1), cell(column), expected));
                }
            }
            begin_s += sample.step_s;
        }
        Ok(())
    }
}

pub(crate) fn wrong_moment(sample: &Sample, line: usize, row: &[&str]) -> LoadError {
    let columns = &sample.columns;
    let date = row.get(columns.date).copied().unwrap_or("");
    let only_date = super::stamp::Stamp::read(date).is_some_and(|stamp| stamp.day_s(sample.order).is_some());
    match columns.clock {
        Clock::Column(at) | Clock::Hour(at) if only_date => {
            let found = row.get(at).copied().unwrap_or("");
            LoadError::field((line, at + 1), found, "a time of day as in the rows above, 00:00 to 24:00")
        }
        Clock::Epoch => {
            LoadError::field((line, columns.date + 1), date, "seconds since 1970 as in the rows above")
        }
        _ => {
            let order = match sample.order.key() {
                "ymd" => "year, month, day",
                "dmy" => "day, month, year",
                _ => "month, day, year",
            };
            let expected = format!("a date of 1990 to 2099 in the order {order}, as in the rows above");
            LoadError::field((line, columns.date + 1), date, &expected)
        }
    }
}
