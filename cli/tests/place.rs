//! `wattfleet place` and `wattfleet shard` on files.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own output has failed")]

mod wattfleet;

use std::fs;

use serde_json::{Value, json};
use wattfleet::{answer, file, json, number, refusal, typed};

fn example(command: &str) -> Value {
    serde_json::from_str(&answer(&[command, "--example"])).unwrap()
}

fn with(command: &str, name: &str, change: impl Fn(&mut Value)) -> std::path::PathBuf {
    let mut value = example(command);
    change(&mut value);
    let path = file(name);
    fs::write(&path, value.to_string()).unwrap();
    path
}

#[test]
fn the_example_is_placed_within_its_limits_and_says_what_binds() {
    let path = with("place", "example.json", |_| ());
    let found = json(&["place", typed(&path), "--json"]);
    for key in ["objective", "bound", "gap", "counts", "binds", "solve_ms", "shadow_prices", "why", "totals"]
    {
        assert!(found.get(key).is_some(), "{key}");
    }
    assert!(number(&found, "/bound") >= number(&found, "/objective") && number(&found, "/objective") > 0.0);
    assert!(number(&found, "/gap") < 1e-3);
    assert!(number(&found, "/totals/capital_usd") <= 900_000.0);
    assert_eq!(found["why"].as_array().unwrap().len(), 2);
    for bind in found["binds"].as_array().unwrap() {
        let key = bind["limit"].as_str().unwrap();
        assert_eq!(bind["shadow_price"], found["shadow_prices"][key], "{key}");
    }
}

#[test]
fn more_budget_never_earns_less_on_the_command_line() {
    let of = |usd: f64| {
        let path = with("place", &format!("budget-{usd}.json"), |value| value["budget_usd"] = json!(usd));
        number(&json(&["place", typed(&path), "--json"]), "/objective")
    };
    assert!(of(2e5) <= of(4e5) && of(4e5) <= of(8e5));
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_a_guess() {
    let path = with("place", "unknown.json", |value| value["groups"][0]["optin_frac"] = json!(0.5));
    let said = refusal(&["place", typed(&path), "--json"]);
    assert!(said.contains("groups[0]: 'optin_frac'") && said.contains("opt_in_frac"), "{said}");
    let path = with("place", "model.json", |value| value["groups"][0]["options"][0]["model"] = json!("smal"));
    let said = refusal(&["place", typed(&path), "--json"]);
    assert!(said.contains("'smal'") && said.contains("small"), "{said}");
}

#[test]
fn a_target_out_of_reach_says_what_can_be_reached() {
    let path = with("place", "target.json", |value| {
        value["objective"] = json!("cost");
        value["target_tok"] = json!(1e18);
    });
    let said = refusal(&["place", typed(&path), "--json"]);
    assert!(said.contains("cannot be served") && said.contains("at most"), "{said}");
}

#[test]
fn chains_of_the_example_use_each_home_once_and_the_verdict_is_a_sentence() {
    let path = with("shard", "shard.json", |_| ());
    let found = json(&["shard", typed(&path), "--json"]);
    let mut homes: Vec<&str> = found["chains"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|chain| chain["homes"].as_array().unwrap())
        .map(|home| home.as_str().unwrap())
        .collect();
    let count = homes.len();
    homes.sort_unstable();
    homes.dedup();
    assert!(count >= 2 && homes.len() == count);
    for chain in found["chains"].as_array().unwrap() {
        let layers: u64 = chain["layers"].as_array().unwrap().iter().filter_map(Value::as_u64).sum();
        assert_eq!(layers, 80);
    }
    assert!(number(&found, "/bound_tok_s") >= number(&found, "/tok_s"));
    assert!(found["verdict"]["text"].as_str().unwrap().contains("Llama 3 8B"));
    let path = with("shard", "shard-unknown.json", |value| value["hop"] = json!(3));
    assert!(refusal(&["shard", typed(&path), "--json"]).contains("'hop' is not a key"));
}
