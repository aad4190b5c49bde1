//! `wattfleet service` and `wattfleet transformer`.

mod wattfleet;

use wattfleet::{PRESETS, answer, json, number, refusal};

const JOURNEY: [&str; 9] =
    ["service", "--amps", "100", "--volts", "240", "--measured-peak-kw", "8", "--node-kw", "12.5"];

#[test]
fn a_hundred_amperes_fail_and_managed_pass() {
    let mut args = JOURNEY.to_vec();
    args.push("--json");
    let unmanaged = json(&args);
    assert!((number(&unmanaged, "/needed_a") - 106.8).abs() < 0.05);
    assert_eq!(unmanaged["passes"], false);
    args.push("--managed");
    let managed = json(&args);
    assert_eq!(managed["passes"], true);
    assert!((number(&managed, "/node_max_kw") - 11.2).abs() < 1e-9);
    assert!((number(&managed, "/breaker_a") - 70.0).abs() < 1e-9);
    assert!(managed["notes"].to_string().contains("not a code calculation"));
}

#[test]
fn annex_d2a_needs_89_5_a() {
    let json = json(&[
        "service",
        "--amps",
        "100",
        "--method",
        "new",
        "--floor-m2",
        "139.354560",
        "--appliances-va",
        "20700",
        "--resistive-va",
        "9000",
        "--heaters",
        "5",
        "--json",
    ]);
    assert!((number(&json, "/house_kw") - 21.48).abs() < 1e-9);
    assert!((number(&json, "/needed_a") - 89.5).abs() < 1e-9);
    assert_eq!(json["passes"], true);
}

#[test]
fn five_homes_and_a_node_load_25_kva_to_120_percent() {
    let of = |nodes: &str| {
        json(&[
            "transformer",
            "--kva",
            "25",
            "--homes",
            "5",
            "--coincident-kw",
            "3.5",
            "--nodes",
            nodes,
            "--node-kw",
            "12.5",
            "--json",
        ])
    };
    let (one, two) = (of("1"), of("2"));
    assert!((number(&one, "/loading_frac") - 1.2).abs() < 1e-9);
    assert!((number(&two, "/loading_frac") - 1.7).abs() < 1e-9);
    assert!(number(&one, "/nodes_max").abs() < 1e-9);
    for key in ["/hot_spot_c", "/ageing_factor", "/hours_above_rating", "/night_cooling_lost_k"] {
        assert!(number(&two, key) > number(&one, key), "{key}");
        assert!(number(&one, key) > 0.0, "{key}");
    }
}

#[test]
fn every_preset_has_a_service_and_a_transformer() {
    for preset in PRESETS {
        let service = json(&["service", preset, "--json"]);
        assert!(number(&service, "/hours/peak_import_kw") > 0.0, "{preset}");
        assert!(number(&service, "/breaker_a") > 0.0, "{preset}");
        let transformer = json(&["transformer", preset, "--json"]);
        assert!(number(&transformer, "/hot_spot_c") > 0.0, "{preset}");
        assert!(answer(&["service", preset]).contains("kW"));
        assert!(answer(&["transformer", preset]).contains("Hottest"));
    }
}

#[test]
fn what_is_missing_is_said() {
    assert!(refusal(&["service"]).contains("--amps"));
    assert!(refusal(&["service", "--amps", "100"]).contains("--measured-peak-kw"));
    assert!(refusal(&["service", "--amps", "0", "--measured-peak-kw", "8"]).contains("--amps"));
    assert!(refusal(&["transformer"]).contains("--kva"));
    assert!(refusal(&["transformer", "--kva", "25", "--power-factor", "2"]).contains("--power-factor"));
    assert!(refusal(&["service", "--amps", "many"]).contains("many"));
}

#[test]
fn a_node_indoors_heats_and_its_making_is_a_line_of_its_own() {
    let run = json(&["simulate", "preset:cold-heat", "--json"]);
    assert!(number(&run, "/heat/useful_kwh") > 1000.0);
    assert!(number(&run, "/heat/saved_kwh") < number(&run, "/heat/useful_kwh"));
    let parts = ["/heat/useful_kwh", "/heat/cooled_kwh", "/heat/left_kwh"].map(|key| number(&run, key));
    assert!((parts.iter().sum::<f64>() - number(&run, "/heat/heat_kwh")).abs() < 1e-6);
    // Four GPUs of 300 kg over five years.
    let made_kg = number(&run, "/footprint/with_node/node_kg");
    assert!((made_kg - 4.0 * 300.0 / 5.0).abs() < 1e-9, "{made_kg}");
    assert!(number(&run, "/footprint/today/node_kg").abs() < 1e-12);
    let outdoors = json(&["simulate", "preset:phoenix-host", "--json"]);
    assert!(number(&outdoors, "/heat/useful_kwh").abs() < 1e-12);
    assert!(number(&outdoors, "/binding/heat").abs() < 1e-12, "Phoenix stays below 50 °C");
    let hot = json(&["simulate", "preset:phoenix-host", "--set", "node.full_power_below_c=35", "--json"]);
    assert!(number(&hot, "/binding/heat") > 0.01);
}
