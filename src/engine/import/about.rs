//! What a preview says of a file.

use serde::{Deserialize, Serialize};
use wattfleet_core::{text::month_name, time::Date};

/// What was recognised, as a reader sees it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The kind of file, as a heading: `Meter readings`.
    pub kind: String,
    /// Names and values, in order.
    pub rows: Vec<(String, String)>,
    /// Twelve numbers worth a picture.
    pub months: Option<MonthBars>,
    /// What else to know, a sentence each.
    pub notes: Vec<String>,
    /// What undo will say.
    pub words: String,
}

/// Twelve numbers, January first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MonthBars {
    /// What they are.
    pub label: String,
    /// Their unit.
    pub unit: String,
    /// None negative.
    pub values: [f64; 12],
}

impl About {
    pub(super) fn new(kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..Self::default() }
    }

    pub(super) fn row(&mut self, name: &str, value: impl Into<String>) {
        self.rows.push((name.to_owned(), value.into()));
    }
}

/// A day as `14 July 2023`.
pub(super) fn day(at_s: i64) -> String {
    let date = Date::from_days(at_s.div_euclid(86_400));
    let month = month_name((date.month as usize).wrapping_sub(1));
    format!("{} {month} {}", date.day, date.year)
}

/// A moment as `14 July 2023, 17:30`.
pub(super) fn moment(at_s: i64) -> String {
    let minute = at_s.rem_euclid(86_400) / 60;
    format!("{}, {:02}:{:02}", day(at_s), minute / 60, minute % 60)
}
