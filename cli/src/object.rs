//! A JSON object that is read key by key: unknown keys and wrong values are refused by name and place.

use std::fs;

use serde_json::{Map, Value};

use crate::{failure::Failure, suggest::did_you_mean};

/// An object of a file, and where it stands there.
#[derive(Clone, Debug)]
pub(crate) struct Object<'a> {
    place: String,
    keys: &'a Map<String, Value>,
}

/// The JSON of a file; - reads standard input.
pub(crate) fn read_json(name: &str) -> Result<Value, Failure> {
    let text = if name == "-" { std::io::read_to_string(std::io::stdin()) } else { fs::read_to_string(name) };
    let text = text.map_err(|error| Failure::new(format_args!("{name} cannot be read: {error}")))?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::new(format_args!("{name} is no JSON: {error}")).help("--example shows a whole file")
    })
}

impl<'a> Object<'a> {
    /// The object at a place, which may have these keys.
    pub(crate) fn new(place: &str, value: &'a Value, known: &[&str]) -> Result<Self, Failure> {
        let Value::Object(keys) = value else {
            return Err(
                Failure::new(format_args!("{place} is no JSON object")).help("--example shows a whole file")
            );
        };
        match keys.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(Failure::new(format_args!("{place}: '{key}' is not a key"))
                .guess(did_you_mean(key, known.iter().copied()))
                .help(format_args!("keys are {}", known.join(", ")))),
            None => Ok(Self { place: place.to_owned(), keys }),
        }
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// A value, unless it is missing or null.
    pub(crate) fn value(&self, key: &str) -> Option<&'a Value> {
        self.keys.get(key).filter(|value| !value.is_null())
    }

    /// A number, or what it is without.
    pub(crate) fn number_or(&self, key: &str, default: f64) -> Result<f64, Failure> {
        match self.value(key) {
            None => Ok(default),
            Some(value) => number(&format!("{}: {key}", self.place), value),
        }
    }

    /// A number that has to be there.
    pub(crate) fn number(&self, key: &str) -> Result<f64, Failure> {
        self.value(key).ok_or_else(|| self.missing(key)).and_then(|_| self.number_or(key, 0.0))
    }

    /// A whole number from 0.
    pub(crate) fn whole(&self, key: &str) -> Result<u32, Failure> {
        let found = self.number(key)?;
        if found >= 0.0 && found <= f64::from(u32::MAX) && found.fract() == 0.0 {
            Ok(found as u32)
        } else {
            Err(Failure::new(format_args!("{}: {key} is {found}", self.place))
                .help("give a whole number from 0"))
        }
    }

    /// A text that has to be there.
    pub(crate) fn text(&self, key: &str) -> Result<&'a str, Failure> {
        let value = self.value(key).ok_or_else(|| self.missing(key))?;
        value.as_str().ok_or_else(|| Failure::new(format_args!("{}: {key} is {value}, no text", self.place)))
    }

    /// A text, or what it is without.
    pub(crate) fn text_or(&self, key: &str, default: &'a str) -> Result<&'a str, Failure> {
        if self.value(key).is_some() { self.text(key) } else { Ok(default) }
    }

    /// A list, empty without one.
    pub(crate) fn list(&self, key: &str) -> Result<&'a [Value], Failure> {
        match self.value(key) {
            None => Ok(&[]),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(Failure::new(format_args!("{}: {key} is no list", self.place))),
        }
    }

    /// An object whose keys are names, in the order of the file's keys; empty without one.
    pub(crate) fn named(&self, key: &str) -> Result<Vec<(&'a String, &'a Value)>, Failure> {
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(Value::Object(named)) => Ok(named.iter().collect()),
            Some(_) => Err(Failure::new(format_args!("{}: {key} is no object of names", self.place))),
        }
    }

    /// The position of a name that a key holds; none without the key.
    pub(crate) fn position(&self, key: &str, names: &[&str]) -> Result<Option<usize>, Failure> {
        self.value(key).map(|_| position(&self.place, self.text(key)?, names)).transpose()
    }

    fn missing(&self, key: &str) -> Failure {
        Failure::new(format_args!("{}: {key} is missing", self.place)).help("--example shows a whole file")
    }
}

/// The position of a name.
pub(crate) fn position(place: &str, name: &str, names: &[&str]) -> Result<usize, Failure> {
    names.iter().position(|known| *known == name).ok_or_else(|| {
        Failure::new(format_args!("{place}: '{name}' is not there"))
            .guess(did_you_mean(name, names.iter().copied()))
            .help(format_args!("there is {}", names.join(", ")))
    })
}

/// A number.
pub(crate) fn number(place: &str, value: &Value) -> Result<f64, Failure> {
    value.as_f64().ok_or_else(|| Failure::new(format_args!("{place} is {value}, no number")))
}
