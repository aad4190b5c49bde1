//! A call after some quiet time.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::page;

/// How often a call that is due looks whether the rest of the program has come, ms.
const WAIT_MS: u64 = 40;

/// A call that waits until nothing newer has been asked for some time.
#[derive(Clone, Copy)]
pub struct Later {
    handle: StoredValue<Option<TimeoutHandle>>,
}

impl Default for Later {
    fn default() -> Self {
        Self { handle: StoredValue::new(None) }
    }
}

impl Later {
    /// Calls after `ms` milliseconds, and not before the whole program is there; an earlier call that
    /// still waits is dropped.
    pub fn after_ms(self, ms: u64, call: impl FnOnce() + 'static) {
        self.arm(ms, Box::new(call));
    }

    fn arm(self, ms: u64, call: Box<dyn FnOnce()>) {
        self.cancel();
        let handle = set_timeout_with_handle(
            move || {
                self.handle.try_set_value(None);
                if page::is_partial() {
                    self.arm(WAIT_MS, call);
                } else {
                    call();
                }
            },
            Duration::from_millis(ms),
        );
        self.handle.try_set_value(handle.ok());
    }

    /// Calls after `ms` milliseconds, unless a call waits already: at most one call in that time.
    pub fn at_most_every_ms(self, ms: u64, call: impl FnOnce() + 'static) {
        if self.handle.try_get_value().flatten().is_none() {
            self.after_ms(ms, call);
        }
    }

    /// Drops the call that waits.
    pub fn cancel(self) {
        if let Some(handle) = self.handle.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }
}
