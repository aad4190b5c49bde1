//! Fields of a line: numbers with their bounds, and the error that names them.

use super::{WeatherFileError, WeatherSeries};

/// A field of the file: line counted from one, index from zero.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) index: usize,
}

/// The beginning of a text, for an error.
pub(super) fn begin(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

/// The error that names a field.
pub(super) fn field_error(found: Option<&str>, spot: Spot, expected: &'static str) -> WeatherFileError {
    let found = found.map_or_else(|| "nothing".to_owned(), begin);
    WeatherFileError::Field { line: spot.line, column: spot.index + 1, found, expected }
}

/// The finite number in a field, inside its bounds.
pub(super) fn number(
    found: Option<&str>,
    spot: Spot,
    bounds: (f64, f64),
    expected: &'static str,
) -> Result<f64, WeatherFileError> {
    found
        .and_then(|field| field.trim().parse::<f64>().ok())
        .filter(|value| *value >= bounds.0 && *value <= bounds.1)
        .ok_or_else(|| field_error(found, spot, expected))
}

/// The whole number in a field, inside its bounds.
pub(super) fn whole(
    found: Option<&str>,
    spot: Spot,
    bounds: (usize, usize),
    expected: &'static str,
) -> Result<usize, WeatherFileError> {
    let value = number(found, spot, (bounds.0 as f64, bounds.1 as f64), expected)?;
    if (value - value.round()).abs() > 1e-9 {
        return Err(field_error(found, spot, expected));
    }
    Ok(value.round() as usize)
}

/// What marks a missing value.
#[derive(Clone, Copy)]
pub(super) struct Missing {
    /// This and all above.
    pub(super) from: f64,
    /// This and all below.
    pub(super) to: f64,
}

/// The value of a series in a field: `None` where it is blank or marked missing.
pub(super) fn measured(
    found: Option<&str>,
    spot: Spot,
    series: WeatherSeries,
    missing: Missing,
) -> Result<Option<f64>, WeatherFileError> {
    let (bounds, expected) = match series {
        WeatherSeries::DryBulb => ((-90.0, 70.0), "a temperature of -90 to 70 °C, or a mark for missing"),
        WeatherSeries::Wind => ((0.0, 120.0), "a wind speed of 0 to 120 m/s, or a mark for missing"),
        WeatherSeries::Ghi | WeatherSeries::Dni | WeatherSeries::Dhi => {
            ((0.0, 2000.0), "an irradiance of 0 to 2,000 W/m², or a mark for missing")
        }
    };
    let text = found.ok_or_else(|| field_error(found, spot, expected))?.trim();
    if text.is_empty() || ["na", "nan", "n/a", "null", "-"].iter().any(|mark| text.eq_ignore_ascii_case(mark))
    {
        return Ok(None);
    }
    let value = number(found, spot, (f64::MIN, f64::MAX), expected)?;
    if value >= missing.from || value <= missing.to {
        return Ok(None);
    }
    number(found, spot, bounds, expected).map(Some)
}
