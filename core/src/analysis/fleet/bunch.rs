//! The groups of a fleet as a page shows them: each by itself, or the many rows of a table by place and node.

use std::collections::BTreeMap;

use crate::{
    catalog,
    fleet::{FleetYear, GroupYear},
    scenario::MAX_GROUPS,
};

/// Groups that are shown in one line.
#[derive(Clone, Debug)]
pub(super) struct Bunch<'a> {
    /// Its name.
    pub(super) name: String,
    /// Its groups: never none.
    pub(super) groups: Vec<&'a GroupYear>,
}

impl<'a> Bunch<'a> {
    /// The group that stands for all.
    pub(super) fn first(&self) -> Option<&'a GroupYear> {
        self.groups.first().copied()
    }

    /// Homes with a node.
    pub(super) fn nodes(&self) -> f64 {
        self.groups.iter().map(|group| group.nodes).sum()
    }
}

/// The lines of a fleet's year, in the fleet's order; of a table the largest, the rest together.
pub(super) fn bunches(year: &FleetYear) -> Vec<Bunch<'_>> {
    if year.groups.len() <= MAX_GROUPS {
        let alone = |(index, group): (usize, _)| {
            let group: &GroupYear = group;
            Bunch { name: group.name(index), groups: vec![group] }
        };
        return year.groups.iter().enumerate().map(alone).collect();
    }
    let mut found: BTreeMap<(u16, u16, u64, u16), Bunch> = BTreeMap::new();
    for group in &year.groups {
        let (node, work) = (&group.home.node, &group.home.workload);
        let gpus = if node.gpu_count > 0.0 { node.gpu_count } else { 0.0 };
        let key = (group.home.site.climate, node.gpu, gpus as u64, work.llm);
        let climate = catalog::climate(group.home.site.climate).map_or("elsewhere", |row| row.name);
        let bunch =
            found.entry(key).or_insert_with(|| Bunch { name: climate.to_owned(), groups: Vec::new() });
        bunch.groups.push(group);
    }
    let mut found: Vec<Bunch> = found.into_values().collect();
    found.sort_by(|one, other| other.nodes().total_cmp(&one.nodes()));
    let rest = found.split_off(found.len().min(MAX_GROUPS - 1));
    if !rest.is_empty() {
        let groups = rest.into_iter().flat_map(|bunch| bunch.groups).collect();
        found.push(Bunch { name: "elsewhere".to_owned(), groups });
    }
    found
}
