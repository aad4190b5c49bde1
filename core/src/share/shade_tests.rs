//! A table of shade travels in links and files, and changes what the sun gives.

use std::sync::Arc;

use crate::{
    scenario::{Scenario, ShadeTable, preset},
    share::{decode_link, encode_link, read_file, write_file},
    simulate::{Options, Stages},
};

fn shaded() -> Scenario {
    let mut scenario = preset(1).unwrap().scenario();
    let table = std::array::from_fn(|month| {
        std::array::from_fn(|hour| if hour < 10 { 0.8 } else { month as f64 / 20.0 })
    });
    scenario.homes[0].solar.shade = Some(Arc::new(ShadeTable::new(&table)));
    scenario
}

#[test]
fn a_table_of_shade_travels_whole_and_a_home_without_one_is_as_short_as_ever() {
    let scenario = shaded();
    let link = encode_link(&scenario);
    assert_eq!(decode_link(&link).unwrap().scenario.homes, scenario.homes);
    let file = write_file(&scenario);
    assert_eq!(read_file(&file).unwrap().scenario.homes, scenario.homes);
    let mut plain = scenario.clone();
    plain.homes[0].solar.shade = None;
    assert!(encode_link(&plain).len() < link.len());
    assert_eq!(decode_link(&encode_link(&plain)).unwrap().scenario.homes, plain.homes);
    // A second home without the table says so.
    let mut two = scenario.clone();
    two.homes.push(plain.homes[0].clone());
    assert_eq!(decode_link(&encode_link(&two)).unwrap().scenario.homes, two.homes);
}

#[test]
fn shade_takes_sun() {
    let kwh = |scenario: &Scenario| {
        Stages::default().year(scenario, &Options::default()).unwrap().pv.ac_kw.iter().sum::<f64>()
    };
    let scenario = shaded();
    let mut open = scenario.clone();
    open.homes[0].solar.shade = None;
    assert!(kwh(&scenario) < 0.9 * kwh(&open));
}
