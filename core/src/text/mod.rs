//! Sentences as data, and the English for them.
//!
//! The core speaks in a [`Message`]: the id of a sentence and typed arguments. [`segments`] puts the
//! sentence of a language around the arguments, formatted; [`sentence`] joins them.

mod en;
mod en_answers;
mod en_compute;
mod en_design;
mod en_fleet;
mod en_import;
mod later;
mod message;
mod month;
mod number;

pub use later::Later;
pub(crate) use later::later;
pub use message::{Arg, Message, Segment, segments, sentence};
pub use month::{MONTH_NAMES, month_name};
pub use number::{format_number, format_usd};
