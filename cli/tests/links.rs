//! `wattfleet link`, and scenarios as files.

mod wattfleet;

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use wattfleet::{PRESETS, answer, file, json, typed};
use wattfleet_core::{scenario::preset, share::decode_link};

#[test]
fn a_scenario_comes_back_from_its_link_and_from_its_file() {
    let path = file("scenario.json");
    for (id, typed_preset) in (1..).zip(PRESETS) {
        let link = answer(&["link", "encode", typed_preset]);
        assert_eq!(decode_link(&link).unwrap().scenario, preset(id).unwrap().scenario());
        std::fs::write(&path, answer(&["link", "decode", link.trim()])).unwrap();
        assert_eq!(answer(&["link", "encode", typed(&path)]), link);
        let years =
            [typed_preset, link.trim(), typed(&path)].map(|scenario| json(&["simulate", scenario, "--json"]));
        assert_eq!(years[0], years[1], "{typed_preset}");
        assert_eq!(years[0], years[2], "{typed_preset}");
    }
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_link_carries_the_fingerprint_of_its_answer() {
    let link = answer(&["link", "encode", "preset:austin-owner"]);
    let year = json(&["simulate", link.trim(), "--json"]);
    let sent = decode_link(&link).unwrap().fingerprint.unwrap();
    assert_eq!(year["fingerprint"]["answer"].as_str().unwrap(), format!("{sent:08x}"));
}

#[test]
fn an_answer_that_drifted_is_told_and_a_changed_scenario_is_no_drift() {
    let path = file("drifted.json");
    let text = answer(&["link", "decode", answer(&["link", "encode", "preset:austin-owner"]).trim()]);
    let stamp = text.lines().find(|line| line.contains("\"answer\"")).unwrap();
    std::fs::write(&path, text.replace(stamp, "  \"answer\": \"0badcafe\",")).unwrap();
    let notes =
        |args: &[&str]| json(&[&["simulate", typed(&path), "--json"], args].concat())["notes"].to_string();
    assert!(notes(&[]).contains("0badcafe"), "{}", notes(&[]));
    assert!(!notes(&["--set", "workload.sold_frac=0.5"]).contains("0badcafe"));
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_scenario_comes_through_a_pipe() {
    let text = answer(&["link", "decode", answer(&["link", "encode", "preset:cold-heat"]).trim()]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_wattfleet"))
        .args(["simulate", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let piped: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(piped, json(&["simulate", "preset:cold-heat", "--json"]));
}
