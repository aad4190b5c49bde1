//! A call in a later turn of the event loop.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// A function that can be called in a later turn of the event loop, as often as wanted. It goes
/// through a message channel, because browsers hold nested timers back by 4 ms.
pub struct Soon {
    channel: Option<MessageChannel>,
    _function: Closure<dyn FnMut()>,
}

impl Soon {
    /// Prepares a function for later calls.
    pub fn new(function: impl FnMut() + 'static) -> Self {
        let function = Closure::<dyn FnMut()>::new(function);
        let channel = MessageChannel::new().ok();
        if let Some(channel) = &channel {
            channel.port1().set_onmessage(Some(function.as_ref().unchecked_ref()));
        }
        Self { channel, _function: function }
    }

    /// Calls the function once, soon: input and painting come first.
    pub fn call(&self) {
        if let Some(channel) = &self.channel {
            // The port is ours and open, and null can always be posted.
            let _posted = channel.port2().post_message(&JsValue::NULL);
        }
    }
}

impl Drop for Soon {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.port1().set_onmessage(None);
            channel.port1().close();
        }
    }
}
