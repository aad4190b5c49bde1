//! The honest schedule: every midnight a plan on what can be known, carried out on what then happens.
//!
//! What is known of a day at its midnight are its prices, and the load and sun of the days before. The plan is what
//! stored energy will be worth at each hour: the mean of what it was worth in the last days ([`super::habits`]), each
//! solved in hindsight at today's prices. It is no timetable: at each step the battery does what is best for the true load
//! and sun at that worth, so a cloud changes the flows and not the plan. Prices of a tariff are known, and a market
//! publishes them the day before, so that both plan alike. The last day is planned on the one before it, to end as the year
//! shall. Known errors: no weather forecast (a real one would help), and demand charges are not seen.

use super::{
    habits::Habits,
    optimal::{Case, OptimalError, Schedule, Shelf, Stack, Value, check, end_value, go_back, plan_step},
};
use crate::units::Limited;

/// A year planned day by day.
///
/// # Errors
/// A number that is none, a store that contradicts itself.
pub fn day_ahead(case: &Case, steps_per_day: usize) -> Result<Schedule, OptimalError> {
    check(case)?;
    let len = case.len();
    let day = steps_per_day.clamp(1, len.max(1));
    let mut habits = Habits::new(case, day);
    let mut year = Year::new(case);
    let whole_days = len / day;
    for today in 0..whole_days.saturating_sub(1) {
        let worth = habits.of_day(case, today);
        for passed in 0..day {
            year.step(today * day + passed, |rested_kwh, stack, rungs| {
                worth.choose(passed, rested_kwh, (stack, rungs))
            });
        }
    }
    let from = whole_days.saturating_sub(1) * day;
    let mut shelf = last_day(case, (from, day));
    for at in from..len {
        year.step(at, |rested_kwh, stack, _| shelf.choose(len - 1 - at, rested_kwh, stack));
    }
    Ok(year.schedule)
}

/// The last day as the one before it, with what the year must end with behind it.
fn last_day(case: &Case, (from, day): (usize, usize)) -> Shelf {
    let mut shelf = Shelf::default();
    let mut stack = Stack::default();
    let mut rungs = Vec::new();
    let mut value = end_value(case);
    for at in (from..case.len()).rev() {
        let like = at.checked_sub(day).unwrap_or(at);
        plan_step(case, &case.step_at_prices_of(like, at), &mut value, &mut stack);
        shelf.keep(&value);
        rungs.clear();
        go_back(case, &mut value, &stack, &mut rungs);
    }
    shelf
}

/// The year as it happens.
struct Year<'a> {
    case: &'a Case<'a>,
    schedule: Schedule,
    stored_kwh: f64,
    stack: Stack,
    rungs: Vec<(f64, f64)>,
    /// With the grid away the reserve is free, and a kWh kept is worth less than a kWh of load.
    island: Shelf,
}

impl<'a> Year<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let mut island = Shelf::default();
        island.keep(&Value::sloped(0.0, case.store.high_kwh, case.lost_load_usd_per_kwh / 2.0));
        Self {
            case,
            schedule: Schedule::with_capacity(case.len()),
            stored_kwh: case.store.start_kwh,
            stack: Stack::default(),
            rungs: Vec::with_capacity(32),
            island,
        }
    }

    /// One step; `choose` finds the state after it from what is stored and the step's pieces.
    fn step(&mut self, at: usize, choose: impl FnOnce(f64, &Stack, &mut Vec<(f64, f64)>) -> f64) {
        let step = self.case.step(at);
        self.stack.fill(self.case, &step);
        if step.buy_usd_per_kwh < 0.0 {
            self.stack.make_convex();
        }
        let rested_kwh = self.stored_kwh * self.case.store.kept_frac;
        let stored_kwh = if step.islanded {
            self.island.choose(0, rested_kwh, &self.stack)
        } else {
            choose(rested_kwh, &self.stack, &mut self.rungs)
        };
        self.stored_kwh = stored_kwh.at_least(0.0);
        self.schedule.push(self.case, &step, rested_kwh, self.stored_kwh);
    }
}
