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
    Binding, Flows, NodeDemand, NodeSide, PlannedPower, PriceForecast, RulesInput, day_ahead,
    lifting::{Exactly, Unhelped, lifts},
    optimal::{
        BatteryExport, Case, DemandCharge, EndState, Grid, Lifts, Offer, OptimalError, Schedule,
        SharedInverter, Solver, Store, with_demand,
    },
    rules,
    rules::{AT_BREAKER_KW, allowed},
};
use crate::scenario::{BatteryToGrid, Dispatch};

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
    /// What is known of tomorrow's prices.
    pub prices: PriceForecast,
}

/// How surely a year is the cheapest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Proof {
    /// No other schedule costs less.
    Exact,
    /// No other costs less by more than this, USD a year.
    Within(f64),
    /// Nothing is claimed: a rule, or a home whose steps are not convex.
    Open,
}

/// A year under a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What flows.
    pub flows: Arc<Flows>,
    /// How surely nothing is cheaper, prices taken by step.
    pub proof: Proof,
}

/// What a kWh of household costs that cannot be served, USD: above every price of power.
const LOST_LOAD_USD_PER_KWH: f64 = 100.0;
/// A gap of rounding, as a share of the cost.
const ROUNDING: f64 = 1e-9;

/// The flows of a year under the plan that the input's rule names; a rule that plans nothing is followed.
#[must_use]
pub fn planned(input: &RulesInput, planning: &Planning) -> Planned {
    let home = HomeCase::new(input, planning);
    let Ok((schedule, start_kwh)) = home.solve(input, planning) else {
        // Nothing in a home's own numbers leads here; its own sun is what a battery does without a plan.
        let flows = Arc::new(rules(&RulesInput { rule: Dispatch::SelfConsumption, ..*input }));
        return Planned { flows, proof: Proof::Open };
    };
    let steps = schedule.discharge_kwh.iter().zip(&schedule.charge_kwh);
    let battery_kw: Vec<f64> = steps.map(|(discharge, charge)| (discharge - charge) / input.step_h).collect();
    let lift_kw: Vec<f64> = schedule.lift_kwh.iter().map(|kwh| kwh / input.step_h).collect();
    let plan = PlannedPower { battery_kw: &battery_kw, lift_kw: &lift_kw, start_kwh };
    let flows = Arc::new(rules(&RulesInput { plan, ..*input }));
    let gap_usd = schedule.cost_usd - schedule.bound_usd;
    let proof = match (input.rule, home.exactly) {
        (Dispatch::Optimal, Exactly::Yes) if gap_usd <= ROUNDING * schedule.cost_usd.abs().max(1.0) => {
            Proof::Exact
        }
        (Dispatch::Optimal, Exactly::Yes) => Proof::Within(gap_usd),
        _ => Proof::Open,
    };
    Planned { flows, proof }
}

/// A home as a case's series.
struct HomeCase {
    load_kwh: Vec<f64>,
    pv_kwh: Vec<f64>,
    clipped_kwh: Vec<f64>,
    lifts: Vec<Offer>,
    lift_ends: Vec<u32>,
    /// Import by step, where the node holds it at what the service lets in; empty: it never does.
    import_kwh: Vec<f64>,
    exactly: Exactly,
}

impl HomeCase {
    fn new(input: &RulesInput, planning: &Planning) -> Self {
        let RulesInput { battery, service, node, step_h, .. } = *input;
        let len = input.household.kw.len().min(input.pv_kw.len());
        let series = || Vec::with_capacity(len);
        let mut home = Self {
            load_kwh: series(),
            pv_kwh: series(),
            clipped_kwh: Vec::new(),
            lifts: Vec::new(),
            lift_ends: Vec::new(),
            import_kwh: Vec::new(),
            exactly: Exactly::Yes,
        };
        let mut has_lifts = false;
        // What cold and heat take from the battery the rules take from the plan.
        if !input.temperature.is_empty() {
            home.exactly = Exactly::No;
        }
        // Behind a meter of its own the node takes its part of the service, and is no business of the plan.
        let is_apart = input.beside == NodeSide::Apart;
        if is_apart {
            home.exactly = Exactly::No;
        }
        let node = if is_apart { NodeDemand::default() } else { node };
        for (step, (house_kw, pv_kw)) in input.household.kw.iter().zip(input.pv_kw).enumerate() {
            let base_kw = house_kw + battery.idle_kw;
            let mut discharge_kw = battery.discharge_kw;
            let pv_kw = match &input.dc {
                None => *pv_kw,
                Some(bus) => {
                    let ac_kw = bus.ac_kw(step);
                    home.clipped_kwh.push(bus.clipped_kw(step) * step_h);
                    discharge_kw = discharge_kw.min((bus.unit.inverter_kw - ac_kw).max(0.0));
                    ac_kw
                }
            };
            let response = input.household.response(step);
            let room_kw = service.import_kw + pv_kw - base_kw;
            let within_kw = response.node_kw_within(room_kw.max(0.0));
            let (allowed_kw, _) =
                if is_apart { (0.0, Binding::None) } else { allowed(input, step, within_kw) };
            let (node_kw, _) = node.mean_kw(allowed_kw, input.sold_at(step));
            let load_kw = (base_kw + node_kw + response.change_kw(node_kw)).max(0.0);
            home.load_kwh.push(load_kw * step_h);
            home.pv_kwh.push(pv_kw * step_h);
            if node.full_kw > 0.0 && allowed_kw >= within_kw - AT_BREAKER_KW {
                // A battery does not charge from the grid while the node is held at the breaker.
                home.import_kwh.resize(step, service.import_kw * step_h);
                home.import_kwh.push((load_kw * step_h - pv_kw * step_h).max(0.0));
                if load_kw < pv_kw {
                    home.exactly = Exactly::No;
                }
            }
            if room_kw < 0.0 {
                // House alone exceeds the service: the plan keeps the breaker, which no bill rewards.
                home.exactly = Exactly::No;
            }
            if node.full_kw > 0.0 && allowed_kw < node.full_kw - 1e-9 && !planning.earns.is_empty() {
                let of = Unhelped { step, allowed_kw, room_kw, discharge_kw };
                if lifts(input, of, planning.earns, &mut home.lifts) == Exactly::No {
                    home.exactly = Exactly::No;
                }
                has_lifts |= !home.lifts.is_empty();
            }
            home.lift_ends.push(home.lifts.len() as u32);
        }
        if !home.import_kwh.is_empty() {
            home.import_kwh.resize(len, service.import_kw * step_h);
        }
        if !has_lifts {
            home.lift_ends.clear();
        }
        home
    }

    /// The schedule, and what is in the battery when its year begins. Where the battery lifts the node a year that
    /// begins full is tried beside one that begins at the reserve.
    fn solve(&self, input: &RulesInput, planning: &Planning) -> Result<(Schedule, f64), OptimalError> {
        let reserve_kwh = input.battery.reserve_kwh;
        let from = |start_kwh: f64| self.case(input, planning, start_kwh);
        if input.rule != Dispatch::Optimal {
            let case = from(reserve_kwh);
            return Ok((day_ahead(&case, planning.steps_per_day, planning.prices)?, reserve_kwh));
        }
        let mut solver = Solver::default();
        let mut best = |start_kwh: f64| {
            let case = from(start_kwh);
            let schedule = if planning.demand.is_empty() {
                solver.optimal(&case)?
            } else {
                with_demand(&case, planning.demand)?
            };
            Ok((schedule, start_kwh))
        };
        let low = best(reserve_kwh)?;
        if self.lifts.is_empty() {
            return Ok(low);
        }
        let high = best(input.battery.capacity_kwh)?;
        let bound_usd = low.0.bound_usd.min(high.0.bound_usd);
        let (mut schedule, start_kwh) = if high.0.cost_usd < low.0.cost_usd { high } else { low };
        schedule.bound_usd = bound_usd;
        Ok((schedule, start_kwh))
    }

    fn case<'a>(&'a self, input: &RulesInput<'a>, planning: &Planning<'a>, start_kwh: f64) -> Case<'a> {
        let RulesInput { battery, service, step_h, .. } = *input;
        let beside_kw = if input.beside == NodeSide::Apart { input.node.full_kw } else { 0.0 };
        Case {
            load_kwh: &self.load_kwh,
            pv_kwh: &self.pv_kwh,
            buy_usd_per_kwh: input.buy_usd_per_kwh,
            sell_usd_per_kwh: planning.sell_usd_per_kwh,
            store: Store {
                low_kwh: battery.reserve_kwh,
                high_kwh: battery.capacity_kwh,
                start_kwh,
                end: EndState::AtLeast(start_kwh),
                charge_kwh: battery.charge_kw * step_h,
                discharge_kwh: battery.discharge_kw * step_h,
                charge_efficiency: battery.charge_efficiency,
                discharge_efficiency: battery.discharge_efficiency,
                kept_frac: 1.0,
                wear_usd_per_kwh: planning.wear_usd_per_kwh,
            },
            grid: Grid {
                import_kwh: (service.import_kw - beside_kw).max(0.0) * step_h,
                export_kwh: service.export_kw * step_h,
                charging: input.grid_charging,
                battery_export: match planning.to_grid {
                    BatteryToGrid::Never => BatteryExport::Never,
                    BatteryToGrid::Allowed => BatteryExport::Allowed,
                },
            },
            offers: &[],
            offers_a_step: 0,
            lifts: Lifts { offers: &self.lifts, ends: &self.lift_ends, back: 0 },
            shared: input.dc.as_ref().map(|bus| SharedInverter {
                clipped_kwh: &self.clipped_kwh,
                inverter_kwh: bus.unit.inverter_kw * step_h,
                to_ac_frac: bus.unit.to_ac_frac,
                stored_frac: bus.unit.stored_frac,
            }),
            import_limit_kwh: &self.import_kwh,
            islanded: &[],
            lost_load_usd_per_kwh: LOST_LOAD_USD_PER_KWH,
        }
    }
}
