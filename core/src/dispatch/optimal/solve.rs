//! The exact optimum: back over the year for what energy is worth, forward for what to do.

use super::{
    case::{Case, EndState, Step, Store},
    error::OptimalError,
    grid,
    schedule::Schedule,
    stack::Stack,
    value::Value,
};
use crate::units::Limited;

/// The cheapest schedule of a case.
///
/// # Errors
/// A number that is none, a store that contradicts itself, an end state out of reach.
pub fn optimal(case: &Case) -> Result<Schedule, OptimalError> {
    let mut solver = Solver::default();
    solver.optimal(case)?;
    Ok(solver.into_schedule())
}

/// Solves one case after the other in the same memory: a year of quarter hours fills some megabytes, and
/// asking for them anew takes a quarter of the time.
#[derive(Debug, Default)]
pub struct Solver {
    memory: Memory,
    schedule: Schedule,
}

impl Solver {
    /// The cheapest schedule of a case.
    ///
    /// # Errors
    /// As [`optimal`].
    pub fn optimal(&mut self, case: &Case) -> Result<&Schedule, OptimalError> {
        check(case)?;
        if case.has_negative_price() {
            self.schedule = grid::on_states(case)?;
        } else {
            let mut value = end_value(case);
            self.memory.back_over(case, (0, case.len()), &mut value, |_, _, _| {});
            forward_into(case, &self.memory, &mut self.schedule)?;
        }
        Ok(&self.schedule)
    }

    /// The schedule found last.
    #[must_use]
    pub fn into_schedule(self) -> Schedule {
        self.schedule
    }
}

/// The optimum where the problem is convex.
pub(super) fn exact(case: &Case) -> Result<Schedule, OptimalError> {
    let memory = back(case, |_, _, _| {});
    forward(case, &memory)
}

/// What going back leaves for going forward.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Length of each piece and the state up to which it pays, step after step from the last to the first.
    rungs: Vec<(f64, f64)>,
    /// Where the rungs of a step end and what the step can lose, kWh; from the last step to the first.
    steps: Vec<(usize, f64)>,
    /// States from which the whole year is possible, kWh.
    reach_kwh: (f64, f64),
}

/// Goes back over the year; `watch` sees the worth of energy after each step.
pub(super) fn back(case: &Case, watch: impl FnMut(usize, &Value, &Stack)) -> Memory {
    let mut value = end_value(case);
    back_over(case, (0, case.len()), &mut value, watch)
}

/// Goes back over some steps, from the worth of energy behind them to that before them.
pub(super) fn back_over(
    case: &Case,
    (from, to): (usize, usize),
    value: &mut Value,
    watch: impl FnMut(usize, &Value, &Stack),
) -> Memory {
    let mut memory = Memory::default();
    memory.back_over(case, (from, to), value, watch);
    memory
}

impl Memory {
    /// As [`back_over`], in place of what was remembered.
    fn back_over(
        &mut self,
        case: &Case,
        (from, to): (usize, usize),
        value: &mut Value,
        mut watch: impl FnMut(usize, &Value, &Stack),
    ) {
        let len = to - from;
        self.rungs.clear();
        self.steps.clear();
        self.rungs.reserve(len * 4);
        self.steps.reserve(len);
        let mut stack = Stack::default();
        for at in (from..to).rev() {
            plan_step(case, &case.step(at), value, &mut stack);
            watch(at, value, &stack);
            go_back(case, value, &stack, &mut self.rungs);
            self.steps.push((self.rungs.len(), stack.loss_kwh));
        }
        self.reach_kwh = (value.left_kwh, value.right_kwh());
    }
}

/// What energy is worth behind the last step.
pub(in crate::dispatch) fn end_value(case: &Case) -> Value {
    match case.store.end {
        EndState::At(kwh) => Value::flat(kwh, kwh),
        EndState::AtLeast(kwh) => Value::flat(kwh.at_least(low_kwh(case)), case.store.high_kwh),
        EndState::Free => Value::flat(low_kwh(case), case.store.high_kwh),
    }
}

/// The least the store may hold: a soft reserve is paid for, not forbidden.
pub(in crate::dispatch) fn low_kwh(case: &Case) -> f64 {
    if case.reserve_is_soft() { 0.0 } else { case.store.low_kwh }
}

/// Lists a step's pieces, and adds to the value behind it what being below the reserve costs.
pub(in crate::dispatch) fn plan_step(case: &Case, step: &Step, value: &mut Value, stack: &mut Stack) {
    if case.reserve_is_soft() && !step.islanded {
        value.want(case.store.low_kwh, case.lost_load_usd_per_kwh / 2.0);
    }
    stack.fill(case, step);
    if step.buy_usd_per_kwh < 0.0 {
        stack.make_convex();
    }
}

/// Takes the value from behind a step to before it.
///
/// Writes each piece's length and the state up to which it pays.
pub(in crate::dispatch) fn go_back(
    case: &Case,
    value: &mut Value,
    stack: &Stack,
    rungs: &mut Vec<(f64, f64)>,
) {
    let high_kwh = case.store.high_kwh;
    value.back(stack, (low_kwh(case), high_kwh), rungs);
    value.rest(case.store.kept_frac, high_kwh);
}

/// Goes forward from the start.
pub(super) fn forward(case: &Case, memory: &Memory) -> Result<Schedule, OptimalError> {
    let mut schedule = Schedule::default();
    forward_into(case, memory, &mut schedule)?;
    Ok(schedule)
}

fn forward_into(case: &Case, memory: &Memory, schedule: &mut Schedule) -> Result<(), OptimalError> {
    let start_kwh = case.store.start_kwh;
    let (least_kwh, most_kwh) = memory.reach_kwh;
    if start_kwh < least_kwh - 1e-9 || start_kwh > most_kwh + 1e-9 {
        return Err(OptimalError::OutOfReach { start_kwh });
    }
    schedule.begin(memory.steps.len());
    let mut at = 0;
    walk(case, memory, start_kwh, |rested_kwh, stored_kwh| {
        schedule.push(case, &case.step(at), rested_kwh, stored_kwh);
        at += 1;
    });
    schedule.bound_usd = schedule.cost_usd;
    Ok(())
}

/// The states after each remembered step, from a state before the first; returns the last.
pub(super) fn walk(case: &Case, memory: &Memory, start_kwh: f64, mut each: impl FnMut(f64, f64)) -> f64 {
    let mut stored_kwh = start_kwh;
    let froms = memory.steps.iter().rev().skip(1).map(|(end, _)| *end).chain([0]);
    for ((end, loss_kwh), from) in memory.steps.iter().rev().zip(froms) {
        let rungs = memory.rungs.get(from..*end).unwrap_or(&[]);
        let rested_kwh = stored_kwh * case.store.kept_frac;
        stored_kwh = Value::follow(rested_kwh, *loss_kwh, rungs.iter().copied());
        each(rested_kwh, stored_kwh);
    }
    stored_kwh
}

pub(in crate::dispatch) fn check(case: &Case) -> Result<(), OptimalError> {
    let Store { low_kwh, high_kwh, start_kwh, charge_kwh, discharge_kwh, .. } = case.store;
    let numbers = [
        ("capacity, kWh", high_kwh, 0.0, f64::MAX, "zero or more"),
        ("reserve, kWh", low_kwh, 0.0, high_kwh, "zero to the capacity"),
        ("energy at the start, kWh", start_kwh, 0.0, high_kwh, "zero to the capacity"),
        ("charging limit, kWh a step", charge_kwh, 0.0, f64::MAX, "zero or more"),
        ("discharging limit, kWh a step", discharge_kwh, 0.0, f64::MAX, "zero or more"),
        ("charging efficiency", case.store.charge_efficiency, 1e-6, 1.0, "above zero to one"),
        ("discharging efficiency", case.store.discharge_efficiency, 1e-6, 1.0, "above zero to one"),
        ("share kept at rest", case.store.kept_frac, 1e-6, 1.0, "above zero to one"),
        ("wear, USD per kWh", case.store.wear_usd_per_kwh, 0.0, f64::MAX, "zero or more"),
    ];
    for (what, found, least, most, expected) in numbers {
        // A comparison that a NaN cannot pass.
        if !(found >= least && found <= most) {
            return Err(OptimalError::Store { what, found, expected });
        }
    }
    let series = [
        ("the load", case.load_kwh),
        ("the sun", case.pv_kwh),
        ("the price of import", case.buy_usd_per_kwh),
        ("the price of export", case.sell_usd_per_kwh),
    ];
    for (name, values) in series {
        if let Some(step) = values.iter().position(|value| !value.is_finite()) {
            let found = values.get(step).copied().unwrap_or(f64::NAN);
            return Err(OptimalError::NotFinite { series: name, step, found });
        }
    }
    Ok(())
}
