//! A job under way.

use super::job::Reply;

/// A job under way. Between two steps it can be dropped, and the thread can do something else:
/// a step should take a few milliseconds at most.
pub trait Task {
    /// Does the next piece of work.
    fn step(&mut self) -> Step;
}

/// What one step came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// There is more to do.
    More {
        /// Part that is done, 0 to 1.
        done_frac: f64,
    },
    /// The answer.
    Done(Reply),
}
