//! Demand charges: what the highest import of a month costs, by a search on caps over the recursion.
//!
//! The year's cost is convex in the caps on each month's import and in what is stored between months,
//! and months touch each other only there. So, from the last month to the first, what energy is worth
//! before a month is the least over its caps: the hull of the values of many caps, each the best for one
//! of a few states. Forward, each month's cap is searched (golden section) for the state it begins with.
//! The bound is Lagrange's: at the caps found, what one more kWh of import would save at the capped
//! steps adds up to the charge; raising the price of import by it, with no cap at all, can only be
//! cheaper than the truth.

#![expect(clippy::indexing_slicing, reason = "hot loop: indices run over charges and steps of one case")]

use super::{
    case::Case,
    error::OptimalError,
    relaxed::{bound_usd, step_usd},
    schedule::Schedule,
    solve::{back, back_over, check, end_value, exact, forward, go_back, low_kwh, plan_step, walk},
    stack::Stack,
    value::Value,
    worth::worths,
};
use crate::units::Limited;

/// A charge on the highest import of some steps.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandCharge {
    /// The steps that count, rising.
    pub steps: Vec<u32>,
    /// USD for each kWh of the highest step: USD per kW divided by the hours of a step.
    pub usd_per_kwh_step: f64,
}

/// Evaluations of one search. Going back only what a month's cap is worth to different states counts: 8 leave 2 % of
/// the range. Going forward 16 leave 5e-4 of what is left to search, itself a few hundredths of the range; the whole
/// range takes 40.
const COARSE: usize = 8;
const FINE: usize = 16;
const WHOLE: usize = 40;
/// States for which a month's cap is searched going back, and at which values are compared.
const ANCHORS: usize = 3;
const SAMPLES: usize = 41;
/// Beyond the caps that were best going back the search goes forward by this share of the highest import.
const MARGIN_FRAC: f64 = 0.05;

/// The cheapest schedule found with demand charges, and a bound on every other.
///
/// # Errors
/// As [`optimal`](super::optimal).
pub fn with_demand(case: &Case, charges: &[DemandCharge]) -> Result<Schedule, OptimalError> {
    check(case)?;
    let free = exact(case)?;
    let peaks: Vec<f64> = charges.iter().map(|charge| peak_kwh(charge, &free)).collect();
    let mut search = Search {
        case,
        charges,
        blocks: blocks(charges),
        caps: peaks.clone(),
        likely: vec![(f64::INFINITY, 0.0); peaks.len()],
        peaks,
    };
    let behind = search.backward();
    search.forward(&behind);
    let limits = search.limits(1.0);
    let capped = with_charges(exact(&Case { import_limit_kwh: &limits, ..*case })?, charges);
    let bound_usd = least_usd(case)?.at_least(search.bound_usd()?);
    let free = with_charges(free, charges);
    let mut best = if capped.cost_usd < free.cost_usd { capped } else { free };
    best.bound_usd = bound_usd.at_most(best.cost_usd);
    Ok(best)
}

/// What no schedule can undercut, demand charges aside: the optimum, or its bound where a price is negative.
fn least_usd(case: &Case) -> Result<f64, OptimalError> {
    if case.has_negative_price() { bound_usd(case) } else { Ok(exact(case)?.cost_usd) }
}

fn peak_kwh(charge: &DemandCharge, schedule: &Schedule) -> f64 {
    let imports = charge.steps.iter().filter_map(|step| schedule.import_kwh.get(*step as usize));
    imports.copied().fold(0.0, f64::max)
}

fn with_charges(mut schedule: Schedule, charges: &[DemandCharge]) -> Schedule {
    let peaks = charges.iter().map(|charge| peak_kwh(charge, &schedule) * charge.usd_per_kwh_step);
    schedule.cost_usd += peaks.sum::<f64>();
    schedule
}

/// Steps that are searched together: charges whose spans overlap.
struct Block {
    from: usize,
    to: usize,
    charges: Vec<usize>,
}

fn blocks(charges: &[DemandCharge]) -> Vec<Block> {
    let mut spans: Vec<Block> = Vec::new();
    for (index, charge) in charges.iter().enumerate() {
        let (Some(first), Some(last)) = (charge.steps.first(), charge.steps.last()) else { continue };
        spans.push(Block { from: *first as usize, to: *last as usize + 1, charges: vec![index] });
    }
    spans.sort_by_key(|span| span.from);
    let mut blocks: Vec<Block> = Vec::new();
    for span in spans {
        match blocks.last_mut() {
            Some(last) if span.from < last.to => {
                last.to = last.to.max(span.to);
                last.charges.extend(span.charges);
            }
            _ => blocks.push(span),
        }
    }
    blocks
}

/// What one more kWh saves at each step of each charge: at least, at most.
type Multipliers = (Vec<Vec<f64>>, Vec<Vec<f64>>);

struct Search<'a> {
    case: &'a Case<'a>,
    charges: &'a [DemandCharge],
    blocks: Vec<Block>,
    caps: Vec<f64>,
    /// Highest imports without any cap.
    peaks: Vec<f64>,
    /// Least and highest of each charge's best caps going back.
    likely: Vec<(f64, f64)>,
}

impl Search<'_> {
    /// Import limits by step without any cap.
    fn free(&self) -> Vec<f64> {
        let limit =
            |at: usize| self.case.import_limit_kwh.get(at).copied().unwrap_or(self.case.grid.import_kwh);
        (0..self.case.len()).map(limit).collect()
    }

    /// Import limits by step with every cap scaled.
    fn limits(&self, scale: f64) -> Vec<f64> {
        let mut limits = self.free();
        for (charge, cap) in self.charges.iter().zip(&self.caps) {
            lower(&mut limits, charge, cap * scale);
        }
        limits
    }

    /// What energy is worth behind each block, with every later cap at its best; the first block first.
    fn backward(&mut self) -> Vec<Value> {
        let free = self.free();
        let mut value = end_value(self.case);
        let mut at = self.case.len();
        let mut behind = Vec::new();
        for index in (0..self.blocks.len()).rev() {
            let span = (self.blocks[index].from, self.blocks[index].to);
            value = self.across(&free, (span.1, at), &value);
            let low_kwh = low_kwh(self.case);
            let width_kwh = self.case.store.high_kwh - low_kwh;
            let mut envelope = vec![f64::INFINITY; SAMPLES];
            let kwh_of = |sample: usize| low_kwh + width_kwh * sample as f64 / (SAMPLES - 1) as f64;
            for anchor in 0..ANCHORS {
                let start_kwh = low_kwh + width_kwh * anchor as f64 / (ANCHORS - 1) as f64;
                self.best_caps(index, (&value, start_kwh), COARSE, &mut |tried, charge_usd| {
                    let right_kwh = tried.right_kwh();
                    for (sample, least) in envelope.iter_mut().enumerate() {
                        let kwh = kwh_of(sample);
                        if kwh >= tried.left_kwh - 1e-12 && kwh <= right_kwh + 1e-12 {
                            *least = least.at_most(tried.usd(kwh) + charge_usd);
                        }
                    }
                });
                for charge in &self.blocks[index].charges {
                    let (least, most) = self.likely[*charge];
                    self.likely[*charge] =
                        (least.at_most(self.caps[*charge]), most.at_least(self.caps[*charge]));
                }
            }
            behind.push(value.kept());
            let points = envelope.iter().enumerate().filter(|(_, usd)| usd.is_finite());
            let hull = Value::hull(points.map(|(sample, usd)| (kwh_of(sample), *usd)));
            // A store without width has one state, and nothing to choose.
            value = hull.unwrap_or_else(|| self.across(&self.limits(1.0), span, &value));
            at = span.0;
        }
        behind.reverse();
        behind
    }

    /// Each block's caps for the state that it begins with.
    fn forward(&mut self, behind: &[Value]) {
        let free = self.free();
        let mut stored_kwh = self.case.store.start_kwh;
        let mut at = 0;
        for (index, later) in behind.iter().enumerate() {
            let span = (self.blocks[index].from, self.blocks[index].to);
            if at < span.0 {
                let limits = self.limits(1.0);
                let before = self.across(&limits, span, later);
                stored_kwh = self.pass(&free, (at, span.0), before, stored_kwh);
            }
            self.best_caps(index, (later, stored_kwh), self.search_of(index), &mut |_, _| {});
            stored_kwh = self.pass(&self.limits(1.0), span, later.kept(), stored_kwh);
            at = span.1;
        }
    }

    /// Where alone, a charge's cap is near those that were best going back.
    fn search_of(&self, block: usize) -> usize {
        if self.blocks[block].charges.len() == 1 { FINE } else { WHOLE }
    }

    /// The state behind some steps, from the one before them.
    fn pass(&self, limits: &[f64], span: (usize, usize), mut value: Value, stored_kwh: f64) -> f64 {
        let case = Case { import_limit_kwh: limits, ..*self.case };
        let memory = back_over(&case, span, &mut value, |_, _, _| {});
        walk(&case, &memory, stored_kwh, |_, _| {})
    }

    /// Searches each cap of a block for a state before it; charges that share steps in turn, twice.
    fn best_caps(
        &mut self,
        block: usize,
        from: (&Value, f64),
        trials: usize,
        seen: &mut dyn FnMut(&Value, f64),
    ) {
        let members = self.blocks[block].charges.clone();
        for charge in &members {
            self.caps[*charge] = self.peaks[*charge];
        }
        let again = members.iter().filter(|_| members.len() > 1);
        for charge in members.iter().chain(again) {
            self.caps[*charge] = self.best_cap(block, *charge, from, trials, seen);
        }
    }

    /// The value before steps `from..to` from the value behind them.
    fn across(&self, limits: &[f64], (from, to): (usize, usize), value: &Value) -> Value {
        let case = Case { import_limit_kwh: limits, ..*self.case };
        let mut value = value.kept();
        let mut stack = Stack::default();
        let mut rungs = Vec::with_capacity(32);
        for at in (from..to).rev() {
            let step = case.step(at);
            plan_step(&case, &step, &mut value, &mut stack);
            rungs.clear();
            value.lift(step_usd(&case, &step, stack.gain_kwh));
            go_back(&case, &mut value, &stack, &mut rungs);
        }
        value
    }

    /// Golden section on one cap.
    fn best_cap(
        &self,
        block: usize,
        index: usize,
        (value, start_kwh): (&Value, f64),
        trials: usize,
        seen: &mut dyn FnMut(&Value, f64),
    ) -> f64 {
        let span = (self.blocks[block].from, self.blocks[block].to);
        let charge = &self.charges[index];
        let mut others = self.free();
        let mut others_usd = 0.0;
        for other in self.blocks[block].charges.iter().filter(|other| **other != index) {
            lower(&mut others, &self.charges[*other], self.caps[*other]);
            others_usd += self.caps[*other] * self.charges[*other].usd_per_kwh_step;
        }
        let mut limits = others.clone();
        let mut usd = |cap: f64| {
            limits[span.0..span.1].copy_from_slice(&others[span.0..span.1]);
            lower(&mut limits, charge, cap);
            let before = self.across(&limits, span, value);
            let charge_usd = cap * charge.usd_per_kwh_step;
            seen(&before, charge_usd + others_usd);
            before.usd(start_kwh) + charge_usd
        };
        let golden = (libm::sqrt(5.0) - 1.0) / 2.0;
        let peak = self.peaks[index];
        let (mut low, mut high) = (0.0, peak);
        if trials == FINE {
            low = (self.likely[index].0 - MARGIN_FRAC * peak).at_least(0.0);
            high = (self.likely[index].1 + MARGIN_FRAC * peak).at_most(peak);
        }
        let edges = (low, high);
        let mut inner = (high - golden * (high - low), low + golden * (high - low));
        let mut costs = (usd(inner.0), usd(inner.1));
        for _ in 0..trials {
            if costs.0 <= costs.1 {
                high = inner.1;
                inner = (high - golden * (high - low), inner.0);
                costs = (usd(inner.0), costs.0);
            } else {
                low = inner.0;
                inner = (inner.1, low + golden * (high - low));
                costs = (costs.1, usd(inner.1));
            }
        }
        let best = if costs.0 <= costs.1 { inner.0 } else { inner.1 };
        let near = 1e-2 * (edges.1 - edges.0);
        let at_edge = (best < edges.0 + near && edges.0 > 0.0) || (best > edges.1 - near && edges.1 < peak);
        if at_edge { self.best_cap(block, index, (value, start_kwh), WHOLE, seen) } else { best }
    }

    /// Prices of import raised by multipliers that add up to each charge: the optimum is a bound.
    fn bound_usd(&self) -> Result<f64, OptimalError> {
        let sides = [self.multipliers(1.0 - 1e-6)?, self.multipliers(1.0 + 1e-6)?];
        let mut buy = self.case.buy_usd_per_kwh.to_vec();
        for (index, charge) in self.charges.iter().enumerate() {
            let wanted = charge.usd_per_kwh_step;
            let sum = |side: &[f64]| side.iter().sum::<f64>();
            let (tight, wide) = (&sides[0].1[index], &sides[1].0[index]);
            let part = (wanted - sum(wide)) / (sum(tight) - sum(wide)).at_least(1e-12);
            let part = part.clamp(0.0, 1.0);
            let mixed: Vec<f64> =
                tight.iter().zip(wide).map(|(tight, wide)| part * tight + (1.0 - part) * wide).collect();
            // Never above the charge; what is missing costs tightness, not truth.
            let scale = (wanted / sum(&mixed).at_least(1e-12)).at_most(1.0);
            for (usd, step) in mixed.iter().zip(&charge.steps) {
                buy[*step as usize] += usd * scale;
            }
        }
        least_usd(&Case { buy_usd_per_kwh: &buy, ..*self.case })
    }

    /// What one more kWh saves at each capped step of each charge: the least and the most it may be.
    fn multipliers(&self, scale: f64) -> Result<Multipliers, OptimalError> {
        let limits = self.limits(scale);
        let capped = Case { import_limit_kwh: &limits, ..*self.case };
        let mut values: Vec<Value> = Vec::with_capacity(self.case.len());
        let memory = back(&capped, |_, value, _| values.push(value.kept()));
        let schedule = forward(&capped, &memory)?;
        values.reverse();
        let worth = worths(&capped, &schedule, &values);
        let of = |charge: &DemandCharge, cap: f64, pick: fn((f64, f64)) -> f64| -> Vec<f64> {
            let binds = |at: usize| {
                schedule.import_kwh[at] >= cap - 1e-9
                    && cap <= limits[at] + 1e-12
                    && cap < self.case.grid.import_kwh
            };
            let steps = charge.steps.iter().map(|step| *step as usize);
            steps.map(|at| if binds(at) { pick(worth[at]) } else { 0.0 }).collect()
        };
        let charges = || self.charges.iter().zip(self.caps.iter().map(|cap| cap * scale));
        let least = charges().map(|(charge, cap)| of(charge, cap, |worth| worth.0)).collect();
        let most = charges().map(|(charge, cap)| of(charge, cap, |worth| worth.1)).collect();
        Ok((least, most))
    }
}

fn lower(limits: &mut [f64], charge: &DemandCharge, cap: f64) {
    for step in &charge.steps {
        let limit = &mut limits[*step as usize];
        *limit = limit.at_most(cap);
    }
}
