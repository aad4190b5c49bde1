//! A home's year planned: the plan decides over the battery, the rules keep every limit of the home.
//!
//! The home becomes a [`Case`]: household, standby and what the node may draw without help are load; what more
//! it may draw while the battery gives beside the service are [lifts](super::optimal::Lifts), worth what the
//! party that the dispatch serves earns by them; sun and battery may share an inverter. The plan's battery power is
//! carried out step by step on the home's own DC bus, heat and breaker. The year ends with no less in the battery
//! than it begins with. Where the steps say exactly what the home does and prices are by step, the plan is the
//! home's optimum ([`Proof::Exact`]); elsewhere [`Proof`] says what is not proven.

use std::sync::Arc;

use super::{
    Binding, Flows, PlannedPower, RulesInput, day_ahead,
    home_case::HomeCase,
    lifting::Exactly,
    optimal::{Case, DemandCharge, OptimalError, Schedule, optimal, round, with_demand},
    rules,
};
use crate::{
    scenario::{BatteryToGrid, Dispatch},
    units::Limited,
};

/// What a plan looks at beside what the rules do.
#[derive(Clone, Copy, Debug)]
pub struct Planning<'a> {
    /// What the party that the dispatch serves gets for power to the grid.
    pub sell_usd_per_kwh: &'a [f64],
    /// What it earns by the node's allowed power when all is sold: kW, USD an hour, rising and concave; empty: nothing.
    pub earns: &'a [(f64, f64)],
    /// What the highest import of a month costs it.
    pub demand: &'a [DemandCharge],
    /// Whether the battery may feed the grid.
    pub to_grid: BatteryToGrid,
    /// Wear, USD per kWh discharged.
    pub wear_usd_per_kwh: f64,
    /// Steps a day.
    pub steps_per_day: usize,
}

/// How surely a year is the cheapest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Proof {
    /// No other schedule costs less.
    Exact,
    /// No other costs less by more than this, USD a year.
    Within(f64),
    /// Nothing is claimed: a rule, or a home or bill that no bound is known for.
    Open,
}

/// A year under a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What flows.
    pub flows: Arc<Flows>,
    /// What any other flows could cost less at the prices by step, USD a year, at most; 0: nothing is cheaper.
    /// `None`: nothing is claimed.
    pub gap_usd: Option<f64>,
}

/// The flows of a year under the plan that the input's rule names; a rule that plans nothing is followed.
#[must_use]
pub fn planned(input: &RulesInput, planning: &Planning) -> Planned {
    if input.rule == Dispatch::DayAhead
        && let Some(flows) = own_sun_is_best(input, planning)
    {
        return Planned { flows: Arc::new(flows), gap_usd: None };
    }
    let home = HomeCase::new(input, planning);
    let Ok((schedule, start_kwh)) = solve(&home, input, planning) else {
        // Nothing in a home's own numbers leads here; its own sun is what a battery does without a plan.
        let flows = Arc::new(rules(&RulesInput { rule: Dispatch::SelfConsumption, ..*input }));
        return Planned { flows, gap_usd: None };
    };
    let steps = schedule.discharge_kwh.iter().zip(&schedule.charge_kwh);
    let battery_kw: Vec<f64> = steps.map(|(discharge, charge)| (discharge - charge) / input.step_h).collect();
    let lift_kw: Vec<f64> = schedule.lift_kwh.iter().map(|kwh| kwh / input.step_h).collect();
    let plan = PlannedPower { battery_kw: &battery_kw, lift_kw: &lift_kw, start_kwh };
    let flows = Arc::new(rules(&RulesInput { plan, ..*input }));
    let gap_usd = match (input.rule, home.exactly) {
        (Dispatch::Optimal, Exactly::Yes) => Some(schedule.cost_usd - schedule.bound_usd),
        // The case allows more than the home does: what the home then does costs more than the plan thought.
        (Dispatch::Optimal, Exactly::AtBest) => {
            Some((home.cost_usd(input, planning, &flows) - schedule.bound_usd).at_least(0.0))
        }
        _ => None,
    };
    Planned { flows, gap_usd }
}

/// Own sun first, where nothing that is to come could make another schedule better: a kWh costs the same at all
/// hours, what is stored saves more than its export earns, and the node never waits for the battery's help.
fn own_sun_is_best(input: &RulesInput, planning: &Planning) -> Option<Flows> {
    let is_flat = |series: &[f64]| {
        let first = series.first().map_or(0, |usd| usd.to_bits());
        series.iter().all(|usd| usd.to_bits() == first)
    };
    let first = |series: &[f64]| series.first().copied().unwrap_or(0.0);
    let battery = &input.battery;
    let saved_usd = (first(input.buy_usd_per_kwh) - planning.wear_usd_per_kwh)
        * battery.charge_efficiency
        * battery.discharge_efficiency;
    let pays = saved_usd > first(planning.sell_usd_per_kwh);
    if !pays || !is_flat(input.buy_usd_per_kwh) || !is_flat(planning.sell_usd_per_kwh) {
        return None;
    }
    let flows = rules(&RulesInput { rule: Dispatch::SelfConsumption, ..*input });
    let waits = |code: &u8| [Binding::Service.code(), Binding::Transformer.code()].contains(code);
    (!flows.binding.iter().any(waits)).then_some(flows)
}

/// The schedule, and what is in the battery when its year begins.
fn solve(home: &HomeCase, input: &RulesInput, planning: &Planning) -> Result<(Schedule, f64), OptimalError> {
    let reserve_kwh = input.battery.reserve_kwh;
    let least = home.case(input, planning, reserve_kwh);
    if input.rule != Dispatch::Optimal {
        return Ok((day_ahead(&least, planning.steps_per_day)?, reserve_kwh));
    }
    if planning.demand.is_empty() && !least.has_negative_price() {
        return round(&least, planning.steps_per_day);
    }
    let best = |case: &Case| match planning.demand {
        [] => optimal(case),
        demand => with_demand(case, demand),
    };
    let mut schedule = best(&least)?;
    let mut start_kwh = reserve_kwh;
    // Whoever begins with more saves at most what that serves at the highest price.
    let more_kwh = (input.battery.capacity_kwh - reserve_kwh) * least.store.discharge_efficiency;
    let bound_usd = schedule.bound_usd - more_kwh * home.most_usd_per_kwh(&least);
    if !home.lifts.is_empty() {
        let full = best(&home.case(input, planning, input.battery.capacity_kwh))?;
        if full.cost_usd < schedule.cost_usd {
            (schedule, start_kwh) = (full, input.battery.capacity_kwh);
        }
    }
    schedule.bound_usd = bound_usd;
    Ok((schedule, start_kwh))
}
