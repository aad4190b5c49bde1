//! A group: homes of one design, how many, where, and how they vary.

use super::{Home, Kind, Path, Place, Scenario, field, subject::number};
use crate::{catalog::Table, units::Unit};

/// The most groups a fleet holds.
pub const MAX_GROUPS: usize = 40;
/// The most rows that a table of a fleet has.
pub const MAX_FLEET_ROWS: usize = 10_000;

const CLIMATE: u16 = 101;
const PLAN: u16 = 601;

subject! {
    /// Homes of one design.
    Group in Fleet, "fleet.groups[]", (groups fleet);
    /// Which of the scenario's homes, counted from 0.
    1501 design: u16 = 0, "Design", number(Unit::One, 0.0, 11.0, 1.0, 1.0),
        Source::assumed("the first home", 2026);
    /// Homes that are asked.
    1502 count: f64 = 100.0, "Homes", number(Unit::One, 0.0, 1e6, 10.0, 1.0),
        Source::assumed("a pilot", 2026);
    /// Where they stand, in place of the design's climate; none: the design's.
    1503 climate: u16 = 0, "Climate", Kind::Row(Table::Climate),
        Source::assumed("the design's", 2026);
    /// What they pay, in place of the design's plan; none: the design's.
    1504 plan: u16 = 0, "Tariff", Kind::Row(Table::Tariff),
        Source::assumed("the design's", 2026);
    /// How the size of the households varies: standard deviation over the mean.
    1505 size_spread_frac: f64 = 0.0, "Households vary by", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("all alike until said otherwise", 2026);
    /// How their services vary: standard deviation over the mean.
    1506 service_spread_frac: f64 = 0.0, "Services vary by", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("all alike until said otherwise", 2026);
    /// How their links vary: standard deviation over the mean.
    1507 link_spread_frac: f64 = 0.0, "Links vary by", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("all alike until said otherwise", 2026);
    /// The share of the homes asked that take a node.
    1508 opt_in_frac: f64 = 1.0, "Take part", number(Unit::Frac, 0.0, 1.0, 0.05, 1000.0),
        Source::assumed("the count is of homes that agreed", 2026);
    /// The share of nodes that their owners have switched off at any time.
    1509 owner_off_frac: f64 = 0.0, "Switched off", number(Unit::Frac, 0.0, 1.0, 0.01, 1000.0),
        Source::assumed("nobody switches it off", 2026);
    /// Homes on a transformer; 0: as the design says.
    1510 transformer_homes: f64 = 0.0, "Homes a transformer", number(Unit::One, 0.0, 200.0, 1.0, 1.0),
        Source::assumed("the design's", 2026);
    /// Its rating; 0: as the design says.
    1511 transformer_kva: f64 = 0.0, "Transformer", number(Unit::Kva, 0.0, 1000.0, 12.5, 10.0),
        Source::assumed("the design's", 2026);
    /// The region whose storms take it; none: the climate's.
    1512 region: u16 = 0, "Region", Kind::Row(Table::Region),
        Source::assumed("the climate's", 2026);
    also {
        /// What the user calls it; empty: after its design. At most 60 characters.
        name: String = String::new();
    }
}

impl Group {
    /// Homes that take a node: whole ones.
    #[must_use]
    pub fn nodes(&self) -> f64 {
        libm::round(self.count * self.opt_in_frac)
    }
}

/// A group with its homes' design in full: the design of the scenario, or that of a row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct FleetRow {
    /// How many, and how they vary.
    pub group: Group,
    /// The design before climate and tariff of the group.
    pub home: Home,
}

impl FleetRow {
    /// The home of the group: its design with the group's climate, tariff and transformer.
    #[must_use]
    pub fn group_home(&self) -> Home {
        let group = &self.group;
        let mut scenario = Scenario { homes: vec![self.home.clone()], ..Scenario::plain() };
        for (id, row) in [(CLIMATE, group.climate), (PLAN, group.plan)] {
            if let Some(field) = field(id).filter(|_| row > 0) {
                let path = Path { field, place: Place::default() };
                // A row that is not in the catalogue leaves the design's; `validate` says so.
                let _refused = scenario.set(path, f64::from(row));
            }
        }
        let mut home = scenario.homes.pop().unwrap_or_default();
        let service = &mut home.service;
        if group.transformer_homes > 0.0 {
            service.transformer_homes = group.transformer_homes;
        }
        if group.transformer_kva > 0.0 {
            service.transformer_kva = group.transformer_kva;
        }
        home
    }
}

impl Scenario {
    /// What a group is called: as the user says, else after its design, else by its number.
    #[must_use]
    pub fn group_name(&self, index: usize) -> String {
        let group = self.fleet.groups.get(index);
        let own = group.map(|group| group.name.as_str()).unwrap_or_default();
        let design = group.and_then(|group| self.homes.get(usize::from(group.design)));
        let design = design.map(|home| home.title.as_str()).unwrap_or_default();
        let name = [own, design].into_iter().find(|name| !name.is_empty());
        name.map_or_else(|| format!("Group {}", index + 1), str::to_owned)
    }

    /// The groups, each with its design. A group without its design is left out; `validate` says so.
    #[must_use]
    pub fn fleet_rows(&self) -> Vec<FleetRow> {
        let row = |group: &Group| {
            let home = self.homes.get(usize::from(group.design))?.clone();
            Some(FleetRow { group: group.clone(), home })
        };
        self.fleet.groups.iter().filter_map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog, scenario::preset};

    #[test]
    fn a_group_stands_where_it_says_and_pays_what_it_says() {
        let mut scenario = preset(1).unwrap().scenario();
        scenario.add_group().unwrap();
        let here = scenario.fleet_rows().remove(0).group_home();
        assert_eq!(here, scenario.homes[0]);
        let minneapolis = Table::Climate.find("minneapolis").unwrap();
        let plan = Table::Tariff.find("pge-e-elec").unwrap();
        scenario.fleet.groups[0].climate = minneapolis;
        scenario.fleet.groups[0].plan = plan;
        scenario.fleet.groups[0].transformer_kva = 75.0;
        let there = scenario.fleet_rows().remove(0).group_home();
        assert_eq!((there.site.climate, there.tariff.plan), (minneapolis, plan));
        let region = catalog::region(catalog::climate(minneapolis).unwrap().region).unwrap();
        assert!((there.site.saidi_min - region.saidi_min).abs() < 0.06, "the climate brings its region");
        assert!((there.service.transformer_kva - 75.0).abs() < 1e-12);
        assert_eq!(there.node, scenario.homes[0].node);
    }

    #[test]
    fn only_whole_homes_take_a_node() {
        let group = Group { count: 10.0, opt_in_frac: 0.333, ..Group::default() };
        assert!((group.nodes() - 3.0).abs() < 1e-12);
    }
}
