//! Links once released open for ever, as what they were made from.

use std::{fmt::Write as _, sync::Arc};

use wattfleet_core::scenario::{AttachedPrices, PRESETS, Pinned, Scenario, preset};
use wattfleet_core::share::{decode_link, encode_link, encode_link_with, read_file, write_file};

use super::{Dice, stamp};

/// `name link` a line: what has been released, oldest first. Lines are only ever added.
const RELEASED: &str = include_str!("../links/released.txt");

fn released() -> impl Iterator<Item = (&'static str, &'static str)> {
    RELEASED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .filter_map(|line| line.split_once(' '))
}

#[test]
fn every_released_link_opens_as_the_scenario_it_was_made_from() {
    let files = include_str!("../links/released.json");
    let files: serde_json::Value = serde_json::from_str(files).unwrap();
    assert_eq!(released().count(), files.as_object().unwrap().len());
    for (name, link) in released() {
        let opened = decode_link(link).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(opened.notes, [], "{name}");
        let filed = read_file(&files[name].to_string()).unwrap();
        assert_eq!(opened.scenario, filed.scenario, "{name}");
        let again = encode_link_with(&opened.scenario, stamp(&opened));
        assert_eq!(decode_link(&again).unwrap(), opened, "{name}");
    }
}

#[test]
fn released_links_are_written_as_they_are_read() {
    for (name, link) in released() {
        let opened = decode_link(link).unwrap();
        assert_eq!(encode_link_with(&opened.scenario, stamp(&opened)), link, "{name}");
    }
}

#[test]
fn every_preset_is_among_the_released_links() {
    if std::env::var_os("UPDATE_LINKS").is_some() {
        write_the_corpus();
        return;
    }
    for preset in PRESETS {
        let (_, link) = released()
            .find(|(name, _)| *name == preset.slug)
            .unwrap_or_else(|| panic!("{} is missing from links/released.txt", preset.slug));
        assert_eq!(decode_link(link).unwrap().scenario, preset.scenario(), "{}", preset.slug);
    }
}

/// Adds what the corpus does not have yet; lines are never changed.
/// `UPDATE_LINKS=1 cargo test -p wattfleet-core --test share_links`
fn write_the_corpus() {
    let mut corpus: Vec<(String, Scenario)> =
        PRESETS.iter().map(|preset| (preset.slug.to_owned(), preset.scenario())).collect();
    let mut compared = preset(2).unwrap().scenario();
    let before = Arc::new(preset(1).unwrap().scenario());
    assert!(compared.pin(Pinned::Scenario { title: "Before".to_owned(), scenario: before }));
    assert!(compared.pin(Pinned::Datacentre(2)));
    corpus.push(("compared".to_owned(), compared));
    let mut common = preset(1).unwrap().scenario();
    common.homes[0].deal.demand_response_kw = 4.0;
    common.homes[0].deal.demand_response_usd_per_kw_year = 80.0;
    common.homes[0].deal.demand_response_h = 60.0;
    common.add_group().unwrap();
    common.fleet.carrier_frac = 0.5;
    common.fleet.carrier_down_h = 4.0;
    common.fleet.feeder_kva = 8000.0;
    common.fleet.feeder_homes = 1200.0;
    common.fleet.feeder_diversity = 1.4;
    corpus.push(("carrier-feeder-called".to_owned(), common.clone()));
    common.fleet.demand_tok_s = 250_000.0;
    corpus.push(("demand-of-a-model".to_owned(), common));
    let mut market = preset(3).unwrap().scenario();
    let hourly: Vec<f64> = (0..8760).map(|hour| if hour % 24 < 6 { -0.01 } else { 0.11 }).collect();
    market.homes[0].tariff.market = AttachedPrices::year(&hourly).map(|(prices, _)| prices);
    market.homes[0].tariff.market_peak_usd_per_kwh = 0.16;
    corpus.push(("market".to_owned(), market));
    for (homes, changes) in [(1, 3), (2, 8)] {
        let name = format!("fleet-{homes}x{changes}");
        corpus.push((name, Dice((homes * 100 + changes) as u64).fleet(homes, changes)));
    }
    for (homes, changes) in [(1, 3), (1, 12), (1, 60), (2, 8), (3, 20), (12, 10)] {
        let name = format!("edited-{homes}x{changes}");
        corpus.push((name, Dice((homes * 100 + changes) as u64).scenario(homes, changes)));
    }
    let mut text = RELEASED.to_owned();
    let mut files: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(include_str!("../links/released.json")).unwrap();
    for (name, scenario) in corpus {
        if released().all(|(known, _)| known != name) {
            writeln!(text, "{name} {}", encode_link(&scenario)).unwrap();
            files.insert(name, serde_json::from_str(&write_file(&scenario)).unwrap());
        }
    }
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap() + "/tests/links";
    std::fs::write(format!("{folder}/released.txt"), text).unwrap();
    // A line a scenario: a line is only ever added here too.
    let lines: Vec<String> = files.iter().map(|(name, file)| format!("{name:?}: {file}")).collect();
    let json = format!("{{\n{}\n}}\n", lines.join(",\n"));
    std::fs::write(format!("{folder}/released.json"), json).unwrap();
}
