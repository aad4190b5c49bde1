//! `fields`: every input with its key, range, default and source.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};
use wattfleet_core::scenario::{Field, Kind, Travels, field, fields};

use crate::{
    args::json,
    failure::Failure,
    reply::Reply,
    text_table::{Side, text_table},
};

pub(super) fn command() -> Command {
    Command::new("fields").about("Lists every input of a scenario: the keys of --set").arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    if matches.get_flag("json") {
        return Ok(Reply::json(&fields().map(field_json).collect::<Value>()));
    }
    let mut rows = vec![["key", "default", "unit", "values", "what"].map(str::to_owned).to_vec()];
    rows.extend(fields().map(row));
    Ok(Reply::text(text_table(&[Side::Left, Side::Right, Side::Left, Side::Left, Side::Left], &rows)))
}

fn row(field: &Field) -> Vec<String> {
    let (unit, values) = match field.kind {
        // Shares are typed as shares, though the page shows percent.
        Kind::Number(number) if number.unit.display_factor() > 1.0 => {
            (number.unit.symbol().replace('%', "share"), format!("{} to {}", number.min, number.max))
        }
        Kind::Number(number) => {
            (number.unit.symbol().to_owned(), format!("{} to {}", number.min, number.max))
        }
        Kind::Row(table) => (String::new(), format!("`wattfleet catalog {}`", table.slug())),
        Kind::Options(choices) => {
            (String::new(), choices().iter().map(|choice| choice.key).collect::<Vec<_>>().join(" | "))
        }
    };
    vec![field.key.to_owned(), default_text(field), unit, values, field.label.to_owned()]
}

/// As it would be typed.
fn default_text(field: &Field) -> String {
    let default = (field.default)();
    match field.kind {
        Kind::Number(_) => default.to_string(),
        Kind::Row(table) => table.row(default as u16).map_or("none", |row| row.slug).to_owned(),
        Kind::Options(choices) => {
            let found = choices().into_iter().find(|choice| u16::from(choice.code) == default as u16);
            found.map_or("", |choice| choice.key).to_owned()
        }
    }
}

fn field_json(row: &Field) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("id", json!(row.id));
    put("key", json!(row.key));
    put("panel", json!(row.subject.label()));
    put("label", json!(row.label));
    put("doc", json!(row.doc.text()));
    put("source", json!(row.source));
    put("travels", json!(row.travels == Travels::Link));
    put("plausible", json!(row.plausible.map(|(low, high)| [low, high])));
    put("follows", json!(row.follows.and_then(|follow| field(follow.field)).map(|row| row.key)));
    match row.kind {
        Kind::Number(number) => {
            put("kind", json!("number"));
            put("default", json!((row.default)()));
            put("unit", json!(number.unit.symbol().replace('%', "share")));
            put("min", json!(number.min));
            put("max", json!(number.max));
            put("step", json!(number.step));
            put("quantum", json!(1.0 / number.denominator));
        }
        Kind::Row(table) => {
            put("kind", json!("row"));
            put("default", json!(default_text(row)));
            put("table", json!(table.slug()));
        }
        Kind::Options(choices) => {
            put("kind", json!("option"));
            put("default", json!(default_text(row)));
            let list = choices();
            put(
                "options",
                list.iter().map(|choice| json!({ "key": choice.key, "label": choice.label })).collect(),
            );
        }
    }
    out.into()
}
