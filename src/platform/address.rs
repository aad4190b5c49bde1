//! The part of the address bar behind `#`.

use wasm_bindgen::JsValue;

/// The fragment with its `#`; empty when there is none.
#[must_use]
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of the page with another fragment.
#[must_use]
pub fn with_fragment(fragment: &str) -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split_once('#').map_or(address.as_str(), |(page, _)| page);
    format!("{page}{fragment}")
}

/// Replaces the fragment without a step in the browser's history; `mark` stays with the entry. A browser
/// that has had too many of these refuses (Safari: a hundred in some seconds); the next one will pass.
pub fn replace(fragment: &str, mark: &str) -> Option<()> {
    let history = web_sys::window()?.history().ok()?;
    history.replace_state_with_url(&JsValue::from_str(mark), "", Some(fragment)).ok()
}

/// Puts a fragment in the address bar as a step that the back button undoes; `mark` stays with the entry.
pub fn push(fragment: &str, mark: &str) -> Option<()> {
    let history = web_sys::window()?.history().ok()?;
    history.push_state_with_url(&JsValue::from_str(mark), "", Some(fragment)).ok()
}

/// What this app has marked the entry of the browser's history with; `None` for one that it did not write.
#[must_use]
pub fn mark() -> Option<String> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the page as it is, which is still right.
        let _reloaded = window.location().reload();
    }
}
