//! The ids below 100, which are no fields, and the record that each field belongs to.

use crate::scenario::{Field, List, Subject};

/// Scenario: the list of homes. Absent: those of the preset.
pub(super) const HOMES: u16 = 1;
/// Scenario: version of the model that gave the sender's answer.
pub(super) const MODEL_VERSION: u16 = 2;
/// Scenario: fingerprint of the sender's answer.
pub(super) const ANSWER: u16 = 3;
/// Home: what the user calls it.
pub(super) const TITLE: u16 = 4;
/// Home: the list of PV arrays. Absent: those of the home it starts from.
pub(super) const ARRAYS: u16 = 5;
/// Home: the home that it starts from, counted from 1; 0 is the preset's first,
/// -1 its second. Absent: the home before.
pub(super) const STARTS_FROM: u16 = 6;
/// Home: what the meter says of its household. Absent: as the home it starts from; empty: nothing.
pub(super) const MEASURED: u16 = 7;

/// Home: the tables of its own tariff; no bytes: none. Absent: those of the home it starts from.
pub(super) const TABLES: u16 = 8;

/// Group: what the user calls it.
pub(super) const NAME: u16 = 9;
/// Scenario: the list of groups. Absent: those of the preset.
pub(super) const GROUPS: u16 = 10;
/// Scenario: the list of what it is compared with. Absent: nothing.
pub(super) const COMPARE: u16 = 11;
/// Item of that list: a scenario, a body without stamp; its title is [`TITLE`].
pub(super) const PINNED_SCENARIO: u16 = 12;
/// Item of that list: a data centre, by number.
pub(super) const PINNED_DATACENTRE: u16 = 13;

/// Home: weather of a file; no bytes: its climate's. Absent: as the home it starts from.
pub(super) const WEATHER: u16 = 14;

/// Home: direct sun lost by month and hour; no bytes: none. Absent: as the home it starts from.
pub(super) const SHADE: u16 = 15;

/// Home: prices of a market; no bytes: none. Absent: those of the home it starts from, unless its plan is chosen.
pub(super) const PRICES: u16 = 16;

/// The record that a field is an entry of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Fleet, view and constants.
    Scenario,
    /// One home.
    Home,
    /// One item of a list.
    Item(List),
}

/// The entry of a list.
pub(super) fn of_list(list: List) -> u16 {
    match list {
        List::Arrays => ARRAYS,
        List::Groups => GROUPS,
    }
}

/// The record that a field is an entry of.
pub(super) fn level(field: &Field) -> Level {
    match (field.list, field.subject) {
        (Some(list), _) => Level::Item(list),
        (None, Subject::Fleet | Subject::View | Subject::Constants) => Level::Scenario,
        (None, _) => Level::Home,
    }
}
