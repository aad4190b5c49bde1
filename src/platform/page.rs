//! The document, as far as the whole app has to do with it.

use web_sys::HtmlElement;

fn document_element() -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}

/// Sets `data-<name>` on the `html` element: for styles, and for browser tests.
pub fn mark(name: &str, value: &str) {
    if let Some(html) = document_element() {
        // Only a name that is no name is refused, and ours are literals.
        let _set = html.set_attribute(&format!("data-{name}"), value);
    }
}

/// Says that the first answer stands: `html[data-ready]`.
pub fn mark_ready() {
    mark("ready", "");
}

/// Whether the rest of the program is still to come (`html[data-partial]`, boot.js). What can wait for
/// it should.
#[must_use]
pub fn is_partial() -> bool {
    document_element().is_some_and(|html| html.has_attribute("data-partial"))
}

/// The element with an id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Takes the element with an id away, such as a part of the static shell whose own has come.
pub fn remove(id: &str) {
    if let Some(element) = element(id) {
        element.remove();
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    use wasm_bindgen::JsCast;
    let found = web_sys::window().and_then(|w| w.document()?.query_selector(selector).ok()?);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that takes no focus leaves it where it was.
        let _focused = element.focus();
    }
}

/// Cores that are free while the page uses one; 1 where the browser does not say.
#[must_use]
pub fn spare_cores() -> usize {
    (cores() - 1).max(1)
}

/// Cores of the machine, as far as the browser tells: at least one.
#[must_use]
pub fn cores() -> usize {
    web_sys::window().map_or(2.0, |w| w.navigator().hardware_concurrency()).max(1.0) as usize
}

/// Writes to the browser's console.
pub fn log_error(text: &str) {
    web_sys::console::error_1(&text.into());
}
