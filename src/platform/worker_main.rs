//! A worker, from within: listens, works, reports.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::{Order, Payload, Report, Runner, pack, unpack};

/// Takes orders from the page until it is stopped. Says so first: messages sent before are lost.
pub fn run() {
    let runner = Runner::new(|report| post(&report));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // An order, or an order and a buffer beside it.
        let data = event.data();
        let (order, beside) = match data.dyn_ref::<Array>() {
            Some(pair) => (pair.get(0), pair.get(1).dyn_into::<ArrayBuffer>().ok()),
            None => (data, None),
        };
        match unpack::<Order>(&Uint8Array::new(&order).to_vec()) {
            Ok(order) => runner.order(match beside {
                Some(buffer) => order.with_payload(Payload::new(buffer)),
                None => order,
            }),
            Err(error) => post(&Report::Panicked(error.to_string())),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Listens as long as the worker lives.
    on_message.forget();
    post(&Report::Ready);
}

/// Sends a report to the page; its bytes are moved, not copied again.
pub(super) fn post(report: &Report) {
    match pack(report) {
        Ok(bytes) => {
            let array = Uint8Array::from(bytes.as_slice());
            // A fresh buffer can always be transferred.
            let _posted = match report.payload().and_then(Payload::buffer) {
                Some(buffer) => scope().post_message_with_transfer(
                    &Array::of2(&array, buffer),
                    &Array::of2(&array.buffer(), buffer),
                ),
                None => scope().post_message_with_transfer(&array, &Array::of1(&array.buffer())),
            };
        }
        Err(error) => web_sys::console::error_1(&error.to_string().into()),
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
