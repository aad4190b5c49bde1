//! What became of the heat of a home's node.

use crate::{
    energy::heat::{HeatFate, HeatSeries, heat_fate},
    scenario::Home,
};

use super::Year;

/// The fate of a node's heat over its year.
#[must_use]
pub fn heat_report(home: &Home, year: &Year) -> HeatFate {
    heat_fate(&HeatSeries {
        response: &year.household.response,
        node_kw: &year.with_node.flows.node_kw,
        recovered_frac: home.node.heat_recovered_frac,
        step_h: year.axis.step_h(),
    })
}
