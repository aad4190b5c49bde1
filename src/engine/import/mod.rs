//! Files of the user's: recognised, read and told in words, in a worker.
//!
//! - [`ImportTask`]: the job
//! - [`Imported`]: what a file was, and what a home takes over of it
//! - [`About`]: what a preview says

mod about;
mod load;
mod prices;
mod rate;
mod task;
mod weather;

pub use about::{About, MonthBars};
pub(super) use task::ImportTask;
pub use task::{ImportHint, Imported, Taken};
