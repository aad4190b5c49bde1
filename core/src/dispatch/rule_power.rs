//! What each rule has the battery do at one step.

#![expect(clippy::indexing_slicing, reason = "hot loop: every series is checked to be as long as the axis")]

use crate::{
    energy::battery::{FeasibleRange, Power},
    scenario::Dispatch,
    units::Limited,
};

use super::{PriceClass, RulesInput};

/// What the AC bus looks like before the battery acts.
#[derive(Clone, Copy)]
pub(super) struct Bus {
    /// The sun's power that the battery may take, kW AC.
    pub(super) sun_kw: f64,
    /// The part of it that others would have had.
    pub(super) ahead_kw: f64,
    pub(super) deficit_kw: f64,
    /// What the service leaves to charge from the grid.
    pub(super) headroom_kw: f64,
    /// What the home draws above the service, as a mean over the node's running and resting in the step.
    pub(super) help_kw: f64,
    pub(super) stored_kwh: f64,
}

/// What the battery does at a step, by its rule or as planned.
#[inline(always)]
pub(super) fn battery_power(input: &RulesInput, step: usize, bus: Bus, range: FeasibleRange) -> Power {
    let RulesInput { battery, step_h, .. } = *input;
    let from_sun_kw = range.charge_kw.at_most(bus.sun_kw);
    // Found only where it is asked for: it divides, and most steps are of the own sun.
    let up_to = |target_kwh: f64| {
        if bus.headroom_kw <= 0.0 {
            return from_sun_kw;
        }
        let missing_kwh = (target_kwh - bus.stored_kwh).at_least(0.0);
        let from_grid_kw = (range.charge_kw - from_sun_kw)
            .at_most(bus.headroom_kw)
            .at_most((missing_kwh / (battery.charge_efficiency * step_h) - from_sun_kw).at_least(0.0));
        from_sun_kw + from_grid_kw.at_least(0.0)
    };
    let discharge = |kw: f64| Power { charge_kw: 0.0, discharge_kw: kw };
    let charge = |kw: f64| Power { charge_kw: kw, discharge_kw: 0.0 };
    let help_kw = range.discharge_kw.at_most(bus.help_kw);
    let refill = || charge(up_to(battery.reserve_kwh));
    let help_or_fill =
        || if help_kw > 0.0 { discharge(help_kw) } else { charge(up_to(battery.capacity_kwh)) };
    match (input.rule, input.classes[step]) {
        (Dispatch::Backup, _) => charge(up_to(battery.capacity_kwh)),
        (Dispatch::Support, _) | (Dispatch::TimeOfUse, PriceClass::Cheap) => help_or_fill(),
        (Dispatch::TimeOfUse, PriceClass::Middle) if help_kw > 0.0 => discharge(help_kw),
        (Dispatch::TimeOfUse, PriceClass::Middle) => refill(),
        (Dispatch::TimeOfUse, PriceClass::Dear | PriceClass::Flat) | (Dispatch::SelfConsumption, _) => {
            own_sun(bus, range, refill)
        }
        (Dispatch::DayAhead | Dispatch::Optimal, _) => {
            let wanted_kw = planned_kw(input, step);
            if wanted_kw > 0.0 {
                discharge(wanted_kw.at_most(range.discharge_kw))
            } else {
                charge(
                    range.charge_kw.at_most(-wanted_kw).at_most(bus.sun_kw + bus.headroom_kw).at_least(0.0),
                )
            }
        }
    }
}

fn planned_kw(input: &RulesInput, step: usize) -> f64 {
    input.plan.battery_kw.get(step).copied().unwrap_or(0.0)
}

/// Discharge into a deficit, else charge; where the battery comes before others and the sun shines, charge.
fn own_sun(bus: Bus, range: FeasibleRange, charge: impl FnOnce() -> Power) -> Power {
    if bus.ahead_kw > 0.0 && range.charge_kw > 0.0 && bus.help_kw <= 0.0 {
        return charge();
    }
    let out_kw = range.discharge_kw.at_most(bus.deficit_kw.at_least(bus.help_kw));
    if out_kw > 0.0 { Power { charge_kw: 0.0, discharge_kw: out_kw } } else { charge() }
}
