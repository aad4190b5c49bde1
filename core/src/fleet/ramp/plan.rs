//! What limits how fast homes get their nodes, and how hardware ages and cheapens.

use crate::{
    finance::input::{assumed, numbers},
    scenario::Fleet,
};

#[rustfmt::skip]
numbers! {
    /// How a fleet grows; the number of nodes wanted is that of the deal.
    RampPlan, RAMP_INPUTS, {}
    /// Homes that are asked to take part.
    homes_asked, "Homes asked", One, assumed(10_000.0, 25_000.0, 100_000.0, "three homes asked for every node wanted");
    /// Of these, how many agree in the end.
    opt_in_frac, "Homes that agree in the end", Frac, assumed(0.1, 0.4, 0.7, "no programme of this kind is public; home batteries 5 to 50 %");
    /// Half of them have agreed by then.
    opt_in_middle_months, "Half of them agree within", Month, assumed(9.0, 18.0, 36.0, "an S-curve, as adoption goes");
    /// From a quarter to three quarters takes 2.2 times as long.
    opt_in_width_months, "Width of the S-curve", Month, assumed(3.0, 5.0, 9.0, "an S-curve, as adoption goes");
    start_months, "First crew after", Month, assumed(0.0, 3.0, 12.0, "hiring, first permits");
    crews, "Crews at the start", One, assumed(2.0, 6.0, 20.0, "a regional installer");
    crews_more_month, "Crews hired a month", One, assumed(0.0, 1.5, 6.0, "electricians are short");
    crew_nodes_month, "Nodes a crew sets up a month", One, assumed(5.0, 10.0, 20.0, "two days each: pad, circuit, commissioning");
    supply_nodes_month, "Nodes delivered a month", One, assumed(50.0, 400.0, 2000.0, "16 GPUs each: 6,400 GPUs a month");
    permits_nodes_month, "Permits a month", One, assumed(50.0, 500.0, 2000.0, "some tens of offices, a few a day each");
    permit_months, "A permit takes", Month, assumed(0.5, 2.0, 6.0, "electrical permit and utility notice");
    hardware_decline_frac, "Hardware gets cheaper", FracPerYear, assumed(0.0, 0.1, 0.25, "2026: list prices rose; older cards fell");
    ageing_frac, "Output lost to age", FracPerYear, assumed(0.0, 0.02, 0.05, "fans, faults that stay, software that moves on");
    /// A data centre's building is paid evenly over the last months before it has power.
    build_months, "Building of a data centre takes", Month, assumed(12.0, 24.0, 36.0, "shell and plant; the wait for power is longer");
}

/// More than any month brings: no limit.
const NO_LIMIT: f64 = 1e9;
/// From a tenth to nine tenths of a logistic curve, in its widths: 2 ln 9.
const SPAN_WIDTHS: f64 = 4.394_449_154_672_439;

impl RampPlan {
    /// How a scenario's fleet grows; what it does not say stays at its default.
    #[must_use]
    pub fn from_fleet(fleet: &Fleet) -> Self {
        let asked: f64 = fleet.groups.iter().map(|group| group.count).sum();
        let or_none = |limit: f64| if limit > 0.0 { limit } else { NO_LIMIT };
        Self {
            homes_asked: asked,
            opt_in_frac: if asked > 0.0 { fleet.nodes() / asked } else { 0.0 },
            opt_in_middle_months: fleet.opt_in_mid_month,
            opt_in_width_months: fleet.opt_in_span_months / SPAN_WIDTHS,
            start_months: fleet.start_month,
            crews: fleet.crews,
            crews_more_month: 0.0,
            crew_nodes_month: fleet.crew_nodes_month,
            supply_nodes_month: or_none(fleet.supply_nodes_month),
            permits_nodes_month: NO_LIMIT,
            permit_months: fleet.permit_months,
            ..Self::default()
        }
    }
}
