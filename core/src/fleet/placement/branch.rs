//! Branch and bound: dives that follow the relaxation, best bound first between them.
//!
//! Any basis of the dual simplex serves any boxes, so a dive goes on where it stands and a jump to another
//! node only moves bounds. Each bound is proved from the duals, not read off.

use super::{
    counts::Counts,
    improve::{fill, trim},
    linear::{End, Program, Simplex, prove, proves_empty},
    model::Model,
};

/// A part of the search space: boxes that differ from the root's.
#[derive(Clone, Debug)]
struct Node {
    moved: Vec<(usize, f64, f64)>,
    bound: f64,
}

/// A search under way.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    /// The programme, columns that cannot matter left out.
    program: Program,
    /// Column of the model of each column here; node columns first, as there.
    kept: Vec<usize>,
    whole: usize,
    fixed: Vec<f64>,
    offset: f64,
    simplex: Simplex,
    boxes: Vec<(f64, f64)>,
    path: Vec<(usize, f64, f64)>,
    open: Vec<Node>,
    dive: Option<Node>,
    node_gain: f64,
    /// Best whole numbers, and what they score.
    pub(super) best: (Vec<f64>, f64),
}

const WHOLE: f64 = 1e-6;

/// Where a search starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'a> {
    /// The programme, cuts included.
    pub(super) program: &'a Program,
    /// Its first columns, which are whole.
    pub(super) whole: usize,
    /// Boxes that hold everything better than the best.
    pub(super) boxes: &'a [(f64, f64)],
    /// What nothing exceeds.
    pub(super) bound: f64,
    /// What a node means to the objective, as the model tells.
    pub(super) node_gain: f64,
}

impl Branch {
    /// A search for what is better than `best`.
    pub(super) fn new(from: Start<'_>, best: (Vec<f64>, f64)) -> Self {
        let Start { program, whole, boxes, bound, node_gain } = from;
        let free = |at: &usize| boxes.get(*at).is_some_and(|(low, high)| high > low);
        let kept: Vec<usize> = (0..program.columns.len()).filter(free).collect();
        let kept_whole = kept.iter().filter(|at| **at < whole).count();
        let mut rows = program.rows.clone();
        let mut offset = 0.0;
        let mut fixed = vec![0.0; whole];
        for (at, column) in program.columns.iter().enumerate() {
            let stands = boxes.get(at).map_or(0.0, |(low, _)| *low);
            if free(&at) || stands == 0.0 {
                continue;
            }
            offset += column.gain * stands;
            if let Some(fixed) = fixed.get_mut(at) {
                *fixed = stands;
            }
            for (row, value) in &column.entries {
                if let Some(rhs) = rows.get_mut(*row) {
                    *rhs -= value * stands;
                }
            }
        }
        let columns = kept
            .iter()
            .filter_map(|at| {
                let mut column = program.columns.get(*at)?.clone();
                (column.low, column.high) = *boxes.get(*at)?;
                Some(column)
            })
            .collect();
        let mut program = Program { columns, rows };
        program.drop_idle_rows();
        let boxes = program.columns.iter().map(|column| (column.low, column.high)).collect();
        Self {
            simplex: Simplex::new(&program),
            program,
            kept,
            whole: kept_whole,
            fixed,
            offset,
            boxes,
            path: Vec::new(),
            open: Vec::new(),
            dive: Some(Node { moved: Vec::new(), bound }),
            node_gain,
            best,
        }
    }

    /// Nothing better than the best and this is left.
    pub(super) fn bound(&self) -> f64 {
        self.open.iter().chain(&self.dive).map(|node| node.bound).fold(self.cutoff(), f64::max)
    }

    /// Whether all parts were looked at.
    pub(super) fn is_done(&self) -> bool {
        self.open.is_empty() && self.dive.is_none()
    }

    /// Pivots so far.
    pub(super) fn work(&self) -> u64 {
        self.simplex.work
    }

    /// Goes on until so much work was done in all.
    pub(super) fn advance(&mut self, model: &Model, work: u64) {
        while self.simplex.work < work {
            let Some(node) = self.next() else { return };
            self.stand_at(&node);
            let pivots = 20 + (work.saturating_sub(self.simplex.work) / 2_000).min(100_000) as usize;
            let end = self.simplex.solve(pivots, self.cutoff() - self.offset);
            if let End::Empty(witness) = &end {
                if !proves_empty(&self.program, &self.boxes, witness) {
                    let bound = node.bound;
                    self.halve(model, node, bound);
                }
                continue;
            }
            let proof = prove(&self.program, &self.boxes, &self.simplex.duals());
            self.simplex.work += (2 * model.nodes.len() + 20 * self.program.columns.len()) as u64;
            let bound = node.bound.min(proof.bound + self.offset);
            if bound <= self.cutoff() {
                continue;
            }
            if end == End::Stopped {
                // Out of pivots, or the simplex and the proof disagree in the last digits.
                if self.simplex.work >= work {
                    self.open.push(Node { bound, ..node });
                } else {
                    self.halve(model, node, bound);
                }
                continue;
            }
            self.try_whole(model);
            if bound <= self.cutoff() {
                continue;
            }
            match self.broken() {
                Some((column, value)) => self.split(node, (column, value), bound),
                // All whole: the score was taken, what is left is rounding.
                None if bound > self.cutoff() => self.halve(model, node, bound),
                None => {}
            }
        }
    }

    fn cutoff(&self) -> f64 {
        // Parts that promise no more than this beyond the best are not looked at.
        self.best.1 + 1e-6 * (self.best.1.abs() + self.node_gain)
    }

    fn next(&mut self) -> Option<Node> {
        if let Some(node) = self.dive.take() {
            return Some(node);
        }
        let cutoff = self.cutoff();
        self.open.retain(|node| node.bound > cutoff);
        let best = self.open.iter().enumerate().max_by(|a, b| a.1.bound.total_cmp(&b.1.bound))?.0;
        Some(self.open.swap_remove(best))
    }

    /// From the boxes of the last node to those of this one.
    fn stand_at(&mut self, node: &Node) {
        for (column, _, _) in std::mem::take(&mut self.path) {
            if node.moved.iter().any(|(moved, _, _)| *moved == column) {
                continue;
            }
            if let Some(root) = self.program.columns.get(column) {
                let (low, high) = (root.low, root.high);
                self.set(column, (low, high));
            }
        }
        for (column, low, high) in &node.moved {
            self.set(*column, (*low, *high));
        }
        self.path.clone_from(&node.moved);
    }

    fn set(&mut self, column: usize, to: (f64, f64)) {
        let Some(place) = self.boxes.get_mut(column) else { return };
        // Bounds are whole numbers, handed on unchanged.
        if place.0.to_bits() != to.0.to_bits() || place.1.to_bits() != to.1.to_bits() {
            *place = to;
            self.simplex.bound(column, to.0, to.1);
        }
    }

    /// The node column farthest from whole, by what it is worth.
    fn broken(&self) -> Option<(usize, f64)> {
        (0..self.whole)
            .map(|column| (column, self.simplex.value(column)))
            .filter(|(_, value)| (value - libm::round(*value)).abs() > WHOLE)
            .max_by(|a, b| {
                let merit = |at: &(usize, f64)| {
                    let part = at.1 - at.1.floor();
                    let gain = self.program.columns.get(at.0).map_or(0.0, |column| column.gain.abs());
                    part.min(1.0 - part) * (gain + 1e-3)
                };
                merit(a).total_cmp(&merit(b)).then(b.0.cmp(&a.0))
            })
    }

    fn split(&mut self, node: Node, at: (usize, f64), bound: f64) {
        let (column, value) = at;
        let Some((low, high)) = self.boxes.get(column).copied() else { return };
        let with = |low: f64, high: f64| {
            let mut moved = node.moved.clone();
            match moved.iter_mut().find(|(known, _, _)| *known == column) {
                Some(place) => *place = (column, low, high),
                None => moved.push((column, low, high)),
            }
            Node { moved, bound }
        };
        let (below, above) = (with(low, value.floor()), with(value.ceil(), high));
        let (near, far) = if value - value.floor() < 0.5 { (below, above) } else { (above, below) };
        self.open.push(far);
        self.dive = Some(near);
    }

    /// A part that could be neither solved nor proved empty: its widest box in two. Where all boxes are points
    /// there is one placement in it, and counting says what it is worth.
    fn halve(&mut self, model: &Model, node: Node, bound: f64) {
        let wide = (0..self.whole)
            .filter_map(|column| self.boxes.get(column).map(|(low, high)| (column, *low, *high)))
            .filter(|(_, low, high)| high - low > 0.5)
            .max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)).then(b.0.cmp(&a.0)));
        match wide {
            Some((column, low, high)) => {
                self.split(node, (column, f64::midpoint(low, high).floor() + 0.5), bound);
            }
            None => self.try_point(model),
        }
    }

    /// The one placement of boxes that are points.
    fn try_point(&mut self, model: &Model) {
        let mut nodes = self.fixed.clone();
        for (at, (low, _)) in self.kept.iter().zip(&self.boxes).take(self.whole) {
            if let Some(node) = nodes.get_mut(*at) {
                *node = *low;
            }
        }
        self.keep(&Counts::of(model, &nodes));
    }

    /// The relaxation's numbers made whole, and filled up.
    fn try_whole(&mut self, model: &Model) {
        let mut nodes = self.fixed.clone();
        let mut up = self.fixed.clone();
        let mut order = Vec::new();
        for (column, at) in self.kept.iter().enumerate().take(self.whole) {
            let value = self.simplex.value(column);
            if let (Some(node), Some(up)) = (nodes.get_mut(*at), up.get_mut(*at)) {
                *node = (value + WHOLE).floor().max(0.0);
                *up = libm::round(value).max(0.0);
            }
            if value > WHOLE {
                order.push((*at, value - value.floor()));
            }
        }
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let order: Vec<usize> = order.into_iter().map(|(at, _)| at).collect();
        let rounded = Counts::of(model, &up);
        self.keep(&rounded);
        let mut counts = Counts::of(model, &nodes);
        if counts.keeps_limits() {
            fill(&mut counts, &order);
            trim(&mut counts);
            self.keep(&counts);
        }
    }

    /// Keeps what is better than the best.
    fn keep(&mut self, counts: &Counts<'_>) {
        if counts.keeps_limits() {
            let score = counts.score();
            if score > self.best.1 {
                self.best = (counts.nodes().to_vec(), score);
            }
        }
    }
}
