//! The names of months.

/// The months of the year in English, January first.
pub const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 0 to 11; empty beyond.
#[must_use]
pub fn month_name(index: usize) -> &'static str {
    MONTH_NAMES.get(index).copied().unwrap_or_default()
}
