//! Every released link gives the bits on record. `tests/web.rs` of the app reads the same record in a
//! browser, so native and wasm agree to the last bit.
//!
//! After a change of the model: `UPDATE_BITS=1 cargo test -p wattfleet-core --test same_bits`, and a line
//! in MODEL.md's change list.

use std::fmt::Write as _;

use wattfleet_core::{
    share::{decode_link, fingerprint},
    simulate::{Options, Stages},
};

const RELEASED: &str = include_str!("links/released.txt");
const RECORD: &str = include_str!("links/bits.txt");

#[test]
fn every_released_link_gives_the_bits_on_record() {
    let mut found = String::from(
        "// name home bits-answer; written by UPDATE_BITS=1, read natively and in the browser.\n",
    );
    for line in RELEASED.lines().filter(|line| !line.starts_with("//")) {
        let (name, link) = line.split_once(' ').unwrap();
        let scenario = decode_link(link).unwrap().scenario;
        for home in 0..scenario.homes.len() {
            let options = Options { home, ..Options::default() };
            let year = Stages::default().year(&scenario, &options).unwrap();
            writeln!(found, "{name} {home} {}", fingerprint(&year)).unwrap();
        }
    }
    if std::env::var_os("UPDATE_BITS").is_some() {
        std::fs::write(std::env::var("CARGO_MANIFEST_DIR").unwrap() + "/tests/links/bits.txt", found)
            .unwrap();
        return;
    }
    for (line, recorded) in found.lines().zip(RECORD.lines()) {
        assert_eq!(line, recorded);
    }
    assert_eq!(found.lines().count(), RECORD.lines().count());
}
