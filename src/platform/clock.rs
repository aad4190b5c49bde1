//! Time since the page or worker started, and the date.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_namespace = performance, js_name = clearMeasures)]
    fn clear_measures(name: &str);
    #[wasm_bindgen(js_namespace = performance, js_name = measure, catch)]
    fn performance_measure(name: &str, options: &js_sys::Object) -> Result<JsValue, JsValue>;
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

/// Leaves in the browser's timeline how long something took that began at `begun_ms`, in place of the one
/// before of that name. `tools/bench.mjs` and the browser's own tools read it.
pub fn measure(name: &str, begun_ms: f64) {
    clear_measures(name);
    let options = js_sys::Object::new();
    // A timeline that refuses keeps no figure; the page goes on.
    let _set = js_sys::Reflect::set(&options, &"start".into(), &begun_ms.into());
    let _measured = performance_measure(name, &options);
}
