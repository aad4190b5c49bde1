//! Profit of a node over what it costs and how much of it is sold: the map on which the break-even is a line.

use super::{CashFlow, CashKind, Certainty, Terms, capital_recovery_frac, npv_usd};

/// Profit of the seller a node and year, capital at its cost, before tax, USD: a row for each price of GPUs and host, in
/// it a value for each share sold.
#[must_use]
pub fn profit_map(terms: &Terms, node_usd: &[f64], sold_frac: &[f64]) -> Vec<f64> {
    let recovery_frac = capital_recovery_frac(terms.cost_of_capital_frac, terms.years() as f64);
    let profit_usd = |node_usd: f64, utilisation_frac: f64| {
        let other = Terms { node_usd, utilisation_frac, nodes: 1.0, ..*terms };
        let flow = CashFlow::new(&other, Certainty::RunsItsTerm);
        let counts = |kind: CashKind| kind != CashKind::Tax && !kind.is_debt();
        npv_usd(terms.cost_of_capital_frac, &flow.party_usd(terms.deal.seller(), counts)) * recovery_frac
    };
    let row = |node_usd: f64| {
        // A straight line of the share sold: its two ends are enough.
        let (none_usd, all_usd) = (profit_usd(node_usd, 0.0), profit_usd(node_usd, 1.0));
        sold_frac.iter().map(move |sold| none_usd + sold * (all_usd - none_usd))
    };
    node_usd.iter().flat_map(|usd| row(*usd)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::{DealKind, findings};

    #[test]
    fn the_map_holds_the_deal_itself_and_falls_with_the_price_of_the_node() {
        let terms = Terms { deal: DealKind::Host, node_usd: 252_000.0, ..Terms::default() };
        let map = profit_map(&terms, &[150_000.0, 252_000.0], &[0.25, terms.utilisation_frac, 1.0]);
        let found = findings(&terms);
        let profit = found.iter().find(|found| found.key == "profit_usd_per_node_year.annuity").unwrap();
        assert!((map[4] - profit.value).abs() < 1e-6 * profit.value.abs());
        assert!(map[0] > map[3] && map[1] > map[4] && map[2] > map[5] && map[5] > map[4]);
    }
}
