//! `finance`: a deal in money.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod wattfleet;

use std::{
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use serde_json::{Value, json};
use wattfleet::{answer, file, json as run_json, number, refusal, typed};

static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// A file of its own for a deal.
fn written(deal: &Value) -> PathBuf {
    let path = file(&format!("deal-{}.json", WRITTEN.fetch_add(1, Ordering::Relaxed)));
    std::fs::write(&path, deal.to_string()).unwrap();
    path
}

/// Answers a deal.
fn finance(deal: &Value) -> Value {
    let path = written(deal);
    let found = run_json(&["finance", typed(&path), "--json"]);
    std::fs::remove_file(path).unwrap();
    found
}

fn refused(deal: &Value) -> String {
    let path = written(deal);
    let said = refusal(&["finance", typed(&path), "--json"]);
    std::fs::remove_file(path).unwrap();
    said
}

/// The hand arithmetic of 8,000 hosted nodes: nothing fails, falls, waits or is taxed.
fn fleet() -> Value {
    json!({
        "deal": "host", "host_terms": "flat-payment", "nodes": 8000, "gpus_per_node": 16, "node_usd": 252_000,
        "gpu_price_usd_per_h": 0.89, "fee_frac": 0.25, "site_discount_frac": 0, "price_decline_frac": 0,
        "utilisation_frac": [0.25, 0.5, 0.85], "available_frac": 1, "busy_kw": 12.5, "idle_kw": 3.38,
        "price_usd_per_kwh": 0.1402, "host_usd_per_node_year": 1800, "failures_per_gpu_year": 0.09075,
        "repair_visit_usd": 500, "repair_days": 0, "install_usd": 0, "service_upgrade_frac": 0,
        "transformer_upgrade_frac": 0, "insurance_frac": 0, "property_tax_frac": 0, "exit_usd": 0,
        "resale_frac": 0, "life_years": 5, "cost_of_capital_frac": 0.08, "income_tax_frac": 0,
        "company_tax_frac": 0, "operator_stops_frac": 0
    })
}

#[test]
fn eight_thousand_hosted_nodes_come_to_their_hand_arithmetic() {
    let found = finance(&fleet());
    let near = |pointer: &str, expected: f64, within: f64| {
        let value = number(&found, pointer);
        assert!((value - expected).abs() < within, "{pointer}: {value}");
    };
    near("/break_even_utilisation_frac/straight_line", 0.69, 0.005);
    near("/break_even_utilisation_frac/annuity", 0.85, 0.005);
    near("/levelised_usd_per_gpu_h/straight_line", 0.89, 0.005);
    near("/levelised_usd_per_gpu_h/annuity", 1.08, 0.005);
    near("/capital_recovery_frac", 0.2505, 0.00005);
    near("/fleet_kw", 100_000.0, 1e-6);
    near("/compare/0/facility_mw", 100.0, 1e-9);
    near("/node_first_year/repairs_usd", 726.0, 0.5);
    // The host's money is the operator's cost, and both are there by year.
    near("/host/total_usd", 5.0 * 8000.0 * 1800.0, 1e-3);
    assert_eq!(found["roles"]["by_role"]["owner"]["played_by"], "operator");
    assert_eq!(found["roles"]["by_party_cash_usd"]["operator"].as_array().unwrap().len(), 6);
    let flat = found["lines"].as_array().unwrap().iter().find(|line| line["line"] == "flat-payment").unwrap();
    assert_eq!((&flat["from"], &flat["to"]), (&json!("operator"), &json!("host")));
    // What is not known has a range, what is sold a band.
    let range = &found["ranges"]["break_even_utilisation_frac"]["annuity"];
    assert!(range[0].as_f64().unwrap() <= range[1].as_f64().unwrap());
    let cost = &found["ranges"]["levelised_usd_per_gpu_h"]["annuity"];
    assert!(cost[0].as_f64().unwrap() < 1.0 && cost[1].as_f64().unwrap() > 1.2, "{cost}");
    let sold: Vec<f64> =
        (0..3).map(|row| number(&found, &format!("/by_utilisation/{row}/utilisation_frac"))).collect();
    assert_eq!(sold, [0.25, 0.5, 0.85]);
}

#[test]
fn what_is_firm_follows_from_nodes_and_areas() {
    let firm_mw = |level: f64, areas: bool| {
        let mut deal = fleet();
        deal["available_frac"] = json!(0.99);
        deal["firm_level_frac"] = json!(level);
        if areas {
            (deal["area_nodes"], deal["area_down_frac"]) = (json!(800), json!(0.001));
        }
        number(&finance(&deal), "/compare/0/firm_mw")
    };
    let rounded = |mw: f64| (mw * 10.0).round() / 10.0;
    assert!((rounded(firm_mw(0.99, false)) - 98.7).abs() < 1e-9);
    assert!((rounded(firm_mw(0.999, true)) - 89.0).abs() < 1e-9);
    assert!((firm_mw(0.99, true) - 98.6).abs() < 0.1);
}

#[test]
fn an_empty_deal_is_answered_with_every_default_and_its_source() {
    let found = finance(&json!({}));
    assert_eq!(found["deal"], "own");
    assert_eq!(found["inputs"]["utilisation_frac"]["status"], "assumed");
    assert!((number(&found, "/inputs/utilisation_frac/value") - 0.5).abs() < 1e-12);
    assert!(
        found["inputs"]
            .as_object()
            .unwrap()
            .values()
            .all(|input| !input["source"].as_str().unwrap().is_empty())
    );
    for pointer in [
        "/owner/npv_usd",
        "/levelised_usd_per_mtok/annuity",
        "/compare/1/usd_per_mtok",
        "/compare/1/capital_at_risk_usd",
        "/ramp/fleet/at_risk_usd",
    ] {
        assert!(number(&found, pointer).is_finite(), "{pointer}");
    }
    // What is only claimed has no economics, and says so.
    let orbital = found["compare"].as_array().unwrap().iter().find(|row| row["slug"] == "orbital").unwrap();
    assert_eq!((&orbital["standing"], &orbital["usd_per_mtok"]), (&json!("claimed"), &Value::Null));
    assert!(found["ramp"]["against"].get("orbital").is_none());
    let range = found["compare"][1]["ranges"]["usd_per_mtok"].as_array().unwrap();
    assert!(range[0].as_f64() < range[1].as_f64());
    assert!((0.0..=1.0).contains(&number(&found, "/compare/1/fleet_cheaper_frac")));
}

#[test]
fn a_lab_that_leases_pays_what_the_operator_gets() {
    let found =
        finance(&json!({ "deal": "lease", "lease_by": "mw-year", "nodes": 80, "ramp": { "crews": 3 } }));
    let lease =
        found["lines"].as_array().unwrap().iter().find(|line| line["line"] == "lease-payment").unwrap();
    assert_eq!((&lease["from"], &lease["to"]), (&json!("lessee"), &json!("operator")));
    // 80 nodes of 12.5 kW are a megawatt.
    assert!((lease["usd_by_year"][1].as_f64().unwrap() - 15e6).abs() < 1e-3);
    assert!(number(&found, "/break_even_lease_usd_per_gpu_h/annuity") > 0.3);
    assert!(number(&found, "/host_whole_usd_month") > 0.0);
}

#[test]
fn groups_make_a_supply_curve_and_a_lab_sells_what_it_can_serve() {
    let found = finance(&json!({
        "deal": "host", "sell": "token", "token_usd_per_mtok": 0.5, "asked_tok_per_year": 1e18,
        "groups": [
            { "name": "Oakland", "nodes": 600, "price_usd_per_kwh": 0.42 },
            { "name": "Las Vegas", "nodes": 2400, "price_usd_per_kwh": 0.11 },
        ]
    }));
    let steps = found["supply_curve"]["steps"].as_array().unwrap();
    assert_eq!((&steps[0]["group"], &steps[1]["group"]), (&json!("Las Vegas"), &json!("Oakland")));
    let (all, sold) =
        (number(&found, "/supply_curve/steps/1/cumulative_tok"), number(&found, "/supply_curve/served_tok"));
    assert!(sold <= all && number(&found, "/supply_curve/missed_tok") > 0.9e18);
    assert!((number(&found, "/supply_curve/revenue_usd") / (sold / 1e6 * 0.5) - 1.0).abs() < 1e-12);
}

#[test]
fn what_a_deal_cannot_have_is_named() {
    let cases = [
        (json!({ "utilization_frac": 0.5 }), ["utilization_frac", "utilisation_frac"]),
        (json!({ "utilisation_frac": 1.5 }), ["utilisation_frac", "0 to 1"]),
        (json!({ "utilisation_frac": [0.9, 0.5, 0.6] }), ["utilisation_frac", "rising"]),
        (json!({ "deal": "hosted" }), ["deal", "own, host, lease"]),
        (json!({ "life_years": 4.5 }), ["life_years", "whole years"]),
        (json!({ "ramp": { "crew": 5 } }), ["crew", "crew_nodes_month"]),
        (json!({ "datacentres": ["orbit"] }), ["orbit", "orbital"]),
        (json!({ "groups": [{ "name": "a", "node": 5 }] }), ["'node'", "nodes"]),
        (json!({ "region": "arizona" }), ["arizona", "catalog region"]),
        (json!({ "nodes": "many" }), ["nodes", "number"]),
        (json!([1, 2]), ["no JSON object", "default"]),
    ];
    for (deal, says) in cases {
        let said = refused(&deal);
        for words in says {
            assert!(said.contains(words), "{deal}: no {words:?} in {said}");
        }
    }
    assert!(refusal(&["finance", "nowhere.json"]).contains("nowhere.json"));
}

#[test]
fn the_help_is_the_schema() {
    let help = answer(&["finance", "--help"]);
    for key in
        ["utilisation_frac", "cost_of_capital_frac", "flat-payment", "permits_nodes_month", "firm_level_frac"]
    {
        assert!(help.contains(key), "{key}");
    }
    let path = file("plain.json");
    std::fs::write(&path, "{}").unwrap();
    assert!(answer(&["finance", typed(&path)]).contains("break even utilisation frac: annuity"));
    std::fs::remove_file(path).unwrap();
}
