//! A file of meter readings from the disk.

use std::fs;

use wattfleet_core::import::load::{LoadFile, LoadSite, read_load};

use crate::failure::Failure;

/// Reads and understands a file.
pub(crate) fn load_file(name: &str, site: &LoadSite) -> Result<LoadFile, Failure> {
    let bytes = fs::read(name)
        .map_err(|error| Failure::new(format_args!("could not read the load file {name}: {error}")))?;
    read_load(&bytes, site).map_err(|error| {
        Failure::new(format_args!("{name} is not a load that can be used: {error}"))
            .help("expected Green Button XML or a table of meter readings (CSV); see `wattfleet load --help`")
    })
}
