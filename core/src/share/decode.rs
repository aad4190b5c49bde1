//! A record of differences back into a scenario. What is not known is passed over and counted.

use std::sync::Arc;

use super::keys::{self, Level, level};
use super::measured::read_measured;
use super::migrate::{Retired, migrate};
use super::note::LinkNote;
use super::rate_tables::read_tables;
use super::record::{Entry, Value, read_record};
use super::title::{MAX_TITLE_CHARS, travelling_title};
use crate::scenario::{
    Field, Home, Kind, List, MAX_ARRAYS, MAX_HOMES, Measured, Path, Place, Scenario, field,
};

/// A scenario on its way out of a record.
pub(super) struct Decoder<'a> {
    /// What has been read so far; the preset at first.
    pub(super) scenario: Scenario,
    /// What was not as expected.
    pub(super) notes: Vec<LinkNote>,
    /// Entries that mean nothing here.
    pub(super) unknown: usize,
    /// Version of the sender's model.
    pub(super) model_version: Option<u16>,
    /// Fingerprint of the sender's answer.
    pub(super) answer: Option<u32>,
    /// Fields that are no more.
    pub(super) retired: &'a [Retired],
}

impl<'a> Decoder<'a> {
    /// Starts from a preset.
    pub(super) fn new(scenario: Scenario, retired: &'a [Retired]) -> Self {
        Self { scenario, notes: Vec::new(), unknown: 0, model_version: None, answer: None, retired }
    }

    /// Applies the record of a scenario. `None` when an inner record is no record.
    pub(super) fn scenario(&mut self, entries: Vec<Entry>) -> Option<()> {
        let rest = self.fields(entries, (Place::default(), Level::Scenario));
        for Entry { id, value } in rest {
            match (id, value) {
                (keys::HOMES, Value::List(items)) => self.homes(&items)?,
                (keys::MODEL_VERSION, Value::Integer(version)) => {
                    self.model_version = u16::try_from(version).ok();
                }
                (keys::ANSWER, Value::Integer(answer)) => self.answer = u32::try_from(answer).ok(),
                _ => self.unknown += 1,
            }
        }
        if self.unknown > 0 {
            self.notes.insert(0, LinkNote::Unknown { count: self.unknown });
        }
        Some(())
    }

    fn homes(&mut self, items: &[Vec<u8>]) -> Option<()> {
        if items.is_empty() {
            return None;
        }
        let preset_home = self.scenario.homes.first().cloned().unwrap_or_default();
        self.cut("homes".to_owned(), (items.len(), MAX_HOMES));
        self.scenario.homes.clear();
        for item in items.iter().take(MAX_HOMES) {
            self.home(read_record(item)?, &preset_home)?;
        }
        Some(())
    }

    fn home(&mut self, mut entries: Vec<Entry>, preset_home: &Home) -> Option<()> {
        let index = self.scenario.homes.len();
        let from = match entries.iter().position(|entry| entry.id == keys::STARTS_FROM) {
            Some(position) => match entries.remove(position).value {
                Value::Integer(number) => usize::try_from(number).ok()?,
                _ => return None,
            },
            None => index,
        };
        let start = match from.checked_sub(1) {
            None => preset_home,
            Some(before) => self.scenario.homes.get(before)?,
        };
        let start = start.clone();
        self.scenario.homes.push(start);
        let rest = self.fields(entries, (Place { home: index, item: 0 }, Level::Home));
        for Entry { id, value } in rest {
            match (id, value) {
                (keys::TITLE, Value::Bytes(bytes)) => self.title(index, &String::from_utf8(bytes).ok()?),
                (keys::ARRAYS, Value::List(items)) => self.arrays(index, &items)?,
                (keys::MEASURED, Value::Bytes(bytes)) => match read_measured(&bytes) {
                    Some(measured) => self.measured(index, measured),
                    None => self.unknown += 1,
                },
                (keys::TABLES, Value::Bytes(bytes)) => self.tables(index, &bytes),
                _ => self.unknown += 1,
            }
        }
        Some(())
    }

    fn title(&mut self, index: usize, title: &str) {
        self.cut(format!("homes[{index}].title"), (title.chars().count(), MAX_TITLE_CHARS));
        if let Some(home) = self.scenario.homes.get_mut(index) {
            home.title = travelling_title(title);
        }
    }

    fn measured(&mut self, index: usize, measured: Option<Measured>) {
        if let Some(home) = self.scenario.homes.get_mut(index) {
            home.measured = measured;
        }
    }

    fn tables(&mut self, index: usize, bytes: &[u8]) {
        let tables = read_tables(bytes).map(Arc::new);
        if tables.is_none() && !bytes.is_empty() {
            self.unknown += 1;
        } else if let Some(home) = self.scenario.homes.get_mut(index) {
            home.tariff.tables = tables;
        }
    }

    fn arrays(&mut self, home: usize, items: &[Vec<u8>]) -> Option<()> {
        self.cut("solar.arrays".to_owned(), (items.len(), MAX_ARRAYS));
        let count = items.len().min(MAX_ARRAYS);
        for (item, bytes) in items.iter().take(count).enumerate() {
            if item >= self.scenario.list_len(List::Arrays, home) {
                self.scenario.add_array(home)?;
            }
            let at = (Place { home, item }, Level::Item(List::Arrays));
            self.unknown += self.fields(read_record(bytes)?, at).len();
        }
        while self.scenario.list_len(List::Arrays, home) > count {
            self.scenario.remove_array(Place { home, item: count })?;
        }
        Some(())
    }

    /// Applies the entries that are fields of this record, rows first; gives back the others.
    fn fields(&mut self, entries: Vec<Entry>, at: (Place, Level)) -> Vec<Entry> {
        let (place, wanted_level) = at;
        let mut rest = Vec::new();
        let mut later = Vec::new();
        for entry in migrate(entries, self.retired) {
            let known = field(entry.id).filter(|field| level(field) == wanted_level);
            match (known, &entry.value) {
                (Some(field), Value::Integer(quanta)) if matches!(field.kind, Kind::Row(_)) => {
                    self.set(Path { field, place }, *quanta);
                }
                (Some(field), Value::Integer(quanta)) => later.push((field, *quanta)),
                _ => rest.push(entry),
            }
        }
        for (field, quanta) in later {
            self.set(Path { field, place }, quanta);
        }
        rest
    }

    fn set(&mut self, path: Path, quanta: i64) {
        let note = set_quanta(&mut self.scenario, path, quanta);
        self.notes.extend(note);
    }

    fn cut(&mut self, path: String, (found, most): (usize, usize)) {
        if found > most {
            self.notes.push(LinkNote::Cut { path, found, kept: most });
        }
    }
}

/// Sets a field to a whole number of its quanta; says so when the value is not the one asked for.
pub(super) fn set_quanta(scenario: &mut Scenario, path: Path, quanta: i64) -> Option<LinkNote> {
    let Field { kind, .. } = path.field;
    let value = path.field.value(quanta);
    let used = path.field.snap(value);
    match scenario.set(path, value) {
        Err(_) => Some(LinkNote::NoChoice { path: path.text(), found: quanta }),
        Ok(_) if matches!(kind, Kind::Number(_)) && path.field.quanta(used) != quanta => {
            Some(LinkNote::Clamped { path: path.text(), found: value, used })
        }
        Ok(_) => None,
    }
}
