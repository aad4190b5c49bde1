//! Time since the page or worker started, and the date.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Milliseconds since the page or worker started; never runs backwards.
#[must_use]
pub fn now_ms() -> f64 {
    performance_now()
}

/// Milliseconds since 1970 by the user's clock, for dates that people read.
#[must_use]
pub fn date_ms() -> f64 {
    js_sys::Date::now()
}
