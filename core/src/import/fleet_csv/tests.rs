//! Tables that are read back as they were written, and tables that are not.

use super::*;
use crate::{
    import::fleet_csv::{MAX_ERRORS, write_fleet_csv},
    scenario::{PRESETS, preset, preset_by_slug},
};

fn valley() -> Scenario {
    preset_by_slug("valley-8000").unwrap().scenario()
}

#[test]
fn the_groups_of_a_scenario_come_back() {
    let scenario = valley();
    let rows = scenario.fleet_rows();
    let text = write_fleet_csv(&rows, &scenario);
    assert_eq!(text.lines().count(), 13);
    assert_eq!(read_fleet_csv(&text, &scenario).unwrap(), rows);
    // Semicolons and decimal commas, as some spreadsheets write them.
    let other: Vec<String> = text.lines().map(|line| line.replace(", ", "\u{1}").replace(',', ";")).collect();
    let other = other.join("\n").replace('.', ",").replace("\u{1}", ", ");
    let other = other.replace("household,", "household.");
    assert_eq!(read_fleet_csv(&other, &scenario).unwrap(), rows);
}

/// Bits without a pattern: the finalizer of splitmix64.
fn bits(index: u64) -> u64 {
    let z = (index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z ^ (z >> 27)
}

#[test]
fn homes_that_depart_from_their_design_come_back() {
    let scenario = valley();
    let homes: Vec<_> = PRESETS.iter().flat_map(|preset| preset.scenario().homes).collect();
    let mut rows = Vec::new();
    for (number, home) in (0_u64..200).zip(homes.iter().cycle()) {
        let design = (bits(4 * number) % 6) as u16;
        let mut home = home.clone();
        // Of its own are title, meter and rate; those stay with the design.
        home.title.clone_from(&scenario.homes[usize::from(design)].title);
        home.household.base_kwh = 1000.0 + (bits(4 * number + 1) % 5000) as f64;
        home.battery.units = (bits(4 * number + 2) % 4) as f64;
        let name = format!("No. {number}, \"corner; house\"");
        let group = Group { design, count: 1.0, name, climate: 3, ..Group::default() };
        rows.push(FleetRow { group, home });
    }
    let text = write_fleet_csv(&rows, &scenario);
    assert_eq!(read_fleet_csv(&text, &scenario).unwrap(), rows);
    assert_eq!(write_fleet_csv(&read_fleet_csv(&text, &scenario).unwrap(), &scenario), text);
}

#[test]
fn a_table_by_hand_takes_what_it_says_and_the_design_for_the_rest() {
    let scenario = preset(1).unwrap().scenario();
    let text = "count,site.climate,household.people,battery.model,solar.arrays,solar.arrays[0].kw_dc\n\
                12,tucson,5,powerwall-2,1,4.5\n,,,,,\n3,,,,0,";
    let rows = read_fleet_csv(text, &scenario).unwrap();
    assert_eq!(rows.len(), 2);
    let first = &rows[0];
    assert!((first.group.count - 12.0).abs() < 1e-12 && (first.home.household.people - 5.0).abs() < 1e-12);
    let powerwall = crate::catalog::battery(first.home.battery.model).unwrap();
    assert_eq!(powerwall.slug, "powerwall-2");
    assert!(
        (first.home.battery.discharge_kw - powerwall.discharge_kw).abs() < 1e-3,
        "a row brings its columns"
    );
    assert!((first.home.solar.kw_dc() - 4.5).abs() < 1e-12);
    assert!(rows[1].home.solar.arrays.is_empty());
    assert_eq!(rows[1].home.household, scenario.homes[0].household);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let scenario = preset(1).unwrap().scenario();
    let text =
        "name,count,opt_in_frac,climate,design\na,ten,1.5,tuscon,3\nb,5,0.5,tucson,0,9\nc,5,0.5,none,0";
    let error = read_fleet_csv(text, &scenario).unwrap_err();
    let told: Vec<(usize, &str, &str)> =
        error.cells.iter().map(|cell| (cell.row, cell.column.as_str(), cell.found.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "design", "3"),
            (2, "climate", "tuscon"),
            (2, "count", "ten"),
            (2, "opt_in_frac", "1.5"),
            (3, "6", "9"),
        ]
    );
    let text = error.to_string();
    assert!(text.contains("row 2, column opt_in_frac: found '1.5', expected a number from 0 to 1"), "{text}");
    assert!(text.contains("wattfleet catalog climate"), "{text}");

    let error = read_fleet_csv("count,cuont,battery.unit,count\n1,2,3,4", &scenario).unwrap_err();
    let told: Vec<&str> = error.cells.iter().map(|cell| cell.found.as_str()).collect();
    assert_eq!(told, ["cuont", "battery.unit", "count"]);
    assert!(read_fleet_csv("", &scenario).unwrap_err().to_string().contains("a line of names"));
    assert!(read_fleet_csv("12,3\n", &scenario).is_err());
    assert_eq!(read_fleet_csv("count\n", &scenario).unwrap(), []);
}

#[test]
fn ten_thousand_rows_are_read_and_no_more() {
    let scenario = preset(1).unwrap().scenario();
    let mut text = "count,household.base_kwh\n".to_owned();
    for row in 0..MAX_FLEET_ROWS {
        text.push_str(&format!("1,{}\n", 2000 + row % 4000));
    }
    assert_eq!(read_fleet_csv(&text, &scenario).unwrap().len(), MAX_FLEET_ROWS);
    text.push_str("1,2000\n");
    let error = read_fleet_csv(&text, &scenario).unwrap_err();
    assert_eq!((error.cells.len(), error.cells[0].row), (1, MAX_FLEET_ROWS + 2));
    let bad = "count\n".to_owned() + &"x\n".repeat(80);
    let error = read_fleet_csv(&bad, &scenario).unwrap_err();
    assert_eq!((error.cells.len(), error.more), (MAX_ERRORS, 80 - MAX_ERRORS));
    assert!(error.to_string().ends_with("and 30 more"));
}
