//! Who hears of a job.

use std::rc::Rc;

use super::job::Reply;

/// What the sender of a job wants to hear. The result is told once, or never: a job that is
/// cancelled, or replaced by a newer one of its kind, falls silent.
pub struct Listener {
    pub(super) progress: Rc<dyn Fn(f64)>,
    pub(super) result: Box<dyn FnOnce(Result<Reply, JobError>)>,
}

impl Listener {
    /// A listener for the result alone.
    pub fn new(result: impl FnOnce(Result<Reply, JobError>) + 'static) -> Self {
        Self { progress: Rc::new(|_| {}), result: Box::new(result) }
    }

    /// Also hears of progress: the part that is done, 0 to 1, about sixty times a second.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(f64) + 'static) -> Self {
        self.progress = Rc::new(progress);
        self
    }
}

/// Why a job has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// The worker that had the job stopped.
    #[error("the background computation stopped: {reason}")]
    WorkerDied {
        /// What the browser said.
        reason: String,
    },
}
