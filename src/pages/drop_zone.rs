//! A scenario file dropped anywhere on the page.

use leptos::{
    ev::{self, DragEvent},
    prelude::*,
};

use super::share_file::open_file;
use crate::state::{Keeper, Toasts};

/// Opens files that are dropped on the page; the dialog has a button that does the same.
pub(crate) fn listen_for_files(keeper: Keeper, toasts: Toasts) {
    let holds_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
    };
    // Listen as long as the page lives.
    let _over = window_event_listener(ev::dragover, move |event| {
        if holds_files(&event) {
            event.prevent_default();
        }
    });
    let _drop = window_event_listener(ev::drop, move |event| {
        if !holds_files(&event) {
            return;
        }
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            open_file(keeper, toasts, file);
        }
    });
}
