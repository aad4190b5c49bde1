//! Rooms look back only: a room may use the rooms above it in the list and none below.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms in the order the data flows.
const ROOMS: [&str; 17] = [
    "time", "units", "text", "catalog", "scenario", "import", "weather", "energy", "compute", "tariff",
    "dispatch", "simulate", "finance", "fleet", "analysis", "figure", "share",
];

#[test]
fn no_room_uses_a_room_below_it() {
    let source = source();
    let mut seen = 0;
    for (position, room) in ROOMS.iter().enumerate() {
        for file in files(&source.join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for used in used_rooms(&text) {
                let other = ROOMS.iter().position(|known| *known == used);
                let other = other.unwrap_or_else(|| panic!("{}: no room '{used}'", file.display()));
                seen += 1;
                assert!(
                    other <= position || is_test_only(&text, &used),
                    "{}: '{room}' uses '{used}', which is below it",
                    file.display()
                );
            }
        }
    }
    assert!(seen > 100, "the rule saw only {seen} uses: is it reading the right folder?");
}

#[test]
fn every_room_is_on_the_map() {
    let map = fs::read_to_string(source().join("lib.rs")).unwrap();
    for room in ROOMS {
        assert!(map.contains(&format!("[`{room}`]")), "{room} is not in the crate doc");
        assert!(map.contains(&format!("pub mod {room};")), "{room} is not a module");
    }
}

// Asked at run time: a target folder shared by several clones keeps programs built in another one.
fn source() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Rooms named behind `crate::`, alone or in a list.
fn used_rooms(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        // `$crate::` in a macro and `wattfleet_core::` elsewhere are no imports of this file.
        if text[..at].ends_with('$') {
            continue;
        }
        let after = &text[at + "crate::".len()..];
        if let Some(list) = after.strip_prefix('{') {
            rooms.extend(top_level_names(list));
        } else {
            rooms.push(name(after));
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

fn top_level_names(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = Vec::new();
    let mut fresh = true;
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => return names,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            sign if fresh && depth == 0 && !sign.is_whitespace() => {
                names.push(name(&list[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '_').collect()
}

/// Tests may look anywhere: the use stands below the file's `#[cfg(test)]`.
fn is_test_only(text: &str, room: &str) -> bool {
    text.find("#[cfg(test)]").is_some_and(|tests| {
        !text[..tests].contains(&format!("crate::{room}"))
            && !used_rooms(&text[..tests]).iter().any(|used| used == room)
    })
}
