//! The one way in: bytes of an unknown kind.

use super::{LoadError, LoadFile, LoadSite, text::text_of};
use crate::import::{green_button::read_green_button, interval_csv::read_interval_csv};

/// Reads a file of meter readings, whichever kind it is.
///
/// # Errors
/// Where the file stops making sense: line, column, what is there, what belongs there.
pub fn read_load(bytes: &[u8], site: &LoadSite) -> Result<LoadFile, LoadError> {
    let text = text_of(bytes)?;
    if text.trim_start().starts_with('<') {
        read_green_button(&text, site)
    } else {
        read_interval_csv(&text, site)
    }
}
