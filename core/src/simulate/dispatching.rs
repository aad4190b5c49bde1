//! The stage that says who gets the power: what it depends on, and the rule or plan that fills it.

use std::sync::Arc;

use crate::{
    compute::{ComputeBinds, NodeCurve},
    dispatch::{
        Binding, DcBus, Flows, NodeDemand, NodeSide, Planned, PlannedPower, Planning, PriceClass, Proof,
        RulesInput, planned, rules,
    },
    energy::{
        battery::{BatteryLimits, DcUnit, TemperatureLimit},
        household::HouseholdYear,
        pv::PvYear,
        service::ServiceLimits,
    },
    scenario::{BatteryToGrid, Dispatch, GridCharging, Home, SunFirst},
    tariff::Prices,
    time::peak,
    units::Limited,
};

use super::{interest::Interest, memory::Same};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct DispatchInput {
    pub(super) pv: Same<PvYear>,
    pub(super) household: Same<HouseholdYear>,
    /// `None` where the dispatch does not look at them: a change of tariff then changes no flow.
    pub(super) prices: Option<Same<Prices>>,
    pub(super) service: ServiceLimits,
    pub(super) battery: BatteryLimits,
    pub(super) temperature: Same<Vec<TemperatureLimit>>,
    pub(super) dc_unit: Option<DcUnit>,
    pub(super) rule: Dispatch,
    pub(super) grid_charging: GridCharging,
    pub(super) sun_first: SunFirst,
    pub(super) to_grid: BatteryToGrid,
    pub(super) wear_usd_per_kwh: f64,
    pub(super) interest: Interest,
    pub(super) node: NodeDemand,
    pub(super) beside: NodeSide,
    pub(super) node_frac: Same<Vec<f64>>,
    pub(super) sold_frac: Same<Vec<f64>>,
    pub(super) step_h: f64,
}

/// What power costs, step by step.
#[derive(Clone, Copy)]
pub(super) struct Market<'a> {
    pub(super) prices: &'a Prices,
    pub(super) classes: &'a [PriceClass],
}

/// Whether a price can change a flow: by the battery's rule, or by the price at which the node stops.
pub(super) fn looks_at_prices(home: &Home, prices: &Prices) -> bool {
    let by_rule = match home.battery.dispatch {
        Dispatch::SelfConsumption | Dispatch::Backup | Dispatch::Support => false,
        Dispatch::TimeOfUse | Dispatch::DayAhead | Dispatch::Optimal => true,
    };
    by_rule || peak(&prices.buy_usd_per_kwh) > home.workload.stop_above_usd_per_kwh
}

pub(super) fn dispatch(input: &DispatchInput, market: Market) -> Planned {
    let of = RulesInput {
        pv_kw: &input.pv.0.ac_kw,
        dc: input.dc_unit.map(|unit| DcBus { unit, pv_dc_kw: &input.pv.0.dc_kw }),
        household: &input.household.0,
        buy_usd_per_kwh: &market.prices.buy_usd_per_kwh,
        classes: market.classes,
        plan: PlannedPower::default(),
        service: input.service,
        battery: input.battery,
        temperature: &input.temperature.0,
        rule: input.rule,
        grid_charging: input.grid_charging,
        sun_first: input.sun_first,
        node: input.node,
        beside: input.beside,
        node_frac: &input.node_frac.0,
        sold_frac: &input.sold_frac.0,
        step_h: input.step_h,
    };
    if !plans(input.rule) || input.battery.capacity_kwh <= 0.0 {
        return Planned { flows: Arc::new(rules(&of)), gap_usd: None };
    }
    by_plan(&of, input, market.prices)
}

/// Not inlined: homes with a battery by rule never come here, and it comes with the rest of the program.
#[inline(never)]
fn by_plan(of: &RulesInput, input: &DispatchInput, prices: &Prices) -> Planned {
    let sell: Vec<f64> = prices.sell_usd_per_kwh.iter().map(|usd| usd * input.interest.credit_frac).collect();
    planned(
        of,
        &Planning {
            sell_usd_per_kwh: &sell,
            earns: &input.interest.earns,
            demand: &input.interest.demand(prices, input.step_h),
            to_grid: input.to_grid,
            wear_usd_per_kwh: input.wear_usd_per_kwh,
            steps_per_day: libm::round(24.0 / input.step_h) as usize,
        },
    )
}

/// What flows come to for whom the dispatch serves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Billed {
    /// What that party nets, USD a year.
    pub(super) net_usd: f64,
    /// What bills and outages leave open beside the steps, USD a year; `None`: without end, or not asked for.
    pub(super) slack_usd: Option<f64>,
    /// What the bill is above the least that any bill can be, with what outages leave open; `None`: it says nothing.
    pub(super) above_least_usd: Option<f64>,
}

/// A gap of rounding, as a share of what is netted.
const ROUNDING: f64 = 1e-9;

/// What a stage's flows come to, and how surely nothing is better: where a plan with perfect foresight is not proven,
/// every other rule is tried beside it, and the best for whom the dispatch serves is taken as billed.
pub(super) fn best_of<T>(
    (planned, input): (&Planned, &DispatchInput),
    market: Market,
    measure: impl Fn(&Arc<Flows>) -> (T, Billed),
) -> (T, Proof) {
    let is_planned = input.rule == Dispatch::Optimal && input.battery.capacity_kwh > 0.0;
    let mut others = Dispatch::ALL.iter().filter(|rule| **rule != Dispatch::Optimal);
    let mut flows = Arc::clone(&planned.flows);
    // What nothing nets more than.
    let mut most_usd = None;
    let mut best: Option<(T, f64)> = None;
    // One place that measures, for its size: the plan first, then the others where they are needed.
    loop {
        let (found, Billed { net_usd, slack_usd, above_least_usd }) = measure(&flows);
        let (kept, kept_usd) = match best {
            None => {
                let by_steps_usd = planned.gap_usd.zip(slack_usd).map(|(gap, slack)| gap + slack);
                let more_usd = by_steps_usd.into_iter().chain(above_least_usd).reduce(f64::min);
                most_usd = more_usd.map(|more_usd| net_usd + more_usd);
                (found, net_usd)
            }
            Some((_, before_usd)) if net_usd > before_usd => (found, net_usd),
            Some(kept) => kept,
        };
        let proof = match most_usd.filter(|_| is_planned).map(|most_usd| most_usd - kept_usd) {
            None => Proof::Open,
            Some(gap_usd) if gap_usd <= ROUNDING * kept_usd.abs().at_least(1.0) => Proof::Exact,
            Some(gap_usd) => Proof::Within(gap_usd),
        };
        let next = others.next().filter(|_| is_planned && proof != Proof::Exact);
        let Some(&rule) = next else { return (kept, proof) };
        best = Some((kept, kept_usd));
        flows = by_rule(rule, input, market);
    }
}

/// The flows by another rule; not inlined, as [`by_plan`].
#[inline(never)]
fn by_rule(rule: Dispatch, input: &DispatchInput, market: Market) -> Arc<Flows> {
    dispatch(&DispatchInput { rule, ..input.clone() }, market).flows
}

/// Whether a rule plans.
pub(super) fn plans(rule: Dispatch) -> bool {
    matches!(rule, Dispatch::DayAhead | Dispatch::Optimal)
}

pub(super) fn node_demand(home: &Home, curve: &NodeCurve) -> NodeDemand {
    if home.node.gpu_count <= 0.0 {
        return NodeDemand::default();
    }
    // The curve is cut where the link is full.
    let link_binds =
        matches!(curve.binds, ComputeBinds::LinkUp | ComputeBinds::LinkDown | ComputeBinds::LinkCap);
    let otherwise = if link_binds {
        Binding::Link
    } else if home.workload.sold_frac < 1.0 {
        Binding::Sales
    } else {
        Binding::Gpu
    };
    NodeDemand {
        full_kw: curve.full_kw,
        idle_kw: curve.idle_kw,
        sold_frac: home.workload.sold_frac,
        stop_above_usd_per_kwh: home.workload.stop_above_usd_per_kwh,
        otherwise,
    }
}
