//! What the page knows, without the page: commands, history, values, links.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wattfleet_app::state::{Command, History, describe, link, title, values};
use wattfleet_core::scenario::{Attachments, PRESETS, Path, Scenario, field_by_key, fields};
use wattfleet_core::share::Stamp;

wasm_bindgen_test_configure!(run_in_browser);

fn phoenix() -> Scenario {
    PRESETS.first().unwrap().scenario()
}

fn path(key: &str) -> Path {
    Path::parse(key).unwrap()
}

#[wasm_bindgen_test]
fn a_step_says_what_it_did_and_is_undone_whole() {
    let before = phoenix();
    let mut scenario = before.clone();
    let words = Command::Set { path: path("battery.units"), value: 2.0 }.apply(&mut scenario).unwrap();
    assert_eq!(words, "battery units 1 to 2");
    let mut history = History::default();
    history.note(before.clone(), words);
    let after = scenario.clone();
    let undone = history.undo(&scenario).unwrap();
    assert_eq!(undone, before);
    assert_eq!(history.redo_words(), Some("battery units 1 to 2"));
    assert_eq!(history.redo(&undone), Some(after));
}

#[wasm_bindgen_test]
fn a_drag_is_one_step_and_one_that_leads_nowhere_is_none() {
    let cap = path("node.power_cap_w");
    let (mut scenario, mut history) = (phoenix(), History::default());
    for watts in [550.0, 500.0, 450.0] {
        let before = scenario.clone();
        scenario.set(cap, watts).unwrap();
        history.note_drag(cap, &before, |from| describe(cap, from, watts));
    }
    history.settle(&scenario);
    assert_eq!(history.undo_words(), Some("node power cap, each 600\u{a0}W to 450\u{a0}W"));
    assert_eq!(history.undo(&scenario), Some(phoenix()));
    let scenario = phoenix();
    let mut fresh = History::default();
    fresh.note_drag(cap, &scenario, |from| describe(cap, from, from));
    fresh.settle(&scenario);
    assert_eq!(fresh.undo_words(), None);
}

#[wasm_bindgen_test]
fn what_is_shown_can_be_typed_again() {
    for field in fields() {
        let Some(number) = field.number() else { continue };
        for value in [number.min, number.max, (field.default)()] {
            let text = values::bare(&number, value);
            let typed = field.snap(values::parse(&number, &text).unwrap());
            let shown_again = values::bare(&number, typed);
            assert_eq!(shown_again, text, "{}", field.key);
        }
    }
}

#[wasm_bindgen_test]
fn numbers_are_read_as_people_write_them() {
    let kwh = field_by_key("household.base_kwh").unwrap().number().unwrap();
    for text in ["5600", "5,600", "5 600", " 5600 kWh/yr ", "5’600"] {
        assert_eq!(values::parse(&kwh, text).unwrap() as u32, 5600, "{text}");
    }
    let price = field_by_key("workload.rent_usd_per_h").unwrap().number().unwrap();
    assert!((values::parse(&price, "0,75").unwrap() - 0.75).abs() < 1e-12);
    assert!(values::parse(&kwh, "much").is_err());
    assert!(values::parse(&kwh, "1e9").is_err());
}

#[wasm_bindgen_test]
fn every_preset_keeps_its_name_through_a_link() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        // The designs of a fleet have names of their own.
        let own = scenario.homes.first().map_or("", |home| home.title.as_str());
        assert_eq!(title(&scenario), if own.is_empty() { preset.name } else { own });
        let fragment = link::encode(&scenario, Stamp::default());
        assert!(link::looks_like_link(&fragment), "{fragment}");
        let opened = link::decode(&fragment).unwrap();
        assert_eq!(opened.scenario, scenario);
        assert!(opened.notes.is_empty());
        let file = link::to_file(&scenario, Stamp::default(), &Attachments::default());
        assert_eq!(link::from_file(&file).unwrap().scenario, scenario);
    }
    assert!(link::decode("#1.damaged").is_err());
    assert!(!link::looks_like_link("#guide"));
}
