//! The lines of a fleet's report as groups: of a table of many homes the rows of one place and node stand together.
//!
//! The home of a line is the row whose household is nearest the line's mean. Known error: a street, a placement and a
//! chain of a table's line are those of that home.

use super::bunch::{Bunch, bunches};
use crate::{
    fleet::{FleetYear, GroupYear},
    scenario::{FleetRow, Group},
};

/// A group for each line of a fleet's report, in its order.
#[must_use]
pub fn stand_ins(year: &FleetYear) -> Vec<FleetRow> {
    bunches(year).iter().filter_map(stand_in).collect()
}

fn stand_in(bunch: &Bunch) -> Option<FleetRow> {
    let nodes = bunch.nodes();
    let sum = |of: fn(&GroupYear) -> f64| bunch.groups.iter().map(|group| of(group)).sum::<f64>();
    let homes = sum(|group| group.group.count);
    let mean_kwh = sum(|group| group.sums.household_kwh) / nodes.max(1.0);
    let apart = |group: &GroupYear| (group.sums.household_kwh / group.nodes.max(1.0) - mean_kwh).abs();
    let middle = bunch.groups.iter().min_by(|one, other| apart(one).total_cmp(&apart(other)))?;
    let group = Group {
        name: bunch.name.clone(),
        count: homes,
        opt_in_frac: if homes > 0.0 { (nodes / homes).min(1.0) } else { 0.0 },
        owner_off_frac: sum(|group| group.nodes * group.group.owner_off_frac) / nodes.max(1.0),
        region: middle.region,
        ..Group::default()
    };
    Some(FleetRow { group, home: middle.home.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::fleet_report,
        fleet::{FleetInput, FleetMemory, FleetRun, street_of},
        scenario::{MAX_GROUPS, Scenario, preset_by_slug},
    };

    fn table() -> (Scenario, FleetInput, FleetYear) {
        let scenario = preset_by_slug("valley-8000").unwrap().scenario();
        let rows = (0..60).map(|number| {
            let mut home = scenario.homes[number % 2 * 5].clone();
            home.household.base_kwh = 2000.0 + 100.0 * number as f64;
            FleetRow { group: Group { count: 1.0, ..Group::default() }, home }
        });
        let input = FleetInput { rows: rows.collect(), ..FleetInput::new(&scenario) };
        let (year, _) = FleetRun::resuming(input.clone(), FleetMemory::default()).run().unwrap();
        (scenario, input, year)
    }

    #[test]
    fn the_lines_of_a_table_stand_for_all_its_homes() {
        let (scenario, input, year) = table();
        assert!(input.rows.len() > MAX_GROUPS);
        let (lines, rows) = (fleet_report(&scenario, &year).groups, stand_ins(&year));
        assert_eq!((lines.len(), rows.len()), (2, 2), "two nodes in two places");
        let nodes: f64 = rows.iter().map(|row| row.group.nodes()).sum();
        assert!((nodes - 60.0).abs() < 1e-9);
        for (line, row) in lines.iter().zip(&rows) {
            assert_eq!(line.name, row.group.name);
            assert_eq!(row.group_home(), row.home, "nothing of it is left to the group");
            let street = street_of(row, &input).unwrap();
            assert!(street.kva > 0.0 && street.days.len() == 288);
            // Of 2,000 to 7,900 kWh the middle.
            assert!((row.home.household.base_kwh - 4950.0).abs() < 300.0, "{}", row.home.household.base_kwh);
        }
    }

    #[test]
    fn the_groups_of_a_small_fleet_stand_for_themselves() {
        let mut scenario = preset_by_slug("valley-8000").unwrap().scenario();
        scenario.fleet.groups.truncate(3);
        scenario.fleet.samples = 2.0;
        let (year, _) = FleetRun::new(&scenario).run().unwrap();
        for (index, row) in stand_ins(&year).iter().enumerate() {
            assert_eq!(row.home, scenario.fleet_rows()[index].group_home());
            assert!((row.group.nodes() - year.groups[index].nodes).abs() < 1e-9);
        }
    }
}
