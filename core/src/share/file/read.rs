//! A file as a scenario.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use super::{
    FORMAT, FileError, NO_ROW, attached::read_load, attached_prices::read_prices,
    attached_weather::read_weather,
};
use crate::catalog::RateTables;
use crate::scenario::{
    Attachments, Field, Home, Kind, List, MAX_HOMES, PRESETS, Path, Place, Scenario, ShadeTable, field,
    field_by_key, preset_by_slug,
};
use crate::share::decode::set_quanta;
use crate::share::keys::{Level, level};
use crate::share::migrate::{RETIRED, Retired, migrate};
use crate::share::rate_tables::read_tables;
use crate::share::record::{self, Entry};
use crate::share::title::{MAX_TITLE_CHARS, travelling_title};
use crate::share::{LinkNote, Opened};

/// Reads a scenario file.
///
/// # Errors
/// Not JSON (with line and column), not a scenario, a newer format, or a value that cannot be meant so
/// (with its path, what was found and what was expected). Keys that mean nothing become notes.
pub fn read_file(text: &str) -> Result<Opened, FileError> {
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        FileError::Syntax { line: error.line(), column: error.column(), problem: error.to_string() }
    })?;
    let file = json.as_object().ok_or(FileError::NotAScenario)?;
    match file.get("wattfleet").and_then(Value::as_u64) {
        Some(FORMAT) => Reader::new(file, RETIRED)?.file(file),
        Some(found) if found > FORMAT => Err(FileError::Newer { found }),
        _ => Err(FileError::NotAScenario),
    }
}

pub(super) struct Reader<'a> {
    pub(super) opened: Opened,
    start: Home,
    pinned: bool,
    pub(super) retired: &'a [Retired],
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &Map<String, Value>, retired: &'a [Retired]) -> Result<Self, FileError> {
        let scenario = match file.get("preset") {
            None => Scenario::default(),
            Some(value) => {
                let known = value.as_str().and_then(preset_by_slug);
                let slugs: Vec<&str> = PRESETS.iter().map(|preset| preset.slug).collect();
                known.ok_or_else(|| wrong("preset", value, &one_of(&slugs)))?.scenario()
            }
        };
        let start = scenario.homes.first().cloned().unwrap_or_default();
        let opened = Opened {
            scenario,
            notes: Vec::new(),
            model_version: None,
            fingerprint: None,
            attachments: Attachments::default(),
        };
        Ok(Self { opened, start, pinned: false, retired })
    }

    /// A scenario pinned in another; it has none pinned itself.
    pub(super) fn pinned_in(file: &Map<String, Value>, retired: &'a [Retired]) -> Result<Self, FileError> {
        Ok(Self { pinned: true, ..Self::new(file, retired)? })
    }

    pub(super) fn file(mut self, file: &Map<String, Value>) -> Result<Opened, FileError> {
        let mut found = Vec::new();
        let mut groups = None;
        for (key, value) in file {
            match key.as_str() {
                "wattfleet" | "preset" => {}
                "model_version" => {
                    let version = value.as_u64().and_then(|version| u16::try_from(version).ok());
                    self.opened.model_version =
                        Some(version.ok_or_else(|| wrong(key, value, "a whole number"))?);
                }
                "answer" => {
                    let answer = value.as_str().and_then(|text| u32::from_str_radix(text, 16).ok());
                    self.opened.fingerprint =
                        Some(answer.ok_or_else(|| wrong(key, value, "eight hexadecimal digits"))?);
                }
                "homes" => self.homes(value)?,
                "fleet" | "view" | "constants" => {
                    let list = self.section(value, (key, key, Level::Scenario), &mut found)?;
                    groups = groups.or(list);
                }
                "compare" if !self.pinned => self.compare(value)?,
                _ => self.unknown(key.clone()),
            }
        }
        self.apply(found, Place::default());
        groups.map_or(Ok(()), |groups| self.items(groups, (List::Groups, 0)))?;
        Ok(self.opened)
    }

    fn homes(&mut self, value: &Value) -> Result<(), FileError> {
        let homes = value.as_array().filter(|homes| !homes.is_empty());
        let homes = homes.ok_or_else(|| wrong("homes", value, "a list of one to twelve homes"))?;
        self.cut("homes".to_owned(), (homes.len(), MAX_HOMES));
        self.opened.scenario.homes.clear();
        for (index, home) in homes.iter().take(MAX_HOMES).enumerate() {
            self.opened.scenario.homes.push(self.start.clone());
            self.home(home, index)?;
        }
        Ok(())
    }

    fn home(&mut self, value: &Value, index: usize) -> Result<(), FileError> {
        let root = format!("homes[{index}]");
        let mut found = Vec::new();
        let mut arrays = None;
        let mut attached = None;
        let mut tables = None;
        for (key, value) in object(value, &root)? {
            let path = format!("{root}.{key}");
            if key == "title" {
                let title = value.as_str().ok_or_else(|| wrong(&path, value, "text"))?;
                self.cut(path, (title.chars().count(), MAX_TITLE_CHARS));
                if let Some(home) = self.opened.scenario.homes.get_mut(index) {
                    home.title = travelling_title(title);
                }
            } else if key == "attachments" {
                attached = Some((path, value));
            } else if is_section(key) {
                if let Some(text) = value.get("tables").filter(|_| key == "tariff") {
                    tables = Some(own_tables(text, &format!("{path}.tables"))?);
                }
                if let Some(text) = value.get("shade").filter(|_| key == "solar") {
                    let shade = own_shade(text, &format!("{path}.shade"))?;
                    if let Some(home) = self.opened.scenario.homes.get_mut(index) {
                        home.solar.shade = Some(Arc::new(shade));
                    }
                }
                let list = self.section(value, (&path, key, Level::Home), &mut found)?;
                arrays = arrays.or(list);
            } else {
                self.unknown(path);
            }
        }
        self.apply(found, Place { home: index, item: 0 });
        if let Some((path, value)) = attached {
            for (key, value) in object(value, &path)? {
                let path = format!("{path}.{key}");
                if key == "load" {
                    read_load(&mut self.opened, (value, &path), index)?;
                } else if key == "weather" {
                    read_weather(&mut self.opened, (value, &path), index)?;
                } else if key == "prices" {
                    read_prices(&mut self.opened, (value, &path), index)?;
                } else {
                    self.unknown(path);
                }
            }
        }
        // After the plan, whose choice drops them.
        if let (Some(tables), Some(home)) = (tables, self.opened.scenario.homes.get_mut(index)) {
            home.tariff.tables = Some(Arc::new(tables));
        }
        arrays.map_or(Ok(()), |arrays| self.items(arrays, (List::Arrays, index)))
    }

    fn items(&mut self, value: &Value, of: (List, usize)) -> Result<(), FileError> {
        let (list, home) = of;
        let root = match list {
            List::Arrays => format!("homes[{home}].{}", list.key()),
            List::Groups => list.key().to_owned(),
        };
        let items = value.as_array().ok_or_else(|| wrong(&root, value, "a list"))?;
        let count = items.len().min(list.most());
        self.cut(root.clone(), (items.len(), list.most()));
        for (item, value) in items.iter().take(count).enumerate() {
            if item >= self.opened.scenario.list_len(list, home) {
                let _added: Option<usize> = self.opened.scenario.add_item(list, home);
            }
            let mut found = Vec::new();
            let path = format!("{root}[{item}]");
            self.section(value, (&path, &format!("{}[]", list.key()), Level::Item(list)), &mut found)?;
            self.apply(found, Place { home, item });
            if list == List::Groups {
                self.name(value, (&path, item))?;
            }
        }
        while self.opened.scenario.list_len(list, home) > count {
            let _removed = self.opened.scenario.remove_item(list, Place { home, item: count });
        }
        Ok(())
    }

    /// What a group is called.
    fn name(&mut self, value: &Value, (path, item): (&str, usize)) -> Result<(), FileError> {
        let Some(value) = value.get("name") else { return Ok(()) };
        let path = format!("{path}.name");
        let name = value.as_str().ok_or_else(|| wrong(&path, value, "text"))?;
        self.cut(path, (name.chars().count(), MAX_TITLE_CHARS));
        if let Some(group) = self.opened.scenario.fleet.groups.get_mut(item) {
            group.name = travelling_title(name);
        }
        Ok(())
    }

    /// Collects the fields of a section; gives back its list, if it has one.
    fn section<'v>(
        &mut self,
        value: &'v Value,
        at: (&str, &str, Level),
        found: &mut Vec<Entry>,
    ) -> Result<Option<&'v Value>, FileError> {
        let (root, section, wanted_level) = at;
        let mut list = None;
        for (name, value) in object(value, root)? {
            let path = format!("{root}.{name}");
            let key = format!("{section}.{name}");
            if key == List::Arrays.key() || key == List::Groups.key() {
                list = Some(value);
            } else if key == "tariff.tables" || key == "solar.shade" || key == "fleet.groups[].name" {
                // Read with its home or group.
            } else if let Some(field) = field_by_key(&key).filter(|field| level(field) == wanted_level) {
                found.push(Entry::integer(field.id, quanta(field, value, &path)?));
            } else if let Some(old) = self.retired.iter().find(|old| old.key == key) {
                found.push(Entry::integer(old.id, old_quanta(old, value, &path)?));
            } else {
                self.unknown(path);
            }
        }
        Ok(list)
    }

    /// Sets the fields that were found at a place, rows first.
    fn apply(&mut self, found: Vec<Entry>, place: Place) {
        let mut entries = migrate(found, self.retired);
        let is_row = |entry: &Entry| field(entry.id).is_some_and(|field| matches!(field.kind, Kind::Row(_)));
        entries.sort_by_key(|entry| (!is_row(entry), entry.id));
        for entry in entries {
            let (Some(field), record::Value::Integer(quanta)) = (field(entry.id), entry.value) else {
                continue;
            };
            let note = set_quanta(&mut self.opened.scenario, Path { field, place }, quanta);
            self.opened.notes.extend(note);
        }
    }

    fn unknown(&mut self, path: String) {
        self.opened.notes.push(LinkNote::UnknownKey { path });
    }

    pub(super) fn cut(&mut self, path: String, (found, most): (usize, usize)) {
        if found > most {
            self.opened.notes.push(LinkNote::Cut { path, found, kept: most });
        }
    }
}

/// The quanta of a value that a file gives.
fn quanta(field: &Field, value: &Value, path: &str) -> Result<i64, FileError> {
    match field.kind {
        Kind::Number(number) => {
            let symbol = number.unit.symbol();
            let expected = format!("a number from {} to {} {symbol}", number.min, number.max);
            let number = value.as_f64().ok_or_else(|| wrong(path, value, expected.trim_end()))?;
            Ok(field.quanta(number))
        }
        Kind::Row(table) => {
            let none = value.as_str().filter(|word| *word == NO_ROW && field.allows(0.0)).map(|_| 0);
            let id = none.or_else(|| value.as_str().and_then(|slug| table.find(slug)));
            let expected = format!("a name from `wattfleet catalog {}`", table.slug());
            id.map(i64::from).ok_or_else(|| wrong(path, value, &expected))
        }
        Kind::Options(choices) => {
            let choices = choices();
            let choice = choices.iter().find(|choice| value.as_str() == Some(choice.key));
            let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            choice.map(|choice| i64::from(choice.code)).ok_or_else(|| wrong(path, value, &one_of(&keys)))
        }
    }
}

/// The tables of a tariff of the user's own, as links hold them.
fn own_tables(value: &Value, path: &str) -> Result<RateTables, FileError> {
    let bytes = value.as_str().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    bytes
        .and_then(|bytes| read_tables(&bytes))
        .ok_or_else(|| wrong(path, value, "the tables of a tariff as Wattfleet wrote them"))
}

/// Shade by month and hour, as links hold it.
fn own_shade(value: &Value, path: &str) -> Result<ShadeTable, FileError> {
    let bytes = value.as_str().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    bytes
        .and_then(|bytes| ShadeTable::from_bytes(&bytes))
        .ok_or_else(|| wrong(path, value, "a table of shade as Wattfleet wrote it"))
}

fn old_quanta(old: &Retired, value: &Value, path: &str) -> Result<i64, FileError> {
    let word = |text| old.words.iter().find(|(word, _)| *word == text).map(|(_, code)| *code);
    let number = value.as_f64().map(|number| libm::round(number * old.denominator) as i64);
    number.or(value.as_str().and_then(word)).ok_or_else(|| wrong(path, value, "a value it once had"))
}

fn is_section(key: &str) -> bool {
    crate::scenario::fields()
        .any(|field| level(field) == Level::Home && field.key.split('.').next() == Some(key))
}

pub(super) fn object<'v>(value: &'v Value, path: &str) -> Result<&'v Map<String, Value>, FileError> {
    value.as_object().ok_or_else(|| wrong(path, value, "an object in braces"))
}

fn one_of(words: &[&str]) -> String {
    format!("one of {}", words.join(", "))
}

pub(super) fn wrong(path: &str, value: &Value, expected: &str) -> FileError {
    const SHOWN_CHARS: usize = 60;
    let found = value.to_string().chars().take(SHOWN_CHARS).collect();
    FileError::Wrong { path: path.to_owned(), found, expected: expected.to_owned() }
}
