//! `wattfleet simulate`.

mod wattfleet;

use serde_json::Value;
use wattfleet::{PRESETS, answer, file, json, number, typed};
use wattfleet_core::{
    import::weather_file::write_epw,
    scenario::preset,
    simulate::{Options, Stages},
    weather::Place,
};

const TOTALS: [&str; 21] = [
    "pv_kwh",
    "household_kwh",
    "node_kwh",
    "import_kwh",
    "export_kwh",
    "curtailed_kwh",
    "charge_kwh",
    "discharge_kwh",
    "battery_loss_kwh",
    "bill_usd",
    "revenue_usd",
    "host_net_usd",
    "owner_net_usd",
    "operator_net_usd",
    "tok",
    "gpu_h",
    "available_frac",
    "full_power_frac",
    "co2_kg",
    "co2_marginal_kg",
    "water_l",
];

#[test]
fn every_preset_answers_with_every_key() {
    for preset in PRESETS {
        let year = json(&["simulate", preset, "--json"]);
        for key in TOTALS {
            for side in ["totals", "today"] {
                assert!(number(&year, &format!("/{side}/{key}")).is_finite(), "{preset} {side} {key}");
            }
        }
        assert_eq!(year["totals"].as_object().unwrap().len(), TOTALS.len());
        assert_eq!(year["monthly"].as_array().unwrap().len(), 12);
        assert!(!year["answer"].as_str().unwrap().contains(['[', '{']), "{preset}: {}", year["answer"]);
        assert_eq!(year["figures"].as_array().unwrap().len(), 6);
        assert!(["yes", "no", "depends"].contains(&year["verdict"].as_str().unwrap()), "{preset}");
        assert!(year["notes"].as_array().unwrap().iter().all(Value::is_string));
        assert_eq!(year["fingerprint"]["bits"].as_str().unwrap().len(), 16);
        assert_eq!(year["fingerprint"]["answer"].as_str().unwrap().len(), 8);
        let shares: f64 = year["binding"].as_object().unwrap().values().map(|v| v.as_f64().unwrap()).sum();
        assert!((shares - 1.0).abs() < 1e-12, "{preset}: {shares}");
    }
}

#[test]
fn energy_is_conserved_with_the_node_today_and_by_month() {
    let balance = |at: &Value, name: &str| {
        let kwh = |key: &str| at[key].as_f64().unwrap();
        let supply = kwh("pv_kwh") + kwh("import_kwh") + kwh("discharge_kwh");
        let uses = kwh("household_kwh") + kwh("node_kwh") + kwh("charge_kwh") + kwh("export_kwh");
        assert!(supply > 100.0 && (supply - uses).abs() < 1e-5, "{name}: {supply} {uses}");
    };
    for preset in PRESETS {
        let year = json(&["simulate", preset, "--json"]);
        balance(&year["totals"], preset);
        balance(&year["today"], preset);
        for month in year["monthly"].as_array().unwrap() {
            balance(month, preset);
        }
        for key in ["pv_kwh", "node_kwh", "import_kwh", "bill_usd", "tok"] {
            let months: f64 = (0..12).map(|month| number(&year, &format!("/monthly/{month}/{key}"))).sum();
            let total = number(&year, &format!("/totals/{key}"));
            assert!(
                (months - total).abs() <= 1e-9 * total.abs().max(1.0),
                "{preset} {key}: {months} {total}"
            );
        }
    }
}

#[test]
fn the_answer_is_for_the_role_that_asks() {
    let ask = |role: &str| {
        json(&["simulate", "preset:phoenix-host", "--json", "--set", &format!("view.role={role}")])
    };
    let (host, operator) = (ask("host"), ask("operator"));
    assert_eq!((&host["role"], &operator["role"]), (&Value::from("host"), &Value::from("operator")));
    assert_ne!(host["answer"], operator["answer"]);
    assert_eq!(host["totals"], operator["totals"]);
}

#[test]
fn today_has_no_node() {
    let year = json(&["simulate", "preset:phoenix-host", "--json"]);
    assert!(number(&year, "/totals/node_kwh") > 1000.0 && number(&year, "/totals/tok") > 1e6);
    for key in ["node_kwh", "revenue_usd", "tok", "gpu_h", "available_frac"] {
        assert!(number(&year, &format!("/today/{key}")).abs() < 1e-12, "{key}");
    }
}

#[test]
fn a_set_input_changes_the_year_and_later_ones_win() {
    let plain = json(&["simulate", "preset:phoenix-host", "--json"]);
    let small = json(&["simulate", "preset:phoenix-host", "--json", "--set", "node.gpu_count=4"]);
    let twice = ["--set", "node.gpu_count=9", "--set", "node.gpu_count=4"];
    let last = json(&[&["simulate", "preset:phoenix-host", "--json"], &twice[..]].concat());
    assert!(number(&small, "/totals/node_kwh") < 0.6 * number(&plain, "/totals/node_kwh"));
    assert_eq!(last["fingerprint"], small["fingerprint"]);
    assert_ne!(plain["fingerprint"], small["fingerprint"]);
}

#[test]
fn dispatch_by_name_is_the_field_set() {
    let named = json(&["simulate", "preset:phoenix-host", "--json", "--dispatch", "self-consumption"]);
    let set =
        json(&["simulate", "preset:phoenix-host", "--json", "--set", "battery.dispatch=self-consumption"]);
    let plain = json(&["simulate", "preset:phoenix-host", "--json"]);
    assert_eq!(named, set);
    assert_ne!(named["totals"], plain["totals"]);
}

#[test]
fn finer_steps_keep_the_household() {
    let hours = json(&["simulate", "preset:phoenix-host", "--json"]);
    let quarters = json(&["simulate", "preset:phoenix-host", "--json", "--step-minutes", "15"]);
    assert_eq!(quarters["step_minutes"], 15);
    let (hourly, finer) = (number(&hours, "/today/household_kwh"), number(&quarters, "/today/household_kwh"));
    assert!((finer / hourly - 1.0).abs() < 0.02, "{hourly} {finer}");
}

#[test]
fn a_home_is_chosen_by_its_index_and_keys_follow_it() {
    let two = file("two.json");
    let homes = r#"{ "wattfleet": 1, "preset": "phoenix-host",
        "homes": [{}, { "node": { "gpu_count": 2 } }] }"#;
    std::fs::write(&two, homes).unwrap();
    let year = |args: &[&str]| json(&[&["simulate", typed(&two), "--json"], args].concat());
    let (first, second) = (year(&[]), year(&["--home", "1"]));
    assert_eq!((&first["home"], &second["home"]), (&Value::from(0), &Value::from(1)));
    assert!(number(&second, "/totals/node_kwh") < number(&first, "/totals/node_kwh"));
    let mended = year(&["--home", "1", "--set", "node.gpu_count=16"]);
    assert_eq!(mended["totals"], first["totals"]);
    std::fs::remove_file(two).unwrap();
}

#[test]
fn the_file_of_hours_adds_up_to_the_totals() {
    let hours = file("hours.csv");
    let year = json(&["simulate", "preset:san-francisco-tou", "--json", "--hourly", typed(&hours)]);
    let text = std::fs::read_to_string(&hours).unwrap();
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 8760);
    assert!(rows.iter().all(|row| row.len() == names.len()));
    assert_eq!((rows[0][0], rows[8759][0]), ("2026-01-01 00:00", "2026-12-31 23:00"));
    for (column, total) in [
        ("pv_kw", "/totals/pv_kwh"),
        ("curtailed_kw", "/totals/curtailed_kwh"),
        ("import_kw", "/totals/import_kwh"),
        ("export_kw", "/totals/export_kwh"),
        ("household_kw", "/totals/household_kwh"),
        ("node_kw", "/totals/node_kwh"),
        ("charge_kw", "/totals/charge_kwh"),
        ("discharge_kw", "/totals/discharge_kwh"),
        ("loss_kw", "/totals/battery_loss_kwh"),
        ("today_import_kw", "/today/import_kwh"),
    ] {
        let at = names.iter().position(|name| *name == column).unwrap();
        let sum: f64 = rows.iter().map(|row| row[at].parse::<f64>().unwrap()).sum();
        let total = number(&year, total);
        assert!((sum - total).abs() < 1e-6, "{column}: {sum} {total}");
    }
    let binding = names.iter().position(|name| *name == "binding").unwrap();
    for (key, share) in year["binding"].as_object().unwrap() {
        let hours = rows.iter().filter(|row| row[binding] == key).count();
        assert!((hours as f64 / 8760.0 - share.as_f64().unwrap()).abs() < 1e-12, "{key}");
    }
    std::fs::remove_file(hours).unwrap();
}

#[test]
fn weather_of_a_file_takes_the_place_of_the_sites() {
    let epw = file("year.epw");
    let year = Stages::default().year(&preset(1).unwrap().scenario(), &Options::default()).unwrap();
    let phoenix = Place { lat_deg: 33.45, lon_deg: -111.98, elevation_m: 337.0, utc_offset_h: -7.0 };
    let mut dimmed = year.weather.to_file(&phoenix, "Dim Phoenix");
    for series in [&mut dimmed.ghi_w_m2, &mut dimmed.dni_w_m2, &mut dimmed.dhi_w_m2] {
        series.iter_mut().for_each(|value| *value *= 0.5);
    }
    std::fs::write(&epw, write_epw(&dimmed)).unwrap();
    let own = json(&["simulate", "preset:phoenix-host", "--json"]);
    let dim = json(&["simulate", "preset:phoenix-host", "--json", "--weather", typed(&epw)]);
    let ratio = number(&dim, "/totals/pv_kwh") / number(&own, "/totals/pv_kwh");
    assert!((0.45..0.56).contains(&ratio), "{ratio}");
    assert!(dim["notes"][0].as_str().unwrap().contains("Dim Phoenix"), "{}", dim["notes"]);
    let quarters = ["--weather", typed(&epw), "--step-minutes", "15"];
    let finer = json(&[&["simulate", "preset:phoenix-host", "--json"], &quarters[..]].concat());
    let ratio = number(&finer, "/totals/pv_kwh") / number(&dim, "/totals/pv_kwh");
    assert!((ratio - 1.0).abs() < 0.03, "{ratio}");
    std::fs::remove_file(epw).unwrap();
}

#[test]
fn without_json_a_person_reads_a_table() {
    let text = answer(&["simulate", "preset:phoenix-host"]);
    for words in ["with node", "today", "difference", "kWh", "Electricity bill", "What binds", "Fingerprint"]
    {
        assert!(text.contains(words), "{words}");
    }
    let json = json(&["simulate", "preset:phoenix-host", "--json"]);
    assert!(text.starts_with(json["answer"].as_str().unwrap()));
    assert!(text.contains(json["fingerprint"]["bits"].as_str().unwrap()), "{text}");
}

#[test]
fn the_same_scenario_gives_the_same_bits() {
    let run = || answer(&["simulate", "preset:cold-heat", "--json"]);
    assert_eq!(run(), run());
}

#[test]
fn json_says_how_long_the_home_lasts_and_how_its_battery_ages() {
    let year = json(&["simulate", "preset:phoenix-host", "--json"]);
    let outage = &year["outage"];
    assert!((outage["hours_per_year"].as_f64().unwrap() - 1.60).abs() < 0.01, "{outage}");
    let critical_h = outage["critical"]["median_h"].as_f64().unwrap();
    assert!(critical_h >= outage["house"]["median_h"].as_f64().unwrap() && critical_h > 11.0, "{outage}");
    assert!(outage["node"]["median_h"].as_f64().unwrap() < 1e-12, "the node stops at once");
    let soh = year["battery"]["soh_by_year"].as_array().unwrap();
    assert_eq!(soh.len(), 21);
    assert!(soh[10].as_f64().unwrap() < soh[1].as_f64().unwrap());
    let without = json(&["simulate", "preset:phoenix-host", "--set", "battery.units=0", "--json"]);
    assert!(without["battery"].is_null());
}
