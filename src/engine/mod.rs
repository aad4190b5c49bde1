//! Searches that would hold up a frame, in a pool of workers behind one port.
//!
//! - [`Job`], [`Reply`]: what can be asked and what comes back; [`JobKind`] says what replaces what
//! - [`HomeQuestion`]: the home that a search is about, with what it refers to
//! - [`Payload`]: bytes that are moved to the worker beside an order; [`Imported`]: what a file was
//! - [`Task`], [`Step`]: a job under way, in steps short enough to be interrupted
//! - [`Engine`]: `submit(job, listener) -> handle`; the newest of a kind wins; cancel works; without
//!   workers the same tasks run on the page's own thread, a slice at a time
//! - [`Runner`]: one job at a time in slices, the same in a worker and on the page
//! - [`Order`], [`Report`]: what passes between page and worker

mod desk;
mod fleet;
mod home_search;
mod import;
mod job;
mod listener;
mod message;
mod payload;
mod port;
mod rules;
mod runner;
mod sweep;
mod task;
mod tornado;

pub use home_search::HomeQuestion;
pub use import::{About, ImportHint, Imported, MonthBars, Taken};
pub use job::{Job, JobKind, Reply};
pub use listener::{JobError, Listener};
pub use message::{MessageError, Order, Report, Ticket};
pub(crate) use message::{pack, unpack};
pub use payload::Payload;
pub use port::{Engine, JobHandle};
pub use rules::{RuleReply, RulesReply};
pub use runner::Runner;
pub use task::{Step, Task};
pub use tornado::TornadoReplyBar;
