//! `wattfleet bill`.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod wattfleet;

use std::fs;

use wattfleet::{answer, file, json, number, refusal, typed};

const FLAT: &str = r#"{"items":[{"name":"Flat","energyratestructure":[[{"rate":0.1402,"sell":0.0281}]],
    "fixedchargefirstmeter":10,"fixedchargeunits":"$/month","dgrules":"Net Billing Instantaneous"}]}"#;

fn column(name: &str, values: impl Iterator<Item = f64>) -> std::path::PathBuf {
    let path = file(name);
    let text: String = std::iter::once("kwh".to_owned())
        .chain(values.map(|kwh| kwh.to_string()))
        .collect::<Vec<_>>()
        .join("\n");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_flat_bill_is_hand_arithmetic() {
    let tariff = file("flat.json");
    fs::write(&tariff, FLAT).unwrap();
    let load = column("load.csv", (0..8760).map(|_| 1.5));
    let sun = column("sun.csv", (0..8760).map(|hour| if hour % 24 == 12 { 4.0 } else { 0.0 }));
    let args = ["bill", "--tariff", typed(&tariff), "--net-load", typed(&load), "--generation", typed(&sun)];
    let bill = json(&[&args[..], &["--json"]].concat());
    let energy = 365.0 * (23.0 * 1.5 * 0.1402 - 2.5 * 0.0281);
    assert!((number(&bill, "/bill_usd") - energy - 120.0).abs() < 1e-6);
    assert!((number(&bill, "/without_generation_usd") - 8760.0 * 1.5 * 0.1402 - 120.0).abs() < 1e-6);
    assert!((number(&bill, "/energy_usd") - energy).abs() < 1e-6);
    assert!((number(&bill, "/fixed_usd") - 120.0).abs() < 1e-9 && number(&bill, "/demand_usd").abs() < 1e-9);
    assert_eq!(bill["monthly_usd"].as_array().unwrap().len(), 12);
    let nem = json(&[&args[..], &["--json", "--metering", "nem"]].concat());
    assert!((number(&nem, "/bill_usd") - (8760.0 * 1.5 - 365.0 * 4.0) * 0.1402 - 120.0).abs() < 1e-6);
    let all = json(&[&args[..], &["--json", "--metering", "buy-all"]].concat());
    let expected = 8760.0 * 1.5 * 0.1402 - 365.0 * 4.0 * 0.0281 + 120.0;
    assert!((number(&all, "/bill_usd") - expected).abs() < 1e-6);
    // What flowed in and out says the same as the two files.
    let net = column("net.csv", (0..8760).map(|hour| if hour % 24 == 12 { -2.5 } else { 1.5 }));
    let args = ["bill", "--tariff", typed(&tariff), "--net-load", typed(&net), "--json"];
    assert!((number(&json(&args), "/bill_usd") - energy - 120.0).abs() < 1e-6);
    assert!(answer(&args[..5]).contains("Net billing"));
}

#[test]
fn a_refusal_says_where_and_what_to_do() {
    let (tariff, broken) = (file("fine.json"), file("broken.json"));
    fs::write(&tariff, FLAT).unwrap();
    fs::write(&broken, r#"{"energyratestructure":[[{"rate":"dear"}]]}"#).unwrap();
    let load = column("whole.csv", (0..8760).map(|_| 1.0));
    let short = column("short.csv", (0..100).map(|_| 1.0));
    let quarter = column("quarter.csv", (0..35_040).map(|_| 1.0));
    let bill = |tariff, load, more: &[&str]| {
        refusal(&[&["bill", "--tariff", tariff, "--net-load", load], more].concat())
    };
    assert!(bill(typed(&broken), typed(&load), &[]).contains("energyratestructure[0][0].rate"));
    assert!(bill(typed(&tariff), typed(&short), &[]).contains("100 values are no year"));
    assert!(bill(typed(&tariff), typed(&load), &["--step-minutes", "15"]).contains("steps of 60 minutes"));
    assert!(bill(typed(&tariff), typed(&load), &["--generation", typed(&quarter)]).contains("same step"));
    assert!(bill(typed(&tariff), typed(&load), &["--jan1-weekday", "7"]).contains("0..=6"));
    assert!(bill(typed(&tariff), "nowhere.csv", &[]).contains("could not read nowhere.csv"));
}

#[test]
fn real_time_prices_stand_in_for_the_plan() {
    let flat = column("spot.csv", (0..8760).map(|_| 0.2));
    let args = ["simulate", "preset:phoenix-host", "--json", "--prices", typed(&flat)];
    let year = json(&args);
    let (usd, kwh) = (number(&year, "/totals/bill_usd"), number(&year, "/totals/import_kwh"));
    let sold = number(&year, "/totals/export_kwh");
    assert!((usd - 0.2 * (kwh - sold)).abs() < 1e-6, "{usd} for {kwh} and {sold}");
    let agile = json(&[&args[..], &["--price-formula", "agile"]].concat());
    assert!(number(&agile, "/totals/bill_usd") > usd);
    assert!(refusal(&["simulate", "preset:phoenix-host", "--price-formula", "agile"]).contains("--prices"));
    assert!(refusal(&["simulate", "preset:phoenix-host", "--prices", "none.csv"]).contains("none.csv"));
}
