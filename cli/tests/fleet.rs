//! `wattfleet fleet`.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own output has failed")]

mod wattfleet;

use serde_json::Value;
use wattfleet::{answer, file, json, refusal, typed};

fn number(of: &Value) -> f64 {
    of.as_f64().unwrap()
}

#[test]
fn a_fleet_adds_up_and_says_what_is_firm() {
    let hourly = file("fleet-hourly.csv");
    let table = file("fleet-groups.csv");
    let year = json(&[
        "fleet",
        "preset:valley-8000",
        "--json",
        "--hourly",
        typed(&hourly),
        "--csv",
        typed(&table),
        "--set",
        "fleet.samples=2",
    ]);
    assert!((number(&year["nodes"]) - 8000.0).abs() < 1e-9);
    let groups = year["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 12);
    let sum: f64 = groups.iter().map(|group| number(&group["totals"]["import_kwh"])).sum();
    assert!((sum / number(&year["totals"]["import_kwh"]) - 1.0).abs() < 1e-12);
    let levels: Vec<f64> =
        year["firm"].as_array().unwrap().iter().map(|level| number(&level["up_kw"])).collect();
    assert!(levels.is_sorted_by(|high, low| high >= low) && levels.len() == 4, "{levels:?}");
    assert!(levels[0] <= number(&year["full_kw"]));
    assert!(number(&year["sampling_error"]["import_kwh"]) > 0.0);
    assert!(number(&year["diversity"]) >= 1.0);
    assert!(groups.iter().all(|group| group["street"]["kva"].is_number()));
    assert!(number(&groups[0]["street"]["takes_rated_nodes"]) >= 1.0);
    let feeder = &groups[0]["street"]["feeder"];
    assert!((number(&feeder["homes"]) / number(&feeder["transformers"]) - 6.0).abs() < 1e-9, "{feeder}");
    assert!((number(&feeder["nodes"]) - 250.0).abs() < 1e-9, "one node on each of 250 streets");
    assert!(number(&feeder["takes_rated_nodes"]) >= 250.0 && number(&feeder["above_rating_h"]) < 1.0);
    let plan = &year["plan"];
    assert_eq!(plan["objective"], "profit");
    assert!(number(&plan["gap"]) <= 1e-3 && number(&plan["bound"]) >= number(&plan["value"]));
    assert_eq!(plan["why"].as_array().unwrap().len(), 12);
    let placed: f64 = plan["counts"].as_array().unwrap().iter().map(|count| number(&count["nodes"])).sum();
    assert!((placed - number(&plan["totals"]["nodes"])).abs() < 1e-9 && placed > 1000.0);
    let curve = year["duration"]["import_kw"].as_array().unwrap();
    assert!((number(&curve[0]) - number(&year["peak_kw"])).abs() < 1e-6);

    let text = std::fs::read_to_string(&hourly).unwrap();
    assert_eq!(text.lines().count(), 8761);
    assert!(text.starts_with("standard_time,import_kw,"));
    let import: f64 =
        text.lines().skip(1).map(|line| line.split(',').nth(1).unwrap().parse::<f64>().unwrap()).sum();
    assert!((import / number(&year["totals"]["import_kwh"]) - 1.0).abs() < 1e-9);

    // The same fleet from its table.
    let again = json(&[
        "fleet",
        typed(&table),
        "--designs",
        "preset:valley-8000",
        "--json",
        "--set",
        "fleet.samples=2",
    ]);
    assert_eq!(again["totals"], year["totals"]);
    std::fs::remove_file(hourly).unwrap();
    std::fs::remove_file(table).unwrap();
}

#[test]
fn single_homes_in_a_table_are_a_fleet() {
    let table = file("fleet-homes.csv");
    std::fs::write(&table, "count,household.base_kwh,climate\n1,3000,tucson\n1,5000,tucson\n1,4000,none\n")
        .unwrap();
    let text = answer(&["fleet", typed(&table)]);
    assert!(text.contains("3 nodes"), "{text}");
    std::fs::write(&table, "count,climate\n1,tuscon\nx,none\n").unwrap();
    let errors = refusal(&["fleet", typed(&table)]);
    assert!(errors.contains("row 2, column climate: found 'tuscon'"), "{errors}");
    assert!(
        errors.contains("row 3, column count: found 'x', expected a number from 0 to 1000000"),
        "{errors}"
    );
    std::fs::remove_file(table).unwrap();
}

#[test]
fn a_scenario_without_groups_is_refused_with_what_to_do() {
    let errors = refusal(&["fleet", "preset:austin-owner"]);
    assert!(errors.contains("no groups") && errors.contains("valley-8000"), "{errors}");
}
