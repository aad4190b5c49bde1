//! The search in slices, for a worker that reports progress and can be cancelled.
//!
//! The relaxation first: its prices bound the answer and order what is tried. Then whole numbers by
//! rounding, filling and swapping; columns that cannot stand in anything better by their reduced cost are
//! closed; the rest goes to branch and bound until it is done or the effort is.

use super::{
    Placement, PlacementError, Problem,
    branch::{Branch, CLOSE},
    check::check,
    counts::Counts,
    improve::{TRIES, fill, swap, trim},
    linear::{End, Simplex, prove, proves_empty},
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
        let mut relaxed = model.program.clone();
        relaxed.drop_idle_rows();
        let phase = Phase::Relax(Box::new(Simplex::new(&relaxed)));
        Ok(Self {
            problem: problem.clone(),
            model,
            phase,
            effort: effort.work,
            spent: 0,
            before: 0,
            bound: f64::INFINITY,
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
            Phase::Branch(branch) => (Some(branch.best.1), branch.bound().min(self.bound)),
            _ => (self.best.as_ref().map(|best| best.1), self.bound),
        };
        Progress {
            effort_frac: (self.spent as f64 / self.effort.max(1) as f64).min(1.0),
            objective: best.map(|best| sign * best),
            bound: bound.is_finite().then_some(sign * bound),
            finished: matches!(self.phase, Phase::Done | Phase::Failed(_)) || self.spent >= self.effort,
        }
    }

    fn relax(&mut self, mut simplex: Box<Simplex>, until: u64) {
        let pivots = 1 + ((until - self.spent) / 20_000).min(1_000_000) as usize;
        let end = simplex.solve(pivots, f64::NEG_INFINITY);
        self.spent = simplex.work.max(self.spent + 1);
        let mut relaxed = self.model.program.clone();
        let rows = relaxed.drop_idle_rows();
        if let End::Empty(witness) = &end {
            let boxes = self.model.boxes();
            if proves_empty(&relaxed, &boxes, witness) {
                self.phase = Phase::Failed(self.out_of_reach());
                return;
            }
        }
        let mut prices = vec![0.0; self.model.rows.len()];
        for (row, dual) in rows.iter().zip(simplex.duals()) {
            if let Some(price) = prices.get_mut(*row) {
                *price = dual;
            }
        }
        let proof = prove(&self.model.program, &self.model.boxes(), &prices);
        self.bound = self.bound.min(proof.bound);
        self.prices = prices;
        if end == End::Stopped && self.spent < self.effort {
            self.phase = Phase::Relax(simplex);
            return;
        }
        let relaxed: Vec<f64> = (0..self.model.nodes.len()).map(|at| simplex.value(at)).collect();
        self.round(&relaxed, &proof.reduced);
        self.close(&proof.reduced);
    }

    /// Whole numbers from the relaxation's.
    fn round(&mut self, relaxed: &[f64], reduced: &[f64]) {
        let mut order: Vec<usize> = (0..relaxed.len()).collect();
        let left = |at: &usize| reduced.get(*at).copied().unwrap_or(0.0);
        order.sort_by(|a, b| left(b).total_cmp(&left(a)).then(a.cmp(b)));
        let down: Vec<f64> = relaxed.iter().map(|value| (value + 1e-6).floor().max(0.0)).collect();
        let mut counts = Counts::of(&self.model, &down);
        if !counts.keeps_limits() {
            counts = Counts::none(&self.model);
        }
        fill(&mut counts, &order);
        trim(&mut counts);
        // What the prices call a loss is not worth trying in a swap.
        let mut near = order.clone();
        near.sort_by(|a, b| left(b).total_cmp(&left(a)).then(a.cmp(b)));
        near.truncate(1000);
        let tries = swap(&mut counts, &near, TRIES);
        trim(&mut counts);
        self.spent += 40 * tries as u64;
        self.best = Some((counts.nodes().to_vec(), counts.score()));
    }

    /// Columns whose reduced cost keeps them out of anything better are closed; the rest is searched.
    fn close(&mut self, reduced: &[f64]) {
        let Some(best) = self.best.clone() else { return };
        let gap = self.bound - best.1;
        if gap <= CLOSE * best.1.abs() {
            return;
        }
        let mut boxes = self.model.boxes();
        let whole = self.model.nodes.len();
        for (place, reduced) in boxes.iter_mut().zip(reduced).take(whole) {
            if *reduced < 0.0 {
                place.1 = place.1.min((place.0 + gap / -reduced + 1e-6).floor());
            } else if *reduced > 0.0 {
                place.0 = place.0.max((place.1 - gap / reduced - 1e-6).ceil());
            }
        }
        self.before = self.spent;
        self.phase = Phase::Branch(Box::new(Branch::new(&self.model, &boxes, best, self.bound)));
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
