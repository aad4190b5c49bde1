//! Scenarios and data centres side by side.

use wattfleet_core::analysis::{Comparison, as_fleet, comparison};
use wattfleet_core::fleet::{FleetInput, FleetMemory, FleetRun, FleetYear};
use wattfleet_core::scenario::{Attachments, Pinned, Scenario};
use wattfleet_core::share::decode_link;

use super::super::{
    job::Reply,
    task::{Step, Task},
};

/// Scenarios side by side, one after the other.
pub(in crate::engine) struct CompareTask {
    /// Titles and scenarios, the first one's own.
    scenarios: Vec<(String, Scenario)>,
    years: Vec<FleetYear>,
    datacentres: Vec<u16>,
    run: Option<FleetRun>,
    attachments: Attachments,
    refused: Option<String>,
}

impl CompareTask {
    /// Of a scenario and all that is pinned to it.
    pub(in crate::engine) fn new(link: &str, attachments: Attachments) -> Self {
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
        Self { scenarios, years: Vec::new(), datacentres, run: None, attachments, refused }
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
        let attachments = &self.attachments;
        let run = self.run.get_or_insert_with(|| {
            let input = FleetInput { attachments: attachments.clone(), ..FleetInput::new(scenario) };
            FleetRun::resuming(input, FleetMemory::default())
        });
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
