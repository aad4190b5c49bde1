//! A scenario as a record of differences to a preset.
//!
//! The encoder does what the decoder will do: it starts from the preset and takes each step in turn, so
//! that only what is still different is written. Catalogue rows come first and bring their columns.

use std::sync::Arc;

use super::keys::{self, Level, level};
use super::link::scenario_body;
use super::measured::{travelling, write_measured};
use super::prices::write_prices;
use super::rate_tables::write_tables;
use super::record::{Entry, Value, write_record};
use super::title::travelling_title;
use super::weather::write_weather;
use crate::catalog::RateTables;
use crate::scenario::{
    Field, Home, Kind, List, MAX_HOMES, MAX_PINNED, Path, Pinned, Place, Scenario, fields,
};

/// The entries that turn a preset into a scenario.
pub(super) fn differences(preset: &Scenario, target: &Scenario) -> Vec<Entry> {
    let mut state = preset.clone();
    let mut entries = field_entries(&mut state, target, (Place::default(), Level::Scenario));
    entries.extend(item_list(&mut state, target, (List::Groups, 0)));
    entries.extend(pinned_list(target));
    entries.extend(home_list(state, target));
    entries
}

fn home_list(mut state: Scenario, target: &Scenario) -> Option<Entry> {
    let count = target.homes.len().clamp(1, MAX_HOMES);
    let before = state.homes.clone();
    let first = state.homes.first().cloned().unwrap_or_default();
    let mut starts = vec![first];
    let mut items: Vec<Vec<u8>> = Vec::new();
    for index in 0..count {
        let mut best: Option<(Vec<u8>, Home)> = None;
        // The home before is tried first, and another only wins when shorter.
        let earlier = starts.iter().enumerate().rev().map(|(number, home)| (home, number as i64));
        let preset = before.iter().enumerate().skip(1).map(|(number, home)| (home, -(number as i64)));
        for (start, number) in earlier.chain(preset) {
            let from = (number != index as i64).then(|| Entry::integer(keys::STARTS_FROM, number));
            let (mut entries, home) = home_entries(&mut state, target, (index, start));
            entries.extend(from);
            let bytes = write_record(entries);
            if best.as_ref().is_none_or(|(shortest, _)| bytes.len() < shortest.len()) {
                best = Some((bytes, home));
            }
        }
        let (bytes, home) = best?;
        items.push(bytes);
        starts.push(home);
    }
    let unchanged = starts.iter().skip(1).eq(&before);
    (!unchanged).then_some(Entry { id: keys::HOMES, value: Value::List(items) })
}

/// The entries that turn one home into another, and the home as it will be read.
fn home_entries(state: &mut Scenario, target: &Scenario, home: (usize, &Home)) -> (Vec<Entry>, Home) {
    let (index, start) = home;
    state.homes.truncate(index);
    // Homes below the index only hold the place.
    state.homes.resize_with(index, Home::default);
    state.homes.push(start.clone());
    let mut entries = field_entries(state, target, (Place { home: index, item: 0 }, Level::Home));
    entries.extend(item_list(state, target, (List::Arrays, index)));
    let title = target.homes.get(index).map(|home| travelling_title(&home.title)).unwrap_or_default();
    let mut reached = state.homes.pop().unwrap_or_default();
    if reached.title != title {
        entries.push(Entry { id: keys::TITLE, value: Value::Bytes(title.clone().into_bytes()) });
        reached.title = title;
    }
    let measured = target.homes.get(index).and_then(|home| home.measured.as_ref()).map(travelling);
    if reached.measured != measured {
        let bytes = write_measured(measured.as_ref());
        entries.push(Entry { id: keys::MEASURED, value: Value::Bytes(bytes) });
        reached.measured = measured;
    }
    let weather = target.homes.get(index).and_then(|home| home.weather);
    if reached.weather != weather {
        entries.push(Entry { id: keys::WEATHER, value: Value::Bytes(write_weather(weather)) });
        reached.weather = weather;
    }
    let tables = target.homes.get(index).and_then(|home| home.tariff.tables.as_ref());
    let bytes = |tables: Option<&Arc<RateTables>>| tables.map_or(Vec::new(), |tables| write_tables(tables));
    let wanted = bytes(tables);
    if bytes(reached.tariff.tables.as_ref()) != wanted {
        reached.tariff.tables = tables.cloned();
        entries.push(Entry { id: keys::TABLES, value: Value::Bytes(wanted) });
    }
    let market = target.homes.get(index).and_then(|home| home.tariff.market);
    if reached.tariff.market != market {
        entries.push(Entry { id: keys::PRICES, value: Value::Bytes(write_prices(market.as_ref())) });
        reached.tariff.market = market;
    }
    let shade = target.homes.get(index).and_then(|home| home.solar.shade.clone());
    if reached.solar.shade != shade {
        let bytes = shade.as_ref().map_or(Vec::new(), |shade| shade.to_bytes());
        entries.push(Entry { id: keys::SHADE, value: Value::Bytes(bytes) });
        reached.solar.shade = shade;
    }
    (entries, reached)
}

/// The items of a list of a home, or of the fleet: each from the one in its place, else from the one before.
fn item_list(state: &mut Scenario, target: &Scenario, of: (List, usize)) -> Option<Entry> {
    let (list, home) = of;
    let before = state.list_len(list, home);
    let count = target.list_len(list, home).min(list.most());
    let mut items = Vec::new();
    for item in 0..count {
        if item >= state.list_len(list, home) {
            state.add_item(list, home)?;
        }
        let place = Place { home, item };
        let mut entries = field_entries(state, target, (place, Level::Item(list)));
        entries.extend(name_entry(state, target, (list, item)));
        items.push(write_record(entries));
    }
    while state.list_len(list, home) > count {
        state.remove_item(list, Place { home, item: count })?;
    }
    let unchanged = before == count && items.iter().all(Vec::is_empty);
    (!unchanged).then_some(Entry { id: keys::of_list(list), value: Value::List(items) })
}

/// What a group is called, where that is not what the group it starts from is called.
fn name_entry(state: &mut Scenario, target: &Scenario, (list, item): (List, usize)) -> Option<Entry> {
    let wanted = target.fleet.groups.get(item).filter(|_| list == List::Groups)?;
    let group = state.fleet.groups.get_mut(item)?;
    let name = travelling_title(&wanted.name);
    (group.name != name).then(|| {
        group.name.clone_from(&name);
        Entry { id: keys::NAME, value: Value::Bytes(name.into_bytes()) }
    })
}

fn pinned_list(target: &Scenario) -> Option<Entry> {
    let item = |pinned: &Pinned| {
        write_record(match pinned.clone().alone() {
            Pinned::Datacentre(id) => vec![Entry::integer(keys::PINNED_DATACENTRE, i64::from(id))],
            Pinned::Scenario { title, scenario } => {
                let body = Value::Bytes(scenario_body(&scenario));
                let title = Value::Bytes(travelling_title(&title).into_bytes());
                vec![
                    Entry { id: keys::TITLE, value: title },
                    Entry { id: keys::PINNED_SCENARIO, value: body },
                ]
            }
        })
    };
    let items: Vec<Vec<u8>> = target.compare.iter().take(MAX_PINNED).map(item).collect();
    (!items.is_empty()).then_some(Entry { id: keys::COMPARE, value: Value::List(items) })
}

/// The fields of one record that still differ, each brought to the target as it is written.
fn field_entries(state: &mut Scenario, target: &Scenario, at: (Place, Level)) -> Vec<Entry> {
    let (place, wanted_level) = at;
    let mut entries = Vec::new();
    let here = || fields().filter(|field| level(field) == wanted_level);
    let rows = here().filter(|field| matches!(field.kind, Kind::Row(_)));
    let others = here().filter(|field| !matches!(field.kind, Kind::Row(_)));
    for field in rows.chain(others) {
        let Some(value) = travelling_value(field, target, place) else { continue };
        let quanta = field.quanta(value);
        let same = (field.read)(state, place).is_some_and(|there| field.quanta(there) == quanta);
        if !same && state.set(Path { field, place }, value).is_ok() {
            entries.push(Entry::integer(field.id, quanta));
        }
    }
    entries
}

/// The value of a field as it may travel: on its quantum and inside its bounds, an existing row or option.
fn travelling_value(field: &Field, scenario: &Scenario, place: Place) -> Option<f64> {
    let value = field.snap((field.read)(scenario, place)?);
    field.allows(value).then_some(value)
}
