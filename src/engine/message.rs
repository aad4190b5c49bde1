//! What passes between page and worker: postcard bytes. Both ends are the same build of the same
//! program, so the encoding needs no version.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::job::{Job, Reply};
use super::payload::Payload;

/// Number of a job, unique in its engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket(pub u32);

/// Page to worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Work on this; whatever was under way is dropped.
    Start(Ticket, Job),
    /// Drop this job if it is still under way.
    Cancel(Ticket),
}

impl Order {
    /// The bytes that go beside it.
    #[must_use]
    pub fn payload(&self) -> Option<&Payload> {
        match self {
            Self::Start(_, job) => job.payload(),
            Self::Cancel(_) => None,
        }
    }

    /// The same order with the bytes that came beside it.
    #[must_use]
    pub fn with_payload(self, payload: Payload) -> Self {
        match self {
            Self::Start(ticket, job) => Self::Start(ticket, job.with_payload(payload)),
            Self::Cancel(ticket) => Self::Cancel(ticket),
        }
    }
}

/// Worker to page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Report {
    /// The worker has started and listens; nothing may be sent before.
    Ready,
    /// The part of a job that is done, 0 to 1.
    Progress(Ticket, f64),
    /// The answer of a job.
    Done(Ticket, Reply),
    /// The worker panicked with this message and is gone.
    Panicked(String),
}

impl Report {
    /// The bytes that go beside it.
    #[must_use]
    pub fn payload(&self) -> Option<&Payload> {
        match self {
            Self::Done(_, reply) => reply.payload(),
            _ => None,
        }
    }

    /// The same report with the bytes that came beside it.
    #[must_use]
    pub fn with_payload(self, payload: Payload) -> Self {
        match self {
            Self::Done(ticket, reply) => Self::Done(ticket, reply.with_payload(payload)),
            other => other,
        }
    }
}

/// A message that could not be packed or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("message between page and worker: {0}")]
pub struct MessageError(String);

/// Packs a message.
pub(crate) fn pack<M: Serialize>(message: &M) -> Result<Vec<u8>, MessageError> {
    postcard::to_allocvec(message).map_err(|e| MessageError(e.to_string()))
}

/// Reads a message.
pub(crate) fn unpack<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, MessageError> {
    postcard::from_bytes(bytes).map_err(|e| MessageError(e.to_string()))
}
