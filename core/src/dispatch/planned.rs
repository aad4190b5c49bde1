//! A home's year planned: the plan decides over the battery, the rules keep every limit of the home.
//!
//! The home becomes a [`Case`]: household and idle draw are load, the node's mean draw is an offer worth
//! the price above which it stops, the service limits import. The plan's battery power is then carried
//! out step by step like a rule's wish, on the home's own DC bus, heat and breaker. Known error: where PV
//! and battery share an inverter the plan does not see what the inverter clips, and charges it anyway.

use super::{
    DcBus, Flows, NodeSide, PriceForecast, RulesInput, day_ahead,
    optimal::{BatteryExport, Case, EndState, Grid, Offer, OptimalError, Schedule, Store, optimal},
    rules,
    rules::start_kwh,
};
use crate::scenario::{BatteryToGrid, Dispatch};

/// What a plan looks at beside what the rules do.
#[derive(Clone, Copy, Debug)]
pub struct Planning<'a> {
    /// Price of power to the grid.
    pub sell_usd_per_kwh: &'a [f64],
    /// Whether the battery may feed the grid.
    pub to_grid: BatteryToGrid,
    /// Wear, USD per kWh discharged.
    pub wear_usd_per_kwh: f64,
    /// Steps a day.
    pub steps_per_day: usize,
}

/// What a kWh of household costs that cannot be served, USD: above every price of power.
const LOST_LOAD_USD_PER_KWH: f64 = 100.0;

/// The flows of a year under the plan that the input's rule names; a rule that plans nothing is followed.
#[must_use]
pub fn planned(input: &RulesInput, planning: &Planning) -> Flows {
    let Ok(schedule) = plan(input, planning) else {
        // Nothing in a home's own numbers leads here; its own sun is what a battery does without a plan.
        return rules(&RulesInput { rule: Dispatch::SelfConsumption, ..*input });
    };
    let steps = schedule.discharge_kwh.iter().zip(&schedule.charge_kwh);
    let plan_kw: Vec<f64> = steps.map(|(discharge, charge)| (discharge - charge) / input.step_h).collect();
    rules(&RulesInput { plan_kw: &plan_kw, ..*input })
}

/// The schedule of the home as a case: for its cost, its bound and what energy is worth.
///
/// # Errors
/// As [`optimal`].
pub fn plan(input: &RulesInput, planning: &Planning) -> Result<Schedule, OptimalError> {
    let RulesInput { battery, service, node, step_h, .. } = *input;
    let idle_kw = battery.idle_kw;
    let mean_kw = |step: usize| {
        if node.full_kw > 0.0 {
            node.idle_kw + input.sold_at(step) * (node.full_kw - node.idle_kw)
        } else {
            0.0
        }
    };
    let load_kwh: Vec<f64> = input
        .household
        .kw
        .iter()
        .enumerate()
        .map(|(step, kw)| {
            (kw + input.household.response(step).change_kw(mean_kw(step)) + idle_kw).max(0.0) * step_h
        })
        .collect();
    let pv_kw =
        |dc: &DcBus| -> Vec<f64> { (0..load_kwh.len()).map(|step| dc.ac_kw(step) * step_h).collect() };
    let pv_kwh = input
        .dc
        .as_ref()
        .map_or_else(|| input.pv_kw.iter().map(|kw| kw * step_h).collect::<Vec<f64>>(), pv_kw);
    let usd_per_kwh = node.stop_above_usd_per_kwh.min(LOST_LOAD_USD_PER_KWH / 2.0);
    let offer = |step: usize, frac: f64| Offer { energy_kwh: mean_kw(step) * frac * step_h, usd_per_kwh };
    let varies = !input.sold_frac.is_empty() || input.node_frac.iter().any(|frac| *frac < 1.0);
    // Behind a meter of its own the node takes its part of the service, and is no business of the plan.
    let is_apart = input.beside == NodeSide::Apart;
    let beside_kw = if is_apart { node.full_kw } else { 0.0 };
    let has_node = node.full_kw > 0.0 && !is_apart;
    let cool = |step: usize| input.node_frac.get(step).copied().unwrap_or(1.0);
    let offers: Vec<Offer> = match (has_node, varies) {
        (false, _) => Vec::new(),
        (true, false) => vec![offer(0, 1.0)],
        (true, true) => (0..load_kwh.len()).map(|step| offer(step, cool(step))).collect(),
    };
    let start_kwh = start_kwh(input);
    let case = Case {
        load_kwh: &load_kwh,
        pv_kwh: &pv_kwh,
        buy_usd_per_kwh: input.buy_usd_per_kwh,
        sell_usd_per_kwh: planning.sell_usd_per_kwh,
        store: Store {
            low_kwh: battery.reserve_kwh,
            high_kwh: battery.capacity_kwh,
            start_kwh,
            end: EndState::At(start_kwh),
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
        offers: &offers,
        offers_a_step: usize::from(varies && has_node),
        import_limit_kwh: &[],
        islanded: &[],
        lost_load_usd_per_kwh: LOST_LOAD_USD_PER_KWH,
    };
    match input.rule {
        Dispatch::Optimal => optimal(&case),
        _ => day_ahead(&case, planning.steps_per_day, PriceForecast::Tariff),
    }
}
