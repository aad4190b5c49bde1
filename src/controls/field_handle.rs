//! What a control knows of its field.

use leptos::prelude::*;
use wattfleet_core::scenario::{Kind, Path};

use crate::state::Document;

/// A field of the document, as a control sees it.
#[derive(Clone, Copy)]
pub(crate) struct FieldHandle {
    /// The field and its place.
    pub(crate) path: Path,
    document: Document,
    value: Memo<f64>,
    unset: Memo<f64>,
}

impl FieldHandle {
    /// The field at a place of the document that the context holds.
    #[must_use]
    pub(crate) fn new(path: Path) -> Self {
        let document = expect_context::<Document>();
        let scenario = document.scenario();
        let otherwise = (path.field.default)();
        Self {
            path,
            document,
            value: Memo::new(move |_| scenario.with(|scenario| path.read(scenario)).unwrap_or(otherwise)),
            unset: Memo::new(move |_| scenario.with(|scenario| scenario.unset_value(path))),
        }
    }

    /// The value.
    #[must_use]
    pub(crate) fn value(self) -> f64 {
        self.value.try_get().unwrap_or_default()
    }

    /// The value that the field has when nobody sets it.
    #[must_use]
    pub(crate) fn unset_value(self) -> f64 {
        self.unset.try_get().unwrap_or_default()
    }

    /// Whether somebody chose another value than the row's or the default. A choice of a row is the
    /// start of everything, not a deviation.
    #[must_use]
    pub(crate) fn is_overridden(self) -> bool {
        let is_choice = matches!(self.path.field.kind, Kind::Row(_)) && self.path.field.follows.is_none();
        !is_choice && self.value().to_bits() != self.unset_value().to_bits()
    }

    /// Sets the value in one step.
    pub(crate) fn set(self, value: f64) {
        self.document.set(self.path, value);
    }

    /// Sets the value as a move of a drag.
    pub(crate) fn drag(self, value: f64) {
        self.document.drag(self.path, value);
    }

    /// The drag is over.
    pub(crate) fn settle(self) {
        self.document.settle();
    }

    /// Gives up the drag.
    pub(crate) fn cancel(self) {
        self.document.cancel();
    }

    /// An element id of its own, with a word in front.
    #[must_use]
    pub(crate) fn element_id(self, word: &str) -> String {
        let text = self.path.text();
        let plain = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        let mut id = word.to_owned();
        for part in plain {
            id.push('-');
            id.push_str(part);
        }
        id
    }
}
