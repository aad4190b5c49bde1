//! A button that lets the user choose a file.

use leptos::{html::Input, prelude::*};
use web_sys::File;

/// A button that opens the browser's file chooser.
#[component]
pub(crate) fn FileButton(
    /// What it says.
    label: &'static str,
    /// What the chooser offers.
    accept: &'static str,
    /// For tests: `data-test` of the hidden input.
    test: &'static str,
    /// Takes the file.
    chosen: Callback<File>,
) -> impl IntoView {
    let chooser = NodeRef::<Input>::new();
    let open = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let changed = move |_| {
        let Some(chooser) = chooser.get_untracked() else { return };
        if let Some(file) = chooser.files().and_then(|files| files.get(0)) {
            chosen.run(file);
        }
        // The same file can be chosen again.
        chooser.set_value("");
    };
    view! {
        <button type="button" class="quiet" on:click=open>{label}</button>
        <input
            node_ref=chooser
            type="file"
            accept=accept
            class="vh"
            tabindex="-1"
            aria-label=label
            data-test=test
            on:change=changed
        />
    }
}
