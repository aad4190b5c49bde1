//! The run of a fleet of groups. Where many homes are new every worker simulates some groups first, and one adds them up;
//! where few are, the worker that keeps the others does it alone.

use std::cell::RefCell;
use std::rc::Rc;

use wattfleet_core::fleet::homes_drawn;
use wattfleet_core::scenario::{Constants, Fleet, FleetRow};

use super::table_run::{Asked, Heard};
use crate::engine::{Engine, Job, JobHandle, Listener, Payload, Reply};
use crate::platform::page;

/// Homes that one worker simulates about as fast as two with the way between them.
const FEW: usize = 24;

/// What the last finished run was of.
#[derive(Clone, PartialEq)]
struct Known {
    rows: Vec<FleetRow>,
    fleet: Fleet,
    constants: Constants,
}

impl Known {
    fn of(asked: &Asked) -> Self {
        let scenario = &asked.scenario;
        let Fleet { seed, samples, .. } = scenario.fleet;
        Self {
            rows: scenario.fleet_rows(),
            fleet: Fleet { seed, samples, ..Fleet::default() },
            constants: scenario.constants.clone(),
        }
    }

    /// The groups that another run did not have, with how many homes are simulated of each.
    fn beyond(&self, last: Option<&Self>) -> Vec<(u32, usize)> {
        let last = last.filter(|last| last.fleet == self.fleet && last.constants == self.constants);
        let is_new = |row: &FleetRow| last.is_none_or(|last| !last.rows.contains(row));
        let rows = (0..).zip(&self.rows).filter(|(_, row)| is_new(row));
        rows.map(|(index, row)| (index, homes_drawn(row, &self.fleet))).collect()
    }
}

/// The runs of a fleet of groups.
#[derive(Clone, Default)]
pub(super) struct GroupRun {
    handles: Rc<RefCell<Vec<JobHandle>>>,
    last: Rc<RefCell<Option<Known>>>,
}

impl GroupRun {
    /// Begins; a run under way is stopped.
    pub(super) fn begin(&self, asked: &Asked, heard: &impl Heard) {
        self.cancel();
        let known = Known::of(asked);
        let new = known.beyond(self.last.borrow().as_ref());
        let shares = shares(new, Engine::shares());
        if shares.len() < 2 {
            return self.add_up(asked, Payload::default(), (heard, 0.0));
        }
        let attachments = asked.holdings.of_all(&asked.scenario);
        let found: Rc<RefCell<Vec<Option<Payload>>>> = Rc::new(RefCell::new(vec![None; shares.len()]));
        let parts = Rc::new(RefCell::new(vec![0.0; shares.len()]));
        let count = shares.len() as f64;
        for (index, groups) in shares.into_iter().enumerate() {
            let (run, asked_too, hears) = (self.clone(), asked.clone(), heard.clone());
            let found = Rc::clone(&found);
            let listener = Listener::new(move |result| {
                // What a worker could not do the one that adds up does, and says what is wrong.
                let share = match result {
                    Ok(Reply::FleetShare { found: Ok(share) }) => share,
                    _ => Payload::default(),
                };
                if let Some(place) = found.borrow_mut().get_mut(index) {
                    *place = Some(share);
                }
                let all: Option<Vec<Payload>> = found.borrow().iter().cloned().collect();
                if let Some(all) = all {
                    let joined = Payload::join(&all.iter().collect::<Vec<_>>());
                    run.add_up(&asked_too, joined, (&hears, SHARES_FRAC));
                }
            });
            let (parts, hears) = (Rc::clone(&parts), heard.clone());
            let listener = listener.with_progress(move |done_frac| {
                if let Some(part) = parts.borrow_mut().get_mut(index) {
                    *part = done_frac;
                }
                hears.progress(SHARES_FRAC * parts.borrow().iter().sum::<f64>() / count);
            });
            let (link, attachments) = (asked.link.clone(), attachments.clone());
            let job = Job::GroupShare { link, attachments, groups, share: index as u32 };
            self.handles.borrow_mut().extend(asked.workers.submit(job, listener));
        }
    }

    /// The fleet of its groups, those that came and those that are still to be simulated.
    fn add_up(&self, asked: &Asked, payload: Payload, (heard, done_frac): (&impl Heard, f64)) {
        let attachments = asked.holdings.of_all(&asked.scenario);
        let job = Job::Fleet { link: asked.link.clone(), attachments, with_plan: asked.with_plan, payload };
        let (run, known, hears) = (self.clone(), Known::of(asked), heard.clone());
        let listener = Listener::new(move |result| match result {
            Ok(Reply::Fleet { report }) => {
                *run.last.borrow_mut() = report.is_ok().then_some(known);
                hears.result(report.map(|report| *report), None);
            }
            Ok(_) => {}
            Err(error) => {
                page::log_error(&error.to_string());
                *run.last.borrow_mut() = None;
                hears.stopped();
            }
        });
        let hears = heard.clone();
        let listener =
            listener.with_progress(move |more| hears.progress(done_frac + (1.0 - done_frac) * more));
        self.handles.borrow_mut().extend(asked.workers.submit(job, listener));
    }

    /// Stops what is under way.
    pub(super) fn cancel(&self) {
        for handle in self.handles.take() {
            handle.cancel();
        }
    }
}

/// What the shares are of a run without a placement: nearly all of it.
const SHARES_FRAC: f64 = 0.9;

/// Groups dealt out, the largest first, each to whoever has the fewest homes; one share where few homes are new.
fn shares(mut new: Vec<(u32, usize)>, workers: usize) -> Vec<Vec<u32>> {
    let homes: usize = new.iter().map(|(_, homes)| homes).sum();
    let count = workers.min(new.len());
    if homes < FEW || count < 2 {
        return Vec::new();
    }
    new.sort_by_key(|(index, homes)| (std::cmp::Reverse(*homes), *index));
    let mut shares = vec![(0, Vec::new()); count];
    for (index, homes) in new {
        if let Some((sum, groups)) = shares.iter_mut().min_by_key(|(sum, _)| *sum) {
            *sum += homes;
            groups.push(index);
        }
    }
    shares.into_iter().map(|(_, groups)| groups).collect()
}
