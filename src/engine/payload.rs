//! Bytes that belong to a job and are too many to be packed with it.

use js_sys::{ArrayBuffer, Uint8Array};
use serde::{Deserialize, Serialize};

/// Bytes of a length.
const LENGTH: u32 = 4;

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

    /// Holds a copy of bytes of this side's memory.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::new(Uint8Array::from(bytes).buffer())
    }

    /// Another buffer of the same bytes: one that is moved is gone.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self { buffer: self.buffer.as_ref().map(|buffer| buffer.slice(0)) }
    }

    /// Some buffers in one, each after its length (u32, little-endian).
    #[must_use]
    pub fn join(parts: &[&Self]) -> Self {
        let buffers: Vec<Uint8Array> = parts
            .iter()
            .map(|part| {
                part.buffer.as_ref().map_or_else(|| Uint8Array::new_with_length(0), |b| Uint8Array::new(b))
            })
            .collect();
        let joined = Uint8Array::new_with_length(buffers.iter().map(|part| part.length() + LENGTH).sum());
        let mut at = 0;
        for part in buffers {
            joined.set(&Uint8Array::from(part.length().to_le_bytes().as_slice()), at);
            joined.set(&part, at + LENGTH);
            at += LENGTH + part.length();
        }
        Self::new(joined.buffer())
    }

    /// What was joined.
    pub(super) fn split(&self) -> Vec<Vec<u8>> {
        let bytes = self.bytes();
        let mut rest = bytes.as_slice();
        let mut parts = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk() {
            let length = (u32::from_le_bytes(*length) as usize).min(after.len());
            let (part, others) = after.split_at(length);
            parts.push(part.to_vec());
            rest = others;
        }
        parts
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
