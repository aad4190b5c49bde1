//! Fields of a record: which are read, and what they may be.

use super::{EpwError, EpwSeries};

/// Where a series is in a record, from which value on it is missing, and what it may be.
pub(super) struct Column {
    pub(super) series: EpwSeries,
    index: usize,
    missing_from: f64,
    lowest: f64,
    expected: &'static str,
}

/// The columns that are read.
pub(super) const COLUMNS: [Column; 5] = [
    Column {
        series: EpwSeries::DryBulb,
        index: 6,
        missing_from: 99.9,
        lowest: -90.0,
        expected: "a temperature of -90 to 70 °C, or 99.9",
    },
    Column {
        series: EpwSeries::Ghi,
        index: 13,
        missing_from: 9999.0,
        lowest: 0.0,
        expected: "an irradiance of 0 to 2,000 W/m², or 9999",
    },
    Column {
        series: EpwSeries::Dni,
        index: 14,
        missing_from: 9999.0,
        lowest: 0.0,
        expected: "an irradiance of 0 to 2,000 W/m², or 9999",
    },
    Column {
        series: EpwSeries::Dhi,
        index: 15,
        missing_from: 9999.0,
        lowest: 0.0,
        expected: "an irradiance of 0 to 2,000 W/m², or 9999",
    },
    Column {
        series: EpwSeries::Wind,
        index: 21,
        missing_from: 999.0,
        lowest: 0.0,
        expected: "a wind speed of 0 to 120 m/s, or 999",
    },
];

impl Column {
    fn highest(&self) -> f64 {
        match self.series {
            EpwSeries::DryBulb => 70.0,
            EpwSeries::Ghi | EpwSeries::Dni | EpwSeries::Dhi => 2000.0,
            EpwSeries::Wind => 120.0,
        }
    }

    /// The value of a field: `None` where it is marked missing.
    pub(super) fn read(&self, fields: &[&str], line: usize) -> Result<Option<f64>, EpwError> {
        let value = number(fields, Spot { line, index: self.index }, self.expected)?;
        if value >= self.missing_from {
            return Ok(None);
        }
        if value < self.lowest || value > self.highest() {
            return Err(field_error(fields, Spot { line, index: self.index }, self.expected));
        }
        Ok(Some(value))
    }
}

/// A field of the file: line counted from one, index from zero.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) index: usize,
}

/// The error that names a field.
pub(super) fn field_error(fields: &[&str], spot: Spot, expected: &'static str) -> EpwError {
    let found = fields.get(spot.index).map_or_else(|| "nothing".to_owned(), |field| begin(field));
    EpwError::Field { line: spot.line, column: spot.index + 1, found, expected }
}

/// The beginning of a text, for an error.
pub(super) fn begin(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

/// The finite number in a field.
pub(super) fn number(fields: &[&str], spot: Spot, expected: &'static str) -> Result<f64, EpwError> {
    fields
        .get(spot.index)
        .and_then(|field| field.trim().parse::<f64>().ok())
        .filter(|value| value.is_finite())
        .ok_or_else(|| field_error(fields, spot, expected))
}
