//! The English words of figures, in one place.

use crate::time::Weekday;

pub(super) const SUN: &str = "sun";
pub(super) const BATTERY: &str = "battery";
pub(super) const GRID: &str = "grid";
pub(super) const HOUSE: &str = "house";
pub(super) const NODE: &str = "node";
pub(super) const CHARGE: &str = "into battery";
pub(super) const EXPORT: &str = "to grid";

/// The first letters of a name.
pub(super) fn letters(name: &'static str, count: usize) -> &'static str {
    name.get(..count).unwrap_or(name)
}

/// A day of the week, whole.
pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
