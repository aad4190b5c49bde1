//! Fleet and data centre with what is not known of either: ranges, and how often the fleet is cheaper.
//!
//! In each of the seeded draws both sides hold the same boxes at the same price, so that what they share does not blur
//! the difference; the data centre's own rows are drawn from triangles beside them.

use super::{Account, Grid, campus, fleet};
use crate::{
    catalog::{CampusCosts, Datacentre, Range},
    finance::{
        Terms,
        spread::{drawn_from, draws, tenths},
    },
};

/// Streams of the data centre's own inputs start here, above those of the deal.
const OWN: u64 = 1000;

/// 10th and 90th percentile of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AccountRange {
    /// USD a sold GPU hour.
    pub usd_per_gpu_h: (f64, f64),
    /// USD a million answer tokens.
    pub usd_per_mtok: (f64, f64),
    /// Kilograms a million tokens, mean of the grid.
    pub kg_per_mtok: (f64, f64),
    /// Litres a million tokens.
    pub l_per_mtok: (f64, f64),
    /// Months to the first token.
    pub first_token_months: (f64, f64),
}

/// Both sides with their ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// The fleet.
    pub fleet: AccountRange,
    /// The data centre.
    pub campus: AccountRange,
    /// Share of the draws in which the fleet's tokens are cheaper.
    pub fleet_cheaper_frac: f64,
}

/// Draws both sides; none where the data centre is only claimed.
#[must_use]
pub fn beside(row: &Datacentre, terms: &Terms, how: (&[(&str, Range)], Grid)) -> Option<Beside> {
    let (open, grid) = how;
    let costs = row.costs?;
    let (mut homes, mut campuses) = (Vec::new(), Vec::new());
    for (draw, drawn) in draws(terms, open).enumerate() {
        let mut other = row.clone();
        other.costs = Some(drawn_costs(&costs, draw as u64));
        let home = fleet(&drawn, grid, 0.0);
        let site = (grid, home.facility_mw, 0.5);
        campuses.push(campus(&other, &drawn, site)?.account(drawn.cost_of_capital_frac));
        homes.push(home.account(drawn.cost_of_capital_frac));
    }
    let pairs = homes.iter().zip(&campuses);
    let cheaper = pairs.filter(|(home, campus)| home.usd_per_mtok < campus.usd_per_mtok).count();
    Some(Beside {
        fleet_cheaper_frac: cheaper as f64 / homes.len().max(1) as f64,
        fleet: ranges(&homes),
        campus: ranges(&campuses),
    })
}

/// The fleet alone, with what is open of its deal.
#[must_use]
pub fn fleet_range(terms: &Terms, how: (&[(&str, Range)], Grid)) -> AccountRange {
    let (open, grid) = how;
    let account = |drawn: Terms| fleet(&drawn, grid, 0.0).account(drawn.cost_of_capital_frac);
    ranges(&draws(terms, open).map(account).collect::<Vec<_>>())
}

fn drawn_costs(costs: &CampusCosts, draw: u64) -> CampusCosts {
    let drawn = |stream: u64, range: Range| Range::exact(drawn_from(range, (OWN + stream, draw)));
    CampusCosts {
        pue: drawn(0, costs.pue),
        water_l_per_kwh: drawn(1, costs.water_l_per_kwh),
        facility_usd_per_mw: drawn(2, costs.facility_usd_per_mw),
        rent_usd_per_kw_month: drawn(3, costs.rent_usd_per_kw_month),
        operations_usd_per_mw_year: drawn(4, costs.operations_usd_per_mw_year),
        wait_months: drawn(5, costs.wait_months),
        utilisation_frac: drawn(6, costs.utilisation_frac),
        available_frac: drawn(7, costs.available_frac),
        power_usd_per_kwh: drawn(8, costs.power_usd_per_kwh),
        ..*costs
    }
}

fn ranges(accounts: &[Account]) -> AccountRange {
    let of = |figure: fn(&Account) -> f64| tenths(accounts.iter().map(figure).collect()).unwrap_or_default();
    AccountRange {
        usd_per_gpu_h: of(|account| account.usd_per_gpu_h),
        usd_per_mtok: of(|account| account.usd_per_mtok),
        kg_per_mtok: of(|account| account.kg_per_mtok),
        l_per_mtok: of(|account| account.l_per_mtok),
        first_token_months: of(|account| account.first_token_months),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::datacentre_by_slug,
        finance::{DealKind, INPUTS},
    };

    const GRID: Grid = Grid { average_g_per_kwh: 300.0, marginal_g_per_kwh: 600.0, water_l_per_kwh: 4.5 };

    #[test]
    fn ranges_hold_the_values_and_what_is_known_has_none() {
        let terms = Terms { deal: DealKind::Host, nodes: 100.0, ..Terms::default() };
        let open: Vec<_> = INPUTS.iter().map(|input| (input.key, input.range())).collect();
        let row = datacentre_by_slug("hyperscale-campus").unwrap();
        let wide = beside(row, &terms, (&open, GRID)).unwrap();
        let narrow = beside(row, &terms, (&[], GRID)).unwrap();
        let campus = campus(row, &terms, (GRID, 1.25, 0.5)).unwrap().account(terms.cost_of_capital_frac);
        for range in [wide.campus.usd_per_gpu_h, narrow.campus.usd_per_gpu_h] {
            assert!(range.0 < campus.usd_per_gpu_h && campus.usd_per_gpu_h < range.1, "{range:?}");
        }
        assert!((narrow.fleet.usd_per_mtok.1 - narrow.fleet.usd_per_mtok.0).abs() < 1e-12);
        assert!(wide.fleet.usd_per_mtok.0 < wide.fleet.usd_per_mtok.1);
        assert!(wide.fleet_cheaper_frac < 1.0 && wide.campus.first_token_months.0 > 12.0);
    }
}
