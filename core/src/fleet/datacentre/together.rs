//! Several supplies as one: the accounts of a fleet's groups added up.

use super::Account;

impl Account {
    /// All of them: amounts add, costs and burdens are means by what is sold, the first token is the soonest. What is firm
    /// together is more than the sum of what each promises alone, and is given.
    #[must_use]
    pub fn together(accounts: &[Self], firm_mw: f64) -> Self {
        let sum = |of: fn(&Self) -> f64| -> f64 { accounts.iter().map(of).sum() };
        let (sold_gpu_h, tok) = (sum(|one| one.sold_gpu_h), sum(|one| one.tok));
        let per_mtok = |of: fn(&Self) -> f64| {
            let all: f64 = accounts.iter().filter(|one| one.tok > 0.0).map(|one| of(one) * one.tok).sum();
            all / tok
        };
        Self {
            sold_gpu_h,
            tok,
            energy_kwh: sum(|one| one.energy_kwh),
            usd_per_gpu_h: sum(|one| one.usd_per_gpu_h * one.sold_gpu_h) / sold_gpu_h,
            usd_per_mtok: per_mtok(|one| one.usd_per_mtok),
            kg_per_mtok: per_mtok(|one| one.kg_per_mtok),
            kg_marginal_per_mtok: per_mtok(|one| one.kg_marginal_per_mtok),
            l_per_mtok: per_mtok(|one| one.l_per_mtok),
            site_l_per_mtok: per_mtok(|one| one.site_l_per_mtok),
            first_token_months: accounts
                .iter()
                .map(|one| one.first_token_months)
                .fold(f64::INFINITY, f64::min),
            firm_mw,
            capital_usd: sum(|one| one.capital_usd),
            facility_mw: sum(|one| one.facility_mw),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        finance::Terms,
        fleet::datacentre::{Grid, fleet},
    };

    #[test]
    fn two_halves_are_the_whole() {
        let grid = Grid { average_g_per_kwh: 300.0, marginal_g_per_kwh: 600.0, water_l_per_kwh: 4.5 };
        let account = |nodes: f64| fleet(&Terms { nodes, ..Terms::default() }, grid, nodes).account(0.09);
        let both = Account::together(&[account(30.0), account(70.0)], 100.0);
        let whole = account(100.0);
        for (ours, theirs) in [
            (both.usd_per_gpu_h, whole.usd_per_gpu_h),
            (both.usd_per_mtok, whole.usd_per_mtok),
            (both.kg_per_mtok, whole.kg_per_mtok),
            (both.l_per_mtok, whole.l_per_mtok),
            (both.tok, whole.tok),
            (both.energy_kwh, whole.energy_kwh),
            (both.capital_usd, whole.capital_usd),
            (both.facility_mw, whole.facility_mw),
            (both.firm_mw, whole.firm_mw),
        ] {
            assert!((ours / theirs - 1.0).abs() < 1e-12, "{ours} {theirs}");
        }
    }
}
