//! The honest schedule: every midnight a plan on what can be known, carried out on what then happens.
//!
//! Load and sun of the next two days are taken to be the mean of the last day known and of a week
//! before, hour by hour; of that sun a plan counts on 70 %, because running short costs an import and
//! having too much only an export. Prices are known for the day; a tariff is known for the next day too, a market is taken to
//! repeat. The plan is the exact recursion of [`optimal`](super::optimal) over 48 hours; what it keeps is
//! not a timetable but what energy is worth at each hour. At each step the battery then does what is
//! best for the true load and sun at that worth, so a cloud changes the flows and not the plan. The
//! first day and week look at the last ones of the year, as the same season. Known error: real
//! controllers see weather forecasts, which are better than habit for the sun.

#![expect(clippy::indexing_slicing, reason = "hot loop: every series is checked to be as long as the case")]

use super::optimal::{
    Case, Lifts, OptimalError, Schedule, Shelf, Stack, Value, check, end_value, go_back, low_kwh, plan_step,
};

/// What is known of tomorrow's prices at midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceForecast {
    /// A tariff: they are in the contract.
    Tariff,
    /// A market publishes one day; the next is taken to be like it.
    Market,
}

/// Share of the habitual sun that a plan counts on; assumed.
const SUN_COUNTED_ON: f64 = 0.7;

/// A year planned day by day.
///
/// # Errors
/// A number that is none, a store that contradicts itself.
pub fn day_ahead(case: &Case, steps_per_day: usize, prices: PriceForecast) -> Result<Schedule, OptimalError> {
    check(case)?;
    let len = case.len();
    let day = steps_per_day.max(1);
    let mut forecast = Forecast::of(case, day);
    let mut shelf = Shelf::default();
    // With the grid away the reserve is free, and a kWh kept is worth less than a kWh of load.
    let mut island = Shelf::default();
    island.keep(&Value::sloped(0.0, case.store.high_kwh, case.lost_load_usd_per_kwh / 2.0));
    let mut stack = Stack::default();
    let mut until = Vec::with_capacity(32);
    let mut schedule = Schedule::with_capacity(len);
    let mut stored_kwh = case.store.start_kwh;
    for from in (0..len).step_by(day) {
        let to = (from + day).min(len);
        let horizon = (from + 2 * day).min(len);
        if prices == PriceForecast::Market {
            forecast.repeat_prices(case, (from, to, horizon));
        }
        let (today, tomorrow) = forecast.cases(case);
        let mut value = if horizon == len {
            end_value(case)
        } else {
            // Behind the horizon a kWh saves at least the cheapest import.
            let buy = tomorrow.buy_usd_per_kwh[to..horizon].iter().copied().fold(f64::INFINITY, f64::min);
            let usd_per_kwh = buy.max(0.0) * case.store.discharge_efficiency;
            Value::sloped(low_kwh(case), case.store.high_kwh, usd_per_kwh)
        };
        shelf.clear();
        for at in (from..horizon).rev() {
            let planned = if at < to { &today } else { &tomorrow };
            plan_step(planned, &planned.step(at), &mut value, &mut stack);
            if at < to {
                shelf.keep(&value);
            }
            until.clear();
            go_back(planned, &mut value, &stack, &mut until);
        }
        for (passed, at) in (from..to).enumerate() {
            let step = case.step(at);
            stack.fill(case, &step);
            if step.buy_usd_per_kwh < 0.0 {
                stack.make_convex();
            }
            let rested_kwh = stored_kwh * case.store.kept_frac;
            stored_kwh = if step.islanded {
                island.choose(0, rested_kwh, &stack)
            } else {
                shelf.choose(shelf.len() - 1 - passed, rested_kwh, &stack)
            };
            stored_kwh = stored_kwh.max(0.0);
            schedule.push(case, &step, rested_kwh, stored_kwh);
        }
    }
    Ok(schedule)
}

/// What is expected at every step of a plan's first and second day.
struct Forecast {
    /// Steps a day.
    day: usize,
    load_kwh: [Vec<f64>; 2],
    pv_kwh: [Vec<f64>; 2],
    buy_usd_per_kwh: Vec<f64>,
    sell_usd_per_kwh: Vec<f64>,
}

impl Forecast {
    fn of(case: &Case, day: usize) -> Self {
        let len = case.len();
        let mean = |series: &[f64], back: usize| -> Vec<f64> {
            let before = |at: usize, back: usize| series[(at + len - back % len) % len];
            (0..len).map(|at| f64::midpoint(before(at, back), before(at, 7 * day))).collect()
        };
        let cautious = |mut pv: [Vec<f64>; 2]| {
            pv.iter_mut().flatten().for_each(|kwh| *kwh *= SUN_COUNTED_ON);
            pv
        };
        // At midnight the plan's first day is not known, so the second looks two days back.
        let habits = |series: &[f64]| [mean(series, day), mean(series, 2 * day)];
        Self {
            day,
            load_kwh: habits(case.load_kwh),
            pv_kwh: cautious(habits(case.pv_kwh)),
            buy_usd_per_kwh: case.buy_usd_per_kwh.to_vec(),
            sell_usd_per_kwh: case.sell_usd_per_kwh.to_vec(),
        }
    }

    /// Prices of the second day as those of the first; the first as they are.
    fn repeat_prices(&mut self, case: &Case, (from, to, horizon): (usize, usize, usize)) {
        let day = to - from;
        for at in from..horizon {
            let known = if at < to { at } else { from + (at - to) % day };
            self.buy_usd_per_kwh[at] = case.buy_usd_per_kwh[known];
            self.sell_usd_per_kwh[at] = case.sell_usd_per_kwh[known];
        }
    }

    /// The year as a plan's first day sees it, and as its second does.
    fn cases<'a>(&'a self, truth: &Case<'a>) -> (Case<'a>, Case<'a>) {
        let as_day = |day: usize| Case {
            load_kwh: &self.load_kwh[day],
            pv_kwh: &self.pv_kwh[day],
            buy_usd_per_kwh: &self.buy_usd_per_kwh,
            sell_usd_per_kwh: &self.sell_usd_per_kwh,
            islanded: &[],
            lifts: Lifts { back: (day + 1) * self.day, ..truth.lifts },
            ..*truth
        };
        (as_day(0), as_day(1))
    }
}
