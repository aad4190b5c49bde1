//! Income tax of each party.
//!
//! `tax = rate (taxed income - costs - depreciation)`, straight-line depreciation to nothing over the years of the
//! flow, resale taxed in full; what is not written off where the operator stops is a loss of that year. Known error: a
//! loss is worth its tax at once, as for a party with other income; no credits, no accelerated depreciation.

use super::{CashKind, DealKind, Role, Terms, books::Books};

/// Adds a line of tax a party.
pub(super) fn add_taxes(books: &mut Books, terms: &Terms) {
    for &party in terms.deal.parties() {
        let rate_frac = match (terms.deal, party) {
            (DealKind::Own, _) | (_, Role::Host) => terms.income_tax_frac,
            _ => terms.company_tax_frac,
        };
        let profit = profit_usd(books, terms, party);
        let tax = profit.into_iter().map(|usd| usd * rate_frac).collect();
        books.write_fleet(CashKind::Tax, (Some(party), None), tax);
    }
}

fn profit_usd(books: &Books, terms: &Terms, party: Role) -> Vec<f64> {
    let years = books.runs.len();
    let mut profit = vec![0.0; years + 1];
    for line in &books.lines {
        let is_party = |role: Option<Role>| role.is_some_and(|role| terms.deal.party(role) == party);
        let receives = is_party(line.to) && line.kind.is_taxed(true);
        let pays = is_party(line.from) && line.kind.is_taxed(false);
        let sign = f64::from(i8::from(receives) - i8::from(pays));
        for (sum, usd) in profit.iter_mut().zip(&line.usd) {
            *sum += sign * usd;
        }
    }
    if terms.deal.supplier() == party {
        let capital_usd = terms.capital_usd() * terms.nodes;
        let chances = books.runs.iter().zip(&books.stops).enumerate();
        for (sum, (year, (run, stop))) in profit.iter_mut().skip(1).zip(chances) {
            let left_frac = 1.0 - (year + 1) as f64 / years as f64;
            *sum -= capital_usd * (run / years as f64 + stop * left_frac);
        }
    }
    profit
}
