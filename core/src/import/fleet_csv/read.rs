//! A table into groups with their designs.

use super::{
    CellError, FleetCsvError,
    error::wrong,
    key::{Column, NO_ROW, is_row},
    table::{Line, lines, separator},
};
use crate::scenario::{Field, FleetRow, Group, Kind, MAX_ARRAYS, MAX_FLEET_ROWS, Path, Place, Scenario};

const DESIGN: &str = "fleet.groups[].design";
const NAME_CHARS: usize = 60;

/// Reads a table of groups or single homes whose designs are the homes of a scenario.
///
/// # Errors
/// Everything that is wrong, cell by cell, up to [`super::MAX_ERRORS`]: unknown or doubled columns, cells that
/// cannot be meant so, rows that are too long, more rows than a fleet has.
pub fn read_fleet_csv(text: &str, designs: &Scenario) -> Result<Vec<FleetRow>, FleetCsvError> {
    let text = text.trim_start_matches('\u{feff}');
    let mark = separator(text);
    let mut lines = lines(text, mark).into_iter();
    let mut errors = FleetCsvError::default();
    let header = lines.next();
    let columns = header.as_ref().map_or_else(Vec::new, |header| columns(header, &mut errors));
    if columns.is_empty() && errors.is_empty() {
        errors.push(wrong((1, "1"), "", "a line of names, as name,count,design,climate"));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut reader = Reader { designs, mark, columns, scenario: designs.clone() };
    reader.scenario.compare.clear();
    let mut rows = Vec::new();
    for (index, line) in lines.enumerate() {
        if index >= MAX_FLEET_ROWS {
            let expected = format!("at most {MAX_FLEET_ROWS} rows");
            errors.push(wrong((line.number, "1"), line.cells.first().map_or("", String::as_str), expected));
            break;
        }
        if let Some(row) = reader.row(&line, &mut errors) {
            rows.push(row);
        }
    }
    if errors.is_empty() { Ok(rows) } else { Err(errors) }
}

/// The columns, each with its name.
fn columns(header: &Line, errors: &mut FleetCsvError) -> Vec<(String, Column)> {
    let mut columns: Vec<(String, Column)> = Vec::new();
    for (index, name) in header.cells.iter().enumerate() {
        let at = (header.number, format!("{}", index + 1));
        let at = (at.0, at.1.as_str());
        match Column::named(name) {
            None => errors.push(wrong(
                at,
                name,
                "name, a field of a group such as count, or a key of `wattfleet fields`",
            )),
            Some(column) if columns.iter().any(|(_, other)| other.name() == column.name()) => {
                errors.push(wrong(at, name, "each column once"));
            }
            Some(column) => columns.push((column.name(), column)),
        }
    }
    columns
}

struct Reader<'a> {
    designs: &'a Scenario,
    mark: char,
    columns: Vec<(String, Column)>,
    /// The row at hand: its home as the first one, its group as the first one.
    scenario: Scenario,
}

impl Reader<'_> {
    fn row(&mut self, line: &Line, errors: &mut FleetCsvError) -> Option<FleetRow> {
        let before = errors.cells.len() + errors.more;
        if let Some(extra) = line.cells.get(self.columns.len()).filter(|cell| !cell.is_empty()) {
            let column = format!("{}", self.columns.len() + 1);
            errors.push(wrong((line.number, &column), extra, format!("{} cells", self.columns.len())));
        }
        let columns = std::mem::take(&mut self.columns);
        let cells = || {
            let cells = columns.iter().zip(&line.cells).filter(|(_, cell)| !cell.is_empty());
            cells.map(|((name, column), cell)| ((line.number, name.as_str()), *column, cell.as_str()))
        };
        self.scenario.fleet.groups = vec![Group::default()];
        // The design first, then rows of the catalogue, which bring their columns, then all others.
        for (at, column, cell) in cells() {
            if let Column::Field(path) = column
                && path.field.key == DESIGN
            {
                self.set(at, path, cell).unwrap_or_else(|error| errors.push(error));
            }
        }
        self.take_design(line.number, errors);
        let (mut first, mut later) = (Vec::new(), Vec::new());
        for (at, column, cell) in cells() {
            match column {
                Column::Name => {
                    let name = cell.chars().filter(|letter| !letter.is_control()).take(NAME_CHARS).collect();
                    self.scenario.fleet.groups.iter_mut().for_each(|group| group.name.clone_from(&name));
                }
                Column::Arrays => {
                    self.arrays(at, cell).unwrap_or_else(|error| errors.push(error));
                }
                Column::Field(path) if path.field.key == DESIGN => {}
                Column::Field(path) if is_row(path.field) => first.push((at, path, cell)),
                Column::Field(path) => later.push((at, path, cell)),
            }
        }
        first.sort_by_key(|(_, path, _)| path.field.id);
        for (at, path, cell) in first.into_iter().chain(later) {
            self.set(at, path, cell).unwrap_or_else(|error| errors.push(error));
        }
        self.columns = columns;
        if errors.cells.len() + errors.more > before {
            return None;
        }
        let group = self.scenario.fleet.groups.pop()?;
        let home = self.scenario.homes.first()?.clone();
        Some(FleetRow { group, home })
    }

    fn take_design(&mut self, row: usize, errors: &mut FleetCsvError) {
        let design = self.scenario.fleet.groups.first().map_or(0, |group| group.design);
        match self.designs.homes.get(usize::from(design)) {
            Some(home) => {
                self.scenario.homes.clear();
                self.scenario.homes.push(home.clone());
            }
            None => {
                let expected = format!("a design from 0 to {}", self.designs.homes.len().saturating_sub(1));
                errors.push(wrong((row, "design"), &design.to_string(), expected));
            }
        }
    }

    fn arrays(&mut self, at: (usize, &str), cell: &str) -> Result<(), CellError> {
        let count = cell.parse::<usize>().ok().filter(|count| *count <= MAX_ARRAYS);
        let count = count.ok_or_else(|| wrong(at, cell, format!("a whole number from 0 to {MAX_ARRAYS}")))?;
        if let Some(home) = self.scenario.homes.first_mut() {
            home.solar.arrays.truncate(count);
            let last = home.solar.arrays.last().cloned().unwrap_or_default();
            home.solar.arrays.resize(count, last);
        }
        Ok(())
    }

    fn set(&mut self, at: (usize, &str), path: Path, cell: &str) -> Result<(), CellError> {
        let (value, expected) = self.value(path.field, cell);
        let value = value.ok_or_else(|| wrong(at, cell, expected))?;
        if self.scenario.set(path, value).is_ok() {
            return Ok(());
        }
        // A field of an array that the design does not have.
        let Place { item, .. } = path.place;
        Err(wrong(at, cell, format!("an empty cell: the design has no array {item}; solar.arrays adds one")))
    }

    /// The value of a cell, and what could be there.
    fn value(&self, field: &Field, cell: &str) -> (Option<f64>, String) {
        match field.kind {
            Kind::Number(number) => {
                let text = if self.mark == ',' { cell.to_owned() } else { cell.replace(',', ".") };
                let value =
                    text.parse::<f64>().ok().filter(|value| (number.min..=number.max).contains(value));
                (
                    value,
                    format!("a number from {} to {} {}", number.min, number.max, number.unit.symbol())
                        .trim_end()
                        .to_owned(),
                )
            }
            Kind::Row(table) => {
                let none = (cell == NO_ROW && field.allows(0.0)).then_some(0);
                let row = none.or_else(|| table.find(cell));
                (row.map(f64::from), format!("a name from `wattfleet catalog {}`", table.slug()))
            }
            Kind::Options(choices) => {
                let choices = choices();
                let found = choices.iter().find(|choice| choice.key == cell);
                let words: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
                (found.map(|choice| f64::from(choice.code)), format!("one of {}", words.join(", ")))
            }
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
