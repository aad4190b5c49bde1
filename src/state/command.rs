//! The only ways a scenario changes.

use std::sync::Arc;

use wattfleet_core::scenario::{
    AttachedPrices, AttachedWeather, MAX_ARRAYS, MAX_GROUPS, MAX_PINNED, Measured, Path, Pinned, Place,
    Scenario, ShadeTable, Tariff,
};

use super::describe::describe;

/// The most characters of a title.
const TITLE_MAX: usize = 60;

/// A change of the scenario.
#[derive(Clone, Debug)]
pub enum Command {
    /// One field gets a value; a catalogue row brings its columns along.
    Set {
        /// The field and its place.
        path: Path,
        /// The value, snapped to what the field allows.
        value: f64,
    },
    /// One more PV array, like the last.
    AddArray {
        /// The home.
        home: usize,
    },
    /// One PV array less.
    RemoveArray {
        /// Home and array.
        place: Place,
    },
    /// One more group of homes, like the last.
    AddGroup,
    /// One group less.
    RemoveGroup {
        /// The group.
        index: usize,
    },
    /// A group gets another name.
    NameGroup {
        /// The group.
        index: usize,
        /// The name; empty: named after its design.
        name: String,
    },
    /// One more thing to compare with.
    Pin {
        /// What.
        pinned: Pinned,
    },
    /// One thing less to compare with.
    Unpin {
        /// Which.
        index: usize,
    },
    /// A home gets another name.
    Rename {
        /// The home.
        home: usize,
        /// The name; empty: named after what it is.
        title: String,
    },
    /// A home takes over what was imported, or gives it up.
    Adopt {
        /// The home.
        home: usize,
        /// What it takes over.
        what: Adopted,
        /// What happened, for undo.
        words: String,
    },
    /// Everything at once: a preset, a file.
    Replace {
        /// The new one.
        scenario: Box<Scenario>,
        /// What happened, for undo.
        words: String,
    },
}

/// What a home takes over as a whole.
#[derive(Clone, Debug)]
pub enum Adopted {
    /// What the meter says of its household; none: the estimates again.
    Household(Option<Measured>),
    /// Weather of a file; none: the climate's again.
    Weather(Option<AttachedWeather>),
    /// A tariff with prices of its own.
    Tariff(Box<Tariff>),
    /// Prices of a market; none: the plan's again.
    Prices(Option<AttachedPrices>),
    /// Shade by month and hour; none: the arrays' own again.
    Shade(Option<Arc<ShadeTable>>),
}

/// A change that was refused; the scenario is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CommandError(pub String);

impl Command {
    /// Changes the scenario and returns what was done, in words.
    ///
    /// # Errors
    /// No such place, row or option, or a list that is full.
    pub fn apply(self, scenario: &mut Scenario) -> Result<String, CommandError> {
        match self {
            Self::Set { path, value } => {
                let before = scenario.set(path, value).map_err(|error| CommandError(error.to_string()))?;
                let after = path.read(scenario).unwrap_or(value);
                Ok(describe(path, before, after))
            }
            Self::AddArray { home } => {
                let full = || CommandError(format!("a home has at most {MAX_ARRAYS} arrays"));
                let index = scenario.add_array(home).ok_or_else(full)?;
                Ok(format!("array {} added", index + 1))
            }
            Self::RemoveArray { place } => {
                let gone = || CommandError("that array is gone already".to_owned());
                scenario.remove_array(place).ok_or_else(gone)?;
                Ok(format!("array {} removed", place.item + 1))
            }
            Self::AddGroup => {
                let full = || CommandError(format!("a fleet has at most {MAX_GROUPS} groups"));
                let index = scenario.add_group().ok_or_else(full)?;
                Ok(format!("group {} added", index + 1))
            }
            Self::RemoveGroup { index } => {
                let gone = || CommandError("that group is gone already".to_owned());
                scenario.remove_group(index).ok_or_else(gone)?;
                Ok(format!("group {} removed", index + 1))
            }
            Self::NameGroup { index, name } => {
                let none = || CommandError("there is no such group".to_owned());
                let group = scenario.fleet.groups.get_mut(index).ok_or_else(none)?;
                group.name = name.trim().chars().take(TITLE_MAX).collect();
                Ok("name of a group".to_owned())
            }
            Self::Pin { pinned } => {
                if scenario.pin(pinned) {
                    return Ok("pinned to compare".to_owned());
                }
                Err(CommandError(format!("at most {MAX_PINNED} are compared; unpin one first")))
            }
            Self::Unpin { index } => {
                if index >= scenario.compare.len() {
                    return Err(CommandError("that is not pinned any more".to_owned()));
                }
                scenario.compare.remove(index);
                Ok("unpinned".to_owned())
            }
            Self::Rename { home, title } => {
                let none = || CommandError("there is no such home".to_owned());
                let home = scenario.homes.get_mut(home).ok_or_else(none)?;
                home.title = title.trim().chars().take(TITLE_MAX).collect();
                Ok("name".to_owned())
            }
            Self::Adopt { home, what, words } => {
                let none = || CommandError("there is no such home".to_owned());
                let home = scenario.homes.get_mut(home).ok_or_else(none)?;
                match what {
                    Adopted::Household(measured) => home.measured = measured,
                    Adopted::Weather(weather) => home.weather = weather,
                    Adopted::Tariff(tariff) => home.tariff = *tariff,
                    Adopted::Prices(market) => home.tariff.market = market,
                    Adopted::Shade(shade) => home.solar.shade = shade,
                }
                Ok(words)
            }
            Self::Replace { scenario: new, words } => {
                *scenario = *new;
                Ok(words)
            }
        }
    }
}
