//! A worker, seen from the page.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// Defined by boot.js, which has the compiled program to hand over.
    #[wasm_bindgen(catch, js_name = __spawnWorker)]
    fn spawn_worker() -> Result<Worker, JsValue>;
}

/// What a worker does that the page should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerEvent {
    /// It has sent bytes, and maybe a buffer beside them.
    Message(Vec<u8>, Option<ArrayBuffer>),
    /// It is gone, with what the browser said.
    Died(String),
}

/// A worker, seen from the page; it stops when this is dropped.
pub struct WorkerHost {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl WorkerHost {
    /// Starts a worker; none where the browser has no workers or refuses one.
    pub fn spawn(on_event: impl Fn(WorkerEvent) + Clone + 'static) -> Option<Self> {
        let worker = spawn_worker().ok()?;
        let on_error_event = on_event.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let (message, beside) = match data.dyn_ref::<Array>() {
                Some(pair) => (pair.get(0), pair.get(1).dyn_into::<ArrayBuffer>().ok()),
                None => (data, None),
            };
            on_event(WorkerEvent::Message(Uint8Array::new(&message).to_vec(), beside));
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            on_error_event(WorkerEvent::Died(event.message()));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends bytes, and a buffer beside them; both are moved, not copied again.
    pub fn post(&self, bytes: &[u8], beside: Option<&ArrayBuffer>) {
        let array = Uint8Array::from(bytes);
        // A fresh buffer can always be transferred; one that was moved before goes as nothing.
        let _posted = match beside {
            Some(buffer) => self.worker.post_message_with_transfer(
                &Array::of2(&array, buffer),
                &Array::of2(&array.buffer(), buffer),
            ),
            None => self.worker.post_message_with_transfer(&array, &Array::of1(&array.buffer())),
        };
    }
}

impl Drop for WorkerHost {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
