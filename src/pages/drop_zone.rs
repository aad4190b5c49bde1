//! A file dropped anywhere on the page: a design, or data of the user's own for the home that is shown.

use leptos::{
    ev::{self, DragEvent},
    prelude::*,
};

use super::share_file::open_file;
use crate::{
    engine::ImportHint,
    platform::file,
    state::{Imports, Keeper, Toasts, link::looks_like_link},
};
use web_sys::File;

/// How much of a file tells what it is, bytes.
const BEGINNING: i32 = 4096;

/// Opens files that are dropped on the page; dialog and panels have buttons that do the same.
pub(crate) fn listen_for_files(keeper: Keeper, toasts: Toasts, imports: Imports) {
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
            leptos::task::spawn_local(async move {
                if is_design(&file).await {
                    open_file(keeper, toasts, file);
                } else {
                    imports.read(file, ImportHint::Any);
                }
            });
        }
    });
}

/// Whether a file is a scenario or a share link, by its beginning.
async fn is_design(file: &File) -> bool {
    let Some(beginning) = file::beginning(file, BEGINNING).await else { return false };
    let text = beginning.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if text.starts_with('{') {
        return text.contains("\"wattfleet\"");
    }
    let mut words = text.split_whitespace();
    words.any(|word| word.find('#').and_then(|at| word.get(at..)).is_some_and(looks_like_link))
}
