//! Leads to a control, wherever it is: opens its panel, brings it into view, gives it the focus.

use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use wattfleet_core::scenario::Path;
use web_sys::{Document, Element, HtmlElement};

/// Looks until the control is made: panels make theirs when they are opened.
const TRIES: u32 = 12;

/// Time between two looks, ms.
const PAUSE_MS: u64 = 25;

/// Leads to the control of a field by its address; an address that leads nowhere leads nowhere.
pub(crate) fn reveal(key: &str) {
    if let Ok(path) = Path::parse(key) {
        look(path.field.subject.label(), key.to_owned(), TRIES);
    }
}

fn look(panel: &'static str, key: String, tries: u32) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(control) = find(&document, &format!("[data-field=\"{key}\"]")) {
        open_around(&control);
        show(&control);
    } else if tries > 0 {
        let panel_selector = format!("[data-panel=\"{panel}\"]");
        for selector in [panel_selector.clone(), format!("{panel_selector} .more")] {
            if let Some(details) = find(&document, &selector) {
                open(&details);
            }
        }
        set_timeout(move || look(panel, key, tries - 1), Duration::from_millis(PAUSE_MS));
    }
}

fn find(document: &Document, selector: &str) -> Option<Element> {
    document.query_selector(selector).ok().flatten()
}

fn open_around(control: &Element) {
    let mut inside = control.closest("details").ok().flatten();
    while let Some(details) = inside {
        open(&details);
        inside = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

fn open(details: &Element) {
    // A literal name is never refused.
    let _opened = details.set_attribute("open", "");
}

fn show(control: &Element) {
    let input = control.query_selector("input, select").ok().flatten().unwrap_or_else(|| control.clone());
    let Ok(input) = input.dyn_into::<HtmlElement>() else { return };
    control.scroll_into_view_with_bool(true);
    // An element that takes no focus is still in view.
    let _focused = input.focus();
}
