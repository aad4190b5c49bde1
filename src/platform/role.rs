//! Which part this copy of the program plays.

use wasm_bindgen::JsCast;

/// Which part this copy of the program plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Shows the app.
    Page,
    /// Works on jobs.
    Worker,
}

/// The role of this copy: a page has a window.
#[must_use]
pub fn role() -> Role {
    if js_sys::global().is_instance_of::<web_sys::Window>() { Role::Page } else { Role::Worker }
}
