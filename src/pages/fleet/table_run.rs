//! A table of many homes: every worker simulates its share, one of them adds the shares up.

use std::cell::RefCell;
use std::rc::Rc;

use wattfleet_core::analysis::FleetReport;
use wattfleet_core::scenario::{Fleet, Scenario, View};

use crate::{
    engine::{Engine, Job, JobHandle, Listener, Payload, Reply},
    platform::clock,
    state::{Holdings, Workers},
};

/// A table that is open.
#[derive(Clone, PartialEq)]
pub(super) struct OpenTable {
    /// Name of its file.
    pub(super) name: String,
    /// Rows, the line of names left out.
    pub(super) rows: usize,
    /// Its bytes.
    pub(super) bytes: Payload,
}

/// What a run tells.
pub(super) trait Heard: Clone + 'static {
    /// The part that is done, 0 to 1.
    fn progress(&self, done_frac: f64);
    /// The report, or why there is none; and how long it took where all homes were simulated, s.
    fn result(&self, report: Result<FleetReport, String>, took_s: Option<f64>);
    /// It ended without either.
    fn stopped(&self);
}

/// Shares that are done, and of what.
struct Kept {
    table: OpenTable,
    designs: Scenario,
    shares: Vec<Payload>,
}

/// The runs of a table: the shares of the last one are kept, as settings that change no home need no new ones.
#[derive(Clone, Default)]
pub(super) struct TableRun {
    handles: Rc<RefCell<Vec<JobHandle>>>,
    kept: Rc<RefCell<Option<Kept>>>,
}

/// What a run is of.
#[derive(Clone)]
pub(super) struct Asked {
    /// Whether nodes are placed too.
    pub(super) with_plan: bool,
    pub(super) scenario: Scenario,
    pub(super) link: String,
    pub(super) holdings: Holdings,
    pub(super) workers: Workers,
}

impl TableRun {
    /// Begins; a run under way is stopped.
    pub(super) fn begin(&self, table: &OpenTable, asked: &Asked, heard: &impl Heard) {
        self.cancel();
        let begun_ms = clock::now_ms();
        let designs = designs(&asked.scenario);
        let is_known = |kept: &Kept| kept.table == *table && kept.designs == designs;
        if self.kept.borrow().as_ref().is_some_and(is_known) {
            return self.merge(asked, (heard, None));
        }
        let count = Engine::shares();
        let attachments = asked.holdings.of_all(&asked.scenario);
        let found: Rc<RefCell<Vec<Option<Payload>>>> = Rc::new(RefCell::new(vec![None; count]));
        let parts = Rc::new(RefCell::new(vec![0.0; count]));
        for index in 0..count {
            let (run, asked_too, hears) = (self.clone(), asked.clone(), heard.clone());
            let (found, designs, of) = (Rc::clone(&found), designs.clone(), table.clone());
            let listener = Listener::new(move |result| {
                let share = match result {
                    Ok(Reply::FleetShare { found: Ok(share) }) => share,
                    Ok(Reply::FleetShare { found: Err(why) }) => return run.fail(&hears, why),
                    Ok(_) => return,
                    Err(error) => return run.fail(&hears, error.to_string()),
                };
                if let Some(place) = found.borrow_mut().get_mut(index) {
                    *place = Some(share);
                }
                let shares: Option<Vec<Payload>> = found.borrow().iter().cloned().collect();
                if let Some(shares) = shares {
                    *run.kept.borrow_mut() = Some(Kept { table: of, designs, shares });
                    run.merge(&asked_too, (&hears, Some(begun_ms)));
                }
            });
            let (parts, hears) = (Rc::clone(&parts), heard.clone());
            let listener = listener.with_progress(move |done_frac| {
                if let Some(part) = parts.borrow_mut().get_mut(index) {
                    *part = done_frac;
                }
                let sum: f64 = parts.borrow().iter().sum();
                // The shares are nearly all of it; adding them up comes last.
                hears.progress(SHARES_FRAC * sum / count as f64);
            });
            let job = Job::FleetShare {
                link: asked.link.clone(),
                attachments: attachments.clone(),
                payload: table.bytes.copy(),
                share: (index as u32, count as u32),
            };
            self.handles.borrow_mut().extend(asked.workers.submit(job, listener));
        }
    }

    /// Adds up the shares that are kept.
    fn merge(&self, asked: &Asked, (heard, begun_ms): (&impl Heard, Option<f64>)) {
        let Some(payload) = self.joined() else { return };
        let attachments = asked.holdings.of_all(&asked.scenario);
        let (link, with_plan) = (asked.link.clone(), asked.with_plan);
        let job = Job::FleetMerge { link, attachments, with_plan, payload };
        let hears = heard.clone();
        let listener = Listener::new(move |result| {
            let took_s = begun_ms.map(|begun_ms| (clock::now_ms() - begun_ms) / 1000.0);
            match result {
                Ok(Reply::Fleet { report }) => hears.result(report.map(|report| *report), took_s),
                Ok(_) => {}
                Err(error) => hears.result(Err(error.to_string()), None),
            }
        });
        let hears = heard.clone();
        let listener =
            listener.with_progress(move |more| hears.progress(SHARES_FRAC + (1.0 - SHARES_FRAC) * more));
        self.handles.borrow_mut().extend(asked.workers.submit(job, listener));
    }

    /// The table and its shares in one buffer, once they are done.
    pub(super) fn joined(&self) -> Option<Payload> {
        let kept = self.kept.borrow();
        let kept = kept.as_ref()?;
        let all: Vec<&Payload> = std::iter::once(&kept.table.bytes).chain(&kept.shares).collect();
        Some(Payload::join(&all))
    }

    fn fail(&self, heard: &impl Heard, why: String) {
        self.cancel();
        heard.result(Err(why), None);
    }

    /// Stops what is under way.
    pub(super) fn cancel(&self) {
        for handle in self.handles.take() {
            handle.cancel();
        }
    }
}

/// What the shares are of a run.
const SHARES_FRAC: f64 = 0.9;

/// What of a scenario decides the shares: its homes and how they are drawn, not what is asked of them.
fn designs(scenario: &Scenario) -> Scenario {
    let Fleet { seed, samples, .. } = scenario.fleet;
    Scenario {
        fleet: Fleet { seed, samples, ..Fleet::default() },
        compare: Vec::new(),
        view: View::default(),
        ..scenario.clone()
    }
}
