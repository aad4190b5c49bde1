//! Changing a scenario: the one way a value gets in, so that a chosen row brings its columns along.

use super::{Array, Home, Kind, MAX_ARRAYS, MAX_HOMES, Path, Place, Scenario, fields};

/// The field that chooses the climate.
const CLIMATE: u16 = 101;
/// The field that chooses the tariff.
const PLAN: u16 = 601;

/// Why a value did not get in.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SetError {
    /// There is no such home or item.
    #[error("there is no {path}")]
    NoPlace {
        /// The address.
        path: String,
    },
    /// No such catalogue row or option.
    #[error("{value} is not one of the choices of {path}")]
    NoChoice {
        /// The address.
        path: String,
        /// What was asked for.
        value: f64,
    },
}

impl Scenario {
    /// Sets a value, snapped to its bounds and quantum. Choosing a catalogue row sets every field
    /// that follows it. Returns the value that was there.
    ///
    /// # Errors
    /// No such place, row or option; the scenario is then unchanged.
    pub fn set(&mut self, path: Path, value: f64) -> Result<f64, SetError> {
        let before = path.read(self).ok_or_else(|| SetError::NoPlace { path: path.text() })?;
        let value = path.field.snap(value);
        let refused = || SetError::NoChoice { path: path.text(), value };
        if !path.field.allows(value) {
            return Err(refused());
        }
        (path.field.write)(self, path.place, value).ok_or_else(refused)?;
        if path.field.id == CLIMATE {
            // A file's weather stood in the place of the climate that was.
            if let Some(home) = self.homes.get_mut(path.place.home) {
                home.weather = None;
            }
        }
        if path.field.id == PLAN {
            // Prices of the user's own belong to the plan they were made from.
            if let Some(home) = self.homes.get_mut(path.place.home) {
                home.tariff.tables = None;
                home.tariff.market = None;
            }
        }
        if let Kind::Row(_) = path.field.kind {
            self.follow(path.field.id, value as u16, path.place);
        }
        Ok(before)
    }

    /// The value that a field takes when its user says nothing: its row's, else its default.
    #[must_use]
    pub fn unset_value(&self, path: Path) -> f64 {
        path.field
            .follows
            .and_then(|follow| {
                let row = fields().find(|other| other.id == follow.field)?;
                let id = (row.read)(self, path.place)? as u16;
                (follow.column)(id)
            })
            .map_or_else(path.field.default, |value| path.field.snap(value))
    }

    /// Appends a PV array like the last one of the home. `None` when the list is full.
    #[must_use]
    pub fn add_array(&mut self, home: usize) -> Option<usize> {
        let arrays = &mut self.homes.get_mut(home)?.solar.arrays;
        if arrays.len() >= MAX_ARRAYS {
            return None;
        }
        arrays.push(arrays.last().cloned().unwrap_or_default());
        Some(arrays.len() - 1)
    }

    /// Removes a PV array.
    #[must_use]
    pub fn remove_array(&mut self, place: Place) -> Option<Array> {
        let arrays = &mut self.homes.get_mut(place.home)?.solar.arrays;
        (place.item < arrays.len()).then(|| arrays.remove(place.item))
    }

    /// Appends a home. `None` when the scenario is full.
    #[must_use]
    pub fn add_home(&mut self, home: Home) -> Option<usize> {
        if self.homes.len() >= MAX_HOMES {
            return None;
        }
        self.homes.push(home);
        Some(self.homes.len() - 1)
    }

    /// Sets every field of a home that a catalogue row decides to what the row says.
    pub(super) fn follow_all(&mut self, home: usize) {
        let place = Place { home, item: 0 };
        for field in fields().filter(|field| matches!(field.kind, Kind::Row(_))) {
            if let Some(row) = (field.read)(self, place) {
                self.follow(field.id, row as u16, place);
            }
        }
    }

    fn follow(&mut self, row_field: u16, row: u16, place: Place) {
        for field in fields() {
            let Some(value) = field
                .follows
                .filter(|follow| follow.field == row_field)
                .and_then(|follow| (follow.column)(row))
            else {
                continue;
            };
            let value = field.snap(value);
            let written = field.allows(value) && (field.write)(self, place, value).is_some();
            if written && matches!(field.kind, Kind::Row(_)) {
                self.follow(field.id, value as u16, place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    #[test]
    fn choosing_a_battery_brings_its_columns() {
        let mut scenario = Scenario::default();
        let powerwall_2 = catalog::Table::Battery.find("powerwall-2").unwrap();
        let path = Path::parse("battery.model").unwrap();
        scenario.set(path, f64::from(powerwall_2)).unwrap();
        let battery = &scenario.homes[0].battery;
        let row = catalog::battery(powerwall_2).unwrap();
        assert!((battery.discharge_kw - row.discharge_kw).abs() < 1e-3);
        assert!((battery.capacity_kwh - row.capacity_kwh).abs() < 1e-2);
    }

    #[test]
    fn a_value_outside_its_bounds_is_brought_inside() {
        let mut scenario = Scenario::default();
        let path = Path::parse("battery.reserve_frac").unwrap();
        scenario.set(path, 7.0).unwrap();
        assert_eq!(path.read(&scenario), Some(1.0));
    }

    #[test]
    fn a_refused_value_changes_nothing() {
        let mut scenario = Scenario::default();
        let path = Path::parse("battery.model").unwrap();
        assert!(scenario.set(path, 60_000.0).is_err());
        assert_eq!(scenario, Scenario::default());
    }

    #[test]
    fn the_default_scenario_is_what_its_rows_say() {
        let scenario = Scenario::default();
        for field in fields().filter(|field| field.follows.is_some()) {
            let path = Path::new(field);
            assert_eq!(path.read(&scenario), Some(scenario.unset_value(path)), "{}", field.key);
        }
    }
}
