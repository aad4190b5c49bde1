//! A fleet and a data centre as supplies that can be compared.
//!
//! Known error: a box built for a garden holds pumps and fans that a campus does not need twice, so its PUE comes on
//! top of some cooling already counted; boxes idle alike on both sides; no discount for large orders.

use super::{Grid, Supply};
use crate::{
    catalog::{CampusCosts, Datacentre},
    finance::{DealKind, Terms},
};

/// The fleet of a deal as its supplier sees it; `firm_mw` from the homes' outages.
#[must_use]
pub fn fleet(terms: &Terms, grid: Grid, firm_mw: f64) -> Supply {
    let nodes = terms.nodes;
    // After the upgrades: what waits for them is in the ramp.
    let year = terms.all_online().node_year(0.0);
    let owned_usd = terms.hardware_usd();
    let kept_usd = owned_usd * (terms.insurance_frac + 0.5 * terms.property_tax_frac);
    let yearly_usd = year.repairs_usd + kept_usd + terms.host_cost_usd(&year) - year.demand_response_usd;
    Supply {
        name: "Fleet".to_owned(),
        facility_mw: nodes * terms.busy_kw / 1000.0,
        idle_mw: nodes * terms.idle_kw / 1000.0,
        firm_mw,
        gpus: nodes * terms.gpus_per_node,
        tok_s: nodes * terms.tok_s,
        ready_frac: terms.ready_frac(),
        utilisation_frac: terms.utilisation_frac,
        hardware_usd: nodes * owned_usd,
        resale_usd: nodes * terms.resale_usd(terms.life_years),
        hardware_years: terms.life_years,
        facility_usd: nodes * (terms.install_usd + terms.upgrades_usd()),
        facility_years: terms.life_years.max(terms.contract_years),
        yearly_usd: nodes * yearly_usd,
        power_usd_per_kwh: terms.supplier_usd_per_kwh(),
        water_l_per_kwh: 0.0,
        wait_months: 0.0,
        grid,
    }
}

/// The deal of the boxes inside a data centre of `facility_mw`: the same boxes, owned and run by one party on a
/// certified site, with the facility's overhead on their power; parts of a box count. Building, rent and upkeep are not in it.
#[must_use]
pub fn campus_terms(row: &Datacentre, terms: &Terms, facility_mw: f64) -> Option<Terms> {
    let costs = row.costs?;
    let pue = costs.pue.value;
    Some(Terms {
        deal: DealKind::Own,
        nodes: facility_mw * 1000.0 / pue / terms.busy_kw,
        install_usd: 0.0,
        service_upgrade_frac: 0.0,
        transformer_upgrade_frac: 0.0,
        busy_kw: terms.busy_kw * pue,
        idle_kw: terms.idle_kw * pue,
        price_usd_per_kwh: costs.power_usd_per_kwh.value,
        available_frac: costs.available_frac.value,
        utilisation_frac: costs.utilisation_frac.value,
        site_discount_frac: 0.0,
        link_usd_month: 0.0,
        household_link_usd_month: 0.0,
        demand_response_kw: 0.0,
        ..*terms
    })
}

/// A data centre of `facility_mw` with the boxes of `terms`; none where it is only claimed. It is firm where it is
/// up for at least `level_frac` of the time: it stands or falls as a whole.
#[must_use]
pub fn campus(row: &Datacentre, terms: &Terms, site: (Grid, f64, f64)) -> Option<Supply> {
    let (grid, facility_mw, level_frac) = site;
    let costs: CampusCosts = row.costs?;
    let inside = campus_terms(row, terms, facility_mw)?;
    let rent_usd = costs.rent_usd_per_kw_month.value * 12.0 * inside.nodes * terms.busy_kw;
    let upkeep_usd = costs.operations_usd_per_mw_year.value * facility_mw;
    let boxes = fleet(&inside, grid, 0.0);
    let firm_mw = if costs.available_frac.value >= level_frac { boxes.facility_mw } else { 0.0 };
    Some(Supply {
        name: row.name.to_owned(),
        firm_mw,
        facility_usd: costs.facility_usd_per_mw.value * facility_mw,
        facility_years: costs.facility_life_years,
        yearly_usd: boxes.yearly_usd + rent_usd + upkeep_usd,
        // The catalogue counts a kWh of the computers.
        water_l_per_kwh: costs.water_l_per_kwh.value / costs.pue.value,
        wait_months: costs.wait_months.value,
        ..boxes
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{DATACENTRES, datacentre_by_slug},
        finance::findings,
    };

    const GRID: Grid = Grid { average_g_per_kwh: 300.0, marginal_g_per_kwh: 600.0, water_l_per_kwh: 4.5 };

    fn terms() -> Terms {
        Terms { deal: DealKind::Host, nodes: 8000.0, ..Terms::default() }
    }

    #[test]
    fn a_campus_of_a_hundred_megawatts_holds_fewer_boxes_than_a_fleet() {
        let fleet = fleet(&terms(), GRID, 98.0);
        let row = datacentre_by_slug("hyperscale-campus").unwrap();
        let campus = campus(row, &terms(), (GRID, fleet.facility_mw, 0.99)).unwrap();
        assert!((fleet.facility_mw - 100.0).abs() < 1e-9);
        assert!((campus.facility_mw - 100.0).abs() < 1e-9);
        assert!((campus.gpus / fleet.gpus - 1.0 / 1.2).abs() < 1e-3);
        assert!((campus.firm_mw - campus.facility_mw).abs() < 1e-9);
    }

    #[test]
    fn on_the_same_terms_the_account_is_the_levelised_cost_of_the_deal() {
        let terms =
            Terms { service_upgrade_frac: 0.0, transformer_upgrade_frac: 0.0, exit_usd: 0.0, ..terms() };
        let terms = Terms { property_tax_frac: 0.0, contract_years: 5.0, ..terms };
        let account = fleet(&terms, GRID, 0.0).account(terms.cost_of_capital_frac);
        let found = findings(&terms);
        let cost = found.iter().find(|found| found.key == "levelised_usd_per_gpu_h.annuity").unwrap();
        assert!(
            (account.usd_per_gpu_h / cost.value - 1.0).abs() < 1e-9,
            "{} {}",
            account.usd_per_gpu_h,
            cost.value
        );
    }

    #[test]
    fn a_larger_overhead_never_makes_tokens_cheaper_or_cleaner() {
        for row in DATACENTRES {
            let Some(costs) = row.costs else { continue };
            let account = |pue: f64| {
                let mut row = row.clone();
                row.costs = Some(CampusCosts { pue: crate::catalog::Range::exact(pue), ..costs });
                campus(&row, &terms(), (GRID, 100.0, 0.99)).unwrap().account(0.09)
            };
            let (lean, fat) = (account(1.1), account(1.6));
            assert!(
                lean.usd_per_mtok < fat.usd_per_mtok && lean.kg_per_mtok < fat.kg_per_mtok,
                "{}",
                row.slug
            );
            assert!(lean.kg_marginal_per_mtok > lean.kg_per_mtok && lean.l_per_mtok > lean.site_l_per_mtok);
        }
    }

    #[test]
    fn what_nobody_operates_has_no_account() {
        let orbital = datacentre_by_slug("orbital").unwrap();
        assert!(campus(orbital, &terms(), (GRID, 100.0, 0.99)).is_none() && !orbital.claims.is_empty());
    }
}
