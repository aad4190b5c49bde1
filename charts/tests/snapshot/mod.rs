//! Figures kept as files beside the tests.

use std::path::Path;

/// The figure is the one kept; `UPDATE_SNAPSHOTS=1` keeps it anew.
pub(crate) fn matches_snapshot(name: &str, found: &str) {
    // Asked at run time: a target folder shared by several clones keeps programs built in another one.
    let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let path = Path::new(&crate_folder).join("tests/snapshots").join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        assert!(std::fs::write(&path, found).is_ok(), "{} cannot be written", path.display());
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(found.lines()).position(|(a, b)| a != b);
    assert!(kept == found, "{} differs, first in line {differs:?}", path.display());
}
