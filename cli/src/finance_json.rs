//! A deal's answer as JSON.

use serde_json::{Map, Value, json};
use wattfleet_core::{
    finance::{CashFlow, Certainty, Finding, INPUTS, Role, Spread, Terms, findings},
    fleet::{
        datacentre::{Account, AccountRange, Grid, Supply, beside, campus, fleet},
        ramp::{Race, RampSide, race},
        supply_curve::{SupplyCurve, SupplyStep},
    },
    weather::random::inverse_normal,
};

use crate::finance_file::FinanceFile;

/// Everything that `finance --json` says.
pub(crate) fn finance_json(file: &FinanceFile, figures: &[Spread]) -> Value {
    let terms = &file.terms;
    let mut answer = Map::new();
    for (key, value) in [
        ("deal", terms.deal.key()),
        ("host_terms", terms.host_terms.key()),
        ("sell", terms.sell.key()),
        ("lease_by", terms.lease_by.key()),
    ] {
        answer.insert(key.to_owned(), json!(value));
    }
    answer.insert("years".to_owned(), json!(terms.years()));
    let mut ranges = Map::new();
    for figure in figures {
        put(&mut answer, &figure.finding.key, json!(finite(figure.finding.value)));
        put(&mut ranges, &figure.finding.key, json!([finite(figure.p10), finite(figure.p90)]));
    }
    answer.insert("ranges".to_owned(), ranges.into());
    answer.insert("by_utilisation".to_owned(), by_utilisation(file));
    let flow = CashFlow::new(terms, Certainty::RunsItsTerm);
    answer.insert("roles".to_owned(), roles(terms, &flow));
    answer.insert("lines".to_owned(), lines(&flow));
    answer.insert("compare".to_owned(), compare(file));
    answer.insert("ramp".to_owned(), ramps(file));
    if !file.groups.is_empty() {
        answer.insert("supply_curve".to_owned(), supply_curve(file));
    }
    answer.insert("inputs".to_owned(), inputs(file));
    answer.into()
}

/// What does not exist (a payback that never comes) is null.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// `a.b` goes into an object of its own.
fn put(into: &mut Map<String, Value>, key: &str, value: Value) {
    match key.split_once('.') {
        None => {
            into.insert(key.to_owned(), value);
        }
        Some((outer, inner)) => {
            let object = into.entry(outer).or_insert_with(|| json!({}));
            if let Some(object) = object.as_object_mut() {
                object.insert(inner.to_owned(), value);
            }
        }
    }
}

/// The band of what is sold: never one number alone.
fn by_utilisation(file: &FinanceFile) -> Value {
    let band = file.band;
    let rows = [band.low, band.value, band.high].map(|utilisation_frac| {
        let terms = Terms { utilisation_frac, ..file.terms };
        let found = findings(&terms);
        let seller = terms.deal.seller().key();
        let of = |key: &str| value_of(&found, key).and_then(finite);
        json!({
            "utilisation_frac": utilisation_frac,
            "profit_usd_per_node_year": of("profit_usd_per_node_year.annuity"),
            "usd_per_gpu_h": of("levelised_usd_per_gpu_h.annuity"),
            "usd_per_mtok": of("levelised_usd_per_mtok.annuity"),
            "npv_usd": of(&format!("{seller}.npv_usd")),
        })
    });
    json!(rows)
}

fn value_of(found: &[Finding], key: &str) -> Option<f64> {
    found.iter().find(|finding| finding.key == key).map(|finding| finding.value)
}

/// Each role's money by year, and which person plays it.
fn roles(terms: &Terms, flow: &CashFlow) -> Value {
    let of = |role: &Role| {
        (
            role.key().to_owned(),
            json!({ "played_by": terms.deal.party(*role).key(), "cash_usd_by_year": flow.role_usd(*role) }),
        )
    };
    let parties: Map<String, Value> = terms
        .deal
        .parties()
        .iter()
        .map(|party| (party.key().to_owned(), json!(flow.party_usd(*party, |_| true))))
        .collect();
    let roles: Map<String, Value> = Role::ALL.iter().map(of).collect();
    json!({ "by_role": roles, "by_party_cash_usd": parties })
}

fn lines(flow: &CashFlow) -> Value {
    let lines = flow.lines.iter().map(|line| {
        json!({
            "line": line.kind.key(),
            "label": line.kind.label(),
            "from": line.from.map(|role| role.key()),
            "to": line.to.map(|role| role.key()),
            "usd_by_year": line.usd,
        })
    });
    lines.collect()
}

fn grid(file: &FinanceFile) -> Grid {
    Grid {
        average_g_per_kwh: file.region.co2_g_per_kwh,
        marginal_g_per_kwh: file.region.co2_marginal_g_per_kwh,
        water_l_per_kwh: file.region.water_l_per_kwh.value,
    }
}

/// Nodes that fail each on its own, as the normal distribution has it.
fn independent_firm_mw(terms: &Terms, level_frac: f64) -> f64 {
    let ready_frac = terms.ready_frac();
    let sigma = (terms.nodes * ready_frac * (1.0 - ready_frac)).sqrt();
    let nodes = terms.nodes * ready_frac - inverse_normal(level_frac) * sigma;
    nodes.clamp(0.0, terms.nodes) * terms.busy_kw / 1000.0
}

/// Fleet and data centres on one accounting basis.
fn compare(file: &FinanceFile) -> Value {
    let terms = &file.terms;
    let firm_mw = file.firm_mw.unwrap_or_else(|| independent_firm_mw(terms, file.firm_level_frac));
    let home = fleet(terms, grid(file), firm_mw);
    let facility_mw = home.facility_mw;
    let mut all = vec![supply_json(&home, terms)];
    for row in &file.datacentres {
        let site = (grid(file), facility_mw, file.firm_level_frac);
        let mut json = campus(row, terms, site)
            .map_or_else(|| json!({ "name": row.name }), |side| supply_json(&side, terms));
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
        "first_token_months": first_token_months,
        "firm_mw": firm_mw,
        "capital_usd": capital_usd,
    })
}

/// Groups by cost, and what is sold of them at the file's price.
fn supply_curve(file: &FinanceFile) -> Value {
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
fn ramps(file: &FinanceFile) -> Value {
    let races = file.datacentres.iter().filter_map(|row| Some((row, race(&file.terms, &file.plan, row)?)));
    let mut fleet = Value::Null;
    let mut against = Map::new();
    for (row, run) in races {
        against.insert(row.slug.to_owned(), against_json(&run));
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

/// Every input with what was used, its range and who says so.
fn inputs(file: &FinanceFile) -> Value {
    let one = |input: &wattfleet_core::finance::Input| {
        let value = file.terms.number(input.key);
        let open = file.open.iter().find(|(key, _)| *key == input.key);
        let default = input.range().value;
        let is_default = value.is_some_and(|value| (value - default).abs() <= 0.0);
        let source = input.source();
        (
            input.key.to_owned(),
            json!({
                "value": value,
                "range": open.map(|(_, range)| [range.low, range.high]),
                "unit": input.unit.symbol().replace('%', "share"),
                "label": input.label,
                "default": default,
                "source": if is_default { source.text } else { "the file" },
                "status": if is_default { source.status.word() } else { "given" },
            }),
        )
    };
    INPUTS.iter().map(one).collect::<Map<_, _>>().into()
}
