//! Years of candidates into the plain numbers of a placement.

use crate::{
    catalog,
    fleet::{
        Sums,
        availability::{Common, causes, output_of},
        homes_year::home_sums,
        placement::{Group, Market, NodeOption, Objective, Problem, Region, Street, Supply},
    },
    scenario::{self, Fleet, FleetRow, Home},
    simulate::{Year, street, street_loading},
};

const SECONDS_A_YEAR: f64 = 8760.0 * 3600.0;

/// A problem with its limits and no groups yet. A limit of 0 is none.
pub(super) fn begun(fleet: &Fleet, tok_now: f64) -> Problem {
    let most = |value: f64| if value > 0.0 { value } else { f64::INFINITY };
    let tok = if fleet.target_tok_s > 0.0 { fleet.target_tok_s * SECONDS_A_YEAR } else { tok_now };
    Problem {
        groups: Vec::new(),
        budget_usd: most(fleet.budget_usd),
        hardware: vec![Supply { name: "nodes".to_owned(), gpus_at_most: most(fleet.supply_nodes) }],
        regions: Vec::new(),
        models: Vec::new(),
        objective: match fleet.objective {
            scenario::Objective::Profit => Objective::MaxProfit,
            scenario::Objective::Tokens => Objective::MaxTokens,
            scenario::Objective::FirmTokens => Objective::MaxFirmTokens,
            scenario::Objective::Cost => Objective::MinCost { tok },
            scenario::Objective::Carbon => Objective::MinCarbon { tok },
        },
    }
}

/// The group of a row; its street from a year of its home, its options to come.
pub(super) fn group(
    problem: &mut Problem,
    (row, fleet): (&FleetRow, &Fleet),
    (home, year): (&Home, &Year),
) -> Group {
    let climate_region = catalog::climate(home.site.climate).map_or(0, |row| row.region);
    let id = if row.group.region > 0 { row.group.region } else { climate_region };
    let name = catalog::region(id).map_or_else(|| format!("region {id}"), |row| row.slug.to_owned());
    let known = problem.regions.iter().position(|region| region.name == name);
    let region = known.unwrap_or_else(|| {
        let mw_at_most = if fleet.region_kw > 0.0 { fleet.region_kw / 1000.0 } else { f64::INFINITY };
        problem.regions.push(Region { name, mw_at_most });
        problem.regions.len() - 1
    });
    let of = street(home, year);
    let worst = street_loading(home, year, 0.0).into_iter().fold(0.0, f64::max);
    let together = home.service.transformer_nodes.max(1.0);
    Group {
        name: if row.group.name.is_empty() { home.title.clone() } else { row.group.name.clone() },
        homes: row.group.count as u32,
        opt_in_frac: row.group.opt_in_frac,
        region: Some(region),
        street: Some(Street {
            homes: together,
            nodes_at_most: together,
            kw_at_most: ((1.0 - worst) * of.kva * of.power_factor_frac).max(0.0),
        }),
        link_up_mbit_s: home.link.up_mbit_s,
        options: Vec::new(),
    }
}

/// A candidate in a group's home, from its year.
pub(super) fn option(
    problem: &mut Problem,
    (row, fleet): (&FleetRow, &Fleet),
    (name, home, year): (&str, &Home, &Year),
) -> NodeOption {
    let sums = home_sums(home, row.group.owner_off_frac, year);
    let kw = year.curve.full_kw;
    let surplus_usd = sums.net_usd() - sums.host_today_usd;
    let model = (sums.tok > 0.0).then(|| market(problem, (home, fleet), &sums));
    let sales_usd =
        if model.is_some() { sums.revenue_usd * (1.0 - home.workload.platform_fee_frac) } else { 0.0 };
    let nodes = row.group.nodes().max(1.0) as usize;
    let block = causes(home, &row.group, year).block(fleet, (nodes, 0));
    let firm = output_of(&[block], Common::of(fleet));
    let firm_frac = if firm.mean() > 0.0 { (firm.firm(fleet.sure_frac) / firm.mean()).min(1.0) } else { 0.0 };
    NodeOption {
        name: name.to_owned(),
        model,
        gpus: vec![(0, 1.0)],
        capital_usd: home.node.price_usd(),
        costs_usd: sales_usd - surplus_usd,
        kw,
        tok: sums.tok,
        firm_tok: sums.tok * firm_frac,
        carbon_kg: sums.co2_kg - sums.co2_today_kg,
        // The year has cut its output where the link was full.
        link_up_mbit_s: 0.0,
    }
}

/// The market of a model's tokens at the price of a workload, fees and discount taken off.
fn market(problem: &mut Problem, (home, fleet): (&Home, &Fleet), sums: &Sums) -> usize {
    let work = &home.workload;
    let usd_per_mtok = sums.revenue_usd * (1.0 - work.platform_fee_frac) / sums.tok * 1e6;
    let name = catalog::llm(work.llm).map_or("tokens", |row| row.name);
    let same = |market: &Market| {
        market.name == name && (market.usd_per_mtok - usd_per_mtok).abs() <= 1e-9 * usd_per_mtok.abs()
    };
    if let Some(known) = problem.models.iter().position(same) {
        return known;
    }
    let most_tok_s = if fleet.demand_tok_s > 0.0 { fleet.demand_tok_s } else { f64::INFINITY };
    let tok_at_most = most_tok_s * SECONDS_A_YEAR;
    problem.models.push(Market { name: name.to_owned(), usd_per_mtok, tok_at_most });
    problem.models.len() - 1
}
