//! The worker behind the page: it simulates the fleet whenever the scenario has come to rest. Until the next
//! report is there the last one stays, and looks it.

use leptos::prelude::*;
use wattfleet_core::analysis::FleetReport;
use wattfleet_core::scenario::{Scenario, View};

use super::group_run::GroupRun;
use super::table_run::{Asked, Heard, OpenTable, TableRun};
use crate::{
    engine::Payload,
    platform::Later,
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
    /// A table of more homes than a scenario holds groups; it stays on this page.
    table: RwSignal<Option<OpenTable>, LocalStorage>,
    /// How long its run took, s.
    took_s: RwSignal<Option<f64>>,
    document: Document,
    keeper: Keeper,
    workers: Workers,
    group_run: StoredValue<GroupRun, LocalStorage>,
    table_run: StoredValue<TableRun, LocalStorage>,
}

impl Heard for Search {
    fn progress(&self, done_frac: f64) {
        self.hear(done_frac);
    }

    fn result(&self, report: Result<FleetReport, String>, took_s: Option<f64>) {
        self.progress.try_set(None);
        if report.is_err() || took_s.is_some() {
            self.took_s.try_set(took_s);
        }
        self.report.try_set(Some(report));
    }

    fn stopped(&self) {
        self.progress.try_set(None);
    }
}

impl Search {
    /// Runs now and after each change of the scenario.
    pub(super) fn begin() -> Self {
        let search = Self {
            report: RwSignal::new(None),
            progress: RwSignal::new(None),
            with_plan: RwSignal::new(false),
            table: RwSignal::new_local(None),
            took_s: RwSignal::new(None),
            document: expect_context(),
            keeper: expect_context(),
            workers: expect_context(),
            group_run: StoredValue::new_local(GroupRun::default()),
            table_run: StoredValue::new_local(TableRun::default()),
        };
        let scenario = search.document.scenario();
        // What is looked at changes no number.
        let designed = Memo::new(move |_| {
            scenario.with(|scenario| Scenario { view: View::default(), ..scenario.clone() })
        });
        let later = Later::default();
        Effect::new(move |before: Option<()>| {
            let has_groups = designed.with(|scenario| !scenario.fleet.groups.is_empty());
            search.with_plan.track();
            // Readings that are found later change the homes that refer to them.
            search.keeper.holdings().held().track();
            let has_table = search.table.with(Option::is_some);
            if has_groups || has_table {
                let rest_ms = if before.is_some() { REST_MS } else { 0 };
                later.after_ms(rest_ms, move || search.run());
            }
        });
        on_cleanup(move || {
            later.cancel();
            search.table_run.try_with_value(TableRun::cancel);
            search.group_run.try_with_value(GroupRun::cancel);
        });
        search
    }

    fn run(self) {
        // The page may have been left while this waited.
        let Some(with_plan) = self.with_plan.try_get_untracked() else { return };
        let asked = Asked {
            with_plan,
            scenario: self.document.scenario().get_untracked(),
            link: self.keeper.link_now(),
            holdings: self.keeper.holdings(),
            workers: self.workers,
        };
        self.progress.try_set(Some(0.0));
        match self.table.get_untracked() {
            Some(table) => self.table_run.with_value(|run| run.begin(&table, &asked, &self)),
            None => self.group_run.with_value(|run| run.begin(&asked, &self)),
        }
    }

    /// Shows progress by the percent: workers report hundreds of times a second, and every change is painted with
    /// cores that they need.
    fn hear(self, done_frac: f64) {
        let shown = (100.0 * done_frac).floor() / 100.0;
        let is_more = |last: &mut Option<f64>| last.is_none_or(|last| (shown - last).abs() > 1e-9);
        self.progress.try_maybe_update(|last| {
            let more = is_more(last);
            *last = Some(shown);
            (more, ())
        });
    }

    /// Opens a table in place of the scenario's groups.
    pub(super) fn open_table(self, table: OpenTable) {
        self.report.set(None);
        self.took_s.set(None);
        self.table.set(Some(table));
    }

    /// Goes back to the scenario's groups.
    pub(super) fn close_table(self) {
        self.cancel();
        self.report.set(None);
        self.table.set(None);
    }

    /// The table that is open: its name, its rows, and how long its run took, s.
    pub(super) fn table(self) -> Option<(String, usize, Option<f64>)> {
        let took_s = self.took_s.get();
        self.table.with(|table| table.as_ref().map(|table| (table.name.clone(), table.rows, took_s)))
    }

    /// The open table and what was simulated of it, once that is done.
    pub(super) fn joined(self) -> Option<Payload> {
        self.table
            .with_untracked(Option::is_some)
            .then(|| self.table_run.with_value(TableRun::joined))
            .flatten()
    }

    /// Stops the run; the last report stays.
    pub(super) fn cancel(self) {
        self.table_run.with_value(TableRun::cancel);
        self.group_run.with_value(GroupRun::cancel);
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
