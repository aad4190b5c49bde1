//! The jobs behind the fleet and compare pages. The worker keeps what it simulated last, so that a change of one
//! group redoes that group alone.

use std::cell::RefCell;

use wattfleet_core::analysis::{
    Comparison, FleetReport, as_fleet, comparison, fleet_report, placement_report,
};
use wattfleet_core::fleet::plan::PlanRun;
use wattfleet_core::fleet::{FleetInput, FleetMemory, FleetRun, FleetYear};
use wattfleet_core::scenario::{Pinned, Scenario};
use wattfleet_core::share::decode_link;

use super::job::Reply;
use super::task::{Step, Task};

thread_local! {
    /// What the last fleet left.
    static MEMORY: RefCell<FleetMemory> = RefCell::default();
}

/// A fleet under way. The scenario came as a share link, the one text that gives the same bits.
pub(super) struct FleetTask {
    scenario: Scenario,
    run: Option<FleetRun>,
    with_plan: bool,
    /// The fleet as it is, and the plan that follows.
    plan: Option<(Box<FleetReport>, PlanRun)>,
    /// Why there is nothing to do.
    refused: Option<String>,
}

impl FleetTask {
    /// Of a scenario; `with_plan`: which node stands best where, too.
    pub(super) fn new(link: &str, with_plan: bool) -> Self {
        let opened = decode_link(link);
        let refused = opened.as_ref().err().map(ToString::to_string);
        let scenario = opened.map(|opened| opened.scenario).unwrap_or_default();
        let run = refused.is_none().then(|| resume(&scenario));
        Self { scenario, run, with_plan, plan: None, refused }
    }

    /// The report, or the plan that is made before it is given.
    fn planned(&mut self, mut report: FleetReport, tok_now: f64) -> Step {
        if !self.with_plan {
            return Self::done(Ok(report));
        }
        match PlanRun::new(&self.scenario, tok_now) {
            Ok(run) => {
                self.plan = Some((Box::new(report), run));
                Step::More { done_frac: 0.5 }
            }
            Err(error) => {
                report.notes.insert(0, format!("There is no plan: {error}."));
                Self::done(Ok(report))
            }
        }
    }

    fn step_of_plan(&mut self) -> Step {
        let Some((_, run)) = &mut self.plan else { return Self::done(Err(String::new())) };
        let stepped = run.step();
        let progress = run.progress();
        let part = progress.done as f64 / progress.total.max(1) as f64;
        if matches!(stepped, Ok(false)) {
            return Step::More { done_frac: 0.5 + 0.4 * part };
        }
        let Some((mut report, run)) = self.plan.take() else { return Self::done(Err(String::new())) };
        match stepped.and_then(|_| run.finish()) {
            Ok(plan) => report.placement = Some(placement_report(&plan)),
            Err(error) => report.notes.insert(0, format!("There is no plan: {error}.")),
        }
        Self::done(Ok(*report))
    }

    fn done(report: Result<FleetReport, String>) -> Step {
        Step::Done(Reply::Fleet { report: report.map(Box::new) })
    }
}

/// A run that knows what the last one simulated.
fn resume(scenario: &Scenario) -> FleetRun {
    let memory = MEMORY.with_borrow_mut(std::mem::take);
    FleetRun::resuming(FleetInput::new(scenario), memory)
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
            return Self::done(Err(self.refused.take().unwrap_or_default()));
        };
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
                None => Self::done(Err(String::new())),
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

/// Scenarios side by side, one after the other.
pub(super) struct CompareTask {
    /// Titles and scenarios, the first one's own.
    scenarios: Vec<(String, Scenario)>,
    years: Vec<FleetYear>,
    datacentres: Vec<u16>,
    run: Option<FleetRun>,
    refused: Option<String>,
}

impl CompareTask {
    /// Of a scenario and all that is pinned to it.
    pub(super) fn new(link: &str) -> Self {
        let opened = decode_link(link);
        let refused = opened.as_ref().err().map(ToString::to_string);
        let scenario = opened.map(|opened| opened.scenario).unwrap_or_default();
        let mut scenarios = vec![("Now".to_owned(), as_fleet(&scenario))];
        let mut datacentres = Vec::new();
        for pinned in &scenario.compare {
            match pinned {
                Pinned::Scenario { title, scenario } => scenarios.push((title.clone(), as_fleet(scenario))),
                Pinned::Datacentre(id) => datacentres.push(*id),
            }
        }
        Self { scenarios, years: Vec::new(), datacentres, run: None, refused }
    }

    fn compared(&self) -> Comparison {
        let columns = self.scenarios.iter().zip(&self.years);
        let columns: Vec<_> =
            columns.map(|((title, scenario), year)| (title.clone(), scenario, year)).collect();
        comparison(&columns, &self.datacentres)
    }
}

impl Task for CompareTask {
    fn step(&mut self) -> Step {
        let done = |found| Step::Done(Reply::Compare { found });
        if let Some(why) = self.refused.take() {
            return done(Err(why));
        }
        let (at, total) = (self.years.len(), self.scenarios.len());
        let Some((_, scenario)) = self.scenarios.get(at) else { return done(Ok(self.compared())) };
        let run = self.run.get_or_insert_with(|| FleetRun::new(scenario));
        match run.step() {
            Ok(progress) => {
                if progress.is_done() {
                    self.years.extend(self.run.take().map(|run| run.finish().0));
                }
                let part = progress.done as f64 / progress.total.max(1) as f64;
                Step::More { done_frac: (at as f64 + part) / total as f64 }
            }
            Err(error) => done(Err(error.to_string())),
        }
    }
}
