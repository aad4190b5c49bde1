use super::*;
use crate::scenario::{PRESETS, Scenario, preset_by_slug};
use crate::share::{LinkNote, MODEL_VERSION, Stamp};

#[test]
fn every_preset_reads_back_as_itself() {
    for preset in PRESETS {
        let mut scenario = preset.scenario();
        scenario.homes[0].title = "\"Ours\" \\ naïve 家".to_owned();
        scenario.homes.push(Scenario::default().homes.remove(0));
        let stamp = Stamp { model_version: 3, answer: Some(0xbeef) };
        let opened = read_file(&write_file_with(&scenario, stamp)).unwrap();
        assert_eq!(opened.scenario, scenario, "{}", preset.slug);
        assert_eq!(opened.notes, []);
        assert_eq!((opened.model_version, opened.fingerprint), (Some(3), Some(0xbeef)));
    }
}

#[test]
fn what_is_missing_is_as_in_the_preset_and_a_row_brings_its_columns() {
    let text = r#"{"wattfleet": 1, "preset": "austin-owner",
        "homes": [{"battery": {"capacity_kwh": 9.99, "model": "powerwall-2", "units": 2}}, {}]}"#;
    let opened = read_file(text).unwrap();
    let preset = preset_by_slug("austin-owner").unwrap().scenario();
    let powerwall_2 = crate::catalog::Table::Battery.find("powerwall-2").unwrap();
    let battery = &opened.scenario.homes[0].battery;
    assert_eq!((battery.model, battery.units, battery.capacity_kwh), (powerwall_2, 2.0, 9.99));
    assert!((battery.discharge_kw - crate::catalog::battery(powerwall_2).unwrap().discharge_kw).abs() < 1e-3);
    assert_eq!(opened.scenario.homes[1], preset.homes[0]);
    assert_eq!(opened.scenario.view, preset.view);
    assert_eq!(read_file(r#"{"wattfleet": 1}"#).unwrap().scenario, Scenario::default());
}

#[test]
fn a_key_that_means_nothing_is_reported_with_its_path() {
    let text = r#"{"wattfleet": 1, "colour": 1, "homes": [{"name": "x", "battery": {"unit": 2},
        "solar": {"arrays": [{"tilt": 3}]}, "view": {}}], "view": {"units": 1}}"#;
    let notes = read_file(text).unwrap().notes;
    let paths: Vec<&str> = notes
        .iter()
        .map(|note| match note {
            LinkNote::UnknownKey { path } => path.as_str(),
            _ => "another note",
        })
        .collect();
    let mut sorted = paths.clone();
    sorted.sort_unstable();
    let expected = [
        "colour",
        "homes[0].battery.unit",
        "homes[0].name",
        "homes[0].solar.arrays[0].tilt",
        "homes[0].view",
        "view.units",
    ];
    assert_eq!(sorted, expected);
}

#[test]
fn a_wrong_value_says_where_what_and_what_instead() {
    let cases = [
        (r#"{"site": {"climate": "phenix"}}"#, "homes[0].site.climate", "\"phenix\"", "catalog climate"),
        (r#"{"battery": {"units": "two"}}"#, "homes[0].battery.units", "\"two\"", "from 0 to 20"),
        (r#"{"battery": {"dispatch": 1}}"#, "homes[0].battery.dispatch", "1", "time-of-use"),
        (r#"{"battery": 5}"#, "homes[0].battery", "5", "object"),
        (r#"{"solar": {"arrays": {}}}"#, "homes[0].solar.arrays", "{}", "list"),
        (r#"{"title": null}"#, "homes[0].title", "null", "text"),
    ];
    for (home, at, there, instead) in cases {
        match read_file(&format!(r#"{{"wattfleet": 1, "homes": [{home}]}}"#)) {
            Err(FileError::Wrong { path, found, expected }) => {
                assert_eq!((path.as_str(), found.as_str()), (at, there));
                assert!(expected.contains(instead), "{expected}");
            }
            other => panic!("{home}: {other:?}"),
        }
    }
}

#[test]
fn a_number_out_of_bounds_is_brought_inside_and_reported() {
    let text = r#"{"wattfleet": 1, "homes": [{"battery": {"reserve_frac": 20}}]}"#;
    let opened = read_file(text).unwrap();
    assert_eq!(opened.scenario.homes[0].battery.reserve_frac.to_bits(), 1.0_f64.to_bits());
    let path = "battery.reserve_frac".to_owned();
    assert_eq!(opened.notes, [LinkNote::Clamped { path, found: 20.0, used: 1.0 }]);
}

#[test]
fn what_is_no_scenario_says_so() {
    match read_file("{\n  \"wattfleet\": 1,\n  oops\n}") {
        Err(FileError::Syntax { line: 3, column, problem }) => {
            assert!(column > 0 && !problem.is_empty());
        }
        other => panic!("{other:?}"),
    }
    for text in ["[]", "3", "{}", r#"{"wattfleet": "1"}"#, r#"{"wattfleet": 0}"#] {
        assert_eq!(read_file(text), Err(FileError::NotAScenario), "{text}");
    }
    assert_eq!(read_file(r#"{"wattfleet": 2}"#), Err(FileError::Newer { found: 2 }));
}

#[test]
fn a_written_file_is_pleasant_to_read() {
    let text = write_file(&preset_by_slug("phoenix-host").unwrap().scenario());
    let start = format!(
        "{{\n  \"wattfleet\": 1,\n  \"model_version\": {MODEL_VERSION},\n  \"homes\": [\n    {{\n      \"site\": {{\n        \"climate\": \"phoenix\","
    );
    assert!(text.starts_with(&start), "{text}");
    assert!(text.contains("\"arrays\": [\n          {\n            \"kw_dc\": 8,"), "{text}");
}

#[test]
fn a_retired_key_reads_as_what_replaced_it() {
    use crate::share::migrate::Retired;
    static TABLE: &[Retired] = &[
        Retired {
            id: 98,
            key: "battery.count",
            denominator: 10.0,
            words: &[],
            step: |tenths| vec![(502, tenths / 10)],
        },
        Retired {
            id: 97,
            key: "battery.mode",
            denominator: 1.0,
            words: &[("full", 1)],
            step: |code| vec![(509, code * 2)],
        },
    ];
    let text = r#"{"homes": [{"battery": {"count": 4, "mode": "full"}}]}"#;
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let file = json.as_object().unwrap();
    let opened = read::Reader::new(file, TABLE).unwrap().file(file).unwrap();
    let battery = &opened.scenario.homes[0].battery;
    assert_eq!((battery.units, battery.dispatch), (4.0, crate::scenario::Dispatch::Backup));
    assert_eq!(opened.notes, []);
}
