//! The modelled household against what meters of a region show.
//!
//! EIA-861, average residential customer of 2020, kWh a month: New England 625, Middle Atlantic 701, East North Central
//! 776, West North Central 922, South Atlantic 1,079 (Florida 1,142), East South Central 1,136; California 491 and the
//! United States 855 (EIA, 2022). A customer is a mean of houses, flats, gas and electric heat. The stock of a region is
//! three parts gas (house, bungalow) and three all-electric (house, baseboards, apartment, no cars), with the share
//! of all-electric homes: Florida 77 %, Hawaii 72 %, California 8 % (RECS 2020); the others are estimated. The states from
//! Arizona on are EIA's means as others retell them, of the years about 2021.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::{
    catalog::{RegionalUse, climate_by_slug, region},
    scenario::{Path, Scenario, preset},
    simulate::{Options, Stages},
};

/// Region, a climate in it, share of all-electric homes, kWh a month.
const STATISTICS: [(&str, &str, f64, f64); 22] = [
    ("New England", "boston", 0.12, 625.0),
    ("Middle Atlantic", "new-york", 0.18, 701.0),
    ("East North Central", "chicago", 0.20, 776.0),
    ("West North Central", "minneapolis", 0.25, 922.0),
    ("South Atlantic", "atlanta", 0.58, 1079.0),
    ("Florida", "miami", 0.77, 1142.0),
    ("East South Central", "nashville", 0.65, 1136.0),
    ("California", "los-angeles", 0.08, 491.0),
    ("Arizona", "phoenix", 0.55, 1072.0),
    ("Nevada", "las-vegas", 0.35, 924.0),
    ("New Mexico", "albuquerque", 0.20, 655.0),
    ("Utah", "salt-lake-city", 0.12, 742.0),
    ("Colorado", "denver", 0.20, 687.0),
    ("Idaho", "boise", 0.35, 949.0),
    ("Wyoming", "cheyenne", 0.25, 867.0),
    ("Washington", "seattle", 0.50, 969.0),
    ("Oregon", "portland", 0.45, 916.0),
    ("Alaska", "anchorage", 0.10, 590.0),
    ("Hawaii", "honolulu", 0.72, 518.0),
    ("Texas", "dallas", 0.55, 1174.0),
    ("Louisiana", "new-orleans", 0.60, 1191.0),
    ("Oklahoma", "oklahoma-city", 0.40, 1127.0),
];

/// Kinds of house with their part of the gas-heated and of the all-electric stock.
const GAS: [(f64, f64); 2] = [(2.0, 0.65), (3.0, 0.35)];
const ELECTRIC: [(f64, f64); 3] = [(1.0, 0.45), (9.0, 0.30), (4.0, 0.25)];

fn year_kwh(stages: &mut Stages, climate: &str, (kind, use_frac): (f64, f64)) -> f64 {
    let mut scenario: Scenario = preset(1).unwrap().scenario();
    let row = f64::from(climate_by_slug(climate).unwrap_or_else(|| panic!("{climate}")).id);
    for (key, value) in [
        ("site.climate", row),
        ("household.kind", kind),
        ("household.ev_count", 0.0),
        ("household.use_frac", use_frac),
        ("node.gpu_count", 0.0),
    ] {
        scenario.set(Path::parse(key).unwrap(), value).unwrap();
    }
    stages.year(&scenario, &Options::default()).unwrap().today.totals.household_kwh
}

#[test]
fn the_mean_home_of_a_region_uses_what_its_meters_show() {
    let mut stages = Stages::default();
    for (name, climate, electric_frac, kwh_month) in STATISTICS {
        let row = climate_by_slug(climate).unwrap();
        let regional = RegionalUse::of(region(row.region).unwrap()).unwrap();
        assert!(regional.name == name && (regional.kwh_month - kwh_month).abs() < 1e-9, "{regional:?}");
        let mut mean = |use_frac: f64| -> f64 {
            let mut of = |stock: &[(f64, f64)]| -> f64 {
                stock
                    .iter()
                    .map(|(kind, part)| part * year_kwh(&mut stages, climate, (*kind, use_frac)))
                    .sum()
            };
            (1.0 - electric_frac) * of(&GAS) + electric_frac * of(&ELECTRIC)
        };
        let (plain, calibrated, measured) = (mean(1.0), mean(regional.use_frac), 12.0 * kwh_month);
        println!("{name}: kinds {plain:.0}, calibrated {calibrated:.0}, measured {measured:.0}");
        assert!((calibrated / measured - 1.0).abs() < 0.02, "{name}: {calibrated:.0} for {measured:.0}");
        // The kinds alone are too low, by two fifths at most; Hawaii cools less than they do.
        let bounds = if name == "Hawaii" { 1.2..1.5 } else { 0.59..0.95 };
        assert!(bounds.contains(&(plain / measured)), "{name}: {plain:.0} of {measured:.0}");
    }
}
