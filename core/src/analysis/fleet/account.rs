//! A fleet on the accounting basis that a data centre shares: facility power, sold hours, cost of capital.

use crate::{
    finance::Terms,
    fleet::{
        FleetYear, GroupYear,
        datacentre::{Account, Grid, fleet},
    },
    scenario::Scenario,
};

/// A group, its deal and its account.
#[derive(Clone, Debug)]
pub(super) struct GroupAccount {
    /// Which group.
    pub(super) index: usize,
    /// Its deal.
    pub(super) terms: Terms,
    /// Per hour and token.
    pub(super) account: Account,
}

/// The groups that have a node.
pub(super) fn group_accounts(scenario: &Scenario, year: &FleetYear) -> Vec<GroupAccount> {
    let sure_frac = scenario.fleet.sure_frac;
    let of = |(index, group): (usize, &GroupYear)| {
        if group.home.node.gpu_count <= 0.0 || group.nodes <= 0.0 {
            return None;
        }
        let terms = group.terms();
        let firm_mw = group.firm_kw(&scenario.fleet, sure_frac) / 1000.0;
        let supply = fleet(&terms, grid(group), firm_mw);
        Some(GroupAccount { index, account: supply.account(terms.cost_of_capital_frac), terms })
    };
    year.groups.iter().enumerate().filter_map(of).collect()
}

/// What a kWh causes where the group stands.
pub(super) fn grid(group: &GroupYear) -> Grid {
    let site = &group.home.site;
    Grid {
        average_g_per_kwh: site.co2_g_per_kwh,
        marginal_g_per_kwh: site.co2_marginal_g_per_kwh,
        water_l_per_kwh: site.water_l_per_kwh,
    }
}

/// The grid behind a fleet: the mean by the nodes' energy.
pub(super) fn mean_grid(year: &FleetYear) -> Grid {
    let kwh: f64 = year.groups.iter().map(|group| group.sums.node_kwh).sum();
    let mean = |of: fn(&Grid) -> f64| {
        let total: f64 = year.groups.iter().map(|group| group.sums.node_kwh * of(&grid(group))).sum();
        if kwh > 0.0 { total / kwh } else { 0.0 }
    };
    Grid {
        average_g_per_kwh: mean(|grid| grid.average_g_per_kwh),
        marginal_g_per_kwh: mean(|grid| grid.marginal_g_per_kwh),
        water_l_per_kwh: mean(|grid| grid.water_l_per_kwh),
    }
}
