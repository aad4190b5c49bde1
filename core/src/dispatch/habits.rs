//! What stored energy was worth at each hour of the last days, looked back on: what a plan for today goes by.
//!
//! A day that has passed is solved back from its midnight by the recursion of [`optimal`](super::optimal), with its own
//! load and sun and today's prices. What energy is worth at each of its hours is a function of the state, kept as slopes
//! over twelve equal parts of the store. Their mean over the last seven days or so, `W <- W + (V - W) / n`, `n` the days
//! seen, at most 7, weighs the days of shortage against those of plenty, which one mean day cannot: a plan on the mean
//! day keeps energy for nothing or runs out, a plan on the mean worth does as much of both as pays. Behind midnight
//! stands the worth at the morning before, as days are alike. Days of other prices (week end, season) have a mean of
//! their own.

#![expect(clippy::indexing_slicing, reason = "hot loop: indices run over the days and cells of one case")]

use super::optimal::{Case, Stack, Value, go_back, low_kwh, plan_step};
use crate::units::Limited;

/// Parts of the store. More follow single days too closely and earn no more.
const CELLS: usize = 12;
/// Days that the mean remembers, and how far back it looks for days of prices not seen lately.
const DAYS: usize = 7;
/// Kinds of days that are remembered: twelve months of two kinds, and some to spare.
const KINDS: usize = 32;

/// The means of a case, kind of day by kind of day.
#[derive(Debug)]
pub(super) struct Habits {
    day: usize,
    days: usize,
    kinds: Vec<Kind>,
    stack: Stack,
    rungs: Vec<(f64, f64)>,
}

/// The mean of days of the same prices.
#[derive(Debug)]
struct Kind {
    /// A day that has these prices.
    like: usize,
    /// Days before this one have been seen, counted from the first of the year.
    seen: isize,
    count: usize,
    /// Slopes before each step and behind the last, cell by cell.
    slopes: Vec<f64>,
}

impl Habits {
    pub(super) fn new(case: &Case, steps_per_day: usize) -> Self {
        let day = steps_per_day.clamp(1, case.len().max(1));
        let days = (case.len() / day).max(1);
        Self { day, days, kinds: Vec::new(), stack: Stack::default(), rungs: Vec::new() }
    }

    /// The mean worth for a day, of all that is known at its midnight. The first days of a year look at its last ones,
    /// as the same season.
    pub(super) fn of_day(&mut self, case: &Case, today: usize) -> Worth<'_> {
        let index = self.kind(case, today);
        let now = today as isize;
        let first = self.kinds[index].seen.max(now - DAYS as isize);
        if first > self.kinds[index].seen {
            self.kinds[index].count = 0;
        }
        for past in first..now {
            self.learn(case, index, past.rem_euclid(self.days as isize) as usize);
        }
        self.kinds[index].seen = now;
        Worth { low_kwh: low_kwh(case), width_kwh: width_kwh(case), slopes: &self.kinds[index].slopes }
    }

    /// The kind of day that has the prices of this one; a new one begins with the morning of the latest.
    fn kind(&mut self, case: &Case, today: usize) -> usize {
        let prices = |day: usize| {
            let steps = day * self.day..(day + 1) * self.day;
            (&case.buy_usd_per_kwh[steps.clone()], &case.sell_usd_per_kwh[steps])
        };
        if let Some(found) = self.kinds.iter().position(|kind| prices(kind.like) == prices(today)) {
            return found;
        }
        let latest = self.kinds.iter().max_by_key(|kind| kind.seen);
        let morning = latest.map_or_else(
            || {
                // A kWh saves at least the cheapest import.
                let least = prices(today).0.iter().copied().fold(f64::INFINITY, f64::min);
                vec![-least.at_least(0.0) * case.store.discharge_efficiency; CELLS]
            },
            |kind| kind.slopes[..CELLS].to_vec(),
        );
        let mut slopes = vec![0.0; (self.day + 1) * CELLS];
        slopes[..CELLS].copy_from_slice(&morning);
        if self.kinds.len() >= KINDS {
            self.kinds.remove(0);
        }
        self.kinds.push(Kind { like: today, seen: isize::MIN, count: 0, slopes });
        self.kinds.len() - 1
    }

    /// Takes a day that has passed into a mean.
    fn learn(&mut self, case: &Case, index: usize, past: usize) {
        let (low_kwh, width_kwh) = (low_kwh(case), width_kwh(case));
        let Kind { like, count, slopes, .. } = &mut self.kinds[index];
        *count += 1;
        let weight = 1.0 / (*count).min(DAYS) as f64;
        let mut value = Value::of_cells(low_kwh, width_kwh, &slopes[..CELLS]);
        for (step, cells) in slopes.chunks_exact_mut(CELLS).enumerate().rev() {
            value.mix_into(low_kwh, (width_kwh, cells), weight);
            let Some(before) = step.checked_sub(1) else { break };
            let of = case.step_at_prices_of(past * self.day + before, *like * self.day + before);
            plan_step(case, &of, &mut value, &mut self.stack);
            self.rungs.clear();
            go_back(case, &mut value, &self.stack, &mut self.rungs);
        }
    }
}

fn width_kwh(case: &Case) -> f64 {
    (case.store.high_kwh - low_kwh(case)).at_least(0.0) / CELLS as f64
}

/// What energy is worth over a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth<'a> {
    low_kwh: f64,
    width_kwh: f64,
    slopes: &'a [f64],
}

impl Worth<'_> {
    /// The best state after a step of the day with these true pieces.
    pub(super) fn choose(
        &self,
        step: usize,
        rested_kwh: f64,
        (stack, rungs): (&Stack, &mut Vec<(f64, f64)>),
    ) -> f64 {
        let cells = &self.slopes[(step + 1) * CELLS..(step + 2) * CELLS];
        let (mut until_kwh, mut next) = (self.low_kwh, 0);
        rungs.clear();
        for piece in &stack.pieces {
            while next < CELLS && cells[next] < piece.slope {
                until_kwh += self.width_kwh;
                next += 1;
            }
            rungs.push((piece.length_kwh, until_kwh));
        }
        Value::follow(rested_kwh, stack.loss_kwh, rungs.iter().copied())
    }
}
