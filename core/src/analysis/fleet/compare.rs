//! Scenarios and data centres side by side: one accounting basis, a column each, differences to the first.
//!
//! A scenario without groups stands as a fleet of one home, the one on its page. A data centre gets the boxes and
//! the power of the first column, so that only the place differs.

use serde::{Deserialize, Serialize};

use super::{
    account::{bunch_account, mean_grid},
    bunch::bunches,
};
use crate::{
    catalog::{self, Party},
    finance::Terms,
    fleet::{
        FleetYear,
        datacentre::{Account, Supply, campus, fleet},
        mean_terms,
    },
    scenario::{Group, Scenario},
};

/// A figure that is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedRow {
    /// A stable name.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The sign of its unit.
    pub unit: String,
    /// Whether more of it is better: above zero; worse: below; neither: zero.
    pub better: i8,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedColumn {
    /// Its name.
    pub title: String,
    /// What it is, in words: `this scenario`, `pinned`, `data centre`.
    pub kind: String,
    /// A value a row; not finite where there is none.
    pub values: Vec<f64>,
    /// Why there is none, or what to know; may be empty.
    pub note: String,
}

/// Everything side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// In order.
    pub rows: Vec<ComparedRow>,
    /// The first is what the others are measured by.
    pub columns: Vec<ComparedColumn>,
}

/// A figure of an account: id, name, unit, direction, how it is read.
type Row = (&'static str, &'static str, &'static str, i8, fn(&Column) -> f64);

const ROWS: [Row; 15] = [
    ("nodes", "Nodes", "", 0, |column| column.nodes),
    ("facility_mw", "Power at the meter", "MW", 0, |column| column.account.facility_mw),
    ("firm_mw", "Firm power", "MW", 1, |column| column.account.firm_mw),
    ("usd_per_gpu_h", "Cost of a sold GPU-hour", "USD/h", -1, |column| column.account.usd_per_gpu_h),
    ("usd_per_mtok", "Cost of a million tokens", "USD", -1, |column| column.account.usd_per_mtok),
    ("sold_gpu_h", "GPU-hours sold a year", "GPU-h", 1, |column| column.account.sold_gpu_h),
    ("tok", "Tokens sold a year", "T tok", 1, |column| column.account.tok / 1e12),
    ("energy_kwh", "Energy a year", "kWh", -1, |column| column.account.energy_kwh),
    ("kg_per_mtok", "Carbon a million tokens, average", "kg", -1, |column| column.account.kg_per_mtok),
    ("kg_marginal_per_mtok", "The same, marginal", "kg", -1, |column| column.account.kg_marginal_per_mtok),
    ("l_per_mtok", "Water a million tokens", "L", -1, |column| column.account.l_per_mtok),
    ("first_token_months", "First token after", "months", -1, |column| column.account.first_token_months),
    ("capital_usd", "Capital at risk", "USD", -1, |column| column.account.capital_usd),
    ("supplier_usd", "Supplier earns in the first year", "USD/yr", 1, |column| column.supplier_usd),
    ("host_usd", "A host gains in the first year", "USD/yr", 1, |column| column.host_usd),
];

/// A sum of a scenario's year: id, name, unit, direction, how it is read. A home without a node has them too.
type YearRow = (&'static str, &'static str, &'static str, i8, fn(&FleetYear) -> f64);

const YEAR_ROWS: [YearRow; 8] = [
    ("bill_usd", "Bills of all homes", "USD/yr", -1, |year| year.sums.bill_usd),
    ("bill_today_usd", "The same without nodes", "USD/yr", -1, |year| year.sums.bill_today_usd),
    ("net_usd", "Left for all roles", "USD/yr", 1, |year| year.sums.net_usd()),
    ("import_kwh", "Drawn from the grid", "kWh/yr", -1, |year| year.sums.import_kwh),
    ("export_kwh", "Given to the grid", "kWh/yr", 0, |year| year.sums.export_kwh),
    ("peak_kw", "Highest draw of all meters", "kW", -1, |year| year.peak_kw),
    ("co2_marginal_kg", "Carbon a year, marginal", "kg/yr", -1, |year| year.sums.co2_marginal_kg),
    ("water_l", "Water at power stations", "L/yr", -1, |year| year.sums.water_l),
];

/// One column before it is read.
struct Column {
    nodes: f64,
    account: Account,
    supplier_usd: f64,
    host_usd: f64,
}

/// The scenario as it is compared: a home alone stands as a group of one.
#[must_use]
pub fn as_fleet(scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    if scenario.fleet.groups.is_empty() {
        let design = scenario.view.home;
        scenario.fleet.groups.push(Group { design, count: 1.0, ..Group::default() });
    }
    scenario
}

/// All columns: scenarios with their years, the first one's own; then data centres by their number.
#[must_use]
pub fn comparison(scenarios: &[(String, &Scenario, &FleetYear)], datacentres: &[u16]) -> Comparison {
    let row = |(id, label, unit, better): (&str, &str, &str, i8)| ComparedRow {
        id: id.to_owned(),
        label: label.to_owned(),
        unit: unit.to_owned(),
        better,
    };
    let of_account = ROWS.iter().map(|(id, label, unit, better, _)| row((id, label, unit, *better)));
    let of_year = YEAR_ROWS.iter().map(|(id, label, unit, better, _)| row((id, label, unit, *better)));
    let rows = of_account.chain(of_year).collect();
    let mut columns = Vec::new();
    let mut first = None;
    for (index, (title, scenario, year)) in scenarios.iter().enumerate() {
        let kind = if index == 0 { "this scenario" } else { "pinned" };
        let found = of_scenario(scenario, year);
        let note = if found.is_none() { "It has no node." } else { "" };
        columns.push(column((title, kind, note), (found.as_ref().map(|found| &found.0), Some(year))));
        if index == 0 {
            first = found;
        }
    }
    for id in datacentres {
        let Some(row) = catalog::datacentre(*id) else { continue };
        let beside = first.as_ref().and_then(|(_, terms, supply, sure_frac)| {
            let other = campus(row, terms, (supply.grid, supply.facility_mw, *sure_frac))?;
            Some(of_supply(&other, terms, 0.0))
        });
        let note = if row.costs.is_none() { "Claimed, not operated: it has no account." } else { "" };
        columns.push(column((row.name, "data centre", note), (beside.as_ref(), None)));
    }
    Comparison { rows, columns }
}

fn column(
    (title, kind, note): (&str, &str, &str),
    (found, year): (Option<&Column>, Option<&FleetYear>),
) -> ComparedColumn {
    let of_account = ROWS.iter().map(|row| found.map_or(f64::NAN, row.4));
    let of_year = YEAR_ROWS.iter().map(|row| year.map_or(f64::NAN, row.4));
    ComparedColumn {
        title: title.to_owned(),
        kind: kind.to_owned(),
        values: of_account.chain(of_year).collect(),
        note: note.to_owned(),
    }
}

fn of_scenario(scenario: &Scenario, year: &FleetYear) -> Option<(Column, Terms, Supply, f64)> {
    let accounts = bunches(year).into_iter().filter_map(|bunch| bunch_account(scenario, &bunch));
    let terms: Vec<Terms> = accounts.map(|account| account.terms).collect();
    let terms = mean_terms(&terms)?;
    let sure_frac = scenario.fleet.sure_frac;
    let supply = fleet(&terms, mean_grid(year.groups.iter()), year.firm.promised_kw / 1000.0);
    let gain = |group: &crate::fleet::GroupYear| {
        // Who owns the node is host, owner and operator in one.
        let sums = &group.sums;
        let with_usd = if group.home.deal.owner == Party::Host { sums.net_usd() } else { sums.host_net_usd };
        with_usd - sums.host_today_usd
    };
    let hosts: f64 = year.groups.iter().map(gain).sum();
    let column = Column {
        host_usd: hosts / year.nodes.max(1.0),
        ..of_supply(&supply, &terms, terms.site_discount_frac)
    };
    Some((column, terms, supply, sure_frac))
}

/// What a supplier has left: sales at the price of the deal, less fee and everything it costs; a certified site sells
/// without discount.
fn of_supply(supply: &Supply, terms: &Terms, discount_frac: f64) -> Column {
    let account = supply.account(terms.cost_of_capital_frac);
    let hour_usd = terms.hour_usd() / (1.0 - terms.site_discount_frac).max(1e-9) / terms.gpus_per_node;
    let sales_usd = account.sold_gpu_h * hour_usd * (1.0 - discount_frac) * (1.0 - terms.sales_fee_frac());
    Column {
        nodes: supply.gpus / terms.gpus_per_node,
        supplier_usd: sales_usd - account.usd_per_gpu_h * account.sold_gpu_h,
        host_usd: f64::NAN,
        account,
    }
}
