//! What cannot be done: exit code 2, standard error says what, where and what to do.

mod wattfleet;

use wattfleet::{file, refusal, typed, wattfleet};

#[test]
fn each_refusal_says_what_is_wrong_and_what_to_do() {
    let cases: [(&[&str], &[&str]); 16] = [
        (&["simulate", "preset:phoenix"], &["no preset 'phoenix'", "did you mean 'phoenix-host'"]),
        (&["simulate", "nowhere.json"], &["nowhere.json", "a scenario is a link"]),
        (&["simulate", "phoenix-host"], &["did you mean 'phoenix-host'", "preset:"]),
        (&["simulate", "#1.AAAA"], &["damaged"]),
        (&["simulate", "#9.AAAA"], &["newer version"]),
        (&["simulate", "preset:phoenix-host", "--set", "batery.units=2"], &["'battery.units'"]),
        (&["simulate", "preset:phoenix-host", "--set", "battery.units=200"], &["0 to 20"]),
        (&["simulate", "preset:phoenix-host", "--set", "node.gpu=rtx5090"], &["'rtx-5090'", "catalog gpu"]),
        (&["simulate", "preset:phoenix-host", "--dispatch", "optimum"], &["self-consumption", "backup"]),
        (
            &["simulate", "preset:phoenix-host", "--step-minutes", "7"],
            &["'7'", "--step-minutes", "5, 10, 15, 20, 30, 60"],
        ),
        (&["simulate", "preset:phoenix-host", "--home", "3"], &["--home 3", "counted from 0"]),
        (&["simulate", "preset:phoenix-host", "--weather", "no.epw"], &["no.epw"]),
        (
            &["simulate", "preset:phoenix-host", "--hourly", "/no/such/folder/a.csv"],
            &["/no/such/folder/a.csv"],
        ),
        (&["simulate", "preset:phoenix-host", "--jsn"], &["--json"]),
        (&["catalog", "gpus"], &["'gpu'", "tables are"]),
        (&["figure", "powr", "preset:phoenix-host", "--svg", "-"], &["'power'", "year-map"]),
    ];
    for (args, says) in cases {
        let errors = refusal(args);
        for words in says {
            assert!(errors.contains(words), "{args:?}: no {words:?} in {errors}");
        }
    }
}

#[test]
fn a_damaged_file_says_where() {
    let broken = file("broken.json");
    std::fs::write(&broken, "{ \"wattfleet\": 1,\n \"homes\": [ }").unwrap();
    assert!(refusal(&["simulate", typed(&broken)]).contains("line 2"));
    std::fs::write(&broken, r#"{ "wattfleet": 1, "homes": [{ "battery": { "units": "two" } }] }"#).unwrap();
    assert!(refusal(&["simulate", typed(&broken)]).contains("battery.units"));
    std::fs::write(&broken, "DESIGN CONDITIONS").unwrap();
    let args = ["simulate", "preset:phoenix-host", "--weather", typed(&broken)];
    assert!(refusal(&args).contains("line 1"));
    std::fs::remove_file(broken).unwrap();
}

#[test]
fn no_command_shows_the_help_and_is_refused() {
    assert!(refusal(&[]).contains("simulate"));
    assert!(refusal(&["simulat"]).contains("simulate"));
}

#[test]
fn every_command_has_its_help() {
    for command in [
        &["simulate"][..],
        &["figure"],
        &["link"],
        &["link", "encode"],
        &["link", "decode"],
        &["catalog"],
        &["fields"],
        &["presets"],
    ] {
        let output = wattfleet(&[command, &["--help"]].concat());
        assert!(output.status.success() && output.stderr.is_empty(), "{command:?}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("Usage: wattfleet"), "{command:?}");
    }
    assert!(wattfleet(&["--version"]).status.success());
}
