//! The year of a fleet, and the plan that follows.

use std::cell::RefCell;

use wattfleet_core::analysis::{FleetReport, fleet_report, placement_report};
use wattfleet_core::fleet::plan::PlanRun;
use wattfleet_core::fleet::{FleetInput, FleetMemory, FleetRun, HomesYear};
use wattfleet_core::scenario::{Attachments, Scenario};
use wattfleet_core::share::decode_link;

use super::{
    super::job::Reply,
    super::message::unpack,
    super::payload::Payload,
    super::task::{Step, Task},
    no_plan, stopped,
};

thread_local! {
    /// What the last fleet left.
    static MEMORY: RefCell<FleetMemory> = RefCell::default();
}

/// A fleet under way. The scenario came as a share link, the one text that gives the same bits.
pub(in crate::engine) struct FleetTask {
    scenario: Scenario,
    attachments: Attachments,
    run: Option<FleetRun>,
    with_plan: bool,
    /// Homes of groups that other workers have simulated.
    learned: Option<Payload>,
    /// The fleet as it is, and the plan that follows.
    plan: Option<(Box<FleetReport>, PlanRun)>,
    /// Why there is nothing to do.
    refused: Option<String>,
}

impl FleetTask {
    /// Of a scenario; `with_plan`: which node stands best where, too; `learned`: what other workers have simulated.
    pub(in crate::engine) fn new(
        link: &str,
        attachments: Attachments,
        (with_plan, learned): (bool, Payload),
    ) -> Self {
        let opened = decode_link(link);
        let refused = opened.as_ref().err().map(ToString::to_string);
        let scenario = opened.map(|opened| opened.scenario).unwrap_or_default();
        let run = refused.is_none().then(|| resume(&scenario, &attachments));
        Self { scenario, attachments, run, with_plan, learned: Some(learned), plan: None, refused }
    }

    /// The report, or the plan that is made before it is given.
    fn planned(&mut self, mut report: FleetReport, tok_now: f64) -> Step {
        if !self.with_plan {
            return Self::done(Ok(report));
        }
        match PlanRun::new(&self.scenario, tok_now) {
            Ok(run) => {
                let run = run.with_attachments(&self.attachments);
                self.plan = Some((Box::new(report), run));
                Step::More { done_frac: 0.5 }
            }
            Err(error) => {
                report.notes.insert(0, no_plan(&error));
                Self::done(Ok(report))
            }
        }
    }

    fn step_of_plan(&mut self) -> Step {
        let Some((_, run)) = &mut self.plan else { return Self::done(Err(stopped())) };
        let stepped = run.step();
        let progress = run.progress();
        let part = progress.done as f64 / progress.total.max(1) as f64;
        if matches!(stepped, Ok(false)) {
            return Step::More { done_frac: 0.5 + 0.4 * part };
        }
        let Some((mut report, run)) = self.plan.take() else { return Self::done(Err(stopped())) };
        match stepped.and_then(|_| run.finish()) {
            Ok(plan) => report.placement = Some(placement_report(&plan)),
            Err(error) => report.notes.insert(0, no_plan(&error)),
        }
        Self::done(Ok(*report))
    }

    fn done(report: Result<FleetReport, String>) -> Step {
        Step::Done(Reply::Fleet { report: report.map(Box::new) })
    }
}

/// A run that knows what the last one simulated.
fn resume(scenario: &Scenario, attachments: &Attachments) -> FleetRun {
    let memory = MEMORY.with_borrow_mut(std::mem::take);
    let attachments = attachments.clone();
    FleetRun::resuming(FleetInput { attachments, ..FleetInput::new(scenario) }, memory)
}

/// Keeps what a run simulated.
fn keep(memory: FleetMemory) {
    MEMORY.with_borrow_mut(|kept| *kept = memory);
}

impl Task for FleetTask {
    fn step(&mut self) -> Step {
        if self.plan.is_some() {
            return self.step_of_plan();
        }
        let Some(run) = &mut self.run else {
            return Self::done(Err(self.refused.take().unwrap_or_else(stopped)));
        };
        if let Some(learned) = self.learned.take() {
            // What cannot be read is simulated.
            let shares = learned.split();
            let years = shares.iter().filter_map(|share| unpack::<Vec<(u32, HomesYear)>>(share).ok());
            years.flatten().for_each(|(group, homes)| run.learn(group as usize, homes));
        }
        match run.step() {
            Ok(progress) if !progress.is_done() => {
                Step::More { done_frac: progress.done as f64 / progress.total.max(1) as f64 }
            }
            Ok(_) => match self.run.take().map(FleetRun::finish) {
                Some((year, memory)) => {
                    keep(memory);
                    let report = fleet_report(&self.scenario, &year);
                    self.planned(report, year.sums.tok)
                }
                None => Self::done(Err(stopped())),
            },
            Err(error) => Self::done(Err(error.to_string())),
        }
    }
}

impl Drop for FleetTask {
    /// A newer job came: what was simulated so far is of use to it.
    fn drop(&mut self) {
        if let Some(run) = self.run.take() {
            keep(run.stop());
        }
    }
}
