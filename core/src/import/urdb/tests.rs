use super::*;
use crate::catalog::{Metering, TierUnit};

const RECORD: &str = r#"{"items":[{
    "utility": "Example", "name": "Tiers", "dgrules": "Net Billing Instantaneous",
    "energyRateStructure": [[{"rate": 0.1, "adj": 0.01, "max": 10, "unit": "kWh daily", "sell": 0.03}, {"rate": 0.2, "unit": "kWh daily"}]],
    "flatdemandstructure": [[{"rate": 5, "max": 3}, {"rate": 7}]],
    "flatdemandmonths": [0,0,0,0,0,0,0,0,0,0,0,0],
    "lookbackpercent": 80, "lookbackrange": 6, "demandwindow": 15,
    "fixedchargefirstmeter": 0.5, "fixedchargeunits": "$/day", "mincharge": 100, "minchargeunits": "$/year",
    "coincidentratestructure": [[{"rate": 1}]], "fixedchargeeaaddl": 4, "servicetype": "Delivery",
    "fueladjustmentsmonthly": [0.01, 0.012, 0, 0, 0, -0.004, 0, 0, 0, "0.02", 0, 0.01234]
}]}"#;

#[test]
fn every_part_of_a_record_is_understood_and_what_is_not_is_said() {
    let read = read_urdb(RECORD).unwrap();
    assert_eq!(read.title, "Example: Tiers");
    let (tables, terms) = (&read.rate.tables, &read.rate.terms);
    let tier = tables.energy[0][0];
    assert!((tier.buy_usd_per_kwh - 0.11).abs() < 1e-12 && tier.unit == TierUnit::KwhDaily);
    assert!((terms.fixed_usd_month - 0.5 * 365.0 / 12.0).abs() < 1e-12);
    assert!((terms.min_usd_year - 100.0).abs() < 1e-12);
    assert!((tables.ratchet_frac[3] - 0.8).abs() < 1e-12 && (terms.lookback_months - 6.0).abs() < 1e-12);
    assert_eq!(terms.metering, Metering::NetBilling);
    let per_cent = UrdbNote::PerCent { key: "lookbackpercent".to_owned() };
    let ignored = UrdbNote::Ignored { key: "fixedchargeeaaddl".to_owned() };
    let part = UrdbNote::PartOfBill { part: "Delivery".to_owned() };
    let fuel = [0.01, 0.012, 0.0, 0.0, 0.0, -0.004, 0.0, 0.0, 0.0, 0.02, 0.0, 0.01234];
    let read_fuel = tables.fuel_usd_per_kwh.map(f64::to_bits);
    assert_eq!(read_fuel, fuel.map(f64::to_bits));
    assert!((tables.coincident[0][0].usd_per_kw - 1.0).abs() < 1e-12);
    assert_eq!(read.notes, [per_cent, ignored, part]);
    for note in &read.notes {
        assert!(!crate::text::sentence(&note.message()).contains(['[', '{']));
    }
}

#[test]
fn what_is_written_is_read_again() {
    let read = read_urdb(RECORD).unwrap();
    let again = read_urdb(&write_urdb("Tiers", &read.rate)).unwrap();
    assert_eq!(again.rate, read.rate);
    assert_eq!(again.notes, []);
}

#[test]
fn an_error_says_where_and_what_was_expected() {
    let error = |text: &str| read_urdb(text).unwrap_err().to_string();
    assert_eq!(
        error("{\n  \"name\": ,"),
        "line 2, column 11: expected value; expected a URDB record in JSON"
    );
    assert!(error("[]").starts_with("the file holds no rate"));
    assert!(error(r#"{"items":[]}"#).starts_with("items holds no rate"));
    assert!(error("{}").starts_with("energyratestructure is missing"));
    let unit = error(r#"{"energyratestructure":[[{"rate":1},{"rate":2,"unit":"MWh"}]]}"#);
    assert_eq!(
        unit,
        "energyratestructure[0][1].unit is \"MWh\"; expected kWh, kWh daily, kWh/kW or kWh/kW daily"
    );
    let two = error(r#"{"energyratestructure":[[{"rate":1}],[{"rate":2}]]}"#);
    assert!(two.starts_with("energyweekdayschedule is missing"), "{two}");
    let hours = error(r#"{"energyratestructure":[[{"rate":1}]],"energyweekdayschedule":[[0]]}"#);
    assert!(hours.starts_with("energyweekdayschedule is [[0]]; expected 12 lists"), "{hours}");
    let rule = error(r#"{"energyratestructure":[[{"rate":1}]],"dgrules":"Gift"}"#);
    assert!(rule.starts_with("dgrules is \"Gift\""), "{rule}");
    let fuel = |list: &str| {
        error(&format!(r#"{{"energyratestructure":[[{{"rate":1}}]],"fueladjustmentsmonthly":{list}}}"#))
    };
    assert_eq!(
        fuel("[0.01,0.02]"),
        "fueladjustmentsmonthly is [0.01,0.02]; expected 12 prices, January to December, in dollars a kWh"
    );
    assert_eq!(
        fuel(r#"[0,0,0,"high",0,0,0,0,0,0,0,0]"#),
        "fueladjustmentsmonthly[3] is \"high\"; expected a number"
    );
    let price = error(r#"{"energyratestructure":[[{"max":1}]]}"#);
    assert!(price.starts_with("energyratestructure[0][0].rate is missing"), "{price}");
}
