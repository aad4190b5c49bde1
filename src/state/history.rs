//! What was done, so that it can be undone, with words.

use wattfleet_core::scenario::{Path, Scenario};

/// Steps that can be undone at most.
const STEPS_MAX: usize = 300;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The scenario on the other side of the step.
    pub scenario: Scenario,
    /// What the step did.
    pub words: String,
}

/// A drag under way: the last step grows with it.
#[derive(Clone, Copy, Debug)]
struct Drag {
    path: Path,
    /// The value before the drag.
    from: f64,
}

/// Steps back and steps forward.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    drag: Option<Drag>,
}

impl History {
    /// Notes a step away from a scenario. Steps that were undone are forgotten.
    pub fn note(&mut self, before: Scenario, words: String) {
        self.drag = None;
        self.push(before, words);
    }

    /// Notes a move of a drag: the first makes a step, the others change its words.
    pub fn note_drag(&mut self, path: Path, before: &Scenario, words: impl FnOnce(f64) -> String) {
        if let Some(from) = self.dragged_from(path) {
            let words = words(from);
            if let Some(entry) = self.undo.last_mut() {
                entry.words = words;
            }
            return;
        }
        let from = path.read(before).unwrap_or_default();
        self.push(before.clone(), words(from));
        self.drag = Some(Drag { path, from });
    }

    /// The drag is over. A step that led nowhere is dropped.
    pub fn settle(&mut self, now: &Scenario) {
        if let Some(drag) = self.drag.take()
            && drag.path.read(now) == Some(drag.from)
        {
            self.undo.pop();
        }
    }

    /// Gives up the drag under way: the scenario before it.
    pub fn cancel(&mut self) -> Option<Scenario> {
        self.drag.take()?;
        self.undo.pop().map(|entry| entry.scenario)
    }

    /// One step back: the scenario before it.
    pub fn undo(&mut self, now: &Scenario) -> Option<Scenario> {
        self.drag = None;
        let entry = self.undo.pop()?;
        self.redo.push(Entry { scenario: now.clone(), words: entry.words });
        Some(entry.scenario)
    }

    /// One step forward again: the scenario after it.
    pub fn redo(&mut self, now: &Scenario) -> Option<Scenario> {
        self.drag = None;
        let entry = self.redo.pop()?;
        self.undo.push(Entry { scenario: now.clone(), words: entry.words });
        Some(entry.scenario)
    }

    /// What undo would undo.
    #[must_use]
    pub fn undo_words(&self) -> Option<&str> {
        self.undo.last().map(|entry| entry.words.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_words(&self) -> Option<&str> {
        self.redo.last().map(|entry| entry.words.as_str())
    }

    fn dragged_from(&self, path: Path) -> Option<f64> {
        let drag = self.drag.as_ref()?;
        (drag.path.field.id == path.field.id && drag.path.place == path.place).then_some(drag.from)
    }

    fn push(&mut self, scenario: Scenario, words: String) {
        self.redo.clear();
        if self.undo.len() == STEPS_MAX {
            self.undo.remove(0);
        }
        self.undo.push(Entry { scenario, words });
    }
}
