//! One column of values, a year long.

use super::{
    columns::unit_in,
    dialect::{cells, delimiter},
    number::{Cell, Decimal, number},
};
use crate::{
    import::load::{
        Grid, Learned, LoadError, LoadFile, LoadFormat, LoadNote, LoadSite, LoadUnit, Reading, Times, finish,
    },
    time::Date,
};

/// Any year of 365 days.
const YEAR: i32 = 2023;

/// Reads a table without dates: the last column of numbers, from 1 January in standard time.
pub(super) fn read_column(text: &str, site: &LoadSite) -> Result<LoadFile, LoadError> {
    let delimiter = delimiter(text);
    let mut row = Vec::new();
    let mut unit = None;
    let mut kwh = Vec::new();
    let mut skipped = 0;
    for (line, words) in text.lines().enumerate() {
        if words.trim().is_empty() {
            continue;
        }
        cells(words, delimiter, &mut row);
        let column = row.len();
        let cell = row.last().copied().unwrap_or("");
        match number(cell, Decimal::Point) {
            Cell::Number(value) => kwh.push(value),
            _ if kwh.is_empty() => {
                unit = unit_in(&cell.to_lowercase()).or(unit);
                skipped += 1;
                if skipped > 50 {
                    break;
                }
            }
            _ => {
                let expected =
                    "a number, as in the rows above; mend the row or give each row its date and time";
                return Err(LoadError::field((line + 1, column), cell, expected));
            }
        }
    }
    let whole = [60, 30, 20, 15, 10, 5].into_iter().find(|minutes| kwh.len() == 365 * 1440 / *minutes);
    let leap = [60, 30, 20, 15, 10, 5].into_iter().find(|minutes| kwh.len() == 366 * 1440 / *minutes);
    let (Some(minutes), year) = (whole.or(leap), if leap.is_some() { YEAR + 1 } else { YEAR }) else {
        let expected = format!(
            "rows with a date, a time and a value (as 2023-01-01 00:00,0.45 under Date,kWh), or one column of a \
             whole year (8760 or 35040 values); found {} values without a date",
            kwh.len()
        );
        return Err(LoadError::NoReadings { expected });
    };
    let mut grid = Grid::new();
    let begin_s = Date::new(year, 1, 1).map_or(0, Date::days) * 86_400;
    let step_s = minutes as i64 * 60;
    let hours = minutes as f64 / 60.0;
    for (index, value) in kwh.iter().enumerate() {
        let kwh = unit.unwrap_or(LoadUnit::Kwh).kwh(*value, hours);
        grid.add(Reading { begin_s: begin_s + index as i64 * step_s, seconds: step_s, kwh });
    }
    let learned = Learned {
        format: LoadFormat::Column,
        step_s,
        unit: unit.unwrap_or(LoadUnit::Kwh),
        times: Times::Standard,
        delimiter: None,
        date_order: None,
        notes: if unit.is_none() { vec![LoadNote::NoUnit] } else { Vec::new() },
    };
    Ok(finish(grid, learned, site))
}
