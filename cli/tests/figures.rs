//! `wattfleet figure`.

mod wattfleet;

use wattfleet::{answer, file, refusal, typed, wattfleet};

const NAMES: [&str; 14] = [
    "power",
    "battery",
    "throughput",
    "year-map",
    "monthly",
    "binding",
    "tornado",
    "outage-survival",
    "state-of-health",
    "power-cap",
    "batch",
    "memory",
    "demand",
    "frontier",
];

/// Whether every element that begins ends, in order, and attributes and text hold no raw `<` or `&`.
fn is_well_formed(document: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = document;
    while let Some((text, after)) = rest.split_once('<') {
        let Some((tag, tail)) = after.split_once('>') else { return false };
        if !entities_are_known(text) || !entities_are_known(tag) || tag.matches('"').count() % 2 != 0 {
            return false;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap_or(""));
        }
        rest = tail;
    }
    open.is_empty()
}

fn entities_are_known(text: &str) -> bool {
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;", "apos;"];
    text.split('&').skip(1).all(|after| known.iter().any(|entity| after.starts_with(entity)))
}

#[test]
fn the_check_of_form_finds_what_is_wrong() {
    assert!(is_well_formed("<svg><g a=\"1\"/><text>a &amp; b</text></svg>"));
    for wrong in ["<svg><g></svg>", "<svg>a & b</svg>", "<svg><g a=\"1></g></svg>", "<svg>"] {
        assert!(!is_well_formed(wrong), "{wrong}");
    }
}

#[test]
fn every_figure_of_every_kind_of_home_is_a_well_formed_document() {
    for preset in ["preset:phoenix-host", "preset:austin-owner", "preset:san-francisco-tou"] {
        for name in NAMES {
            // The owner in Austin has no battery, and so none whose health could be drawn.
            if (name, preset) == ("state-of-health", "preset:austin-owner") {
                assert_eq!(wattfleet(&["figure", name, preset, "--svg", "-"]).status.code(), Some(2));
                continue;
            }
            // Rented GPUs serve no model of their own.
            let rents = ["preset:austin-owner", "preset:cold-heat"].contains(&preset);
            if rents && ["batch", "memory"].contains(&name) {
                assert_eq!(wattfleet(&["figure", name, preset, "--svg", "-"]).status.code(), Some(2));
                continue;
            }
            let svg = answer(&["figure", name, preset, "--svg", "-"]);
            assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{name}");
            assert!(is_well_formed(svg.trim()), "{name} of {preset}");
            assert!(svg.contains("<title") && svg.contains("<desc"), "{name}");
            assert!(!svg.contains("NaN"), "{name} of {preset}");
        }
    }
}

#[test]
fn days_size_and_theme_are_as_asked() {
    let power = ["figure", "power", "preset:phoenix-host", "--svg", "-"];
    let with = |more: &[&str]| answer(&[&power, more].concat());
    let sized = with(&["--width", "500", "--height", "250"]);
    assert!(sized.contains("width=\"500\" height=\"250\""));
    assert_ne!(with(&["--days", "10..12"]), with(&["--days", "190..192"]));
    assert_ne!(with(&["--dark"]), with(&[]));
    assert_eq!(with(&[]), with(&[]));
}

#[test]
fn the_file_is_written_and_its_description_told() {
    let out = file("figure.svg");
    let told = answer(&["figure", "monthly", "preset:phoenix-host", "--svg", typed(&out)]);
    assert!(told.starts_with(typed(&out)) && told.len() > typed(&out).len() + 20, "{told}");
    assert!(is_well_formed(std::fs::read_to_string(&out).unwrap().trim()));
    std::fs::remove_file(out).unwrap();
}

#[test]
fn days_that_are_none_are_refused() {
    let figure = |name: &str, days: &str| {
        refusal(&["figure", name, "preset:phoenix-host", "--svg", "-", "--days", days])
    };
    assert!(figure("power", "9..3").contains("194..198"));
    assert!(figure("monthly", "1..3").contains("whole year"));
}
