//! What installed batteries and managed panels do today, one step after the other.
//!
//! 1. The node may draw what the service leaves after household, sun and the help the battery's rule
//!    allows; above its price limit it stops.
//! 2. The battery follows its rule: own sun first; shift to cheap hours; keep full; or keep full and
//!    help the service.
//! 3. What is left over goes to the grid up to the export limit; the rest is curtailed.
//!
//! Where battery and PV share one inverter ([`DcBus`]) the sun charges on the DC side, with what the inverter
//! would clip first, and sun and battery together give no more than that inverter.
//!
//! The rules look at no future. A reserve is kept except for outages; below it the battery refills
//! from the sun, and from the grid when that is allowed.

#![expect(clippy::indexing_slicing, reason = "hot loop: every series is checked to be as long as the axis")]

use crate::{
    energy::{
        battery::{BatteryLimits, TemperatureLimit},
        household::HouseholdYear,
        service::{GivesWay, ServiceLimits, TransformerBinds},
    },
    scenario::{Dispatch, GridCharging, SunFirst},
    units::Limited,
};

use super::{
    Binding, DcBus, Flows, NodeDemand, NodeSide, PriceClass,
    dc_bus::{DcCharge, Wish},
    rule_power::{Bus, battery_power},
};

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct RulesInput<'a> {
    /// PV that is there, AC kW.
    pub pv_kw: &'a [f64],
    /// The DC side where battery and PV share an inverter: it takes the place of `pv_kw`.
    pub dc: Option<DcBus<'a>>,
    /// The household.
    pub household: &'a HouseholdYear,
    /// Price of power from the grid.
    pub buy_usd_per_kwh: &'a [f64],
    /// How each price stands in its day.
    pub classes: &'a [PriceClass],
    /// What a plan wants of the battery; empty: the rule decides.
    pub plan: PlannedPower<'a>,
    /// Limits at the main breaker.
    pub service: ServiceLimits,
    /// Limits of the battery.
    pub battery: BatteryLimits,
    /// What cold and heat take from it, a value a step; empty: nothing, ever.
    pub temperature: &'a [TemperatureLimit],
    /// Its rule.
    pub rule: Dispatch,
    /// Whether it may charge from the grid.
    pub grid_charging: GridCharging,
    /// Whom the sun serves first.
    pub sun_first: SunFirst,
    /// The node; `full_kw` 0 without one.
    pub node: NodeDemand,
    /// Which side of the meter it is on.
    pub beside: NodeSide,
    /// Share of full power that the weather leaves the node, a value a step; empty: all of it always.
    pub node_frac: &'a [f64],
    /// Share of the node's output that is sold, a value a step; empty: the node's own share always.
    pub sold_frac: &'a [f64],
    /// Hours a step.
    pub step_h: f64,
}

impl RulesInput<'_> {
    /// Share of the node's output that is sold at a step.
    pub(super) fn sold_at(&self, step: usize) -> f64 {
        self.sold_frac.get(step).copied().unwrap_or(self.node.sold_frac)
    }

    /// The battery as the temperature of a step leaves it: what is locked in the cold is kept like a reserve.
    fn battery_at(&self, step: usize) -> BatteryLimits {
        let Some(limit) = self.temperature.get(step) else { return self.battery };
        BatteryLimits {
            charge_kw: self.battery.charge_kw * limit.charge_frac,
            discharge_kw: self.battery.discharge_kw * limit.discharge_frac,
            reserve_kwh: self.battery.reserve_kwh.at_least(limit.locked_frac * self.battery.capacity_kwh),
            ..self.battery
        }
    }
}

/// What a plan wants, step by step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlannedPower<'a> {
    /// Of the battery, kW AC, above zero out of it.
    pub battery_kw: &'a [f64],
    /// What of it lets the node draw more than the breaker, mean kW; empty: nothing.
    pub lift_kw: &'a [f64],
    /// In the battery when the year begins, kWh.
    pub start_kwh: f64,
}

/// The flows of a year by the rules. A year that would end with less in the battery than it began with begins
/// with what it ends with.
#[must_use]
pub fn rules(input: &RulesInput) -> Flows {
    let mut flows = a_year(input, start_kwh(input));
    for turn in 1..=TURNS {
        let end_kwh = flows.stored_kwh.last().copied().unwrap_or(flows.start_kwh);
        if end_kwh >= flows.start_kwh - 1e-9 {
            break;
        }
        // What never refills has long been at its reserve, below which no rule goes.
        flows.start_kwh = if turn < TURNS { end_kwh } else { input.battery.reserve_kwh };
        walk(input, &mut flows, Until::AsBefore);
    }
    flows
}

/// Nearer than this to what the breaker leaves is at it, kW.
pub(super) const AT_BREAKER_KW: f64 = 1e-9;

/// A year that repeats is found in as many turns.
const TURNS: usize = 3;

fn a_year(input: &RulesInput, start_kwh: f64) -> Flows {
    let len = input.household.kw.len();
    let fits = [input.pv_kw.len(), input.buy_usd_per_kwh.len(), input.classes.len()];
    let len = fits.into_iter().fold(len, usize::min);
    let mut flows = Flows::zeroed(len);
    if input.dc.is_some() {
        flows.dc_charge_kw = vec![0.0; len];
    }
    flows.start_kwh = start_kwh;
    walk(input, &mut flows, Until::TheEnd);
    flows
}

/// How far a year is walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    TheEnd,
    /// Until the store holds what it held at that step before: from there on everything is as it was.
    AsBefore,
}

/// Step by step from the start of the year. Hours are walked with the step known beforehand: nothing is divided by it.
fn walk(input: &RulesInput, flows: &mut Flows, until: Until) {
    if input.step_h.to_bits() == 1.0_f64.to_bits() {
        walk_of(&RulesInput { step_h: 1.0, ..*input }, flows, until);
    } else {
        walk_of(input, flows, until);
    }
}

#[inline(always)]
fn walk_of(input: &RulesInput, flows: &mut Flows, until: Until) {
    let mut stored_kwh = flows.start_kwh;
    for step in 0..flows.stored_kwh.len() {
        let before_kwh = flows.stored_kwh[step];
        stored_kwh = one_step(input, step, stored_kwh, flows);
        if until == Until::AsBefore && stored_kwh.to_bits() == before_kwh.to_bits() {
            return;
        }
    }
}

/// Rules that keep the battery full begin full, plans as they say, the others at the reserve.
fn start_kwh(input: &RulesInput) -> f64 {
    match input.rule {
        Dispatch::Backup | Dispatch::Support => input.battery.capacity_kwh,
        Dispatch::SelfConsumption | Dispatch::TimeOfUse => input.battery.reserve_kwh,
        Dispatch::DayAhead | Dispatch::Optimal => input.plan.start_kwh,
    }
}

#[inline(always)]
fn one_step(input: &RulesInput, step: usize, stored_kwh: f64, flows: &mut Flows) -> f64 {
    let RulesInput { service, node, step_h, .. } = *input;
    // Standby is drawn from the bus: by the sun, the battery itself or the grid, as any other load.
    let standby_kw = input.battery.idle_kw;
    let battery = BatteryLimits { idle_kw: 0.0, ..input.battery_at(step) };
    let base_kw = input.household.kw[step] + standby_kw;
    let mut range = battery.feasible_range(stored_kwh, battery.reserve_kwh, step_h);
    let pv_kw = match &input.dc {
        None => input.pv_kw[step],
        Some(bus) => {
            let pv_kw = bus.ac_kw(step);
            range.discharge_kw = range.discharge_kw.at_most((bus.unit.inverter_kw - pv_kw).at_least(0.0));
            pv_kw
        }
    };
    let help_kw = match input.rule {
        Dispatch::Backup => 0.0,
        Dispatch::SelfConsumption | Dispatch::TimeOfUse | Dispatch::Support => range.discharge_kw,
        // While the node runs: its mean over the step is what the plan gives.
        Dispatch::DayAhead | Dispatch::Optimal => {
            let lift_kw = input.plan.lift_kw.get(step).copied().unwrap_or(0.0);
            if lift_kw > 0.0 { lift_kw / input.sold_at(step).at_least(1e-9) } else { 0.0 }
        }
    };

    let NodeStep { allowed_kw, binding, node_kw, household_kw, over_kw, mean_over_kw, is_held } =
        if node.full_kw > 0.0 {
            let left_kw = service.import_kw + pv_kw + help_kw - base_kw;
            node_step(input, step, (left_kw, base_kw, pv_kw))
        } else {
            NodeStep::without(input.household.kw[step], (base_kw - pv_kw - service.import_kw).at_least(0.0))
        };
    let (need_kw, apart_kw) = match input.beside {
        NodeSide::Shared => (household_kw + standby_kw + node_kw, 0.0),
        NodeSide::Apart => (household_kw + standby_kw, node_kw),
    };
    let beside_kw = if input.beside == NodeSide::Apart { allowed_kw } else { 0.0 };
    let surplus_kw = (pv_kw - need_kw).at_least(0.0);
    let deficit_kw = (need_kw - pv_kw).at_least(0.0);
    // While the node is held at the breaker the battery does not charge from the grid.
    let breaker_kw =
        if is_held { 0.0 } else { (service.import_kw - deficit_kw - over_kw - beside_kw).at_least(0.0) };
    // The sun's power that the battery takes before who comes after it in the order; the grid serves that one instead.
    let ahead_kw = match input.sun_first {
        SunFirst::Loads => 0.0,
        _ if matches!(input.rule, Dispatch::DayAhead | Dispatch::Optimal) => 0.0,
        SunFirst::House => (pv_kw - household_kw - standby_kw).at_least(0.0) - surplus_kw,
        SunFirst::Battery => pv_kw - surplus_kw,
    };
    let ahead_kw = ahead_kw.at_most(breaker_kw).at_least(0.0);
    let headroom_kw = match input.grid_charging {
        GridCharging::Allowed => breaker_kw - ahead_kw,
        GridCharging::SunOnly => 0.0,
    };
    let bus = Bus {
        sun_kw: surplus_kw + ahead_kw,
        ahead_kw,
        deficit_kw,
        headroom_kw,
        help_kw: mean_over_kw,
        stored_kwh,
    };
    let mut power = battery_power(input, step, bus, range);
    let mut sun = DcCharge::default();
    if let Some(bus) = &input.dc {
        (power, sun) =
            bus.split(step, Wish { power, sun_kw: surplus_kw + ahead_kw, stored_kwh, step_h }, &battery);
        flows.dc_charge_kw[step] = sun.dc_kw;
    }

    let pv_kw = pv_kw - sun.diverted_kw;
    let left_kw = pv_kw + power.discharge_kw - need_kw - power.charge_kw;
    let import_kw = (-left_kw).at_least(0.0) + apart_kw;
    let export_kw = left_kw.at_least(0.0).at_most(service.export_kw);
    let curtailed_kw = left_kw.at_least(0.0) - export_kw;
    let next_kwh = (battery.step(stored_kwh, power, step_h) + sun.stored_kwh).at_most(battery.capacity_kwh);

    flows.pv_kw[step] = pv_kw - curtailed_kw;
    flows.curtailed_kw[step] = curtailed_kw + sun.clipped_kw;
    flows.import_kw[step] = import_kw;
    flows.export_kw[step] = export_kw;
    flows.household_kw[step] = household_kw;
    flows.node_kw[step] = node_kw;
    flows.allowed_kw[step] = allowed_kw;
    let out_kw = power.discharge_kw - power.charge_kw - standby_kw;
    flows.charge_kw[step] = (-out_kw).at_least(0.0);
    flows.discharge_kw[step] = out_kw.at_least(0.0);
    flows.loss_kw[step] = sun.dc_kw - out_kw - (next_kwh - stored_kwh) / step_h;
    flows.stored_kwh[step] = next_kwh;
    flows.binding[step] = binding.code();
    next_kwh
}

/// The node at a step.
struct NodeStep {
    allowed_kw: f64,
    binding: Binding,
    node_kw: f64,
    /// What the house draws beside it.
    household_kw: f64,
    /// What both draw above the service while the node runs.
    over_kw: f64,
    /// The same as a mean over its running and resting in the step.
    mean_over_kw: f64,
    /// The breaker holds it.
    is_held: bool,
}

impl NodeStep {
    /// A home without a node, that draws so much above its service.
    fn without(household_kw: f64, over_kw: f64) -> Self {
        Self {
            allowed_kw: 0.0,
            binding: Binding::None,
            node_kw: 0.0,
            household_kw,
            over_kw,
            mean_over_kw: over_kw,
            is_held: false,
        }
    }
}

#[inline(always)]
fn node_step(input: &RulesInput, step: usize, (left_kw, base_kw, pv_kw): (f64, f64, f64)) -> NodeStep {
    let RulesInput { service, node, .. } = *input;
    let response = input.household.response(step);
    let room_kw = match input.beside {
        NodeSide::Shared => response.node_kw_within(left_kw.at_least(0.0)),
        // Sun and battery relieve the service of the house, and no more.
        NodeSide::Apart => response
            .node_kw_within(left_kw.at_most(service.import_kw).at_least(0.0))
            .at_most(service.import_kw),
    };
    let (allowed_kw, mut binding) = allowed(input, step, room_kw);
    let sold_frac = input.sold_at(step);
    if sold_frac >= 1.0 && binding == Binding::Sales {
        // In this hour buyers take all that there is.
        binding = Binding::Gpu;
    }
    let (node_kw, runs_frac) = node.mean_kw(allowed_kw, sold_frac);

    // The battery covers the node's peak inside the step, not only its mean, so that the breaker holds; while
    // the node rests it covers what house and rest draw above the breaker.
    let over_kw = |kw: f64| {
        let house_kw = base_kw + response.change_kw(kw);
        let drawn_kw = match input.beside {
            NodeSide::Shared => house_kw + kw - pv_kw,
            NodeSide::Apart => (house_kw - pv_kw).at_least(0.0) + kw,
        };
        (drawn_kw - service.import_kw).at_least(0.0)
    };
    let rests_over_kw = if runs_frac < 1.0 { over_kw(node.idle_kw.at_most(allowed_kw)) } else { 0.0 };
    let over_kw = over_kw(allowed_kw);
    NodeStep {
        allowed_kw,
        binding,
        node_kw,
        household_kw: input.household.kw[step] + response.change_kw(node_kw),
        over_kw,
        mean_over_kw: over_kw * runs_frac + rests_over_kw * (1.0 - runs_frac),
        is_held: allowed_kw >= room_kw - AT_BREAKER_KW,
    }
}

/// The most the node may draw, and what says so.
pub(super) fn allowed(input: &RulesInput, step: usize, room_kw: f64) -> (f64, Binding) {
    let NodeDemand { full_kw, stop_above_usd_per_kwh, otherwise, .. } = input.node;
    if full_kw <= 0.0 {
        return (0.0, Binding::None);
    }
    if input.buy_usd_per_kwh[step] > stop_above_usd_per_kwh {
        return (0.0, Binding::Price);
    }
    let cool_kw = input.node_frac.get(step).map_or(full_kw, |frac| frac * full_kw);
    let limit_kw = room_kw.at_most(input.service.node_kw);
    if cool_kw < full_kw - 1e-9 && cool_kw <= limit_kw {
        return (cool_kw, Binding::Heat);
    }
    if limit_kw < full_kw - 1e-9 {
        let binding = match input.service.transformer_binds {
            TransformerBinds::Yes if room_kw <= input.service.node_kw => Binding::Transformer,
            TransformerBinds::Yes | TransformerBinds::No => Binding::Service,
        };
        return match input.service.gives_way {
            GivesWay::Throttles => (limit_kw, binding),
            GivesWay::Stops => (0.0, binding),
        };
    }
    (full_kw, otherwise)
}
