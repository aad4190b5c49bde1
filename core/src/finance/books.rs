//! Lines in the making: weighted with the chance that the operator is still there, for the whole fleet.

use super::{CashKind, CashLine, Role, Terms};

/// From whom to whom.
pub(super) type Way = (Option<Role>, Option<Role>);

/// The lines of a deal while they are written.
#[derive(Debug)]
pub(super) struct Books {
    /// Chance that year 1, 2, ... is reached.
    pub(super) runs: Vec<f64>,
    /// Chance that the operator stops at the end of year 1, 2, ..., the last left out.
    pub(super) stops: Vec<f64>,
    /// What was written.
    pub(super) lines: Vec<CashLine>,
    nodes: f64,
}

impl Books {
    /// Empty, of a deal whose operator stops with a chance a year.
    pub(super) fn new(terms: &Terms, stop_frac: f64) -> Self {
        let years = terms.years();
        let runs: Vec<f64> = (0..years).map(|year| libm::pow(1.0 - stop_frac, year as f64)).collect();
        let stops =
            runs.iter().enumerate().map(|(year, run)| if year + 1 < years { run * stop_frac } else { 0.0 });
        Self { stops: stops.collect(), runs, lines: Vec::new(), nodes: terms.nodes }
    }

    /// Paid once, today.
    pub(super) fn at_start(&mut self, kind: CashKind, way: Way, usd: f64) {
        let mut flow = vec![0.0; self.runs.len() + 1];
        if let Some(first) = flow.first_mut() {
            *first = usd;
        }
        self.write(kind, way, flow);
    }

    /// Paid in every year that is reached; `of` takes 1 for the first.
    pub(super) fn yearly(&mut self, kind: CashKind, way: Way, of: impl Fn(usize) -> f64) {
        let flow = self.runs.iter().enumerate().map(|(year, run)| run * of(year + 1));
        self.write(kind, way, std::iter::once(0.0).chain(flow).collect());
    }

    /// Paid where the operator stops.
    pub(super) fn at_stop(&mut self, kind: CashKind, way: Way, of: impl Fn(usize) -> f64) {
        let flow = self.stops.iter().enumerate().map(|(year, stop)| stop * of(year + 1));
        self.write(kind, way, std::iter::once(0.0).chain(flow).collect());
    }

    /// Paid at the end of the last year, if it is reached.
    pub(super) fn in_last_year(&mut self, kind: CashKind, way: Way, usd: f64) {
        let last = self.runs.len();
        self.yearly(kind, way, |year| if year == last { usd } else { 0.0 });
    }

    /// Paid at the end, whether it comes in time or before.
    pub(super) fn at_end(&mut self, kind: CashKind, way: Way, of: impl Fn(usize) -> f64) {
        let last = self.runs.len();
        let ends = self.runs.iter().zip(&self.stops).enumerate();
        let flow = ends.map(|(year, (run, stop))| {
            let chance = if year + 1 == last { *run } else { *stop };
            chance * of(year + 1)
        });
        self.write(kind, way, std::iter::once(0.0).chain(flow).collect());
    }

    /// Adds a line of one node; nothing when it is all zero or stays with one role.
    fn write(&mut self, kind: CashKind, way: Way, flow: Vec<f64>) {
        let (from, to) = way;
        if from == to || flow.iter().all(|usd| usd.abs() <= 0.0) {
            return;
        }
        let usd = flow.into_iter().map(|usd| usd * self.nodes).collect();
        self.lines.push(CashLine { kind, from, to, usd });
    }

    /// Adds a line of the whole fleet.
    pub(super) fn write_fleet(&mut self, kind: CashKind, way: Way, usd: Vec<f64>) {
        if usd.iter().any(|usd| usd.abs() > 0.0) {
            self.lines.push(CashLine { kind, from: way.0, to: way.1, usd });
        }
    }
}
