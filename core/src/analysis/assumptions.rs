//! Every input behind an answer, with its source.

use crate::{
    scenario::{Path, Place, Scenario, Subject, fields},
    units::Unit,
};

use super::{Provenance, provenance};

/// One input.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// Where it is set.
    pub path: Path,
    /// The words on its control.
    pub label: &'static str,
    /// Its value; the code of an option or row.
    pub value: f64,
    /// Counted in; `One` for options and rows.
    pub unit: Unit,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Every input of a home and every constant of the models, in the order of the panels.
#[must_use]
pub fn assumptions(scenario: &Scenario, home: usize) -> Vec<Assumption> {
    let mut found = Vec::new();
    // A home alone has no fleet to assume things about.
    let told = |subject: Subject| match subject {
        Subject::View => false,
        Subject::Fleet => !scenario.fleet.groups.is_empty(),
        _ => true,
    };
    for field in fields().filter(|field| told(field.subject)) {
        let items = field.list.map_or(1, |list| scenario.list_len(list, home));
        for item in 0..items {
            let path = Path { field, place: Place { home, item } };
            let Some(value) = path.read(scenario) else { continue };
            found.push(Assumption {
                path,
                label: field.label,
                value,
                unit: field.number().map_or(Unit::One, |number| number.unit),
                provenance: provenance(scenario, path),
            });
        }
    }
    found
}
