//! Negative prices: the same recursion on stored energy in steps, where cost curves are not convex.
//!
//! `V_t` is kept at 201 states and read between them along straight lines; a step may end at any state
//! of the grid or where its own cost has a kink. A step's cost is convex over charging and over
//! discharging apart, so for each of the two the best target rises with the state (the costs are Monge)
//! and is found by halving: `n log n`. Going forward every target is tried again from the true state,
//! with the true costs; the schedule is feasible, and [`relaxed`](super::relaxed) bounds what is lost.

#![expect(clippy::indexing_slicing, reason = "hot loop: indices run over grids of one length")]

use super::{
    case::{Case, EndState, Step},
    error::OptimalError,
    relaxed::{bound_usd, step_usd},
    schedule::Schedule,
    stack::Stack,
};
use crate::units::Limited;

const STATES: usize = 201;
/// Steps whose values are kept at once; the rest are found again from block to block.
const BLOCK: usize = 96;

/// The best schedule on the grid, and a bound.
pub(super) fn on_states(case: &Case) -> Result<Schedule, OptimalError> {
    let grid = Grid::new(case);
    let len = case.len();
    // Values at the beginning of each block and behind the last.
    let mut value = grid.end(case);
    let mut marks = vec![value.clone()];
    let mut scratch = Scratch::default();
    for at in (0..len).rev() {
        value = grid.back(case, at, &value, &mut scratch);
        if at % BLOCK == 0 {
            marks.push(value.clone());
        }
    }
    marks.reverse();
    let mut schedule = Schedule::with_capacity(len);
    let mut stored_kwh = case.store.start_kwh;
    for (block, end) in marks.iter().skip(1).enumerate() {
        let (from, to) = (block * BLOCK, ((block + 1) * BLOCK).min(len));
        let mut values = vec![end.clone()];
        for at in (from + 1..to).rev() {
            let later = values.last().unwrap_or(end);
            values.push(grid.back(case, at, later, &mut scratch));
        }
        for at in from..to {
            let step = case.step(at);
            let rested_kwh = stored_kwh * case.store.kept_frac;
            let later = values.pop();
            stored_kwh = grid.choose(case, &step, rested_kwh, later.as_ref().unwrap_or(end));
            schedule.push(case, &step, rested_kwh, stored_kwh);
        }
    }
    if !schedule.cost_usd.is_finite() {
        return Err(OptimalError::OutOfReach { start_kwh: case.store.start_kwh });
    }
    schedule.bound_usd = bound_usd(case)?.at_most(schedule.cost_usd);
    Ok(schedule)
}

struct Grid {
    low_kwh: f64,
    pitch_kwh: f64,
    soft: bool,
}

#[derive(Default)]
struct Scratch {
    stack: Stack,
    charge_usd: Vec<f64>,
    discharge_usd: Vec<f64>,
    kinks_kwh: Vec<(f64, f64)>,
    best: Vec<f64>,
}

impl Grid {
    fn new(case: &Case) -> Self {
        let soft = case.reserve_is_soft();
        let low_kwh = if soft { 0.0 } else { case.store.low_kwh };
        let pitch_kwh = ((case.store.high_kwh - low_kwh) / (STATES - 1) as f64).at_least(1e-9);
        Self { low_kwh, pitch_kwh, soft }
    }

    fn end(&self, case: &Case) -> Vec<f64> {
        match case.store.end {
            EndState::Free => vec![0.0; STATES],
            EndState::AtLeast(kwh) => (0..STATES)
                .map(|state| (kwh - self.kwh(state)).at_least(0.0) * case.lost_load_usd_per_kwh)
                .collect(),
            // Steep rather than infinite: the target may lie between two states.
            EndState::At(kwh) => {
                (0..STATES).map(|state| (self.kwh(state) - kwh).abs() * case.lost_load_usd_per_kwh).collect()
            }
        }
    }

    fn kwh(&self, state: usize) -> f64 {
        self.low_kwh + state as f64 * self.pitch_kwh
    }

    fn read(&self, value: &[f64], kwh: f64) -> f64 {
        let place = ((kwh - self.low_kwh) / self.pitch_kwh).clamp(0.0, (STATES - 1) as f64);
        let below = (place as usize).min(STATES - 2);
        let part = place - below as f64;
        value[below] + part * (value[below + 1] - value[below])
    }

    fn wish_usd(&self, case: &Case, step: &Step, kwh: f64) -> f64 {
        if self.soft && !step.islanded {
            (case.store.low_kwh - kwh).at_least(0.0) * case.lost_load_usd_per_kwh / 2.0
        } else {
            0.0
        }
    }

    /// The value before a step from the value after it.
    fn back(&self, case: &Case, at: usize, later: &[f64], scratch: &mut Scratch) -> Vec<f64> {
        let step = case.step(at);
        let Scratch { stack, charge_usd, discharge_usd, kinks_kwh, best } = scratch;
        stack.fill(case, &step);
        let wished: Vec<f64> = later
            .iter()
            .enumerate()
            .map(|(state, value)| value + self.wish_usd(case, &step, self.kwh(state)))
            .collect();
        costs(
            stack,
            (self.pitch_kwh, step_usd(case, &step, stack.gain_kwh)),
            charge_usd,
            discharge_usd,
            kinks_kwh,
        );
        best.clear();
        best.resize(STATES, f64::INFINITY);
        halve(&Rising { value: &wished, cost: charge_usd, sign: 1 }, (0, STATES - 1), (0, STATES - 1), best);
        halve(
            &Rising { value: &wished, cost: discharge_usd, sign: -1 },
            (0, STATES - 1),
            (0, STATES - 1),
            best,
        );
        for (state, best) in best.iter_mut().enumerate() {
            for (change_kwh, cost) in kinks_kwh.iter() {
                let target_kwh = self.kwh(state) + change_kwh;
                if target_kwh >= self.low_kwh && target_kwh <= case.store.high_kwh {
                    *best = best.at_most(self.read(&wished, target_kwh) + cost);
                }
            }
        }
        if case.store.kept_frac >= 1.0 {
            return best.clone();
        }
        (0..STATES).map(|state| self.read(best, self.kwh(state) * case.store.kept_frac)).collect()
    }

    fn choose(&self, case: &Case, step: &Step, rested_kwh: f64, later: &[f64]) -> f64 {
        let mut stack = Stack::default();
        stack.fill(case, step);
        let (least_kwh, most_kwh) = (rested_kwh - stack.loss_kwh, rested_kwh + stack.gain_kwh);
        let mut best = (f64::INFINITY, rested_kwh);
        let mut try_one = |target_kwh: f64| {
            if target_kwh < least_kwh - 1e-12
                || target_kwh > most_kwh + 1e-12
                || target_kwh < self.low_kwh.at_most(rested_kwh)
                || target_kwh > case.store.high_kwh
            {
                return;
            }
            let cost = step_usd(case, step, target_kwh - rested_kwh)
                + self.wish_usd(case, step, target_kwh)
                + self.read(later, target_kwh);
            if cost < best.0 {
                best = (cost, target_kwh);
            }
        };
        try_one(rested_kwh);
        let mut kink_kwh = most_kwh;
        try_one(kink_kwh);
        for piece in &stack.pieces {
            kink_kwh -= piece.length_kwh;
            try_one(kink_kwh);
        }
        for state in 0..STATES {
            try_one(self.kwh(state));
        }
        if let EndState::At(kwh) | EndState::AtLeast(kwh) = case.store.end {
            try_one(kwh);
        }
        best.1
    }
}

/// A step's cost at changes of whole grid pitches, charging and discharging apart, and at its kinks.
fn costs(
    stack: &Stack,
    (pitch_kwh, at_most_usd): (f64, f64),
    charge_usd: &mut Vec<f64>,
    discharge_usd: &mut Vec<f64>,
    kinks: &mut Vec<(f64, f64)>,
) {
    kinks.clear();
    let (mut change_kwh, mut cost) = (stack.gain_kwh, at_most_usd);
    kinks.push((change_kwh, cost));
    for piece in &stack.pieces {
        change_kwh -= piece.length_kwh;
        cost += piece.slope * piece.length_kwh;
        kinks.push((change_kwh, cost));
    }
    charge_usd.clear();
    discharge_usd.clear();
    // Kinks run from most charging to most discharging; read each grid change between its neighbours.
    let read = |change_kwh: f64| {
        let mut right = kinks[0];
        for left in kinks.iter() {
            if left.0 <= change_kwh {
                let span = right.0 - left.0;
                let part = if span > 0.0 { (change_kwh - left.0) / span } else { 0.0 };
                return left.1 + part * (right.1 - left.1);
            }
            right = *left;
        }
        f64::INFINITY
    };
    for count in 0..STATES {
        let change_kwh = count as f64 * pitch_kwh;
        let over = change_kwh > stack.gain_kwh + 1e-12;
        charge_usd.push(if over { f64::INFINITY } else { read(change_kwh.at_most(stack.gain_kwh)) });
        let over = change_kwh > stack.loss_kwh + 1e-12;
        discharge_usd.push(if over { f64::INFINITY } else { read(-change_kwh.at_most(stack.loss_kwh)) });
    }
}

/// Targets above (`sign` 1) or below a state, with the cost of the way.
struct Rising<'a> {
    value: &'a [f64],
    cost: &'a [f64],
    sign: isize,
}

impl Rising<'_> {
    fn at(&self, state: usize, target: usize) -> f64 {
        let way = (target as isize - state as isize) * self.sign;
        if way < 0 { f64::INFINITY } else { self.value[target] + self.cost[way as usize] }
    }
}

/// The best target of each state between two: it rises with the state.
fn halve(of: &Rising, (from, to): (usize, usize), (least, most): (usize, usize), best: &mut [f64]) {
    let middle = usize::midpoint(from, to);
    let (low, high) = if of.sign > 0 {
        (least.max(middle), most.max(middle))
    } else {
        (least.min(middle), most.min(middle))
    };
    let (mut found, mut target) = (f64::INFINITY, low);
    for candidate in low..=high {
        let cost = of.at(middle, candidate);
        if cost < found {
            (found, target) = (cost, candidate);
        }
    }
    best[middle] = best[middle].at_most(found);
    if middle > from {
        halve(of, (from, middle - 1), (least, target), best);
    }
    if middle < to {
        halve(of, (middle + 1, to), (target, most), best);
    }
}
