//! `wattfleet dispatch` on a case whose answer is known by hand.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own output has failed")]

mod wattfleet;

use std::fmt::Write as _;

use serde_json::Value;

/// Two hours of each day differ: cheap at 3, dear at 19; nothing else happens.
fn case() -> tempfile::Case {
    let mut text = String::from("load_kwh,pv_kwh,buy_usd_per_kwh,sell_usd_per_kwh\n");
    for step in 0..8760 {
        let (load, buy) = match step % 24 {
            3 => (0.0, 0.10),
            19 => (4.0, 0.50),
            _ => (0.0, 0.30),
        };
        writeln!(text, "{load},0,{buy},0").unwrap();
    }
    tempfile::Case::new("dispatch", &text)
}

mod tempfile {
    /// A file that goes when the test does.
    pub(crate) struct Case(std::path::PathBuf);

    impl Case {
        pub(crate) fn new(name: &str, text: &str) -> Self {
            let path = std::env::temp_dir().join(format!("wattfleet-{name}-{}.csv", std::process::id()));
            std::fs::write(&path, text).unwrap();
            Self(path)
        }

        pub(crate) fn path(&self) -> &str {
            self.0.to_str().unwrap()
        }
    }

    impl Drop for Case {
        fn drop(&mut self) {
            std::fs::remove_file(&self.0).ok();
        }
    }
}

fn solved(policy: &str) -> Value {
    let case = case();
    let text = wattfleet::answer(&[
        "dispatch",
        "--case",
        case.path(),
        "--capacity-kwh",
        "10",
        "--charge-kw",
        "3",
        "--discharge-kw",
        "5",
        "--round-trip",
        "0.81",
        "--policy",
        policy,
        "--json",
    ]);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_cheap_hour_serves_a_dear_one() {
    let answer = solved("optimal");
    // 3 kWh in at 0.10 give 2.43 kWh at 0.50; the rest would cost 0.30 and give 0.81 of 0.50: it pays too.
    let [objective, charge, discharge] =
        ["objective_usd", "charge_kwh", "discharge_kwh"].map(|key| answer[key].as_f64().unwrap());
    let extra_kwh = (4.0 - 2.43) / 0.81;
    assert!((objective - 365.0 * (0.3 + extra_kwh * 0.30)).abs() < 1e-6, "{objective}");
    assert!((charge - 365.0 * (3.0 + extra_kwh)).abs() < 1e-6 && (discharge - 365.0 * 4.0).abs() < 1e-6);
    // The store is never full: more of it earns nothing.
    assert!(answer["shadow_price_usd_per_kwh_capacity"].as_f64().unwrap().abs() < 1e-6);
    assert!(answer["gap_usd"].as_f64().unwrap().abs() < 1e-9);
}

#[test]
fn a_rule_that_waits_for_the_sun_waits_in_vain() {
    let answer = solved("rules");
    assert!((answer["objective_usd"].as_f64().unwrap() - 365.0 * 2.0).abs() < 1e-6);
    let planned = solved("day-ahead")["objective_usd"].as_f64().unwrap();
    assert!(planned < 365.0 * 2.0);
}

#[test]
fn a_bad_cell_is_named() {
    let case = tempfile::Case::new("bad", "load_kwh,pv_kwh,buy_usd_per_kwh,sell_usd_per_kwh\n1,0,x,0\n");
    let output = wattfleet::wattfleet(&[
        "dispatch",
        "--case",
        case.path(),
        "--capacity-kwh",
        "10",
        "--charge-kw",
        "3",
        "--discharge-kw",
        "5",
        "--round-trip",
        "0.81",
    ]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("line 2") && said.contains("buy_usd_per_kwh"), "{said}");
}
