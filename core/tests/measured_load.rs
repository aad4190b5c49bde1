//! A household by its meter, through the whole road.

use wattfleet_core::{
    scenario::{Attachments, Measured, Scenario, preset},
    simulate::{Options, Stages},
    time::DaylightSaving,
};

fn readings() -> Vec<f64> {
    (0..8760).map(|hour| 0.5 + f64::from(hour % 24) / 10.0 + f64::from(hour % 7) / 50.0).collect()
}

#[test]
fn readings_make_the_household_and_their_stand_in_nearly_does() {
    let mut scenario: Scenario = preset(2).unwrap().scenario();
    let (measured, data) = Measured::year(&readings(), DaylightSaving::UnitedStates).unwrap();
    scenario.homes[0].measured = Some(measured);
    let mut attachments = Attachments::default();
    assert_eq!(attachments.keep(&data), measured.hash);
    let with = Options { attachments, ..Options::default() };
    let mut stages = Stages::default();
    let own = stages.year(&scenario, &with).unwrap();
    let sum: f64 = data.iter().sum();
    assert!((own.today.totals.household_kwh - sum).abs() < 1e-6 && !own.approximate);
    assert!(own.notes.iter().all(|note| note.id != "note.stand_in"));
    let copy = stages.year(&scenario, &Options::default()).unwrap();
    assert!(copy.approximate && copy.notes.iter().any(|note| note.id == "note.stand_in"));
    assert!(
        (copy.today.totals.household_kwh / sum - 1.0).abs() < 1e-3,
        "{}",
        copy.today.totals.household_kwh
    );
    for (copy, own) in copy.today.monthly.iter().zip(&own.today.monthly) {
        assert!((copy.household_kwh / own.household_kwh - 1.0).abs() < 2e-3);
    }
}

#[test]
fn bills_scale_the_household_month_by_month() {
    let mut scenario: Scenario = preset(1).unwrap().scenario();
    let bills: [f64; 12] = std::array::from_fn(|month| 600.0 + 100.0 * (month % 5) as f64);
    scenario.homes[0].measured = Some(Measured::bills(bills));
    let year = Stages::default().year(&scenario, &Options::default()).unwrap();
    for (month, bill) in year.today.monthly.iter().zip(bills) {
        assert!((month.household_kwh - bill).abs() < 1e-6 * bill, "{} {bill}", month.household_kwh);
    }
    assert!(!year.approximate);
}
