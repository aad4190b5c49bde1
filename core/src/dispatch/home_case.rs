//! A home as a [`Case`]: what its bus, breaker, node and inverter come to step by step.

use super::{
    Binding, Flows, NodeSide, Planning, RulesInput,
    lifting::{Exactly, Unhelped, lifts, usd_per_h},
    optimal::{BatteryExport, Case, EndState, Grid, Lifts, Offer, SharedInverter, Store},
    rules::{AT_BREAKER_KW, allowed},
};
use crate::{scenario::BatteryToGrid, units::Limited};

/// What a kWh of household costs that cannot be served, USD: above every price of power.
const LOST_LOAD_USD_PER_KWH: f64 = 100.0;

/// A home as a case's series.
pub(super) struct HomeCase {
    load_kwh: Vec<f64>,
    pv_kwh: Vec<f64>,
    clipped_kwh: Vec<f64>,
    pub(super) lifts: Vec<Offer>,
    lift_ends: Vec<u32>,
    /// Import by step, where the node holds it at what the service lets in; empty: it never does.
    import_kwh: Vec<f64>,
    /// Shares of the battery's charging and discharging power that its temperature leaves; empty: all.
    power_frac: Vec<(f64, f64)>,
    /// What the node may draw without help, kW.
    allowed_kw: Vec<f64>,
    pub(super) exactly: Exactly,
}

impl HomeCase {
    pub(super) fn new(input: &RulesInput, planning: &Planning) -> Self {
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
            power_frac: input.temperature.iter().map(|at| (at.charge_frac, at.discharge_frac)).collect(),
            allowed_kw: series(),
            exactly: Exactly::Yes,
        };
        let mut has_lifts = false;
        // Energy that stays in cold cells beyond the reserve is no reserve: what is stored below it may stay there, and
        // the states that a step may end with are not convex. The rules keep it.
        let reserve_frac = battery.reserve_kwh / battery.capacity_kwh.at_least(1e-9);
        if input.temperature.iter().any(|at| at.locked_frac > reserve_frac + 1e-9) {
            home.exactly = home.exactly.and(Exactly::AtBest);
        }
        let is_apart = input.beside == NodeSide::Apart;
        for (step, (house_kw, pv_kw)) in input.household.kw.iter().zip(input.pv_kw).enumerate() {
            let base_kw = house_kw + battery.idle_kw;
            let warm_frac = input.temperature.get(step).map_or(1.0, |at| at.discharge_frac);
            let mut discharge_kw = battery.discharge_kw * warm_frac;
            let pv_kw = match &input.dc {
                None => *pv_kw,
                Some(bus) => {
                    let ac_kw = bus.ac_kw(step);
                    home.clipped_kwh.push(bus.clipped_kw(step) * step_h);
                    discharge_kw = discharge_kw.at_most((bus.unit.inverter_kw - ac_kw).at_least(0.0));
                    ac_kw
                }
            };
            let response = input.household.response(step);
            let room_kw = service.import_kw + pv_kw - base_kw;
            let within_kw = response.node_kw_within(room_kw.at_least(0.0));
            let within_kw = if is_apart {
                response
                    .node_kw_within(room_kw.at_most(service.import_kw).at_least(0.0))
                    .at_most(service.import_kw)
            } else {
                within_kw
            };
            let (allowed_kw, binding) = allowed(input, step, within_kw);
            home.allowed_kw.push(allowed_kw);
            let (node_kw, _) = node.mean_kw(allowed_kw, input.sold_at(step));
            // Behind a meter of its own the node takes its part of the service; only its heat concerns the house.
            let beside_kw = if is_apart { 0.0 } else { node_kw };
            let load_kw = (base_kw + beside_kw + response.change_kw(node_kw)).at_least(0.0);
            home.load_kwh.push(load_kw * step_h);
            home.pv_kwh.push(pv_kw * step_h);
            if is_apart {
                if matches!(binding, Binding::Service | Binding::Transformer) {
                    // The battery could make room for it, which the plan does not see.
                    home.exactly = Exactly::No;
                }
                home.import_kwh.push((service.import_kw - allowed_kw).at_least(0.0) * step_h);
            } else if node.full_kw > 0.0 && allowed_kw >= within_kw - AT_BREAKER_KW {
                // A battery does not charge from the grid while the node is held at the breaker.
                home.import_kwh.resize(step, service.import_kw * step_h);
                home.import_kwh.push((load_kw * step_h - pv_kw * step_h).at_least(0.0));
                if load_kw < pv_kw {
                    home.exactly = Exactly::No;
                }
            }
            if room_kw < 0.0 {
                // House alone exceeds the service: the plan keeps the breaker, which no bill rewards.
                home.exactly = Exactly::No;
            }
            let could_more = !is_apart && node.full_kw > 0.0 && allowed_kw < node.full_kw - 1e-9;
            if could_more && !planning.earns.is_empty() {
                let of = Unhelped { step, allowed_kw, room_kw, discharge_kw };
                home.exactly = home.exactly.and(lifts(input, of, planning.earns, &mut home.lifts));
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

    pub(super) fn case<'a>(
        &'a self,
        input: &RulesInput<'a>,
        planning: &Planning<'a>,
        start_kwh: f64,
    ) -> Case<'a> {
        let RulesInput { battery, service, step_h, .. } = *input;
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
                import_kwh: service.import_kw * step_h,
                export_kwh: service.export_kw * step_h,
                charging: input.grid_charging,
                battery_export: match planning.to_grid {
                    BatteryToGrid::Never => BatteryExport::Never,
                    BatteryToGrid::Allowed => BatteryExport::Allowed,
                },
            },
            offers: &[],
            offers_a_step: 0,
            lifts: Lifts { offers: &self.lifts, ends: &self.lift_ends },
            shared: input.dc.as_ref().map(|bus| SharedInverter {
                clipped_kwh: &self.clipped_kwh,
                inverter_kwh: bus.unit.inverter_kw * step_h,
                to_ac_frac: bus.unit.to_ac_frac,
                stored_frac: bus.unit.stored_frac,
            }),
            import_limit_kwh: &self.import_kwh,
            power_frac: &self.power_frac,
            islanded: &[],
            lost_load_usd_per_kwh: LOST_LOAD_USD_PER_KWH,
        }
    }

    /// The most that a kWh on the bus is worth at any step, USD.
    pub(super) fn most_usd_per_kwh(&self, case: &Case) -> f64 {
        let lifts = self.lifts.iter().map(|lift| lift.usd_per_kwh);
        case.buy_usd_per_kwh.iter().copied().chain(lifts).fold(0.0, Limited::at_least)
    }

    /// What flows cost as the case counts, demand charges included, USD.
    pub(super) fn cost_usd(&self, input: &RulesInput, planning: &Planning, flows: &Flows) -> f64 {
        let RulesInput { buy_usd_per_kwh: buy, step_h, .. } = *input;
        let meter = flows.import_kw.iter().zip(&flows.export_kw);
        let own_meter =
            flows.node_kw.iter().map(|kw| if input.beside == NodeSide::Apart { *kw } else { 0.0 });
        let prices = buy.iter().zip(planning.sell_usd_per_kwh);
        let energy = meter.zip(own_meter).zip(prices).map(|(((import, export), node), (buy, sell))| {
            (import - node) * buy - export * sell.at_most(*buy)
        });
        // Standby is load to the case, and in the flows taken off the battery's power.
        let wear =
            flows.discharge_kw.iter().map(|kw| (kw + input.battery.idle_kw) * planning.wear_usd_per_kwh);
        let worn = wear.zip(&flows.discharge_kw).map(|(usd, kw)| if *kw > 0.0 { usd } else { 0.0 });
        let lifted =
            flows.allowed_kw.iter().zip(&self.allowed_kw).enumerate().map(|(step, (with, without))| {
                if with <= without {
                    return 0.0;
                }
                let more = usd_per_h(planning.earns, *with) - usd_per_h(planning.earns, *without);
                more * input.sold_at(step)
            });
        let hourly: f64 =
            energy.zip(worn).zip(lifted).map(|((energy, worn), lifted)| energy + worn - lifted).sum();
        let import_kw = |step: &u32| flows.import_kw.get(*step as usize).copied().unwrap_or(0.0);
        let peaks = planning.demand.iter().map(|charge| {
            charge.steps.iter().map(import_kw).fold(0.0, f64::max) * step_h * charge.usd_per_kwh_step
        });
        hourly * step_h + peaks.sum::<f64>()
    }
}
