//! The answer of a year in one sentence.

use wattfleet_core::{
    scenario::{Role, Scenario},
    simulate::Year,
    text::format_usd,
};

/// The sentence for the role that the scenario's view asks for.
pub(crate) fn answer(scenario: &Scenario, year: &Year) -> String {
    let of = |role: Role| match role {
        Role::Host => (year.with_node.totals.host_net_usd, year.today.totals.host_net_usd),
        Role::Owner => (year.with_node.totals.owner_net_usd, year.today.totals.owner_net_usd),
        Role::Operator => (year.with_node.totals.operator_net_usd, year.today.totals.operator_net_usd),
    };
    let role = scenario.view.role;
    let (with_node, today) = of(role);
    let month_usd = (with_node - today) / 12.0;
    let verb = if month_usd < 0.0 { "costs" } else { "brings" };
    format!("The node {verb} the {} {} a month.", role.key(), format_usd(month_usd.abs()))
}
