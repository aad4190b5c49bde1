//! `wattfleet sweep`.

mod wattfleet;

use serde_json::Value;
use wattfleet::{answer, json, refusal};

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or(f64::NAN)
}

#[test]
fn a_sweep_holds_the_present_design_and_frontiers_that_nothing_beats() {
    let found = json(&["sweep", "preset:austin-owner", "--json"]);
    let all = found["all"].as_array().cloned().unwrap_or_default();
    assert!(all.len() >= 150);
    assert_eq!(all[0], found["present"]);
    assert_eq!(found["present"]["node"], "present");
    for (frontier, key) in [("frontier_output", "output"), ("frontier_backup", "backup_h")] {
        let points = found[frontier].as_array().cloned().unwrap_or_default();
        assert!(!points.is_empty());
        for pair in points.windows(2) {
            assert!(number(&pair[1], "cost_usd") > number(&pair[0], "cost_usd"));
            assert!(number(&pair[1], key) > number(&pair[0], key));
        }
    }
    let best = number(&found["best"]["profit"], "gain_usd");
    assert!(all.iter().all(|point| number(point, "gain_usd") <= best));
}

#[test]
fn a_sweep_reads_as_text_and_refuses_what_is_no_scenario() {
    let text = answer(&["sweep", "preset:san-francisco-tou"]);
    assert!(text.contains("Greatest gain") && text.contains("Cost against backup"), "{text}");
    assert!(!refusal(&["sweep", "preset:nowhere"]).is_empty());
}
