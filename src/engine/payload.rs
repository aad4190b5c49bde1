//! Bytes that belong to a job and are too many to be packed with it.

use js_sys::{ArrayBuffer, Uint8Array};
use serde::{Deserialize, Serialize};

/// A buffer that is moved to the worker beside its order. The page never looks into it: nothing of a large file
/// is copied into the page's own memory.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Payload {
    #[serde(skip)]
    buffer: Option<ArrayBuffer>,
}

impl Payload {
    /// Holds a buffer.
    #[must_use]
    pub fn new(buffer: ArrayBuffer) -> Self {
        Self { buffer: Some(buffer) }
    }

    /// The buffer, to be moved.
    pub(crate) fn buffer(&self) -> Option<&ArrayBuffer> {
        self.buffer.as_ref()
    }

    /// The bytes, copied into this side's memory.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.buffer.as_ref().map(|buffer| Uint8Array::new(buffer).to_vec()).unwrap_or_default()
    }
}
