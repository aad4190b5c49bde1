//! Everything a deal comes to, as figures with a key, a unit and a value.
//!
//! Levelised cost: worth of the supplier's costs over worth of what is sold, before tax, fees on sales and loans
//! left out; **straight line** counts no cost of capital, **annuity** the given one. Break-even prices are those of
//! the first year; they fall with the market.

use super::{
    BreakEven, CashFlow, CashKind, Certainty, DealKind, Role, Sell, Terms, break_even::meets_zero,
    capital_recovery_frac, irr_frac, npv_usd, payback_years,
};
use crate::units::Unit;

/// One figure; not finite where there is none (a payback that never comes).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Name in files: `operator.npv_usd`, `levelised_usd_per_gpu_h.annuity`.
    pub key: String,
    /// Counted in.
    pub unit: Unit,
    /// How much.
    pub value: f64,
}

/// Every figure of a deal, always in the same order for the same kinds of deal and terms.
#[must_use]
pub fn findings(terms: &Terms) -> Vec<Finding> {
    let mut found = Found(Vec::new());
    found.add("capital_usd", Unit::Usd, terms.capital_usd() * terms.nodes);
    found.add("fleet_kw", Unit::Kw, terms.busy_kw * terms.nodes);
    let years = terms.years() as f64;
    let recovery_frac = capital_recovery_frac(terms.cost_of_capital_frac, years);
    found.add("capital_recovery_frac", Unit::FracPerYear, recovery_frac);
    first_year(&mut found, terms);
    for (name, rate_frac) in [("straight_line", 0.0), ("annuity", terms.cost_of_capital_frac)] {
        at_rate(&mut found, terms, (name, rate_frac));
    }
    let sure = CashFlow::new(terms, Certainty::RunsItsTerm);
    let expected = CashFlow::new(terms, Certainty::Expected);
    for &party in terms.deal.parties() {
        let key = |figure: &str| format!("{}.{figure}", party.key());
        let flow = sure.party_usd(party, |_| true);
        let worth = |flow: &[f64]| npv_usd(terms.cost_of_capital_frac, flow);
        found.add(key("total_usd"), Unit::Usd, flow.iter().sum());
        found.add(key("npv_usd"), Unit::Usd, worth(&flow));
        let before_tax = sure.party_usd(party, |kind| kind != CashKind::Tax);
        found.add(key("npv_before_tax_usd"), Unit::Usd, worth(&before_tax));
        found.add(key("expected_npv_usd"), Unit::Usd, worth(&expected.party_usd(party, |_| true)));
        found.add(key("irr_frac"), Unit::FracPerYear, irr_frac(&flow).unwrap_or(f64::NEG_INFINITY));
        found.add(key("payback_years"), Unit::Year, payback_years(&flow).unwrap_or(f64::INFINITY));
    }
    if terms.deal != DealKind::Own {
        found.add("host_whole_usd_month", Unit::UsdPerMonth, host_whole_usd_month(terms));
    }
    found.0
}

/// The least flat payment a month with which the host loses nothing, after tax and with the chance that the
/// operator stops, his trouble paid, USD; 0 where the other terms are enough.
#[must_use]
pub fn host_whole_usd_month(terms: &Terms) -> f64 {
    let worth = |flat_usd: f64| {
        let flow = CashFlow::with_flat_payment(terms, (Certainty::Expected, flat_usd));
        npv_usd(terms.cost_of_capital_frac, &flow.party_usd(Role::Host, |_| true)) / terms.nodes
    };
    let (nothing, one) = (worth(0.0), worth(1.0));
    let trouble_usd = 12.0 * terms.host_trouble_usd_month / (1.0 - terms.income_tax_frac).max(1e-9);
    (trouble_usd - nothing / (one - nothing)).max(0.0) / 12.0
}

#[derive(Debug)]
struct Found(Vec<Finding>);

impl Found {
    fn add(&mut self, key: impl Into<String>, unit: Unit, value: f64) {
        self.0.push(Finding { key: key.into(), unit, value });
    }
}

fn first_year(found: &mut Found, terms: &Terms) {
    let year = terms.node_year(0.0);
    let after_fee_usd = year.sales_usd - year.fee_usd;
    for (figure, unit, value) in [
        ("sold_gpu_h", Unit::GpuH, year.sold_gpu_h),
        ("tok", Unit::Tok, year.tok),
        ("lost_tok", Unit::Tok, year.lost_tok),
        ("energy_kwh", Unit::KwhPerYear, year.energy_kwh),
        ("power_usd", Unit::UsdPerYear, year.power_usd),
        ("sales_usd", Unit::UsdPerYear, year.sales_usd),
        ("after_fee_usd", Unit::UsdPerYear, after_fee_usd),
        ("before_hardware_usd", Unit::UsdPerYear, year.before_hardware_usd()),
        ("repairs_usd", Unit::UsdPerYear, year.repairs_usd),
    ] {
        found.add(format!("node_first_year.{figure}"), unit, value);
    }
}

fn at_rate(found: &mut Found, terms: &Terms, way: (&str, f64)) {
    let (name, rate_frac) = way;
    let recovery_frac = capital_recovery_frac(rate_frac, terms.years() as f64);
    let years = |of: fn(&super::NodeYear) -> f64| {
        let sold = (0..terms.years()).map(|year| of(&terms.node_year(year as f64)) * terms.nodes);
        npv_usd(rate_frac, &std::iter::once(0.0).chain(sold).collect::<Vec<_>>())
    };
    let costs_usd = supply_cost_usd(terms, rate_frac);
    let mut add = |figure: &str, unit: Unit, value: f64| found.add(format!("{figure}.{name}"), unit, value);
    add("levelised_usd_per_gpu_h", Unit::UsdPerH, costs_usd / years(|year| year.sold_gpu_h));
    add("levelised_usd_per_mtok", Unit::UsdPerMtok, costs_usd / years(|year| year.tok) * 1e6);
    let worth = |change: &dyn Fn(&mut Terms)| {
        let mut other = *terms;
        change(&mut other);
        seller_worth_usd(&other, rate_frac)
    };
    let profit_usd = worth(&|_| {}) * recovery_frac / terms.nodes;
    add("profit_usd_per_node_year", Unit::UsdPerYear, profit_usd);
    let sold = |frac: f64| worth(&|terms| terms.utilisation_frac = frac);
    let even = BreakEven::of_line(sold(0.0), sold(1.0));
    add("break_even_utilisation_frac", Unit::Frac, even.frac());
    let gpu = |usd: f64| worth(&|terms| (terms.sell, terms.gpu_price_usd_per_h) = (Sell::GpuHour, usd));
    add("break_even_gpu_usd_per_h", Unit::UsdPerH, meets_zero(gpu(0.0), gpu(1.0)).max(0.0));
    let token = |usd: f64| worth(&|terms| (terms.sell, terms.token_usd_per_mtok) = (Sell::Token, usd));
    add("break_even_token_usd_per_mtok", Unit::UsdPerMtok, meets_zero(token(0.0), token(1.0)).max(0.0));
    if terms.deal == DealKind::Lease {
        let supplier = |terms: &Terms| party_worth_usd(terms, (terms.deal.supplier(), rate_frac));
        let lease = |usd: f64| {
            supplier(&Terms { lease_by: super::LeaseBy::GpuHour, lease_usd_per_gpu_h: usd, ..*terms })
        };
        add("break_even_lease_usd_per_gpu_h", Unit::UsdPerH, meets_zero(lease(0.0), lease(1.0)).max(0.0));
    }
}

/// What the supply costs over its years, worth today, USD: all that the supplier pays or gets except for the sale.
fn supply_cost_usd(terms: &Terms, rate_frac: f64) -> f64 {
    let sale = |kind| {
        matches!(kind, CashKind::Sales | CashKind::MarketplaceFee | CashKind::LeasePayment | CashKind::Tax)
    };
    let flow = CashFlow::new(terms, Certainty::RunsItsTerm);
    let costs = flow.party_usd(terms.deal.supplier(), |kind| !sale(kind) && !kind.is_debt());
    -npv_usd(rate_frac, &costs)
}

fn seller_worth_usd(terms: &Terms, rate_frac: f64) -> f64 {
    party_worth_usd(terms, (terms.deal.seller(), rate_frac))
}

/// Worth of a party before tax and loans, USD.
fn party_worth_usd(terms: &Terms, whose: (Role, f64)) -> f64 {
    let flow = CashFlow::new(terms, Certainty::RunsItsTerm);
    npv_usd(whose.1, &flow.party_usd(whose.0, |kind| kind != CashKind::Tax && !kind.is_debt()))
}
