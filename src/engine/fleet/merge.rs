//! The fleet of all shares of a table: read, added up, then the street of each of its lines and, where it is asked for, which
//! node stands best where: a step each.

use std::vec::IntoIter;

use wattfleet_core::analysis::{FleetReport, fleet_report, placement_report, stand_ins, street_line};
use wattfleet_core::fleet::plan::PlanRun;
use wattfleet_core::fleet::{FleetInput, FleetPart, FleetYear, street_of};
use wattfleet_core::scenario::{Attachments, FleetRow, Home};

use super::{
    super::{
        job::Reply,
        payload::Payload,
        task::{Step, Task},
    },
    no_plan,
    table::{Table, read_joined},
};

/// What is merged.
pub(in crate::engine) struct Merging {
    /// Whose homes are the designs.
    pub(in crate::engine) link: String,
    /// Years that the homes refer to.
    pub(in crate::engine) attachments: Attachments,
    /// Whether nodes are placed too.
    pub(in crate::engine) with_plan: bool,
    /// The table, then the shares, in one buffer.
    pub(in crate::engine) joined: Payload,
}

/// The shares on their way into one fleet.
pub(in crate::engine) struct MergeTask {
    of: Merging,
    at: Stage,
}

enum Stage {
    Unread,
    Read(Box<Table>, Vec<FleetPart>),
    Streets(Box<Lines>),
    Plan(Box<FleetReport>, Box<PlanRun>),
}

/// A report whose lines have no streets yet.
struct Lines {
    report: FleetReport,
    input: FleetInput,
    /// The homes whose nodes may stand elsewhere.
    designs: Vec<Home>,
    tok_now: f64,
    rows: Vec<FleetRow>,
    left: IntoIter<usize>,
}

impl MergeTask {
    /// Nothing is read before the first step.
    pub(in crate::engine) fn new(of: Merging) -> Self {
        Self { of, at: Stage::Unread }
    }

    fn work(&mut self) -> Result<Step, String> {
        let of = &self.of;
        match std::mem::replace(&mut self.at, Stage::Unread) {
            Stage::Unread => {
                let (table, parts) = read_joined((&of.link, &of.joined), &of.attachments)?;
                self.at = Stage::Read(Box::new(table), parts);
                Ok(Step::More { done_frac: 0.2 })
            }
            Stage::Read(table, parts) => {
                let year = FleetYear::of_parts(&table.input, parts);
                let rows = stand_ins(&year);
                self.at = Stage::Streets(Box::new(Lines {
                    report: fleet_report(&table.scenario, &year),
                    designs: rows.iter().map(|row| row.home.clone()).chain(table.scenario.homes).collect(),
                    tok_now: year.sums.tok,
                    left: (0..rows.len()).collect::<Vec<_>>().into_iter(),
                    input: FleetInput { rows: Vec::new(), ..table.input },
                    rows,
                }));
                Ok(Step::More { done_frac: 0.4 })
            }
            Stage::Streets(lines) => self.next_street(lines),
            Stage::Plan(report, run) => self.next_of_plan(report, run),
        }
    }

    fn next_street(&mut self, mut lines: Box<Lines>) -> Result<Step, String> {
        if let Some(index) = lines.left.next() {
            let rows = lines.rows.get(index).zip(lines.report.groups.get_mut(index));
            if let Some((row, line)) = rows {
                let street = street_of(row, &lines.input).map_err(|error| error.to_string())?;
                line.street = street_line(&street);
            }
            let done_frac = 0.4 + 0.2 * (index + 1) as f64 / lines.rows.len().max(1) as f64;
            self.at = Stage::Streets(lines);
            return Ok(Step::More { done_frac });
        }
        let Lines { mut report, input, designs, tok_now, rows, .. } = *lines;
        if !self.of.with_plan {
            return Ok(done(report));
        }
        match PlanRun::of(FleetInput { rows, ..input }, &designs, tok_now) {
            Ok(run) => {
                self.at = Stage::Plan(Box::new(report), Box::new(run));
                Ok(Step::More { done_frac: 0.6 })
            }
            Err(error) => {
                report.notes.insert(0, no_plan(&error));
                Ok(done(report))
            }
        }
    }

    fn next_of_plan(&mut self, mut report: Box<FleetReport>, mut run: Box<PlanRun>) -> Result<Step, String> {
        let stepped = run.step();
        let progress = run.progress();
        if matches!(stepped, Ok(false)) {
            let part = progress.done as f64 / progress.total.max(1) as f64;
            self.at = Stage::Plan(report, run);
            return Ok(Step::More { done_frac: 0.6 + 0.35 * part });
        }
        match stepped.and_then(|_| run.finish()) {
            Ok(plan) => report.placement = Some(placement_report(&plan)),
            Err(error) => report.notes.insert(0, no_plan(&error)),
        }
        Ok(done(*report))
    }
}

fn done(report: FleetReport) -> Step {
    Step::Done(Reply::Fleet { report: Ok(Box::new(report)) })
}

impl Task for MergeTask {
    fn step(&mut self) -> Step {
        self.work().unwrap_or_else(|why| Step::Done(Reply::Fleet { report: Err(why) }))
    }
}
