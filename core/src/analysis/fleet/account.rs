//! A fleet on the accounting basis that a data centre shares: facility power, sold hours, cost of capital.

use super::bunch::Bunch;
use crate::{
    finance::Terms,
    fleet::{
        GroupYear,
        datacentre::{Account, Grid, fleet},
        firm_kw, mean_terms,
    },
    scenario::Scenario,
};

/// A line of the fleet, its deal and its account.
#[derive(Clone, Debug)]
pub(super) struct BunchAccount {
    /// Its deal.
    pub(super) terms: Terms,
    /// What a kWh causes there.
    pub(super) grid: Grid,
    /// Of its power firm with the probability promised, kW.
    pub(super) firm_kw: f64,
    /// Per hour and token.
    pub(super) account: Account,
}

/// The account of a line; none without a node.
pub(super) fn bunch_account(scenario: &Scenario, bunch: &Bunch) -> Option<BunchAccount> {
    let with_node = |group: &&&GroupYear| group.home.node.gpu_count > 0.0 && group.nodes > 0.0;
    let groups: Vec<&GroupYear> = bunch.groups.iter().filter(with_node).copied().collect();
    let terms = match groups.as_slice() {
        [] => return None,
        [group] => group.terms(),
        many => mean_terms(&many.iter().map(|group| group.terms()).collect::<Vec<_>>())?,
    };
    let firm_kw = firm_kw(&groups, &scenario.fleet, scenario.fleet.sure_frac);
    let grid = match groups.as_slice() {
        [group] => grid(group),
        many => mean_grid(many.iter().copied()),
    };
    let account = fleet(&terms, grid, firm_kw / 1000.0).account(terms.cost_of_capital_frac);
    Some(BunchAccount { terms, grid, firm_kw, account })
}

/// What a kWh causes where the group stands.
fn grid(group: &GroupYear) -> Grid {
    let site = &group.home.site;
    Grid {
        average_g_per_kwh: site.co2_g_per_kwh,
        marginal_g_per_kwh: site.co2_marginal_g_per_kwh,
        water_l_per_kwh: site.water_l_per_kwh,
    }
}

/// The grid behind some groups: the mean by the nodes' energy.
pub(super) fn mean_grid<'a>(groups: impl Iterator<Item = &'a GroupYear> + Clone) -> Grid {
    let kwh: f64 = groups.clone().map(|group| group.sums.node_kwh).sum();
    let mean = |of: fn(&Grid) -> f64| {
        let total: f64 = groups.clone().map(|group| group.sums.node_kwh * of(&grid(group))).sum();
        if kwh > 0.0 { total / kwh } else { 0.0 }
    };
    Grid {
        average_g_per_kwh: mean(|grid| grid.average_g_per_kwh),
        marginal_g_per_kwh: mean(|grid| grid.marginal_g_per_kwh),
        water_l_per_kwh: mean(|grid| grid.water_l_per_kwh),
    }
}
