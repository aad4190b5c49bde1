//! A deal's answer as JSON.

use serde_json::{Map, Value, json};
use wattfleet_core::{
    finance::{CashFlow, Certainty, Finding, INPUTS, Input, Role, Spread, Terms, findings},
    fleet::ramp::{Race, race},
};

use crate::{
    finance_compare::{compare, ramps, supply_curve},
    finance_file::FinanceFile,
};

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
    let races: Vec<Option<Race>> = file.datacentres.iter().map(|row| race(terms, &file.plan, row)).collect();
    answer.insert("compare".to_owned(), compare(file, &races));
    answer.insert("ramp".to_owned(), ramps(file, &races));
    if !file.groups.is_empty() {
        answer.insert("supply_curve".to_owned(), supply_curve(file));
    }
    answer.insert("inputs".to_owned(), inputs(file));
    answer.into()
}

/// What does not exist (a payback that never comes) is null.
pub(crate) fn finite(value: f64) -> Option<f64> {
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
            "from": line.from.map(Role::key),
            "to": line.to.map(Role::key),
            "usd_by_year": line.usd,
        })
    });
    lines.collect()
}

/// Every input with what was used, its range and who says so.
fn inputs(file: &FinanceFile) -> Value {
    let one = |input: &Input| {
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
                "source": if is_default { source.text() } else { "the file" },
                "status": if is_default { source.status.word() } else { "given" },
            }),
        )
    };
    INPUTS.iter().map(one).collect::<Map<_, _>>().into()
}
