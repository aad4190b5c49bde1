//! `presets`: the ready-made scenarios.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};
use wattfleet_core::scenario::PRESETS;

use crate::{
    args::json,
    failure::Failure,
    reply::Reply,
    text_table::{Side, text_table},
};

pub(super) fn command() -> Command {
    Command::new("presets").about("Lists the ready-made scenarios").arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    if matches.get_flag("json") {
        let rows = PRESETS.iter().map(
            |preset| json!({ "id": preset.id, "slug": preset.slug, "name": preset.name, "doc": preset.doc }),
        );
        return Ok(Reply::json(&rows.collect::<Value>()));
    }
    let rows: Vec<Vec<String>> =
        PRESETS.iter().map(|preset| vec![preset.slug.to_owned(), preset.doc.to_owned()]).collect();
    Ok(Reply::text(text_table(&[Side::Left, Side::Left], &rows)))
}
