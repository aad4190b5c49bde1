//! The scenario on screen: the only truth, and the one door through which it changes.

use leptos::prelude::*;
use wattfleet_core::scenario::{Path, Place, Scenario};

use super::{Command, History, Toasts, describe};

/// The scenario on screen. A handle: copies are the same document.
#[derive(Clone, Copy)]
pub struct Document {
    scenario: RwSignal<Scenario>,
    history: RwSignal<History>,
    toasts: Toasts,
}

impl Document {
    /// A document that has not been changed yet.
    #[must_use]
    pub fn new(scenario: Scenario, toasts: Toasts) -> Self {
        Self { scenario: RwSignal::new(scenario), history: RwSignal::new(History::default()), toasts }
    }

    /// The scenario, to be read.
    #[must_use]
    pub fn scenario(self) -> ReadSignal<Scenario> {
        self.scenario.read_only()
    }

    /// Index of the home that the page shows.
    #[must_use]
    pub fn home(self) -> usize {
        self.scenario.with_untracked(|scenario| {
            let home = usize::from(scenario.view.home);
            if home < scenario.homes.len() { home } else { 0 }
        })
    }

    /// Changes the scenario in one step that can be undone. A refusal is told and changes nothing.
    pub fn run(self, command: Command) {
        self.settle();
        let before = self.scenario.get_untracked();
        let mut after = before.clone();
        match command.apply(&mut after) {
            Ok(_) if after == before => {}
            Ok(words) => {
                self.history.update(|history| history.note(before, words));
                self.scenario.set(after);
            }
            Err(error) => self.toasts.problem(error.to_string()),
        }
    }

    /// Sets one field in one step.
    pub fn set(self, path: Path, value: f64) {
        self.run(Command::Set { path, value });
    }

    /// Sets one field as part of a drag; all moves until [`Self::settle`] are one step.
    pub fn drag(self, path: Path, value: f64) {
        let before = self.scenario.get_untracked();
        let mut after = before.clone();
        if after.set(path, value).is_err() || after == before {
            return;
        }
        let now = path.read(&after).unwrap_or(value);
        self.history.update(|history| {
            history.note_drag(path, &before, |from| describe(path, from, now));
        });
        self.scenario.set(after);
    }

    /// The drag is over: the next one is a step of its own.
    pub fn settle(self) {
        self.scenario.with_untracked(|now| self.history.update(|history| history.settle(now)));
    }

    /// Gives up the drag under way.
    pub fn cancel(self) {
        if let Some(before) = self.history.try_update(History::cancel).flatten() {
            self.restore(before);
        }
    }

    /// Undoes the last step.
    pub fn undo(self) {
        let now = self.scenario.get_untracked();
        if let Some(before) = self.history.try_update(|history| history.undo(&now)).flatten() {
            self.restore(before);
        }
    }

    /// Does again what was undone last.
    pub fn redo(self) {
        let now = self.scenario.get_untracked();
        if let Some(after) = self.history.try_update(|history| history.redo(&now)).flatten() {
            self.restore(after);
        }
    }

    /// What undo would undo.
    #[must_use]
    pub fn undo_words(self) -> Option<String> {
        self.history.with(|history| history.undo_words().map(str::to_owned))
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_words(self) -> Option<String> {
        self.history.with(|history| history.redo_words().map(str::to_owned))
    }

    /// Changes what is looked at; undo leaves that alone.
    pub fn look(self, key: &str, value: f64) {
        let Some(field) = wattfleet_core::scenario::field_by_key(key) else { return };
        let before = self.scenario.get_untracked();
        let mut after = before.clone();
        if after.set(Path { field, place: Place::default() }, value).is_ok() && after != before {
            self.scenario.set(after);
        }
    }

    /// Shows another document; the steps of this one are forgotten.
    pub fn open(self, scenario: Scenario) {
        self.history.set(History::default());
        self.scenario.set(scenario);
    }

    fn restore(self, mut scenario: Scenario) {
        scenario.view = self.scenario.with_untracked(|now| now.view.clone());
        self.scenario.set(scenario);
    }
}
