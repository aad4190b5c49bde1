//! The cheapest year that ends with no less in the store than it begins with, whatever that is.
//!
//! A year goes on: what is stored when it ends is there when the next one like it begins. With `s` what it begins with
//! and ends with at least, the least cost `g(s)` is convex, as the whole problem is. The recursion is solved at the least
//! `s`; a price `w` on the difference of end and beginning bounds every year from below (Lagrange):
//! `L(w) = min over s of V_w(s) + w s`, with `V_w` the recursion from an end where each kWh is worth `w`. At the right `w`
//! bound and cost are one. Another end changes the last days only: where the worth of energy is what it was at some
//! midnight, it is so before, too. So a price is tried in the time of some days, and the right one, where the bound is highest,
//! is where its lines meet.

use super::{
    case::{Case, EndState, Store},
    error::OptimalError,
    schedule::Schedule,
    solve::{Memory, back_over, check, end_value, forward, low_kwh, walk},
    value::Value,
};
use crate::units::Limited;

/// How many prices are tried at most; a handful is the rule.
const PRICES: usize = 40;
/// As much of a year's cost is rounding.
const ROUNDING: f64 = 1e-12;
/// Days at the end of a year in which another end is looked for to be forgotten.
const DAYS: usize = 40;

/// The cheapest schedule that begins with `start_kwh` of the case or more and ends with no less, and what it begins with.
///
/// # Errors
/// As [`super::optimal`]. No price of the case may be below zero.
pub(in crate::dispatch) fn round(case: &Case, steps_per_day: usize) -> Result<(Schedule, f64), OptimalError> {
    check(case)?;
    let day = steps_per_day.clamp(1, case.len().max(1));
    let low_kwh = case.store.start_kwh;
    let mut least = Year::from(case, (low_kwh, day))?;
    // Nothing more is worth beginning with.
    let most_usd = -least.begin.slope_after(low_kwh);
    if most_usd.is_nan() || most_usd <= 0.0 || most_usd.is_infinite() {
        return Ok(least.proven(f64::INFINITY));
    }
    let bound_usd = least.bound_usd(&least.at_price(case, most_usd));
    if least.costs(bound_usd) {
        return Ok(least.proven(bound_usd));
    }
    let (start_kwh, best) = least.better_start(case, most_usd);
    let bound_usd = bound_usd.at_least(least.bound_usd(&best));
    least.begin_with(case, (start_kwh, best.tail.from));
    if least.costs(bound_usd) {
        return Ok(least.proven(bound_usd));
    }
    // Another beginning is not forgotten in time: both years whole.
    let (least, more) = (Year::from(case, (low_kwh, day))?, Year::from(case, (start_kwh, day))?);
    let cheapest = if more.schedule.cost_usd < least.schedule.cost_usd { more } else { least };
    Ok(cheapest.proven(bound_usd))
}

/// A year from one state, solved.
struct Year {
    start_kwh: f64,
    schedule: Schedule,
    /// What energy is worth when it begins.
    begin: Value,
    memory: Memory,
    /// What energy is worth at the last midnights, with their steps, the last first.
    midnights: Vec<(usize, Value)>,
}

/// A year at a price on the difference of its end and its beginning.
struct AtPrice {
    usd_per_kwh: f64,
    /// What it begins with.
    start_kwh: f64,
    tail: Tail,
    /// What it costs beside the year it is compared with, USD: falls with the price where it ends with more than it
    /// begins with, and rises where it ends with less.
    beside_usd: f64,
}

/// The end of a year at another price.
struct Tail {
    /// Its first step: up to there a year goes as the one it is compared with. 0: it is a whole year.
    from: usize,
    /// What its steps cost, less what is left at the price, USD; of a whole year with what it begins with at the price.
    usd: f64,
    start_kwh: f64,
    end_kwh: f64,
}

impl Year {
    fn from(case: &Case, (start_kwh, day): (f64, usize)) -> Result<Self, OptimalError> {
        let case =
            Case { store: Store { start_kwh, end: EndState::AtLeast(start_kwh), ..case.store }, ..*case };
        let mut begin = end_value(&case);
        let mut midnights = Vec::with_capacity(case.len() / day);
        let last = case.len().saturating_sub(DAYS * day);
        let memory = back_over(&case, (0, case.len()), &mut begin, |at, value, _| {
            let next = at + 1;
            if next > last && next % day == 0 && next < case.len() {
                midnights.push((next, value.kept()));
            }
        });
        let schedule = forward(&case, &memory)?;
        Ok(Self { start_kwh, schedule, begin, memory, midnights })
    }

    /// Makes it begin with another state, up to where that is forgotten, and its steps from `to_end` on end with no less.
    /// Costs without end where that is out of reach.
    fn begin_with(&mut self, case: &Case, (start_kwh, to_end): (f64, usize)) {
        let end_case =
            Case { store: Store { start_kwh, end: EndState::AtLeast(start_kwh), ..case.store }, ..*case };
        let mut value = end_value(&end_case);
        let end = back_over(&end_case, (to_end, case.len()), &mut value, |_, _, _| {});
        let mut first = Schedule::default();
        let mut before_kwh = if to_end == 0 { start_kwh } else { self.stored_before(to_end) };
        let mut at = 0;
        let mut is_forgotten = false;
        walk(case, &self.memory, start_kwh, |rested_kwh, stored_kwh| {
            if !is_forgotten && at < to_end {
                first.push(case, &case.step(at), rested_kwh, stored_kwh);
                is_forgotten =
                    self.schedule.stored_kwh.get(at).is_some_and(|own| own.to_bits() == stored_kwh.to_bits());
                if !is_forgotten && at + 1 == to_end {
                    before_kwh = stored_kwh;
                }
            }
            at += 1;
        });
        let mut last = Schedule::default();
        at = to_end;
        let end_kwh = walk(case, &end, before_kwh, |rested_kwh, stored_kwh| {
            last.push(case, &case.step(at), rested_kwh, stored_kwh);
            at += 1;
        });
        let steps = first.stored_kwh.len();
        let own_usd = self.cost_usd(case, (0, steps)) + self.cost_usd(case, (to_end, case.len()));
        self.schedule.cost_usd += first.cost_usd + last.cost_usd - own_usd;
        self.schedule.put(0, &first);
        self.schedule.put(to_end, &last);
        self.start_kwh = start_kwh;
        if end_kwh < start_kwh - 1e-9 {
            self.schedule.cost_usd = f64::INFINITY;
        }
    }

    fn costs(&self, usd: f64) -> bool {
        self.schedule.cost_usd <= usd + ROUNDING * usd.abs()
    }

    fn proven(mut self, bound_usd: f64) -> (Schedule, f64) {
        self.schedule.bound_usd = bound_usd.at_most(self.schedule.cost_usd);
        (self.schedule, self.start_kwh)
    }

    /// No year costs less, whatever it begins with, USD.
    fn bound_usd(&self, at: &AtPrice) -> f64 {
        self.schedule.cost_usd + at.beside_usd
    }

    /// The cheapest year at a price on what it ends with above its beginning.
    fn at_price(&self, case: &Case, usd_per_kwh: f64) -> AtPrice {
        let tail = self.tail(case, usd_per_kwh);
        if tail.from == 0 {
            let beside_usd = tail.usd - self.schedule.cost_usd;
            return AtPrice { usd_per_kwh, start_kwh: tail.start_kwh, tail, beside_usd };
        }
        // As this year up to there: only beginning and end are others.
        let start_kwh = self.begin.where_worth(usd_per_kwh);
        let begin_usd = self.begin.usd(start_kwh) - self.begin.usd(self.start_kwh) + usd_per_kwh * start_kwh;
        let beside_usd = begin_usd + tail.usd - self.cost_usd(case, (tail.from, case.len()));
        AtPrice { usd_per_kwh, start_kwh, tail, beside_usd }
    }

    /// What the steps from one to another cost, USD.
    fn cost_usd(&self, case: &Case, (from, to): (usize, usize)) -> f64 {
        let mut schedule = Schedule::default();
        let stored = self.schedule.stored_kwh.get(from..to).unwrap_or(&[]);
        let mut before_kwh = self.stored_before(from);
        for (at, stored_kwh) in (from..).zip(stored) {
            schedule.push(case, &case.step(at), before_kwh * case.store.kept_frac, *stored_kwh);
            before_kwh = *stored_kwh;
        }
        schedule.cost_usd
    }

    fn stored_before(&self, step: usize) -> f64 {
        step.checked_sub(1)
            .and_then(|before| self.schedule.stored_kwh.get(before))
            .copied()
            .unwrap_or(self.start_kwh)
    }

    /// The end of the year where each kWh that is left is worth this much, from the last midnight at which energy is worth
    /// what it is worth here; the whole year with the best beginning where there is none.
    fn tail(&self, case: &Case, usd_per_kwh: f64) -> Tail {
        let mut value = Value::sloped(low_kwh(case), case.store.high_kwh, usd_per_kwh);
        let mut days: Vec<Memory> = Vec::new();
        let mut to = case.len();
        let mut from = 0;
        for (midnight, here) in &self.midnights {
            days.push(back_over(case, (*midnight, to), &mut value, |_, _, _| {}));
            to = *midnight;
            if value.is_worth_as(here) {
                from = to;
                break;
            }
        }
        let mut start_kwh = self.stored_before(from);
        let mut usd = 0.0;
        if from == 0 {
            days.push(back_over(case, (0, to), &mut value, |_, _, _| {}));
            start_kwh = value.where_worth(usd_per_kwh);
            usd = usd_per_kwh * start_kwh;
        }
        let mut schedule = Schedule::default();
        let (mut at, mut stored_kwh) = (from, start_kwh);
        for day in days.iter().rev() {
            stored_kwh = walk(case, day, stored_kwh, |rested_kwh, stored_kwh| {
                schedule.push(case, &case.step(at), rested_kwh, stored_kwh);
                at += 1;
            });
        }
        usd += schedule.cost_usd - usd_per_kwh * stored_kwh;
        Tail { from, usd, start_kwh, end_kwh: stored_kwh }
    }

    /// Where a year begins best, and the price at which it ends so: where the bound is highest. The bound is concave and
    /// piecewise linear in the price; where the lines of a price too low and one too high meet, no line is below them
    /// both in the end.
    fn better_start(&self, case: &Case, most_usd: f64) -> (f64, AtPrice) {
        let (mut low, mut high) = (self.at_price(case, 0.0), self.at_price(case, most_usd));
        for _ in 0..PRICES {
            let (rises, falls) = (low.rise_kwh(), high.rise_kwh());
            if rises <= 0.0 || falls >= 0.0 {
                break;
            }
            let meet_usd = (high.beside_usd - low.beside_usd - falls * high.usd_per_kwh
                + rises * low.usd_per_kwh)
                / (rises - falls);
            let found = self.at_price(case, meet_usd);
            let line_usd = low.beside_usd + rises * (meet_usd - low.usd_per_kwh);
            let is_met = found.beside_usd >= line_usd - ROUNDING * self.schedule.cost_usd.abs();
            let is_low = found.rise_kwh() > 0.0;
            if is_met {
                let start_kwh = low.tail.end_kwh.at_least(high.start_kwh);
                return (start_kwh.clamp(self.start_kwh, case.store.high_kwh), found);
            }
            *(if is_low { &mut low } else { &mut high }) = found;
        }
        (low.tail.end_kwh.at_least(high.start_kwh).clamp(self.start_kwh, case.store.high_kwh), high)
    }
}

impl AtPrice {
    /// How fast its cost rises with the price, kWh.
    fn rise_kwh(&self) -> f64 {
        self.start_kwh - self.tail.end_kwh
    }
}
