//! Bytes into a year of weather, whatever the format.

use std::borrow::Cow;

use super::fields::begin;
use super::{WeatherFile, WeatherFileError, csv, epw, tmy2, tmy3};

/// The lines of a file with their numbers, counted from one.
pub(super) struct Lines<'a> {
    lines: core::str::Lines<'a>,
    /// The number of the line last read.
    pub(super) number: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { lines: text.lines(), number: 0 }
    }

    /// The next line.
    pub(super) fn next(&mut self) -> Option<&'a str> {
        self.number += 1;
        self.lines.next()
    }

    /// The next line that holds something.
    pub(super) fn next_filled(&mut self) -> Option<&'a str> {
        loop {
            let line = self.next()?;
            if !line.trim().is_empty() {
                return Some(line);
            }
        }
    }

    /// The lines from here on, without moving.
    pub(super) fn ahead(&self) -> Self {
        Self { lines: self.lines.clone(), number: self.number }
    }
}

/// Reads a weather file of any known format.
///
/// # Errors
/// The first line and column that is not what the format says, or a year of the wrong length.
pub fn read_weather(bytes: &[u8]) -> Result<WeatherFile, WeatherFileError> {
    // Headers of older files are written in Latin-1.
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect::<String>()),
    };
    let text = text.trim_start_matches('\u{feff}');
    let mut ahead = Lines::new(text);
    let (first, second) = (ahead.next().unwrap_or(""), ahead.next().unwrap_or(""));
    let unknown = || WeatherFileError::Unknown { found: begin(first) };
    let keyword = first.split(',').next().unwrap_or("").trim();
    if keyword.eq_ignore_ascii_case("LOCATION") {
        epw::read(text)
    } else if second.trim_start_matches('"').to_ascii_lowercase().starts_with("date (") {
        tmy3::read(text)
    } else if tmy2::looks_like(first, second) {
        tmy2::read(text)
    } else if csv::looks_like(first) {
        csv::read(text)
    } else {
        Err(unknown())
    }
}
