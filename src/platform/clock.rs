//! Time since the page or worker started.

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
