//! `wattfleet load`.

mod wattfleet;

use std::{fmt::Write as _, fs};

use wattfleet::{file, json, number, refusal, typed};

#[test]
fn a_table_is_recognised_and_its_energy_told() {
    let mut text = String::from("Usage report\n\nDate,Start,Usage (kWh)\n");
    let mut sum = 0.0;
    for hour in 0..31 * 24 {
        let kwh = 0.5 + f64::from(hour % 24) / 100.0;
        if hour != 100 {
            writeln!(text, "1/{}/2023,{}:00,{kwh:.2}", 1 + hour / 24, hour % 24).unwrap();
            sum += kwh;
        }
    }
    let path = file("load-table.csv");
    fs::write(&path, text).unwrap();
    let found = json(&["load", typed(&path), "--json"]);
    assert_eq!(found["format"], "interval-csv");
    assert_eq!(found["unit"], "kWh");
    assert_eq!((&found["first_day"], &found["last_day"]), (&"2023-01-01".into(), &"2023-01-31".into()));
    assert!((number(&found, "/kwh") - sum).abs() < 1e-9);
    assert!((number(&found, "/monthly_kwh/0") - sum).abs() < 1e-9);
    assert!((number(&found, "/step_minutes") - 60.0).abs() < 1e-9);
    assert_eq!(found["gaps"].as_array().unwrap().len(), 1);
    assert_eq!(found["gaps"][0]["from"], "2023-01-05T04:00");
    assert!((number(&found, "/coverage_frac") - 743.0 / 8760.0).abs() < 1e-9);
}

#[test]
fn a_broken_table_is_refused_with_its_place() {
    let path = file("load-broken.csv");
    fs::write(&path, "Date,kWh\n2023-01-01 00:00,0.5\n2023-01-01 01:00,oops\n").unwrap();
    let error = refusal(&["load", typed(&path)]);
    assert!(error.contains("line 3, column 2: found \"oops\""), "{error}");
}

#[test]
fn a_load_and_bills_take_the_place_of_the_household() {
    let mut text = String::from("kWh\n");
    (0..8760).for_each(|hour| writeln!(text, "{}", 1 + hour % 2).unwrap());
    let path = file("load-column.csv");
    fs::write(&path, text).unwrap();
    let found = json(&["simulate", "preset:austin-owner", "--load", typed(&path), "--json"]);
    assert!((number(&found, "/today/household_kwh") - 13_140.0).abs() < 1e-3);
    let bills = "100,200,300,400,500,600,700,800,900,1000,1100,1200";
    // Its node stands outdoors: the months with it are the household's own.
    let found = json(&["simulate", "preset:phoenix-host", "--load", bills, "--json"]);
    assert!((number(&found, "/today/household_kwh") - 7800.0).abs() < 1e-3);
    assert!((number(&found, "/monthly/2/household_kwh") - 300.0).abs() < 1e-3);
}
