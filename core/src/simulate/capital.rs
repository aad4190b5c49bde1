//! What owning the node costs a year.
//!
//! Annuity: `(price - resale / (1 + r)^n) * r / (1 - (1 + r)^-n)`; straight line when `r` is 0. With 8 %
//! over five years the recovery factor is 0.2505.

use crate::scenario::{Deal, Node};

/// Yearly cost of buying the node and selling it at the end of its life, USD.
#[must_use]
pub fn yearly_capital_usd(node: &Node, deal: &Deal) -> f64 {
    let price_usd = node.price_usd();
    let resale_usd = deal.resale_frac * node.gpu_count * node.gpu_usd;
    let (rate, years) = (deal.capital_cost_frac, deal.life_years);
    if rate <= 0.0 {
        return (price_usd - resale_usd) / years;
    }
    let growth = libm::pow(1.0 + rate, years);
    (price_usd - resale_usd / growth) * rate / (1.0 - 1.0 / growth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_interest_it_is_a_straight_line() {
        let node =
            Node { gpu_count: 1.0, gpu_usd: 3500.0, host_usd: 0.0, install_usd: 0.0, ..Node::default() };
        let deal = Deal { life_years: 3.0, resale_frac: 0.3, capital_cost_frac: 0.0, ..Deal::default() };
        assert!((yearly_capital_usd(&node, &deal) - 816.666_666).abs() < 1e-5);
    }

    #[test]
    fn eight_percent_over_five_years_recovers_a_quarter_a_year() {
        let node =
            Node { gpu_count: 1.0, gpu_usd: 252_000.0, host_usd: 0.0, install_usd: 0.0, ..Node::default() };
        let deal = Deal { life_years: 5.0, resale_frac: 0.0, capital_cost_frac: 0.08, ..Deal::default() };
        assert!((yearly_capital_usd(&node, &deal) / 252_000.0 - 0.250_456).abs() < 1e-6);
    }
}
