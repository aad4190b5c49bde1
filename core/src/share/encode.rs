//! A scenario as a record of differences to a preset.
//!
//! The encoder does what the decoder will do: it starts from the preset and takes each step in turn, so
//! that only what is still different is written. Catalogue rows come first and bring their columns.

use std::sync::Arc;

use super::keys::{self, Level, level};
use super::measured::{travelling, write_measured};
use super::rate_tables::write_tables;
use super::record::{Entry, Value, write_record};
use super::title::travelling_title;
use crate::catalog::RateTables;
use crate::scenario::{Field, Home, Kind, List, MAX_ARRAYS, MAX_HOMES, Path, Place, Scenario, fields};

/// The entries that turn a preset into a scenario.
pub(super) fn differences(preset: &Scenario, target: &Scenario) -> Vec<Entry> {
    let mut state = preset.clone();
    let mut entries = field_entries(&mut state, target, (Place::default(), Level::Scenario));
    entries.extend(home_list(state, target));
    entries
}

fn home_list(mut state: Scenario, target: &Scenario) -> Option<Entry> {
    let count = target.homes.len().clamp(1, MAX_HOMES);
    let unchanged = state.homes.len() == count;
    let first = state.homes.first().cloned().unwrap_or_default();
    let mut starts = vec![first];
    let mut items: Vec<Vec<u8>> = Vec::new();
    for index in 0..count {
        let mut best: Option<(Vec<u8>, Home)> = None;
        // The home before is tried first, and another only wins when shorter.
        for (number, start) in starts.iter().enumerate().rev() {
            let mut from = (number != index).then(|| Entry::integer(keys::STARTS_FROM, number as i64));
            let (mut entries, home) = home_entries(&mut state, target, (index, start));
            entries.extend(from.take());
            let bytes = write_record(entries);
            if best.as_ref().is_none_or(|(shortest, _)| bytes.len() < shortest.len()) {
                best = Some((bytes, home));
            }
        }
        let (bytes, home) = best?;
        items.push(bytes);
        starts.push(home);
    }
    let empty = items.iter().all(Vec::is_empty);
    (!(unchanged && empty)).then_some(Entry { id: keys::HOMES, value: Value::List(items) })
}

/// The entries that turn one home into another, and the home as it will be read.
fn home_entries(state: &mut Scenario, target: &Scenario, home: (usize, &Home)) -> (Vec<Entry>, Home) {
    let (index, start) = home;
    state.homes.truncate(index);
    // Homes below the index only hold the place.
    state.homes.resize_with(index, Home::default);
    state.homes.push(start.clone());
    let mut entries = field_entries(state, target, (Place { home: index, item: 0 }, Level::Home));
    entries.extend(array_list(state, target, index));
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
    let tables = target.homes.get(index).and_then(|home| home.tariff.tables.as_ref());
    let bytes = |tables: Option<&Arc<RateTables>>| tables.map_or(Vec::new(), |tables| write_tables(tables));
    let wanted = bytes(tables);
    if bytes(reached.tariff.tables.as_ref()) != wanted {
        reached.tariff.tables = tables.cloned();
        entries.push(Entry { id: keys::TABLES, value: Value::Bytes(wanted) });
    }
    (entries, reached)
}

fn array_list(state: &mut Scenario, target: &Scenario, home: usize) -> Option<Entry> {
    let before = state.list_len(List::Arrays, home);
    let count = target.list_len(List::Arrays, home).min(MAX_ARRAYS);
    let mut items = Vec::new();
    for item in 0..count {
        if item >= state.list_len(List::Arrays, home) {
            state.add_array(home)?;
        }
        let place = Place { home, item };
        items.push(write_record(field_entries(state, target, (place, Level::Item(List::Arrays)))));
    }
    while state.list_len(List::Arrays, home) > count {
        state.remove_array(Place { home, item: count })?;
    }
    let unchanged = before == count && items.iter().all(Vec::is_empty);
    (!unchanged).then_some(Entry { id: keys::ARRAYS, value: Value::List(items) })
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
