//! A scenario as a file: save it, open one.

use leptos::{html::Input, prelude::*};
use web_sys::File;

use crate::{
    platform::file,
    state::{Document, Keeper, Toasts, title},
};

/// The buttons that save and open a scenario file.
#[component]
pub(crate) fn FileButtons(
    /// Called when a file was opened.
    opened: Callback<()>,
) -> impl IntoView {
    let document = expect_context::<Document>();
    let keeper = expect_context::<Keeper>();
    let toasts = expect_context::<Toasts>();
    let chooser = NodeRef::<Input>::new();
    let save = move |_| {
        let scenario = document.scenario();
        let name = scenario.with_untracked(|scenario| file_name(&title(scenario)));
        if file::save(&name, "application/json", &keeper.file_now()).is_none() {
            toasts.problem("The browser did not let the file be saved; copy the link instead.".to_owned());
        }
    };
    let choose = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let chosen = move |_| {
        let Some(chooser) = chooser.get_untracked() else { return };
        if let Some(file) = chooser.files().and_then(|files| files.get(0)) {
            open_file(keeper, toasts, file);
            opened.run(());
        }
        // The same file can be chosen again.
        chooser.set_value("");
    };
    view! {
        <div class="buttons">
            <button type="button" class="button" data-test="save-file" on:click=save>"Save file"</button>
            <button type="button" class="button" data-test="open-file" on:click=choose>"Open file…"</button>
            <input
                node_ref=chooser
                type="file"
                accept=".json,application/json,text/plain"
                class="vh"
                tabindex="-1"
                aria-label="Scenario file"
                data-test="file"
                on:change=chosen
            />
        </div>
    }
}

/// Reads a file and opens what is in it as a new document.
pub(super) fn open_file(keeper: Keeper, toasts: Toasts, file: File) {
    leptos::task::spawn_local(async move {
        match file::text(&file).await {
            Some(text) => keeper.open_text(&text),
            None => toasts.problem(format!("“{}” could not be read.", file.name())),
        }
    });
}

fn file_name(title: &str) -> String {
    let letters = title.to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!("{}.wattfleet.json", words.collect::<Vec<_>>().join("-"))
}
