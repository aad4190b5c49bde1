use std::sync::Arc;

use super::*;
use crate::catalog::TARIFFS;
use crate::import::urdb::read_urdb;
use crate::scenario::preset;
use crate::share::{decode_link, encode_link, read_file, write_file};

const RECORD: &str = r#"{"energyratestructure":[
    [{"rate":0.30,"max":11.2,"unit":"kWh daily","sell":0.05},{"rate":0.39,"unit":"kWh daily","sell":0.06}],
    [{"rate":0.44,"max":11.2,"unit":"kWh daily","sell":0.08},{"rate":0.55,"unit":"kWh daily","sell":0.09}]],
    "energyweekdayschedule":WEEKDAY,"energyweekendschedule":WEEKDAY,
    "flatdemandstructure":[[{"rate":3.5,"max":5},{"rate":7}]],"flatdemandmonths":[0,0,0,0,0,0,0,0,0,0,0,0],
    "coincidentratestructure":[[{"rate":0}],[{"rate":9.5}]],"coincidentrateschedule":WEEKDAY,
    "lookbackpercent":0.8,"lookbackrange":11,"dgrules":"Net Billing Instantaneous",
    "fixedchargefirstmeter":12.5,"fixedchargeunits":"$/month"}"#;

fn scenario() -> crate::scenario::Scenario {
    let mut hours = [[0_u8; 24]; 12];
    for (month, row) in hours.iter_mut().enumerate() {
        row[16..if (5..9).contains(&month) { 21 } else { 20 }].fill(1);
    }
    let record = RECORD.replace("WEEKDAY", &serde_json::to_string(&hours).unwrap());
    let mut scenario = preset(1).unwrap().scenario();
    scenario.homes[0].tariff.set_rate(&read_urdb(&record).unwrap().rate);
    scenario
}

#[test]
fn every_plan_reads_back_as_itself() {
    for plan in TARIFFS {
        let mut tables = plan.tables();
        tables.snap();
        assert_eq!(read_tables(&write_tables(&tables)), Some(tables), "{}", plan.slug);
    }
}

#[test]
fn a_tariff_of_the_user_s_own_travels_in_a_short_link_and_a_file() {
    let scenario = scenario();
    let link = encode_link(&scenario);
    assert!(link.len() <= 250, "{} characters", link.len());
    let opened = decode_link(&link).unwrap();
    assert_eq!((opened.scenario.clone(), opened.notes), (scenario.clone(), Vec::new()));
    let file = read_file(&write_file(&scenario)).unwrap();
    assert_eq!((file.scenario, file.notes), (scenario.clone(), Vec::new()));
    // Choosing a plan drops the tables, and the link says so.
    let mut chosen = opened.scenario;
    let plan = crate::scenario::Path::parse("tariff.plan").unwrap();
    chosen.set(plan, 5.0).unwrap();
    assert!(chosen.homes[0].tariff.tables.is_none());
    let mut two = scenario;
    two.homes.push(chosen.homes[0].clone());
    two.homes.push(two.homes[0].clone());
    assert_eq!(decode_link(&encode_link(&two)).unwrap().scenario, two);
}

#[test]
fn what_fuel_adds_travels_and_takes_no_byte_where_it_adds_nothing() {
    let mut scenario = scenario();
    let plain = scenario.homes[0].tariff.tables.clone().unwrap();
    assert_eq!(write_tables(&plain)[..2], [0, 2], "coincident demand comes first");
    let mut tables = RateTables::clone(&plain);
    tables.fuel_usd_per_kwh = [0.012, 0.012, 0.0, 0.0, -0.004, 0.0, 0.0, 0.0, 0.02, 0.0, 0.0, 0.012_34];
    assert_eq!(read_tables(&write_tables(&tables)), Some(tables.clone()));
    let mut without = tables.clone();
    (without.coincident, without.coincident_hours) = (Vec::new(), [[0; 24]; 12]);
    assert_eq!(read_tables(&write_tables(&without)), Some(without));
    scenario.homes[0].tariff.tables = Some(Arc::new(tables));
    assert_eq!(decode_link(&encode_link(&scenario)).unwrap().scenario, scenario);
    assert_eq!(read_file(&write_file(&scenario)).unwrap().scenario, scenario);
}

#[test]
fn the_same_plan_without_tables_is_another_home() {
    let scenario = scenario();
    let mut two = scenario.clone();
    let mut plain = scenario.homes[0].clone();
    plain.tariff.tables = None;
    two.homes.push(plain);
    assert_eq!(decode_link(&encode_link(&two)).unwrap().scenario, two);
}

#[test]
fn bytes_that_are_no_tables_are_none_and_no_panic() {
    let whole = write_tables(scenario().homes[0].tariff.tables.as_deref().unwrap());
    for end in 0..whole.len() {
        assert_eq!(read_tables(&whole[..end]), None);
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x5a;
        let _ = read_tables(&changed).map(Arc::new);
    }
}
