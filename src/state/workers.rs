//! The one pool of workers of the page.

use leptos::prelude::*;

use crate::engine::{Engine, Job, JobHandle, Listener};

/// The pool; it starts with the first job and lives as long as the page. A handle.
#[derive(Clone, Copy)]
pub struct Workers {
    engine: StoredValue<Option<Engine>, LocalStorage>,
}

impl Default for Workers {
    fn default() -> Self {
        Self { engine: StoredValue::new_local(None) }
    }
}

impl Workers {
    /// Submits a job. An older one of its kind, waiting or under way, is dropped.
    pub fn submit(self, job: Job, listener: Listener) -> Option<JobHandle> {
        self.engine.try_update_value(|engine| engine.get_or_insert_with(Engine::start).submit(job, listener))
    }
}
