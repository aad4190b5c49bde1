//! What a fleet can sell at what cost: groups by their cost per million tokens, the cheapest first.
//!
//! A lab under supply limits sells what it can serve: the least of what is asked for and what the groups give that
//! cost no more than the price.

use crate::finance::{Terms, findings};

/// A group of homes as a step of the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplyStep {
    /// Its name.
    pub group: String,
    /// What it can give, answer tokens a year.
    pub tok: f64,
    /// What a million of them costs, USD.
    pub usd_per_mtok: f64,
}

impl SupplyStep {
    /// Of the deal of a group: its tokens sold in the first year once all is online, at its levelised cost with capital at
    /// its price.
    #[must_use]
    pub fn new(group: impl Into<String>, terms: &Terms) -> Self {
        let online = terms.all_online();
        let found = findings(&online);
        let cost = found.iter().find(|finding| finding.key == "levelised_usd_per_mtok.annuity");
        Self {
            group: group.into(),
            tok: online.node_year(0.0).tok * terms.nodes,
            usd_per_mtok: cost.map_or(f64::INFINITY, |finding| finding.value),
        }
    }
}

/// The steps in rising order of cost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SupplyCurve {
    steps: Vec<SupplyStep>,
}

/// A year of sales under supply limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Served {
    /// Answer tokens sold.
    pub tok: f64,
    /// Asked for and not served.
    pub missed_tok: f64,
    /// Paid by buyers, USD.
    pub revenue_usd: f64,
    /// What it cost, USD.
    pub cost_usd: f64,
    /// What one more million tokens would cost; none where no group is left.
    pub next_usd_per_mtok: Option<f64>,
}

impl SupplyCurve {
    /// Of groups in any order; those that give nothing are left out, of equal cost the first stays first.
    #[must_use]
    pub fn new(mut steps: Vec<SupplyStep>) -> Self {
        steps.retain(|step| step.tok > 0.0 && step.usd_per_mtok.is_finite());
        steps.sort_by(|a, b| a.usd_per_mtok.total_cmp(&b.usd_per_mtok));
        Self { steps }
    }

    /// The cheapest first.
    #[must_use]
    pub fn steps(&self) -> &[SupplyStep] {
        &self.steps
    }

    /// Everything the groups can give, answer tokens a year.
    #[must_use]
    pub fn total_tok(&self) -> f64 {
        self.steps.iter().map(|step| step.tok).sum()
    }

    /// Corners of the curve: tokens so far before and after each group, and its cost.
    pub fn corners(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        self.steps.iter().scan(0.0, |so_far, step| {
            let before = *so_far;
            *so_far += step.tok;
            Some((before, *so_far, step.usd_per_mtok))
        })
    }

    /// Sells at a price to those who ask for `asked_tok` a year.
    #[must_use]
    pub fn serve(&self, price_usd_per_mtok: f64, asked_tok: f64) -> Served {
        let (mut tok, mut cost_usd) = (0.0, 0.0);
        for step in self.steps.iter().take_while(|step| step.usd_per_mtok <= price_usd_per_mtok) {
            let given = step.tok.min(asked_tok - tok).max(0.0);
            tok += given;
            cost_usd += given / 1e6 * step.usd_per_mtok;
        }
        let next = self.corners().find(|(_, after, _)| *after > tok * (1.0 + 1e-12));
        Served {
            tok,
            missed_tok: asked_tok - tok,
            revenue_usd: tok / 1e6 * price_usd_per_mtok,
            cost_usd,
            next_usd_per_mtok: next.map(|(_, _, usd)| usd),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve() -> SupplyCurve {
        let step = |group: &str, mtok: f64, usd_per_mtok: f64| SupplyStep {
            group: group.to_owned(),
            tok: mtok * 1e6,
            usd_per_mtok,
        };
        SupplyCurve::new(vec![
            step("Oakland", 10.0, 1.9),
            step("Las Vegas", 40.0, 0.8),
            step("Austin", 20.0, 1.0),
        ])
    }

    #[test]
    fn the_cheapest_group_serves_first() {
        let curve = curve();
        let names: Vec<&str> = curve.steps().iter().map(|step| step.group.as_str()).collect();
        assert_eq!(names, ["Las Vegas", "Austin", "Oakland"]);
        let served = curve.serve(5.0, 45e6);
        assert!((served.cost_usd - (40.0 * 0.8 + 5.0)).abs() < 1e-9 && served.missed_tok.abs() < 1e-6);
        assert_eq!(served.next_usd_per_mtok, Some(1.0));
    }

    #[test]
    fn a_lab_sells_what_it_can_serve_and_no_more() {
        let served = curve().serve(5.0, 500e6);
        assert!((served.tok - 70e6).abs() < 1e-3 && (served.missed_tok - 430e6).abs() < 1e-3);
        assert!((served.revenue_usd - 350.0).abs() < 1e-9 && served.next_usd_per_mtok.is_none());
    }

    #[test]
    fn a_group_that_costs_more_than_the_price_stands_still() {
        let served = curve().serve(1.2, 500e6);
        assert!((served.tok - 60e6).abs() < 1e-3);
        assert_eq!(served.next_usd_per_mtok, Some(1.9));
        assert!(served.revenue_usd >= served.cost_usd);
    }

    #[test]
    fn more_demand_or_a_higher_price_never_earns_less() {
        let margin = |price: f64, asked: f64| {
            let served = curve().serve(price, asked);
            served.revenue_usd - served.cost_usd
        };
        for step in 0..40 {
            let (price, asked) = (0.1 * f64::from(step), 2e6 * f64::from(step));
            assert!(margin(price + 0.1, asked) >= margin(price, asked) - 1e-9);
            assert!(margin(price, asked + 2e6) >= margin(price, asked) - 1e-9);
        }
    }
}
