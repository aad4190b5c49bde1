//! What the years of a node come to for its owner while prices fall.
//!
//! Year `y` from 0 sells at `(1 - fall)^y` of the first year's price; all else stays as in the first year, and
//! the GPUs are resold at the end of the counted life. `worth = -price + sum of cash_y / (1 + r)^(y + 1) +
//! resale`. Without a fall the payback is that of the first year. Known error: repairs, power and the
//! share sold stay; a newer model may be served on the same cards.

use super::facts::Facts;
use crate::{
    finance::{npv_usd, payback_years},
    simulate::Line,
};

/// All years of a node's counted life.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Falling {
    /// Years until cash pays the price of the node, resale left out; none when it does not within its life.
    pub(super) payback_years: Option<f64>,
    /// Worth today of all years, price and resale in it, USD.
    pub(super) worth_usd: f64,
}

/// The years of the party that bought the node; the life counts in whole years.
pub(super) fn falling(facts: &Facts) -> Falling {
    let (node, deal) = (&facts.home.node, &facts.home.deal);
    let price_usd = node.price_usd();
    let cash_usd = facts.gain_usd - facts.line_usd(Line::Capital);
    let sales_usd: f64 = [Line::Sales, Line::MarketplaceFee, Line::RevenueShare]
        .into_iter()
        .map(|line| facts.line_usd(line))
        .sum();
    let kept = 1.0 - facts.home.workload.price_decline_frac;
    let years = deal.life_years.round().max(1.0) as usize;
    let mut flow = Vec::with_capacity(years + 1);
    flow.push(-price_usd);
    let mut price_frac = 1.0;
    for _ in 0..years {
        flow.push(cash_usd - sales_usd * (1.0 - price_frac));
        price_frac *= kept;
    }
    let payback_years = payback_years(&flow);
    if let Some(last) = flow.last_mut() {
        *last += deal.resale_frac * node.gpu_count * node.gpu_usd;
    }
    Falling { payback_years, worth_usd: npv_usd(deal.capital_cost_frac, &flow) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        finance::{Terms, findings},
        scenario::{Role, Scenario, preset_by_slug},
        simulate::{Options, Stages, Year},
    };

    fn austin(fall_frac: f64) -> (Scenario, Year) {
        let mut scenario = preset_by_slug("austin-owner").unwrap().scenario();
        scenario.view.role = Role::Owner;
        scenario.homes[0].workload.price_decline_frac = fall_frac;
        let year = Stages::default().year(&scenario, &Options::default()).unwrap();
        (scenario, year)
    }

    fn of(fall_frac: f64) -> (Falling, f64) {
        let (scenario, year) = austin(fall_frac);
        let facts = Facts::new(&scenario, 0, &scenario.homes[0], &year);
        (falling(&facts), facts.payback_years())
    }

    #[test]
    fn prices_that_stay_pay_back_as_the_first_year_says() {
        let (found, simple_years) = of(0.0);
        assert!((found.payback_years.unwrap() - simple_years).abs() < 1e-9, "{found:?} {simple_years}");
    }

    #[test]
    fn the_faster_prices_fall_the_less_the_years_are_worth() {
        let worth = [0.0, 0.1, 0.2, 0.4].map(|fall| of(fall).0.worth_usd);
        assert!(worth.is_sorted_by(|a, b| a > b), "{worth:?}");
    }

    #[test]
    fn the_years_of_the_answer_are_those_of_the_cash_flow() {
        for fall_frac in [0.0, 0.2] {
            let (scenario, year) = austin(fall_frac);
            let terms = Terms { power_escalator_frac: 0.0, ..Terms::from_home(&scenario.homes[0], &year) };
            assert!((terms.price_decline_frac - fall_frac).abs() < 1e-12);
            let found = findings(&terms);
            let npv =
                found.iter().find(|found| found.key == "owner.npv_before_tax_usd").map(|found| found.value);
            let worth_usd = of(fall_frac).0.worth_usd;
            let off = (npv.unwrap() - worth_usd).abs();
            assert!(off < 0.01 * scenario.homes[0].node.price_usd(), "{npv:?} {worth_usd}");
        }
    }
}
