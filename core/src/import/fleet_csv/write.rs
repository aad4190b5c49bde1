//! Groups into a table.

use std::collections::BTreeMap;

use super::{
    key::{Column, NO_ROW, is_row, of_home},
    table::quoted,
};
use crate::scenario::{Field, FleetRow, Group, Kind, List, MAX_ARRAYS, Path, Place, Scenario, fields};

/// The table of groups whose designs are the homes of a scenario: every field of a group, and those of a home in
/// which some row departs from its design. Reading it again gives the same groups.
#[must_use]
pub fn write_fleet_csv(rows: &[FleetRow], designs: &Scenario) -> String {
    let written: Vec<Written> = rows.iter().map(|row| Written::new(row, designs)).collect();
    let mut columns: BTreeMap<(u16, usize), Column> = BTreeMap::new();
    for (key, column, _) in written.iter().flat_map(|row| &row.cells) {
        columns.entry(*key).or_insert(*column);
    }
    let group_fields: Vec<&Field> = fields().filter(|field| field.list == Some(List::Groups)).collect();
    let mut names = vec![Column::Name.name()];
    let place = Place::default();
    names.extend(group_fields.iter().map(|field| Column::Field(Path { field, place }).name()));
    names.extend(columns.values().map(|column| column.name()));
    let mut out = names.join(",");
    out.push_str("\r\n");
    for row in &written {
        let mut cells = vec![quoted(&row.name)];
        cells.extend(row.group.iter().cloned());
        cells.extend(columns.keys().map(|key| {
            row.cells
                .iter()
                .find(|(other, ..)| other == key)
                .map_or_else(String::new, |(_, _, cell)| cell.clone())
        }));
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A row as its cells.
struct Written {
    name: String,
    group: Vec<String>,
    cells: Vec<((u16, usize), Column, String)>,
}

impl Written {
    fn new(row: &FleetRow, designs: &Scenario) -> Self {
        let design = designs.homes.get(usize::from(row.group.design)).cloned().unwrap_or_default();
        let with = |home, group: Group| {
            let mut scenario = Scenario { homes: vec![home], compare: Vec::new(), ..designs.clone() };
            scenario.fleet.groups = vec![group];
            scenario
        };
        let target = with(row.home.clone(), row.group.clone());
        let mut state = with(design, Group::default());
        let place = Place::default();
        let group_fields = fields().filter(|field| field.list == Some(List::Groups));
        let group = group_fields.map(|field| word(field, (field.read)(&target, place))).collect();
        let mut cells = arrays(&mut state, &target);
        // As the reader will: rows of the catalogue first, each bringing its columns.
        let here = || fields().filter(|field| of_home(field));
        for field in here().filter(|field| is_row(field)).chain(here().filter(|field| !is_row(field))) {
            for item in 0..field.list.map_or(1, |list| target.list_len(list, 0)) {
                let path = Path { field, place: Place { home: 0, item } };
                let (Some(wanted), Some(there)) = (path.read(&target), path.read(&state)) else { continue };
                let wanted = field.snap(wanted);
                if field.quanta(there) != field.quanta(wanted) && state.set(path, wanted).is_ok() {
                    cells.push(((field.id, item), Column::Field(path), word(field, Some(wanted))));
                }
            }
        }
        Self { name: row.group.name.clone(), group, cells }
    }
}

/// The number of arrays, where it is not the design's.
fn arrays(state: &mut Scenario, target: &Scenario) -> Vec<((u16, usize), Column, String)> {
    let count = target.list_len(List::Arrays, 0).min(MAX_ARRAYS);
    if state.list_len(List::Arrays, 0) == count {
        return Vec::new();
    }
    if let Some(home) = state.homes.first_mut() {
        home.solar.arrays.truncate(count);
        let last = home.solar.arrays.last().cloned().unwrap_or_default();
        home.solar.arrays.resize(count, last);
    }
    vec![((0, 0), Column::Arrays, count.to_string())]
}

/// A value as a cell says it.
fn word(field: &Field, value: Option<f64>) -> String {
    let Some(value) = value.map(|value| field.snap(value)) else { return String::new() };
    match field.kind {
        // Adding zero turns -0 into 0.
        Kind::Number(_) => (value + 0.0).to_string(),
        Kind::Row(table) => table.row(value as u16).map_or(NO_ROW, |row| row.slug).to_owned(),
        Kind::Options(choices) => {
            let code = field.quanta(value);
            let found = choices().into_iter().find(|choice| i64::from(choice.code) == code);
            found.map_or_else(String::new, |choice| choice.key.to_owned())
        }
    }
}
