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
/// Home: the home that it starts from, counted from 1; 0 is the preset's. Absent: the home before.
pub(super) const STARTS_FROM: u16 = 6;
/// Home: what the meter says of its household. Absent: as the home it starts from; empty: nothing.
pub(super) const MEASURED: u16 = 7;

/// Home: the tables of its own tariff; no bytes: none. Absent: those of the home it starts from.
pub(super) const TABLES: u16 = 8;

/// The record that a field is an entry of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// View and constants.
    Scenario,
    /// One home.
    Home,
    /// One item of a list of a home.
    Item(List),
}

/// The record that a field is an entry of.
pub(super) fn level(field: &Field) -> Level {
    match (field.list, field.subject) {
        (Some(list), _) => Level::Item(list),
        (None, Subject::View | Subject::Constants) => Level::Scenario,
        (None, _) => Level::Home,
    }
}
