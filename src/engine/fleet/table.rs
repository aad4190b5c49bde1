//! A table of many homes, as a worker reads it.

use wattfleet_core::fleet::{FleetInput, FleetPart};
use wattfleet_core::import::fleet_csv::read_fleet_csv;
use wattfleet_core::scenario::{Attachments, Scenario};
use wattfleet_core::share::decode_link;
use wattfleet_core::text::{Arg, Message, sentence};

use super::{
    super::{message::unpack, payload::Payload},
    stopped,
};

/// The scenario whose homes are the designs, and the fleet of the table's rows.
pub(super) struct Table {
    pub(super) scenario: Scenario,
    pub(super) input: FleetInput,
}

impl Table {
    /// Reads it; all that is wrong, as a text.
    pub(super) fn read(link: &str, bytes: &[u8], attachments: &Attachments) -> Result<Self, String> {
        let mut scenario = decode_link(link).map_err(|error| error.to_string())?.scenario;
        let text = String::from_utf8_lossy(bytes);
        let rows = read_fleet_csv(&text, &scenario).map_err(|error| {
            sentence(&Message::new("fleet.table_refused").with("why", Arg::Text(error.to_string())))
        })?;
        // The rows stand in place of the scenario's groups.
        scenario.fleet.groups.clear();
        let attachments = attachments.clone();
        let input = FleetInput { rows, attachments, ..FleetInput::new(&scenario) };
        scenario.fleet.groups = input.rows.iter().map(|row| row.group.clone()).collect();
        Ok(Self { scenario, input })
    }
}

/// A table whose shares are done, as they came joined: the table, then the shares.
pub(super) fn read_joined(
    (link, joined): (&str, &Payload),
    attachments: &Attachments,
) -> Result<(Table, Vec<FleetPart>), String> {
    let mut came = joined.split().into_iter();
    let table = came.next().ok_or_else(stopped)?;
    let table = Table::read(link, &table, attachments)?;
    let mut parts = Vec::new();
    for share in came {
        parts.extend(unpack::<Vec<FleetPart>>(&share).map_err(|error| error.to_string())?);
    }
    Ok((table, parts))
}
