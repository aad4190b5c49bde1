//! Leads from a panel to a figure that is opened for it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A button that opens a figure of "More about this home" and brings it into view.
#[component]
pub(super) fn SeeFigure(
    /// Which one.
    id: &'static str,
    /// What it says.
    label: &'static str,
) -> impl IntoView {
    let see = move |_| {
        let selector = format!("[data-more=\"{id}\"]");
        let card = web_sys::window().and_then(|window| window.document()?.query_selector(&selector).ok()?);
        let Some(card) = card else { return };
        // A literal name is never refused.
        let _opened = card.set_attribute("open", "");
        card.scroll_into_view_with_bool(true);
        let summary = card.query_selector("summary").ok().flatten();
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
            // One that takes no focus is still in view.
            let _focused = summary.focus();
        }
    };
    view! { <button type="button" class="quiet" data-test=format!("see-{id}") on:click=see>{label}</button> }
}
