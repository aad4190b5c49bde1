//! A record of differences back into a scenario. What is not known is passed over and counted.

use std::sync::Arc;

use super::envelope::LinkError;
use super::keys::{self, Level, level};
use super::link::pinned_body;
use super::measured::read_measured;
use super::migrate::{Retired, migrate};
use super::note::LinkNote;
use super::prices::read_prices;
use super::rate_tables::read_tables;
use super::record::{Entry, Value, read_record};
use super::title::{MAX_TITLE_CHARS, travelling_title};
use super::weather::read_weather;
use crate::scenario::{
    AttachedPrices, AttachedWeather, Field, Home, Kind, List, MAX_HOMES, MAX_PINNED, Measured, Path, Pinned,
    Place, Scenario, ShadeTable, field,
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
    /// Whether it is pinned in another; pinned scenarios have none pinned themselves.
    pub(super) pinned: bool,
    /// Fields that are no more.
    pub(super) retired: &'a [Retired],
}

impl<'a> Decoder<'a> {
    /// Starts from a preset.
    pub(super) fn new(scenario: Scenario, retired: &'a [Retired]) -> Self {
        Self {
            scenario,
            notes: Vec::new(),
            unknown: 0,
            model_version: None,
            answer: None,
            pinned: false,
            retired,
        }
    }

    /// Applies the record of a scenario. `None` when an inner record is no record.
    pub(super) fn scenario(&mut self, entries: Vec<Entry>) -> Option<()> {
        let rest = self.fields(entries, (Place::default(), Level::Scenario));
        for Entry { id, value } in rest {
            match (id, value) {
                (keys::HOMES, Value::List(items)) => self.homes(&items)?,
                (keys::GROUPS, Value::List(items)) => self.items((List::Groups, 0), &items)?,
                (keys::COMPARE, Value::List(items)) => self.compare(&items)?,
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
        let preset_homes = std::mem::take(&mut self.scenario.homes);
        self.cut("homes".to_owned(), (items.len(), MAX_HOMES));
        for item in items.iter().take(MAX_HOMES) {
            self.home(read_record(item)?, &preset_homes)?;
        }
        Some(())
    }

    fn home(&mut self, mut entries: Vec<Entry>, preset_homes: &[Home]) -> Option<()> {
        let index = self.scenario.homes.len();
        let from = match entries.iter().position(|entry| entry.id == keys::STARTS_FROM) {
            Some(position) => match entries.remove(position).value {
                Value::Integer(number) => number,
                _ => return None,
            },
            None => index as i64,
        };
        let start = match usize::try_from(from).ok().and_then(|from| from.checked_sub(1)) {
            None => preset_homes.get(usize::try_from(-from).ok()?)?,
            Some(before) => self.scenario.homes.get(before)?,
        };
        let start = start.clone();
        self.scenario.homes.push(start);
        let rest = self.fields(entries, (Place { home: index, item: 0 }, Level::Home));
        for Entry { id, value } in rest {
            match (id, value) {
                (keys::TITLE, Value::Bytes(bytes)) => self.title(index, &String::from_utf8(bytes).ok()?),
                (keys::ARRAYS, Value::List(items)) => self.items((List::Arrays, index), &items)?,
                (keys::MEASURED, Value::Bytes(bytes)) => match read_measured(&bytes) {
                    Some(measured) => self.measured(index, measured),
                    None => self.unknown += 1,
                },
                (keys::WEATHER, Value::Bytes(bytes)) => match read_weather(&bytes) {
                    Some(weather) => self.weather(index, weather),
                    None => self.unknown += 1,
                },
                (keys::TABLES, Value::Bytes(bytes)) => self.tables(index, &bytes),
                (keys::PRICES, Value::Bytes(bytes)) => match read_prices(&bytes) {
                    Some(market) => self.market(index, market),
                    None => self.unknown += 1,
                },
                (keys::SHADE, Value::Bytes(bytes)) => self.shade(index, &bytes),
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

    fn weather(&mut self, index: usize, weather: Option<AttachedWeather>) {
        if let Some(home) = self.scenario.homes.get_mut(index) {
            home.weather = weather;
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

    fn market(&mut self, index: usize, market: Option<AttachedPrices>) {
        if let Some(home) = self.scenario.homes.get_mut(index) {
            home.tariff.market = market;
        }
    }

    fn shade(&mut self, index: usize, bytes: &[u8]) {
        let shade = ShadeTable::from_bytes(bytes).map(Arc::new);
        if shade.is_none() && !bytes.is_empty() {
            self.unknown += 1;
        } else if let Some(home) = self.scenario.homes.get_mut(index) {
            home.solar.shade = shade;
        }
    }

    fn items(&mut self, of: (List, usize), items: &[Vec<u8>]) -> Option<()> {
        let (list, home) = of;
        self.cut(list.key().to_owned(), (items.len(), list.most()));
        let count = items.len().min(list.most());
        for (item, bytes) in items.iter().take(count).enumerate() {
            if item >= self.scenario.list_len(list, home) {
                self.scenario.add_item(list, home)?;
            }
            for entry in self.fields(read_record(bytes)?, (Place { home, item }, Level::Item(list))) {
                match (list, entry.id, entry.value) {
                    (List::Groups, keys::NAME, Value::Bytes(bytes)) => {
                        self.name(item, &String::from_utf8(bytes).ok()?);
                    }
                    _ => self.unknown += 1,
                }
            }
        }
        while self.scenario.list_len(list, home) > count {
            self.scenario.remove_item(list, Place { home, item: count })?;
        }
        Some(())
    }

    fn name(&mut self, group: usize, name: &str) {
        self.cut(format!("fleet.groups[{group}].name"), (name.chars().count(), MAX_TITLE_CHARS));
        if let Some(group) = self.scenario.fleet.groups.get_mut(group) {
            group.name = travelling_title(name);
        }
    }

    /// What it is compared with; what a pinned scenario was compared with is passed over.
    fn compare(&mut self, items: &[Vec<u8>]) -> Option<()> {
        if self.pinned {
            self.unknown += 1;
            return Some(());
        }
        self.cut("compare".to_owned(), (items.len(), MAX_PINNED));
        self.scenario.compare.clear();
        for item in items.iter().take(MAX_PINNED) {
            let mut title = String::new();
            let mut found = None;
            for Entry { id, value } in read_record(item)? {
                match (id, value) {
                    (keys::TITLE, Value::Bytes(bytes)) => {
                        title = travelling_title(&String::from_utf8(bytes).ok()?);
                    }
                    (keys::PINNED_DATACENTRE, Value::Integer(id)) => {
                        found = u16::try_from(id).ok().map(Pinned::Datacentre);
                    }
                    (keys::PINNED_SCENARIO, Value::Bytes(body)) => found = self.pinned(&body)?,
                    _ => self.unknown += 1,
                }
            }
            match found {
                Some(Pinned::Scenario { scenario, .. }) => {
                    self.scenario.compare.push(Pinned::Scenario { title, scenario });
                }
                Some(datacentre) => self.scenario.compare.push(datacentre),
                None => self.unknown += 1,
            }
        }
        Some(())
    }

    /// A pinned scenario: `None` when damaged, none inside when it starts from a preset of a later version.
    fn pinned(&mut self, body: &[u8]) -> Option<Option<Pinned>> {
        match pinned_body(body, self.retired) {
            Ok(opened) => {
                self.notes.extend(opened.notes);
                let scenario = Arc::new(opened.scenario);
                Some(Some(Pinned::Scenario { title: String::new(), scenario }))
            }
            Err(LinkError::UnknownPreset { .. }) => Some(None),
            Err(_) => None,
        }
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
