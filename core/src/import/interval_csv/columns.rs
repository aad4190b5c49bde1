//! Which columns hold time and value.

use super::{
    number::{Cell, Decimal, number},
    stamp::{Stamp, time},
};
use crate::import::load::LoadUnit;

/// The roles of a table's columns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    pub(super) date: usize,
    pub(crate) clock: Clock,
    pub(crate) value: usize,
    /// What stands above the values, in small letters; empty without a header.
    pub(crate) title: String,
    pub(super) unit: Option<LoadUnit>,
    /// A column that names each row's unit.
    pub(super) unit_column: Option<usize>,
    /// Whether the time says that it is the interval's end.
    pub(super) says_end: bool,
}

/// Where the time of day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Behind the date.
    WithDate,
    /// In a column of its own.
    Column(usize),
    /// An hour as a number.
    Hour(usize),
    /// Seconds since 1970 in the date's column.
    Epoch,
    /// As many intervals of the day in columns from the value's on.
    Across(usize),
    /// Nowhere: a value a day.
    Day,
}

/// How much a column's title promises the values that are looked for.
pub(crate) type Worth = fn(&str) -> i32;

/// The columns of a data row under a header; `None` when the row is no data row.
pub(super) fn columns(header: &[String], row: &[&str], worth: Worth) -> Option<Columns> {
    let title = |index: usize| header.get(index).map_or("", String::as_str);
    let stamps: Vec<(usize, Stamp)> =
        row.iter().enumerate().filter_map(|(at, cell)| Some((at, Stamp::read(cell)?))).collect();
    let is_end = |at: usize| has(title(at), &["end", "ending", "to", "until", "bis", "fin", "stop"]);
    let epoch = || {
        row.iter().enumerate().find(|(at, cell)| {
            let stamp = cell.parse::<f64>().unwrap_or(0.0);
            let named =
                ["time", "stamp", "date", "epoch", "unix"].iter().any(|word| title(*at).contains(word));
            (named || (header.is_empty() && *at == 0))
                && ((9e8..4.2e9).contains(&stamp) || (9e11..4.2e12).contains(&stamp))
        })
    };
    let (date, mut clock) = match stamps.iter().find(|(at, _)| !is_end(*at)).or(stamps.first()) {
        Some((at, stamp)) if stamp.second.is_some() => (*at, Clock::WithDate),
        Some((at, _)) => (*at, Clock::Day),
        None => (epoch()?.0, Clock::Epoch),
    };
    if clock == Clock::Day {
        let times = || {
            row.iter()
                .enumerate()
                .filter(|(at, cell)| *at != date && time(cell).is_some() && cell.contains([':', 'm', 'M']))
        };
        let found = times().find(|(at, _)| !is_end(*at)).or_else(|| times().next());
        let hour = row.iter().enumerate().find(|(at, cell)| {
            let named = has(title(*at), &["hour", "hr", "he", "hourending", "stunde", "heure", "hora"]);
            *at != date && named && cell.parse::<f64>().is_ok_and(|hour| (0.0..=24.0).contains(&hour))
        });
        clock = match (found, hour) {
            (Some((at, _)), _) => Clock::Column(at),
            (None, Some((at, _))) => Clock::Hour(at),
            (None, None) => Clock::Day,
        };
    }
    let time_at = match clock {
        Clock::Column(at) | Clock::Hour(at) => at,
        _ => date,
    };
    let taken = |at: usize| at == date || at == time_at || stamps.iter().any(|(stamp, _)| *stamp == at);
    let numbers = || {
        row.iter().enumerate().filter(|(at, cell)| {
            let number = [Decimal::Point, Decimal::Comma].into_iter().map(|decimal| number(cell, decimal));
            !taken(*at) && number.into_iter().any(|cell| matches!(cell, Cell::Number(_)))
        })
    };
    if clock == Clock::Day {
        let titled =
            (0..header.len()).filter(|at| *at > date && time(title(at.to_owned())).is_some()).count();
        let across = [96, 48, 24]
            .into_iter()
            .find(|count| titled == *count || (titled == 0 && numbers().count() >= *count));
        if let Some(count) = across {
            let first = (0..header.len())
                .find(|at| *at > date && time(title(*at)).is_some())
                .or_else(|| numbers().next().map(|(at, _)| at))?;
            let unit = header.iter().find_map(|title| unit_in(title));
            return Some(Columns {
                date,
                clock: Clock::Across(count),
                value: first,
                title: String::new(),
                unit,
                unit_column: None,
                says_end: false,
            });
        }
    }
    // A lone W may be a mark of quality; under a title that says unit it is one.
    let says_unit = |at: usize| has(title(at), &["unit", "units", "uom", "einheit", "unidad"]);
    let unit_column = row
        .iter()
        .enumerate()
        .find(|(at, cell)| unit_word(cell).is_some() && (cell.len() > 1 || says_unit(*at)))
        .map(|(at, _)| at);
    let value = numbers().map(|(at, _)| at).max_by_key(|at| (worth(title(*at)), usize::MAX - at))?;
    let unit = unit_column
        .and_then(|at| row.get(at))
        .and_then(|cell| unit_word(cell))
        .or_else(|| unit_in(title(value)))
        .or_else(|| header.iter().find_map(|title| unit_in(title)));
    Some(Columns {
        date,
        clock,
        value,
        title: title(value).to_owned(),
        unit,
        unit_column,
        says_end: is_end(time_at) || has(title(time_at), &["he", "hourending"]),
    })
}

/// How much a title promises the energy that the home took.
pub(crate) fn energy_worth(title: &str) -> i32 {
    let mut worth = 0;
    if unit_in(title).is_some_and(|unit| matches!(unit, LoadUnit::Kwh | LoadUnit::Wh | LoadUnit::Mwh)) {
        worth += 4;
    } else if unit_in(title).is_some() {
        worth += 2;
    }
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if says(&[
        "usage",
        "consum",
        "import",
        "load",
        "verbrauch",
        "bezug",
        "delivered",
        "used",
        "energy",
        "net",
        "value",
    ]) {
        worth += 3;
    }
    if says(&["export", "generat", "received", "solar", "feed", "einspeis", "return", "surplus"]) {
        worth -= 6;
    }
    if says(&[
        "cost",
        "price",
        "charge",
        "$",
        "€",
        "£",
        "temp",
        "meter number",
        "account",
        "service id",
        "estimat",
        "quality",
        "status",
        "register",
        "peak demand",
    ]) {
        worth -= 8;
    }
    worth
}

/// The unit that a cell is, if that is all it is.
pub(super) fn unit_word(cell: &str) -> Option<LoadUnit> {
    const UNITS: [(&str, LoadUnit); 8] = [
        ("kwh", LoadUnit::Kwh),
        ("wh", LoadUnit::Wh),
        ("mwh", LoadUnit::Mwh),
        ("kw", LoadUnit::Kw),
        ("w", LoadUnit::W),
        ("watts", LoadUnit::W),
        ("watthours", LoadUnit::Wh),
        ("kilowatthours", LoadUnit::Kwh),
    ];
    UNITS.iter().find(|(word, _)| cell.eq_ignore_ascii_case(word)).map(|(_, unit)| *unit)
}

/// The unit named among the words of a title.
pub(super) fn unit_in(title: &str) -> Option<LoadUnit> {
    title.split(|letter: char| !letter.is_alphanumeric()).find_map(unit_word)
}

/// Whether one of the words of a title is among these.
fn has(title: &str, words: &[&str]) -> bool {
    title.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word))
}
