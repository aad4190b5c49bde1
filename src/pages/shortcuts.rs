//! The keyboard: undo, redo, help.

use leptos::{
    ev::{self, KeyboardEvent},
    html::Dialog,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use crate::state::{Document, Keeper};

/// What the keys do.
const SHEET: &[(&str, &str)] = &[
    ("Ctrl or ⌘ Z", "Undo"),
    ("Shift Ctrl or ⌘ Z, Ctrl Y", "Redo"),
    ("Ctrl or ⌘ S", "Keep the design now (it is kept by itself, too)"),
    ("?", "This sheet"),
    ("Arrow up, arrow down", "In a number box: one step more, one step less"),
    ("Arrow keys", "On a slider: one step; on a figure: move the crosshair"),
    ("Enter", "In a box: take what was typed"),
    ("Escape", "Leave a list, a dialog or a drag as it was before"),
];

/// The sheet of keys.
#[component]
pub(crate) fn Shortcuts(
    /// The dialog, to be opened.
    dialog: NodeRef<Dialog>,
) -> impl IntoView {
    let rows = SHEET
        .iter()
        .map(|(keys, what)| {
            view! {
                <dt>
                    <kbd>{*keys}</kbd>
                </dt>
                <dd>{*what}</dd>
            }
        })
        .collect_view();
    view! {
        <dialog node_ref=dialog class="dialog" aria-labelledby="shortcuts-title">
            <h2 id="shortcuts-title">"Keyboard"</h2>
            <dl class="keys">{rows}</dl>
            <form method="dialog">
                <button class="button" type="submit">"Close"</button>
            </form>
        </dialog>
    }
}

/// Listens to the keys of the whole page.
pub(crate) fn listen_for_shortcuts(document: Document, keeper: Keeper, sheet: NodeRef<Dialog>) {
    let pressed = move |event: KeyboardEvent| {
        let is_command = event.ctrl_key() || event.meta_key();
        match (is_command, event.shift_key(), event.key().to_lowercase().as_str()) {
            (true, _, "s") => {
                event.prevent_default();
                let _link = keeper.link_now();
            }
            _ if is_typing(&event) => {}
            (true, false, "z") => {
                event.prevent_default();
                document.undo();
            }
            (true, true, "z") | (true, false, "y") => {
                event.prevent_default();
                document.redo();
            }
            (false, _, "?") => open(sheet),
            _ => {}
        }
    };
    // Listens as long as the page lives.
    let _listening = window_event_listener(ev::keydown, pressed);
}

/// Opens a dialog, unless it is open.
pub(super) fn open(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked()
        && !dialog.open()
    {
        // Refused only when it is open already.
        let _opened = dialog.show_modal();
    }
}

/// Keys that belong to a box with text that was changed but not taken yet: its own undo comes first.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        element.is_instance_of::<HtmlTextAreaElement>()
            || element.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "text")
    })
}
