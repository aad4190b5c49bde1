//! The address of one value: `homes[1].battery.units`, `solar.arrays[0].tilt_deg`.

use super::{Field, List, Place, Scenario, field_by_key};

/// A field at a place.
#[derive(Clone, Copy, Debug)]
pub struct Path {
    /// The field.
    pub field: &'static Field,
    /// Home and item.
    pub place: Place,
}

/// An address that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// No field has this key.
    #[error("no field is called '{key}'; `wattfleet fields` lists them")]
    UnknownKey {
        /// What was asked for.
        key: String,
    },
    /// Brackets without a whole number between them.
    #[error("'{text}' needs a whole number in its brackets, as in solar.arrays[0].tilt_deg")]
    BadIndex {
        /// What was asked for.
        text: String,
    },
}

impl Path {
    /// A field of the first home.
    #[must_use]
    pub fn new(field: &'static Field) -> Self {
        Self { field, place: Place::default() }
    }

    /// A field of a home.
    #[must_use]
    pub fn of_home(field: &'static Field, home: usize) -> Self {
        Self { field, place: Place { home, item: 0 } }
    }

    /// Reads an address.
    ///
    /// # Errors
    /// An unknown key, or brackets without a number.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        let mut place = Place::default();
        let mut rest = text;
        if let Some(after) = text.strip_prefix("homes[") {
            let (index, tail) = bracket(text, after)?;
            place.home = index;
            rest = tail.strip_prefix('.').unwrap_or(tail);
        }
        let mut key = rest.to_owned();
        if let Some((before, after)) = rest.split_once('[') {
            let (index, tail) = bracket(text, after)?;
            place.item = index;
            key = format!("{before}[]{tail}");
        }
        let field = field_by_key(&key).ok_or(PathError::UnknownKey { key })?;
        Ok(Self { field, place })
    }

    /// The address as text; the first home goes without saying.
    #[must_use]
    pub fn text(&self) -> String {
        let key = match self.field.list {
            Some(List::Arrays | List::Groups) => {
                self.field.key.replace("[]", &format!("[{}]", self.place.item))
            }
            None => self.field.key.to_owned(),
        };
        if self.place.home == 0 { key } else { format!("homes[{}].{key}", self.place.home) }
    }

    /// The value in a scenario.
    #[must_use]
    pub fn read(&self, scenario: &Scenario) -> Option<f64> {
        (self.field.read)(scenario, self.place)
    }
}

fn bracket<'a>(text: &str, after: &'a str) -> Result<(usize, &'a str), PathError> {
    let bad = || PathError::BadIndex { text: text.to_owned() };
    let (index, tail) = after.split_once(']').ok_or_else(bad)?;
    Ok((index.parse().map_err(|_| bad())?, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_itself() {
        for text in
            ["battery.units", "homes[3].battery.units", "solar.arrays[2].tilt_deg", "fleet.groups[1].count"]
        {
            assert_eq!(Path::parse(text).unwrap().text(), text);
        }
    }

    #[test]
    fn a_wrong_address_says_what_is_wrong() {
        assert!(matches!(Path::parse("battery.unit"), Err(PathError::UnknownKey { .. })));
        assert!(matches!(Path::parse("solar.arrays[x].tilt_deg"), Err(PathError::BadIndex { .. })));
    }
}
