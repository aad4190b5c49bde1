//! A scenario as a file.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::attached::load_json;
use super::attached_prices::prices_json;
use super::attached_weather::weather_json;
use super::json::Json;
use super::{FORMAT, NO_ROW};
use crate::catalog::datacentre;
use crate::scenario::{Attachments, Field, Group, Kind, List, Pinned, Place, Scenario, fields};
use crate::share::Stamp;
use crate::share::keys::{Level, level};
use crate::share::rate_tables::write_tables;
use crate::share::title::travelling_title;

/// The text of a scenario file, stamped with this version of the model.
#[must_use]
pub fn write_file(scenario: &Scenario) -> String {
    write_file_with(scenario, Stamp::default())
}

/// The text of a scenario file with the sender's stamp.
#[must_use]
pub fn write_file_with(scenario: &Scenario, stamp: Stamp) -> String {
    write_file_holding(scenario, stamp, &Attachments::default())
}

/// The same with the readings that its homes refer to.
#[must_use]
pub fn write_file_holding(scenario: &Scenario, stamp: Stamp, attachments: &Attachments) -> String {
    let entry = |key: &str, value| (key.to_owned(), value);
    let mut file = vec![
        entry("wattfleet", Json::Number(FORMAT as f64)),
        entry("model_version", Json::Number(f64::from(stamp.model_version))),
    ];
    file.extend(stamp.answer.map(|answer| entry("answer", Json::Text(format!("{answer:08x}")))));
    file.extend(body(scenario, attachments));
    Json::Object(file).text()
}

/// Everything but the stamp.
fn body(scenario: &Scenario, attachments: &Attachments) -> Vec<(String, Json)> {
    let homes = (0..scenario.homes.len()).map(|index| home(scenario, (index, attachments))).collect();
    let mut body = vec![("homes".to_owned(), Json::List(homes))];
    for (name, section) in sections(scenario, (Place::default(), Level::Scenario)) {
        match section {
            Json::Object(mut entries) if name == "fleet" => {
                entries.push(("groups".to_owned(), items(scenario, (List::Groups, 0))));
                body.push((name, Json::Object(entries)));
            }
            section => body.push((name, section)),
        }
    }
    if !scenario.compare.is_empty() {
        let pinned = scenario.compare.iter().map(|pinned| pinned_json(pinned, attachments));
        body.push(("compare".to_owned(), Json::List(pinned.collect())));
    }
    body
}

fn pinned_json(pinned: &Pinned, attachments: &Attachments) -> Json {
    let entry = |key: &str, value| vec![(key.to_owned(), value)];
    Json::Object(match pinned.clone().alone() {
        Pinned::Datacentre(id) => entry(
            "datacentre",
            datacentre(id).map_or_else(|| Json::Number(f64::from(id)), |row| Json::Text(row.slug.to_owned())),
        ),
        Pinned::Scenario { title, scenario } => {
            let mut entries = entry("title", Json::Text(travelling_title(&title)));
            entries.extend(entry("scenario", Json::Object(body(&scenario, attachments))));
            entries
        }
    })
}

fn home(scenario: &Scenario, (index, attachments): (usize, &Attachments)) -> Json {
    let title = scenario.homes.get(index).map(|home| travelling_title(&home.title)).unwrap_or_default();
    let mut entries = Vec::new();
    if !title.is_empty() {
        entries.push(("title".to_owned(), Json::Text(title)));
    }
    let mut panels = sections(scenario, (Place { home: index, item: 0 }, Level::Home));
    for (name, panel) in &mut panels {
        if let ("solar", Json::Object(entries)) = (name.as_str(), &mut *panel) {
            entries.push(("arrays".to_owned(), items(scenario, (List::Arrays, index))));
            let shade = scenario.homes.get(index).and_then(|home| home.solar.shade.as_ref());
            let text = |bytes: Vec<u8>| Json::Text(URL_SAFE_NO_PAD.encode(bytes));
            entries.extend(shade.map(|shade| ("shade".to_owned(), text(shade.to_bytes()))));
        } else if let ("tariff", Json::Object(entries)) = (name.as_str(), panel) {
            let tables = scenario.homes.get(index).and_then(|home| home.tariff.tables.as_ref());
            let text = |tables| Json::Text(URL_SAFE_NO_PAD.encode(write_tables(tables)));
            entries.extend(tables.map(|tables| ("tables".to_owned(), text(tables))));
        }
    }
    entries.extend(panels);
    let attached = scenario.homes.get(index).map(|home| (home.measured.as_ref(), home.weather));
    let (measured, weather) = attached.unwrap_or_default();
    let load = measured.map(|measured| ("load".to_owned(), load_json(measured, attachments)));
    let weather = weather.map(|weather| ("weather".to_owned(), weather_json(weather, attachments)));
    let market = scenario.homes.get(index).and_then(|home| home.tariff.market);
    let prices = market.map(|market| ("prices".to_owned(), prices_json(&market, attachments)));
    let attached: Vec<_> = load.into_iter().chain(weather).chain(prices).collect();
    if !attached.is_empty() {
        entries.push(("attachments".to_owned(), Json::Object(attached)));
    }
    Json::Object(entries)
}

fn items(scenario: &Scenario, (list, home): (List, usize)) -> Json {
    let item = |item| {
        let mut entries = Vec::new();
        let group = scenario.fleet.groups.get(item).filter(|_: &&Group| list == List::Groups);
        entries.extend(group.map(|group| ("name".to_owned(), Json::Text(travelling_title(&group.name)))));
        let sections = sections(scenario, (Place { home, item }, Level::Item(list)));
        for (_, section) in sections {
            if let Json::Object(fields) = section {
                entries.extend(fields);
            }
        }
        Json::Object(entries)
    };
    Json::List((0..scenario.list_len(list, home)).map(item).collect())
}

/// The fields of one record by the part of their key before the last dot, in the table's order.
fn sections(scenario: &Scenario, at: (Place, Level)) -> Vec<(String, Json)> {
    let (place, wanted_level) = at;
    let mut sections: Vec<(String, Vec<(String, Json)>)> = Vec::new();
    for field in fields().filter(|field| level(field) == wanted_level) {
        let Some((section, name)) = field.key.rsplit_once('.') else { continue };
        let Some(value) = (field.read)(scenario, place).and_then(|value| word(field, value)) else {
            continue;
        };
        let entry = (name.to_owned(), value);
        match sections.last_mut() {
            Some((last, entries)) if last == section => entries.push(entry),
            _ => sections.push((section.to_owned(), vec![entry])),
        }
    }
    sections.into_iter().map(|(section, entries)| (section, Json::Object(entries))).collect()
}

/// A value as a file says it; `None` for a row or option that does not exist.
fn word(field: &Field, value: f64) -> Option<Json> {
    let value = field.snap(value);
    match field.kind {
        Kind::Number(_) => Some(Json::Number(value)),
        Kind::Row(table) if field.allows(value) => {
            let slug = table.row(value as u16).map_or(NO_ROW, |row| row.slug);
            Some(Json::Text(slug.to_owned()))
        }
        Kind::Row(_) => None,
        Kind::Options(choices) => choices()
            .into_iter()
            .find(|choice| i64::from(choice.code) == field.quanta(value))
            .map(|choice| Json::Text(choice.key.to_owned())),
    }
}
