//! The search in slices, for a worker that reports progress and can be cancelled.
//!
//! The relaxation first: its prices bound the answer and order what is tried. Then whole numbers by
//! rounding, filling and swapping; columns that cannot stand in anything better by their reduced cost are
//! closed; the rest goes to branch and bound until it is done or the effort is.

use super::{
    Placement, PlacementError, Problem,
    branch::{Branch, Start},
    check::check,
    counts::Counts,
    cuts::add_cuts,
    improve::{TRIES, fill, shake, swap, trim},
    linear::{End, Program, Simplex, prove, proves_empty},
    model::Model,
};

/// How much may be done: about a nanosecond each on the machine of BENCHMARKS.md, the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Units of work.
    pub work: u64,
}

impl Default for Effort {
    /// Under a second for 200 groups of 30 options.
    fn default() -> Self {
        Self { work: 60_000_000 }
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Share of the effort that was used, 0 to 1.
    pub effort_frac: f64,
    /// The best placement so far, in the objective's unit; none yet.
    pub objective: Option<f64>,
    /// What none can be better than; none yet.
    pub bound: Option<f64>,
    /// Whether there is nothing left to do.
    pub finished: bool,
}

/// How often cuts are added.
const ROUNDS: usize = 6;

#[derive(Clone, Debug)]
enum Phase {
    Relax(Box<Simplex>),
    Branch(Box<Branch>),
    Done,
    Failed(PlacementError),
}

/// A placement being looked for.
#[derive(Clone, Debug)]
pub struct Search {
    problem: Problem,
    model: Model,
    phase: Phase,
    effort: u64,
    spent: u64,
    before: u64,
    bound: f64,
    /// The programme with cuts, and how often some were added.
    cut: Program,
    /// Rows of the model that stand first in it.
    kept: Vec<usize>,
    rounds: usize,
    reduced: Vec<f64>,
    prices: Vec<f64>,
    best: Option<(Vec<f64>, f64)>,
}

/// The best placement that this effort finds, with what it cannot be better than.
///
/// # Errors
/// If a number cannot be, or the target cannot be met.
pub fn place(problem: &Problem, effort: Effort) -> Result<Placement, PlacementError> {
    let mut search = Search::new(problem, effort)?;
    while !search.advance(u64::MAX).finished {}
    search.finish()
}

impl Search {
    /// Nothing tried yet.
    ///
    /// # Errors
    /// If a number of the problem cannot be.
    pub fn new(problem: &Problem, effort: Effort) -> Result<Self, PlacementError> {
        check(problem)?;
        let model = Model::new(problem);
        let mut cut = model.program.clone();
        let kept = cut.drop_idle_rows();
        let phase = Phase::Relax(Box::new(Simplex::new(&cut)));
        Ok(Self {
            problem: problem.clone(),
            model,
            phase,
            effort: effort.work,
            spent: 0,
            before: 0,
            bound: f64::INFINITY,
            cut,
            kept,
            rounds: 0,
            reduced: Vec::new(),
            prices: Vec::new(),
            best: None,
        })
    }

    /// Goes on for so much work.
    pub fn advance(&mut self, work: u64) -> Progress {
        let until = self.spent.saturating_add(work).min(self.effort.max(self.spent + 1));
        match std::mem::replace(&mut self.phase, Phase::Done) {
            Phase::Relax(simplex) => self.relax(simplex, until),
            Phase::Branch(branch) => self.branch(branch, until),
            other => self.phase = other,
        }
        self.progress()
    }

    /// The best that was found.
    ///
    /// # Errors
    /// If the target cannot be met, or was not.
    pub fn finish(self) -> Result<Placement, PlacementError> {
        if let Phase::Failed(error) = self.phase {
            return Err(error);
        }
        let (nodes, bound) = match &self.phase {
            Phase::Branch(branch) => (Some(branch.best.0.clone()), branch.bound().min(self.bound)),
            _ => (self.best.as_ref().map(|(nodes, _)| nodes.clone()), self.bound),
        };
        let counts = Counts::of(&self.model, &nodes.unwrap_or_default());
        if counts.missing_tok() > 0.0 {
            let wanted_tok = self.problem.objective.target_tok().unwrap_or(0.0);
            return Err(PlacementError::NotFound { wanted_tok });
        }
        Ok(Placement::of(&self.problem, &self.model, &counts, (bound, &self.prices)))
    }

    fn progress(&self) -> Progress {
        let sign = if self.problem.objective.target_tok().is_some() { -1.0 } else { 1.0 };
        let (best, bound) = match &self.phase {
            Phase::Branch(branch) => (Some(&branch.best), branch.bound().min(self.bound)),
            _ => (self.best.as_ref(), self.bound),
        };
        // One that misses its target is none.
        let best = best.filter(|(nodes, _)| Counts::of(&self.model, nodes).missing_tok() <= 0.0);
        Progress {
            effort_frac: (self.spent as f64 / self.effort.max(1) as f64).min(1.0),
            objective: best.map(|(_, score)| sign * score),
            bound: bound.is_finite().then_some(sign * bound),
            finished: matches!(self.phase, Phase::Done | Phase::Failed(_)) || self.spent >= self.effort,
        }
    }

    fn relax(&mut self, mut simplex: Box<Simplex>, until: u64) {
        let pivots = 1 + ((until - self.spent) / 20_000).min(1_000_000) as usize;
        let before = simplex.work;
        let end = simplex.solve(pivots, f64::NEG_INFINITY);
        self.spent += (simplex.work - before).max(1);
        let boxes = self.model.boxes();
        match &end {
            End::Empty(witness) if proves_empty(&self.cut, &boxes, witness) => {
                self.phase = Phase::Failed(self.out_of_reach());
                return;
            }
            _ => {}
        }
        let proof = prove(&self.cut, &boxes, &simplex.duals());
        let better = self.bound - proof.bound;
        if proof.bound < self.bound {
            self.bound = proof.bound;
            self.reduced = proof.reduced;
        }
        if end == End::Stopped && self.spent < self.effort {
            self.phase = Phase::Relax(simplex);
            return;
        }
        let point: Vec<f64> = (0..self.cut.columns.len()).map(|at| simplex.value(at)).collect();
        if self.rounds == 0 {
            self.price(&simplex.duals());
            self.round(&point);
        }
        let gap = self.bound - self.best.as_ref().map_or(f64::NEG_INFINITY, |best| best.1);
        let pays = self.rounds == 0 || better > 0.02 * gap;
        if pays && self.rounds < ROUNDS && gap > self.model.close(self.bound) && self.spent < self.effort / 3
        {
            self.rounds += 1;
            if add_cuts(&mut self.cut, self.model.nodes.len(), &point) > 0 {
                self.phase = Phase::Relax(Box::new(Simplex::new(&self.cut)));
                return;
            }
        }
        self.close();
    }

    /// Prices of the limits, from the relaxation without cuts.
    fn price(&mut self, duals: &[f64]) {
        self.prices = vec![0.0; self.model.rows.len()];
        for (row, dual) in self.kept.iter().zip(duals) {
            if let Some(price) = self.prices.get_mut(*row) {
                *price = *dual;
            }
        }
    }

    /// Whole numbers from the relaxation's.
    fn round(&mut self, point: &[f64]) {
        let whole = self.model.nodes.len();
        let left = |at: &usize| self.reduced.get(*at).copied().unwrap_or(0.0);
        let mut order: Vec<usize> = (0..whole).collect();
        order.sort_by(|a, b| left(b).total_cmp(&left(a)).then(a.cmp(b)));
        let down: Vec<f64> = point.iter().take(whole).map(|value| (value + 1e-6).floor().max(0.0)).collect();
        let mut counts = Counts::of(&self.model, &down);
        if !counts.keeps_limits() {
            counts = Counts::none(&self.model);
        }
        fill(&mut counts, &order);
        trim(&mut counts);
        // What the prices call a great loss is not worth trying.
        order.truncate(1000);
        let mut tries = swap(&mut counts, &order, TRIES);
        order.truncate(300);
        if self.bound - counts.score() > self.model.close(self.bound) {
            tries += shake(&mut counts, &order, (1000 * whole).min((self.effort / 160) as usize));
        }
        trim(&mut counts);
        self.spent += 15 * tries as u64;
        self.best = Some((counts.nodes().to_vec(), counts.score()));
    }

    /// Columns whose reduced cost keeps them out of anything better are closed; the rest is searched.
    fn close(&mut self) {
        let Some(best) = self.best.clone() else { return };
        let gap = self.bound - best.1;
        if gap <= self.model.close(best.1) {
            return;
        }
        let mut boxes = self.model.boxes();
        let whole = self.model.nodes.len();
        for (place, reduced) in boxes.iter_mut().zip(&self.reduced).take(whole) {
            if *reduced < 0.0 {
                place.1 = place.1.min((place.0 + gap / -reduced + 1e-6).floor());
            } else if *reduced > 0.0 {
                place.0 = place.0.max((place.1 - gap / reduced - 1e-6).ceil());
            }
        }
        self.before = self.spent;
        let node_gain = self.model.node_gain();
        let start = Start { program: &self.cut, whole, boxes: &boxes, bound: self.bound, node_gain };
        self.phase = Phase::Branch(Box::new(Branch::new(start, best)));
    }

    fn branch(&mut self, mut branch: Box<Branch>, until: u64) {
        branch.advance(&self.model, until - self.before);
        self.spent = self.before + branch.work();
        if branch.is_done() || self.spent >= self.effort {
            self.bound = self.bound.min(branch.bound());
            self.best = Some(branch.best);
        } else {
            self.phase = Phase::Branch(branch);
        }
    }

    /// What can be served instead.
    fn out_of_reach(&self) -> PlacementError {
        let wanted_tok = self.problem.objective.target_tok().unwrap_or(0.0);
        let most = Problem { objective: super::Objective::MaxTokens, ..self.problem.clone() };
        let found = place(&most, Effort { work: self.effort.min(50_000_000) });
        let (reachable_tok, binds) = found.map_or((0.0, String::new()), |found| {
            let binds: Vec<String> = found.binds.iter().map(|bind| bind.limit.key(&most)).take(5).collect();
            (found.bound, binds.join(", "))
        });
        PlacementError::OutOfReach { wanted_tok, reachable_tok, binds }
    }
}
