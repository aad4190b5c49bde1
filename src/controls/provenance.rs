//! Where the value of a field comes from, in words.

use wattfleet_core::{
    analysis::{Provenance, provenance},
    catalog::Source,
    scenario::{Kind, Path, Scenario},
};

/// Who says so: the row that decides the field, its source, the year, and how it is known.
#[must_use]
pub(crate) fn source_words(scenario: &Scenario, path: Path) -> String {
    if path.field.follows.is_none() {
        // A chosen row speaks for itself; any other input has the source of its default.
        let chosen = match path.field.kind {
            Kind::Row(table) => path.read(scenario).and_then(|id| table.row(id as u16)),
            Kind::Number(_) | Kind::Options(_) => None,
        };
        return chosen
            .map_or_else(|| said(path.field.source), |row| format!("{}: {}", row.name, said(row.source)));
    }
    match provenance(scenario, path) {
        Provenance::Row { name, source, .. } => format!("{name}: {}", said(source)),
        Provenance::Set { source, .. } | Provenance::Default(source) => said(source),
        Provenance::Model => said(path.field.source),
    }
}

fn said(source: Source) -> String {
    format!("{} ({}, {})", source.text(), source.year, source.status.word())
}
