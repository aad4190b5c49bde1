//! A pause until a later turn of the event loop.

use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Returns in a later turn of the event loop: input and painting come first. It goes through a message
/// channel, because browsers hold nested timers back by 4 ms.
pub async fn turn() {
    let Ok(channel) = MessageChannel::new() else { return };
    let port = channel.port1();
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        port.set_onmessage(Some(&resolve));
        // The port is ours and open, and null can always be posted.
        let _posted = channel.port2().post_message(&wasm_bindgen::JsValue::NULL);
    });
    // It is never rejected.
    let _came = JsFuture::from(promise).await;
    port.close();
}
