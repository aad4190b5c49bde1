//! The worker behind the page: it simulates the fleet whenever the scenario has come to rest. Until the next
//! report is there the last one stays, and looks it.

use leptos::prelude::*;
use wattfleet_core::analysis::FleetReport;
use wattfleet_core::scenario::{Scenario, View};

use crate::{
    engine::{Job, JobHandle, Listener, Reply},
    platform::{Later, page},
    state::{Document, Keeper, Workers},
};

/// Rest before a run begins, ms: short, as the worker keeps what did not change.
const REST_MS: u64 = 80;

/// What the page shows. A handle.
#[derive(Clone, Copy)]
pub(super) struct Search {
    report: RwSignal<Option<Result<FleetReport, String>>>,
    progress: RwSignal<Option<f64>>,
    /// Whether nodes are placed too: a longer run.
    with_plan: RwSignal<bool>,
    keeper: Keeper,
    workers: Workers,
    under_way: StoredValue<Option<JobHandle>, LocalStorage>,
}

impl Search {
    /// Runs now and after each change of the scenario.
    pub(super) fn begin() -> Self {
        let search = Self {
            report: RwSignal::new(None),
            progress: RwSignal::new(None),
            with_plan: RwSignal::new(false),
            keeper: expect_context(),
            workers: expect_context(),
            under_way: StoredValue::new_local(None),
        };
        let scenario = expect_context::<Document>().scenario();
        // What is looked at changes no number.
        let designed = Memo::new(move |_| {
            scenario.with(|scenario| Scenario { view: View::default(), ..scenario.clone() })
        });
        let later = Later::default();
        Effect::new(move |before: Option<()>| {
            let has_groups = designed.with(|scenario| !scenario.fleet.groups.is_empty());
            search.with_plan.track();
            if has_groups {
                let rest_ms = if before.is_some() { REST_MS } else { 0 };
                later.after_ms(rest_ms, move || search.run());
            }
        });
        on_cleanup(move || later.cancel());
        search
    }

    fn run(self) {
        // The page may have been left while this waited.
        let Some(with_plan) = self.with_plan.try_get_untracked() else { return };
        let job = Job::Fleet { link: self.keeper.link_now(), with_plan };
        let listener = Listener::new(move |result| {
            self.progress.try_set(None);
            match result {
                Ok(Reply::Fleet { report }) => {
                    self.report.try_set(Some(report.map(|report| *report)));
                }
                Ok(_) => {}
                Err(error) => page::log_error(&error.to_string()),
            }
        });
        let listener = listener.with_progress(move |done_frac| {
            self.progress.try_set(Some(done_frac));
        });
        self.progress.try_set(Some(0.0));
        let handle = self.workers.submit(job, listener);
        self.under_way.try_set_value(handle);
    }

    /// Stops the run; the last report stays.
    pub(super) fn cancel(self) {
        self.under_way.try_update_value(|handle| {
            if let Some(handle) = handle.take() {
                handle.cancel();
            }
        });
        self.progress.try_set(None);
    }

    /// Whether nodes are placed too.
    pub(super) fn with_plan(self) -> RwSignal<bool> {
        self.with_plan
    }

    /// The part that is done of the run under way.
    pub(super) fn progress(self) -> Option<f64> {
        self.progress.get()
    }

    /// The last report, or why there is none.
    pub(super) fn report(self) -> ReadSignal<Option<Result<FleetReport, String>>> {
        self.report.read_only()
    }

    /// Something of the last report.
    pub(super) fn read<T>(self, of: impl FnOnce(&FleetReport) -> T) -> Option<T> {
        self.report.with(|report| report.as_ref().and_then(|report| report.as_ref().ok()).map(of))
    }
}
