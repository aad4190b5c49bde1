//! Writing to the clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Puts text on the clipboard; `None` when the browser does not let us.
pub async fn copy(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    // On an insecure origin there is no clipboard at all.
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let clipboard = (!clipboard.is_undefined()).then(|| clipboard.unchecked_into::<Clipboard>())?;
    JsFuture::from(clipboard.write_text(text)).await.ok().map(|_| ())
}
