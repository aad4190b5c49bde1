//! Laws of a home without the grid, over the whole road.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod common;

use proptest::prelude::*;
use wattfleet_core::{
    energy::outage::HORIZON_H,
    scenario::{FadeModel, Path, Scenario, preset},
    simulate::{Options, OutageOutlook, Stages, Year, battery_health, outage_outlook},
};

fn year(scenario: &Scenario) -> Year {
    Stages::default().year(scenario, &Options::default()).unwrap()
}

fn outlook(scenario: &Scenario) -> OutageOutlook {
    outage_outlook(&scenario.homes[0], &year(scenario))
}

fn with(scenario: &Scenario, key: &str, value: f64) -> Scenario {
    let mut changed = scenario.clone();
    changed.set(Path::parse(key).unwrap(), value).unwrap();
    changed
}

fn never_shorter(less: &[f64], more: &[f64]) -> bool {
    less.iter().zip(more).all(|(less, more)| *more >= less - 1e-6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn critical_circuits_outlast_the_house_and_no_hours_leave_the_horizon(scenario in common::scenarios(12)) {
        // A node that takes the home's battery takes it from either alike only when it takes none.
        let scenario = with(&scenario, "battery.node_in_outage", 0.0);
        let outlook = outlook(&scenario);
        prop_assert!(never_shorter(&outlook.house_h, &outlook.critical_h));
        for hours in [&outlook.critical_h, &outlook.critical_today_h, &outlook.house_h, &outlook.node_h] {
            prop_assert_eq!(hours.len(), 8760);
            prop_assert!(hours.iter().all(|hours| (0.0..=HORIZON_H).contains(hours)));
        }
    }

    #[test]
    fn a_node_that_may_use_more_never_lengthens_the_critical_hours(scenario in common::scenarios(6)) {
        // All from the same stores: a plan keeps the battery fuller where that carries a node through outages.
        let year = year(&scenario);
        let of = |policy| {
            outage_outlook(&with(&scenario, "battery.node_in_outage", policy).homes[0], &year)
        };
        let (never, to_reserve, all) = (of(0.0), of(1.0), of(2.0));
        prop_assert!(never_shorter(&to_reserve.critical_h, &never.critical_h));
        prop_assert!(never_shorter(&all.critical_h, &to_reserve.critical_h));
    }

    #[test]
    fn health_never_rises_without_replacement_in_any_home(scenario in common::scenarios(12)) {
        let year = year(&scenario);
        for model in FadeModel::ALL {
            let Some(health) = battery_health(&scenario.homes[0], &year, *model, 25) else {
                prop_assert!(scenario.homes[0].battery.units < 1.0);
                continue;
            };
            prop_assert!(health.kept_frac.windows(2).all(|pair| pair[1] <= pair[0] && pair[1] >= 0.0));
        }
    }
}

#[test]
fn a_battery_at_its_reserve_carries_less_with_the_node_than_today() {
    // The Austin house with sun: the node uses what would have filled the battery.
    let scenario = preset(3).unwrap().scenario();
    let outlook = outlook(&scenario);
    let mean = |hours: &[f64]| hours.iter().sum::<f64>() / 8760.0;
    assert!(mean(&outlook.critical_h) < mean(&outlook.critical_today_h));
}
