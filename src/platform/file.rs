//! Files that the user saves and opens.

use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Offers text as a file to save.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address).ok()
}

/// The text of a file; `None` when it cannot be read.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// The bytes of a file, outside the page's own memory; `None` when it cannot be read.
pub async fn buffer(file: &File) -> Option<ArrayBuffer> {
    JsFuture::from(file.array_buffer()).await.ok()?.dyn_into().ok()
}

/// The first bytes of a file as text, by which its kind is told.
pub async fn beginning(file: &File, bytes: i32) -> Option<String> {
    let part = file.slice_with_i32_and_i32(0, bytes).ok()?;
    JsFuture::from(part.text()).await.ok()?.as_string()
}
