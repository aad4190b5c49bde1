//! Fleet and data centres side by side, as JSON: accounts, ranges, the ramp, the supply curve.

use serde_json::{Map, Value, json};
use wattfleet_core::{
    finance::Terms,
    fleet::{
        availability::{Block, Common, output_of},
        datacentre::{Account, AccountRange, Grid, Supply, beside, campus, fleet},
        ramp::{Race, RampSide, growth},
        supply_curve::{SupplyCurve, SupplyStep},
    },
};

use crate::{finance_file::FinanceFile, finance_json::finite};

fn grid(file: &FinanceFile) -> Grid {
    Grid {
        average_g_per_kwh: file.region.co2_g_per_kwh,
        marginal_g_per_kwh: file.region.co2_marginal_g_per_kwh,
        water_l_per_kwh: file.region.water_l_per_kwh.value,
    }
}

/// Nodes that fail each on its own, and areas that fail as one where the file has them.
fn firm_mw(file: &FinanceFile) -> f64 {
    let terms = &file.terms;
    let block = Block {
        nodes: terms.nodes.round() as usize,
        each: terms.busy_kw / 1000.0,
        up_frac: terms.ready_frac(),
        area_nodes: file.area_nodes.round() as usize,
        area_down_frac: file.area_down_frac,
        region: 0,
        storm_down_frac: 0.0,
        carrier_down_frac: 0.0,
    };
    output_of(&[block], Common::storms(1.0)).firm(file.firm_level_frac)
}

/// Fleet and data centres on one accounting basis.
pub(crate) fn compare(file: &FinanceFile, races: &[Option<Race>]) -> Value {
    let terms = &file.terms;
    let firm_mw = file.firm_mw.unwrap_or_else(|| firm_mw(file));
    let months = growth(terms, &file.plan).first_month().map_or(f64::INFINITY, |month| month as f64);
    let home = Supply { wait_months: months, ..fleet(terms, grid(file), firm_mw) };
    let facility_mw = home.facility_mw;
    let mut first = supply_json(&home, terms);
    put_at_risk(&mut first, races.iter().flatten().next().map(|run| &run.fleet));
    let mut all = vec![first];
    for (row, run) in file.datacentres.iter().zip(races) {
        let site = (grid(file), facility_mw, file.firm_level_frac);
        let mut json = campus(row, terms, site)
            .map_or_else(|| json!({ "name": row.name }), |side| supply_json(&side, terms));
        put_at_risk(&mut json, run.as_ref().map(|run| &run.campus));
        if let Some(object) = json.as_object_mut() {
            object.insert("slug".to_owned(), json!(row.slug));
            object.insert("standing".to_owned(), json!(row.standing));
            object.insert("claims".to_owned(), json!(row.claims));
            object.insert("source".to_owned(), json!(row.source));
            if let Some(both) = beside(row, terms, (&file.open, grid(file))) {
                object.insert("ranges".to_owned(), range_json(&both.campus));
                object.insert("fleet_ranges".to_owned(), range_json(&both.fleet));
                object.insert("fleet_cheaper_frac".to_owned(), json!(both.fleet_cheaper_frac));
            }
        }
        all.push(json);
    }
    all.into()
}

/// The deepest that the cash of the ramp ever is.
fn put_at_risk(json: &mut Value, side: Option<&RampSide>) {
    if let (Some(object), Some(side)) = (json.as_object_mut(), side) {
        object.insert("capital_at_risk_usd".to_owned(), json!(side.at_risk_usd()));
    }
}

fn supply_json(side: &Supply, terms: &Terms) -> Value {
    let Account {
        sold_gpu_h,
        tok,
        energy_kwh,
        usd_per_gpu_h,
        usd_per_mtok,
        kg_per_mtok,
        kg_marginal_per_mtok,
        l_per_mtok,
        site_l_per_mtok,
        first_token_months,
        firm_mw,
        capital_usd,
        facility_mw,
    } = side.account(terms.cost_of_capital_frac);
    json!({
        "name": side.name,
        "facility_mw": facility_mw,
        "gpus": side.gpus,
        "utilisation_frac": side.utilisation_frac,
        "sold_gpu_h_per_year": sold_gpu_h,
        "tok_per_year": tok,
        "energy_kwh_per_year": energy_kwh,
        "usd_per_gpu_h": usd_per_gpu_h,
        "usd_per_mtok": usd_per_mtok,
        "kg_per_mtok": kg_per_mtok,
        "kg_marginal_per_mtok": kg_marginal_per_mtok,
        "l_per_mtok": l_per_mtok,
        "site_l_per_mtok": site_l_per_mtok,
        "first_token_months": finite(first_token_months),
        "firm_mw": firm_mw,
        "capital_usd": capital_usd,
    })
}

/// Groups by cost, and what is sold of them at the file's price.
pub(crate) fn supply_curve(file: &FinanceFile) -> Value {
    let steps = file.groups.iter().map(|(name, terms)| SupplyStep::new(name, terms));
    let curve = SupplyCurve::new(steps.collect());
    let price = file.terms.token_usd_per_mtok;
    let served = curve.serve(price, file.asked_tok.unwrap_or_else(|| curve.total_tok()));
    let rows = curve.steps().iter().zip(curve.corners()).map(|(step, (_, so_far, _))| {
        json!({ "group": step.group, "usd_per_mtok": step.usd_per_mtok, "tok": step.tok, "cumulative_tok": so_far })
    });
    json!({
        "steps": rows.collect::<Vec<_>>(),
        "price_usd_per_mtok": price,
        "served_tok": served.tok,
        "missed_tok": served.missed_tok,
        "revenue_usd": served.revenue_usd,
        "cost_usd": served.cost_usd,
        "next_usd_per_mtok": served.next_usd_per_mtok,
    })
}

fn range_json(range: &AccountRange) -> Value {
    json!({
        "usd_per_gpu_h": range.usd_per_gpu_h,
        "usd_per_mtok": range.usd_per_mtok,
        "kg_per_mtok": range.kg_per_mtok,
        "l_per_mtok": range.l_per_mtok,
        "first_token_months": range.first_token_months,
    })
}

/// Ten years by month against each data centre.
pub(crate) fn ramps(file: &FinanceFile, races: &[Option<Race>]) -> Value {
    let runs = file.datacentres.iter().zip(races).filter_map(|(row, run)| Some((row, run.as_ref()?)));
    let mut fleet = Value::Null;
    let mut against = Map::new();
    for (row, run) in runs {
        against.insert(row.slug.to_owned(), against_json(run));
        fleet = side_json(&run.fleet);
        if let Some(object) = fleet.as_object_mut() {
            object.insert("nodes_per_month".to_owned(), json!(run.growth.nodes));
            let limits: Vec<&str> = run.growth.limit.iter().map(|limit| limit.key()).collect();
            object.insert("limit".to_owned(), json!(limits));
        }
    }
    json!({ "fleet": fleet, "against": against })
}

fn against_json(run: &Race) -> Value {
    let mut json = side_json(&run.campus);
    let crossings: Vec<Value> = run
        .crossings
        .iter()
        .map(|crossing| {
            json!({ "of": crossing.series.key(), "month": crossing.month, "fleet_leads": crossing.fleet_leads })
        })
        .collect();
    if let Some(object) = json.as_object_mut() {
        object.insert("crossings".to_owned(), json!(crossings));
    }
    json
}

fn side_json(side: &RampSide) -> Value {
    json!({
        "name": side.name,
        "first_token_month": side.first_token_month(),
        "at_risk_usd": side.at_risk_usd(),
        "mw": side.mw,
        "tok": side.tok,
        "cash_usd": side.cash_usd,
    })
}
