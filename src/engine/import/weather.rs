//! Weather files.

use wattfleet_core::import::weather_file::{WeatherFileError, read_weather};
use wattfleet_core::scenario::Home;

use super::Imported;

/// Reads a weather file; `None` when it is none.
pub(super) fn read(bytes: &[u8], _home: &Home) -> Option<Result<Imported, String>> {
    match read_weather(bytes) {
        Err(WeatherFileError::Unknown { .. }) => None,
        Err(error) => Some(Err(super::task::said(&error))),
        Ok(_) => Some(Err("Weather files cannot be taken over yet.".to_owned())),
    }
}

/// What is said of a file that is no weather file.
pub(super) fn unknown(bytes: &[u8]) -> String {
    read_weather(bytes).map_or_else(|error| super::task::said(&error), |_| String::new())
}
