//! `KEY=VALUE` into a scenario.

use wattfleet_core::{
    catalog::Table,
    scenario::{Field, Kind, List, Number, Path, PathError, Scenario, fields},
    text::format_number,
};

use crate::{failure::Failure, suggest::did_you_mean};

/// Sets one value; a key without `homes[N].` is of `home`.
pub(crate) fn set_value(scenario: &mut Scenario, home: usize, assignment: &str) -> Result<(), Failure> {
    let (key, text) = assignment.split_once('=').ok_or_else(|| {
        Failure::new(format_args!("'{assignment}' has no value"))
            .help("write it as key=value, as in battery.units=2")
    })?;
    let (key, text) = (key.trim(), text.trim());
    let mut path = Path::parse(key).map_err(|error| wrong_key(key, &error))?;
    if !key.starts_with("homes[") {
        path.place.home = home;
    }
    let value = value(path.field, key, text)?;
    if path.field.list == Some(List::Groups) {
        // Groups are of the fleet, whichever home is simulated.
        path.place.home = 0;
    }
    let list = path.field.list.filter(|list| path.place.item == scenario.list_len(*list, path.place.home));
    if let Some(list) = list {
        // Refused when the list is full; then there is no such place, which `set` says.
        let _added = scenario.add_item(list, path.place.home);
    }
    scenario.set(path, value).map_err(|error| {
        let homes = scenario.homes.len();
        Failure::new(format_args!("could not set {key}: {error}"))
            .help(format_args!("the scenario has {homes} home(s), counted from 0; items of a list are too"))
    })?;
    Ok(())
}

fn wrong_key(key: &str, error: &PathError) -> Failure {
    let failure = Failure::new(error);
    match error {
        PathError::UnknownKey { key } => failure.guess(did_you_mean(key, fields().map(|field| field.key))),
        PathError::BadIndex { .. } => {
            failure.guess((!key.contains(']')).then(|| "a ] is missing".to_owned()))
        }
    }
}

fn value(field: &Field, key: &str, text: &str) -> Result<f64, Failure> {
    match field.kind {
        Kind::Number(number) => number_value(number, key, text),
        Kind::Row(_) if text == "none" && field.allows(0.0) => Ok(0.0),
        Kind::Row(table) => row_value(table, key, text),
        Kind::Options(choices) => {
            let choices = choices();
            let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            let found = choices.iter().find(|choice| choice.key == text);
            found.map(|choice| f64::from(choice.code)).ok_or_else(|| {
                Failure::new(format_args!("{key} cannot be '{text}'"))
                    .guess(did_you_mean(text, keys.iter().copied()))
                    .help(format_args!("it is one of {}", keys.join(", ")))
            })
        }
    }
}

fn number_value(number: Number, key: &str, text: &str) -> Result<f64, Failure> {
    let value: f64 = text.parse().map_err(|_| {
        Failure::new(format_args!("{key}: found '{text}', expected a number")).help(range(number))
    })?;
    if (number.min..=number.max).contains(&value) {
        return Ok(value);
    }
    Err(Failure::new(format_args!("{key} cannot be {text}")).help(range(number)))
}

fn row_value(table: Table, key: &str, text: &str) -> Result<f64, Failure> {
    table.find(text).map(f64::from).ok_or_else(|| {
        let rows = table.rows();
        Failure::new(format_args!("{key}: the catalogue has no {} '{text}'", table.slug()))
            .guess(did_you_mean(text, rows.iter().map(|row| row.slug)))
            .help(format_args!("`wattfleet catalog {}` lists all {}", table.slug(), rows.len()))
    })
}

/// `it goes from 0 to 90 °`; shares are told as they are typed, 0 to 1.
fn range(number: Number) -> String {
    let unit = match number.unit.display_factor() {
        factor if factor > 1.0 => ", as a share: 0.2 is 20 %".to_owned(),
        _ => format!(" {}", number.unit.symbol()).trim_end().to_owned(),
    };
    format!("it goes from {} to {}{unit}", format_number(number.min), format_number(number.max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wattfleet_core::scenario::preset_by_slug;

    fn phoenix() -> Scenario {
        preset_by_slug("phoenix-host").unwrap().scenario()
    }

    #[test]
    fn numbers_rows_and_options_go_in() {
        let mut scenario = phoenix();
        for assignment in ["battery.units=3", "battery.model = powerwall-2", "battery.dispatch=backup"] {
            set_value(&mut scenario, 0, assignment).unwrap();
        }
        let battery = &scenario.homes[0].battery;
        assert!((battery.units - 3.0).abs() < 1e-12);
        assert_eq!(battery.dispatch.key(), "backup");
        assert_eq!(Some(battery.model), Table::Battery.find("powerwall-2"));
    }

    #[test]
    fn a_key_without_a_home_is_of_the_home_simulated() {
        let mut scenario = phoenix();
        scenario.homes.push(scenario.homes[0].clone());
        set_value(&mut scenario, 1, "battery.units=4").unwrap();
        set_value(&mut scenario, 1, "homes[0].battery.units=5").unwrap();
        assert!((scenario.homes[1].battery.units - 4.0).abs() < 1e-12);
        assert!((scenario.homes[0].battery.units - 5.0).abs() < 1e-12);
    }

    #[test]
    fn one_array_past_the_last_is_added_and_no_other() {
        let mut scenario = phoenix();
        let arrays = scenario.homes[0].solar.arrays.len();
        set_value(&mut scenario, 0, &format!("solar.arrays[{arrays}].kw_dc=3")).unwrap();
        assert_eq!(scenario.homes[0].solar.arrays.len(), arrays + 1);
        assert!(set_value(&mut scenario, 0, "solar.arrays[7].kw_dc=3").is_err());
        assert_eq!(scenario.homes[0].solar.arrays.len(), arrays + 1);
    }

    #[test]
    fn what_is_refused_says_why_and_changes_nothing() {
        let cases = [
            ("battery.unit=2", "did you mean 'battery.units'"),
            ("battery.reserve_frac=20", "0 to 1"),
            ("battery.units=two", "expected a number"),
            ("battery.units=NaN", "cannot be NaN"),
            ("battery.model=powerwall3", "'powerwall-3'"),
            ("battery.dispatch=back-up", "'backup'"),
            ("battery.units", "key=value"),
            ("homes[4].battery.units=2", "1 home(s)"),
        ];
        for (assignment, says) in cases {
            let mut scenario = phoenix();
            let failure = set_value(&mut scenario, 0, assignment).unwrap_err().to_string();
            assert!(failure.contains(says), "{assignment}: {failure}");
            assert_eq!(scenario, phoenix(), "{assignment}");
        }
    }
}
