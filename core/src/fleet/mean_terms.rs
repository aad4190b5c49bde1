//! One deal for the nodes of many groups.

use crate::finance::{INPUTS, Terms};

/// Numbers are means over the nodes, kinds those of the group with most; none without a deal. Known error: a mean
/// of prices and a mean of hours make a product that is near, not equal to, the mean of their products.
#[must_use]
pub fn mean_terms(all: &[Terms]) -> Option<Terms> {
    let most = all.iter().max_by(|one, other| one.nodes.total_cmp(&other.nodes))?;
    let nodes: f64 = all.iter().map(|terms| terms.nodes).sum();
    let mut mean = *most;
    for input in INPUTS {
        let total: f64 = all.iter().map(|terms| terms.nodes * terms.number(input.key).unwrap_or(0.0)).sum();
        if let Some(place) = mean.place(input.key) {
            *place = total / nodes;
        }
    }
    mean.nodes = nodes;
    Some(mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_equal_deals_is_the_deal_with_all_nodes() {
        let terms = Terms { nodes: 30.0, ..Terms::default() };
        let mean = mean_terms(&[terms, Terms { nodes: 10.0, ..terms }]).unwrap();
        assert!((mean.nodes - 40.0).abs() < 1e-12);
        assert!((mean.capital_usd() - terms.capital_usd()).abs() < 1e-6);
        assert!(mean_terms(&[]).is_none());
    }

    #[test]
    fn the_larger_group_weighs_more() {
        let one = Terms { nodes: 3.0, busy_kw: 10.0, ..Terms::default() };
        let other = Terms { nodes: 1.0, busy_kw: 2.0, ..one };
        assert!((mean_terms(&[one, other]).unwrap().busy_kw - 8.0).abs() < 1e-12);
    }
}
