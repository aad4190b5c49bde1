//! Changes and scenarios in words.

use wattfleet_core::{
    catalog,
    scenario::{Home, List, PRESETS, Path, Scenario},
};

use super::values::shown;

/// `battery units 1 to 2`.
#[must_use]
pub fn describe(path: Path, before: f64, after: f64) -> String {
    let field = path.field;
    let subject = match field.list {
        Some(List::Arrays) => format!("array {}", path.place.item + 1),
        Some(List::Groups) => format!("group {}", path.place.item + 1),
        None => lower_first(field.subject.label()),
    };
    let (before, after) = (shown(field, before), shown(field, after));
    format!("{subject} {} {before} to {after}", lower_first(field.label))
}

/// The name of the shown home: its own, that of the preset it came from, or what it is.
#[must_use]
pub fn title(scenario: &Scenario) -> String {
    let Some(home) = scenario.shown() else { return "Home".to_owned() };
    if !home.title.is_empty() {
        return home.title.clone();
    }
    let preset = PRESETS
        .iter()
        .find(|preset| preset.scenario().homes.first().is_some_and(|other| same_rows(other, home)));
    preset.map_or_else(|| plain_title(home), |preset| preset.name.to_owned())
}

fn same_rows(a: &Home, b: &Home) -> bool {
    a.site.climate == b.site.climate
        && a.household.kind == b.household.kind
        && a.node.model == b.node.model
        && a.deal.kind == b.deal.kind
}

fn plain_title(home: &Home) -> String {
    let place = catalog::climate(home.site.climate).map_or("Home", |climate| climate.name);
    match (home.node.gpu_count, catalog::gpu(home.node.gpu)) {
        (count, Some(gpu)) if count > 0.0 => format!("{place}, {count:.0} × {}", gpu.name),
        _ => format!("{place}, no node"),
    }
}

/// The first letter small, unless the word is an abbreviation. Latin letters without accents: the table of all
/// others is 4 kB of the first page.
pub(crate) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            format!("{}{}", first.to_ascii_lowercase(), &text[first.len_utf8()..])
        }
        _ => text.to_owned(),
    }
}
