//! Bills against NREL's Utilityrate5 (tests/reference/energy/tariffs.json, made by scripts/tariff.py).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

use serde_json::Value;
use wattfleet_core::{
    catalog::Metering,
    import::urdb::read_urdb,
    tariff::{MeterYear, RateBill, RateMonth, rate_bill},
    time::{DaylightSaving, MONTH_DAYS, TimeAxis, Weekday},
};

const SHAPE: [u64; 24] = [
    380, 330, 310, 300, 310, 370, 560, 800, 760, 640, 580, 560, 580, 560, 570, 640, 860, 1240, 1560, 1620,
    1480, 1180, 820, 540,
];
const SEASON: [u64; 12] = [120, 112, 96, 84, 86, 104, 132, 130, 106, 86, 96, 116];
const SUN: [u64; 24] = [
    0, 0, 0, 0, 0, 60, 300, 900, 1900, 3000, 3900, 4400, 4500, 4200, 3500, 2500, 1400, 500, 100, 0, 0, 0, 0,
    0,
];
const SUN_SEASON: [u64; 12] = [46, 58, 78, 92, 104, 112, 110, 102, 88, 70, 50, 42];

/// The formula of the script: whole Wh, kWh here.
fn series(kind: [u64; 3], steps_per_hour: u64) -> (Vec<f64>, Vec<f64>) {
    let [house_pct, sun_pct, flat] = kind;
    let mut state: u64 = 12345;
    let mut random = || {
        state = (1_103_515_245 * state + 12345) % 2_147_483_648;
        state >> 16
    };
    let months = MONTH_DAYS.iter().enumerate().flat_map(|(month, days)| vec![month; *days]);
    let (mut load, mut sun) = (Vec::new(), Vec::new());
    for month in months {
        for clock in 0..24 {
            for _ in 0..steps_per_hour {
                let noise = 60 + random() % 81;
                let house = SHAPE[clock] * SEASON[month] * house_pct * noise / 1_000_000 + flat;
                load.push((house / steps_per_hour) as f64 / 1000.0);
                let cloud = 25 + random() % 76;
                let made = SUN[clock] * SUN_SEASON[month] * sun_pct * cloud / 1_000_000;
                sun.push((made / steps_per_hour) as f64 / 1000.0);
            }
        }
    }
    (load, sun)
}

fn cases() -> Vec<Value> {
    let path = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let text = std::fs::read_to_string(path.join("tests/reference/energy/tariffs.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn bill_of(case: &Value) -> (RateBill, RateBill) {
    let mut rate = read_urdb(&case["record"].to_string()).unwrap().rate;
    rate.terms.year_end_usd_per_kwh = case["year_end_usd_per_kwh"].as_f64().unwrap();
    rate.terms.true_up_month = case["true_up_month"].as_f64().unwrap();
    if case["credit_in_dollars"].as_u64() == Some(1) {
        rate.terms.metering = Metering::NetMeteringCredit;
    }
    let kind = [0, 1, 2].map(|index| case["kind"][index].as_u64().unwrap());
    let steps = case["steps_per_hour"].as_u64().unwrap();
    let (used, made) = series(kind, steps);
    let axis = TimeAxis::new(60 / steps as u32, Weekday::Monday, DaylightSaving::None).unwrap();
    let meter = MeterYear { used_kwh: &used, made_kwh: &made, axis, spot: None };
    let nothing = vec![0.0; made.len()];
    (rate_bill(&rate, &meter), rate_bill(&rate, &MeterYear { made_kwh: &nothing, ..meter }))
}

#[test]
fn every_bill_is_within_a_cent_a_year_of_sam() {
    let cases = cases();
    assert!(cases.len() >= 20);
    let mut worst = 0.0_f64;
    let mut failures = Vec::new();
    for case in &cases {
        let (bill, without) = bill_of(case);
        let sam = |key: &str| case["sam"][key].as_f64().unwrap();
        let lines = [
            ("bill_usd", bill.total_usd()),
            ("without_generation_usd", without.total_usd()),
            ("energy_usd", bill.year_usd(|month| month.energy_usd - month.credit_usd)),
            ("demand_usd", bill.year_usd(RateMonth::demand_usd)),
            ("fixed_usd", bill.year_usd(|month| month.fixed_usd)),
        ];
        for (key, ours) in lines {
            worst = worst.max((ours - sam(key)).abs());
            if (ours - sam(key)).abs() > 0.01 {
                failures.push(format!("{}: {key} {ours:.4}, SAM {:.4}", case["name"], sam(key)));
            }
        }
        for (index, month) in bill.months.iter().enumerate() {
            let expected = case["sam"]["monthly_usd"][index].as_f64().unwrap();
            if (month.total_usd() - expected).abs() > 0.01 {
                failures.push(format!(
                    "{}: month {index} {:.4}, SAM {expected:.4}",
                    case["name"],
                    month.total_usd()
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    println!("{} cases, worst line {worst:.2e} USD", cases.len());
}
