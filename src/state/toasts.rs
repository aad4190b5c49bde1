//! Short messages that do not interrupt.

use leptos::prelude::*;

use crate::platform::Later;

/// How long a plain message stays, ms.
const STAYS_MS: u64 = 8000;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something was done; it goes away by itself.
    Done,
    /// Something needs a look; it stays.
    Problem,
}

/// What a message offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastAction {
    /// Load the page again.
    Reload,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Which one.
    pub id: u32,
    /// How it is meant.
    pub kind: ToastKind,
    /// The sentence.
    pub text: String,
    /// Text that should not be lost, such as a link that could not be read.
    pub kept: Option<String>,
    /// What it offers.
    pub action: Option<ToastAction>,
}

/// The messages on screen.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u32>,
}

impl Default for Toasts {
    fn default() -> Self {
        Self { list: RwSignal::new(Vec::new()), last_id: StoredValue::new(0) }
    }
}

impl Toasts {
    /// The messages, oldest first.
    #[must_use]
    pub fn list(self) -> ReadSignal<Vec<Toast>> {
        self.list.read_only()
    }

    /// Says that something was done.
    pub fn done(self, text: String) {
        let id = self.add(ToastKind::Done, text, None, None);
        Later::default().after_ms(STAYS_MS, move || self.close(id));
    }

    /// Says that something went wrong, until it is closed.
    pub fn problem(self, text: String) {
        self.add(ToastKind::Problem, text, None, None);
    }

    /// The same with text that should not be lost.
    pub fn problem_with(self, text: String, kept: String) {
        self.add(ToastKind::Problem, text, Some(kept), None);
    }

    /// Offers to do something, until it is closed.
    pub fn offer(self, text: String, action: ToastAction) {
        self.add(ToastKind::Problem, text, None, Some(action));
    }

    /// Takes a message away.
    pub fn close(self, id: u32) {
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }

    fn add(self, kind: ToastKind, text: String, kept: Option<String>, action: Option<ToastAction>) -> u32 {
        let id = self.last_id.try_update_value(|id| {
            *id = id.wrapping_add(1);
            *id
        });
        let id = id.unwrap_or_default();
        self.list.try_update(|list| {
            // The same said twice is said once.
            list.retain(|toast| toast.text != text);
            list.push(Toast { id, kind, text, kept, action });
        });
        id
    }
}
