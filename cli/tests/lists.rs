//! `wattfleet catalog`, `fields` and `presets`.

mod wattfleet;

use wattfleet::{PRESETS, answer, json};
use wattfleet_core::{catalog::Table, scenario::fields};

#[test]
fn every_table_lists_every_row_in_both_forms() {
    let all = json(&["catalog", "--json"]);
    for table in Table::ALL {
        let rows = json(&["catalog", table.slug(), "--json"]);
        assert_eq!(rows, all[table.slug()]);
        assert_eq!(rows.as_array().unwrap().len(), table.rows().len());
        let text = answer(&["catalog", table.slug()]);
        for row in table.rows() {
            assert!(text.contains(row.slug) && text.contains(row.source.text()), "{}", row.slug);
        }
    }
}

#[test]
fn every_field_can_be_set_to_the_default_it_lists() {
    let rows = json(&["fields", "--json"]);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), fields().count());
    let sets: Vec<String> = rows
        .iter()
        .map(|row| {
            let key = row["key"].as_str().unwrap().replace("[]", "[0]");
            let value = row["default"].as_str().map_or_else(|| row["default"].to_string(), str::to_owned);
            format!("{key}={value}")
        })
        .collect();
    let mut args = vec!["simulate", "preset:phoenix-host", "--json"];
    args.extend(sets.iter().flat_map(|set| ["--set", set.as_str()]));
    assert!(json(&args)["totals"].is_object());
    let text = answer(&["fields"]);
    assert!(fields().all(|field| text.contains(field.key)));
}

#[test]
fn the_presets_listed_are_those_that_open() {
    let rows = json(&["presets", "--json"]);
    let slugs: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("preset:{}", row["slug"].as_str().unwrap()))
        .collect();
    assert_eq!(slugs, PRESETS);
    assert_eq!(answer(&["presets"]).lines().count(), PRESETS.len());
}
