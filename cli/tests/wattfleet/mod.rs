//! Runs the built binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own output has failed")]
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::{
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::Value;

/// Every preset's address.
pub(crate) const PRESETS: [&str; 7] = [
    "preset:phoenix-host",
    "preset:austin-owner",
    "preset:san-francisco-tou",
    "preset:starlink-cabin",
    "preset:cold-heat",
    "preset:bungalow-100a",
    "preset:valley-8000",
];

/// Runs `wattfleet` with arguments.
pub(crate) fn wattfleet(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wattfleet")).args(args).output().unwrap()
}

/// Standard output of a run that must succeed.
pub(crate) fn answer(args: &[&str]) -> String {
    let output = wattfleet(args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// JSON of a run that must succeed.
pub(crate) fn json(args: &[&str]) -> Value {
    serde_json::from_str(&answer(args)).unwrap()
}

/// Standard error of a run that must be refused: exit code 2, nothing on standard output.
pub(crate) fn refusal(args: &[&str]) -> String {
    let output = wattfleet(args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    assert!(output.stdout.is_empty(), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A number of a JSON document, by pointer.
pub(crate) fn number(json: &Value, pointer: &str) -> f64 {
    json.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("no number at {pointer}"))
}

/// A file of this test's own.
pub(crate) fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    folder.join(format!("{}-{name}", std::process::id()))
}

/// Its name as typed.
pub(crate) fn typed(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}
