//! The lists that fields are items of: arrays of a home, groups of the fleet.

use super::{Group, List, MAX_ARRAYS, MAX_GROUPS, Place, Scenario};

impl List {
    /// The most items it holds.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Arrays => MAX_ARRAYS,
            Self::Groups => MAX_GROUPS,
        }
    }

    /// Its key, `solar.arrays`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Arrays => "solar.arrays",
            Self::Groups => "fleet.groups",
        }
    }
}

impl Scenario {
    /// How many items a list has; the groups are those of home 0, as they belong to no home.
    #[must_use]
    pub fn list_len(&self, list: List, home: usize) -> usize {
        match list {
            List::Arrays => self.homes.get(home).map_or(0, |home| home.solar.arrays.len()),
            List::Groups if home == 0 => self.fleet.groups.len(),
            List::Groups => 0,
        }
    }

    /// Appends an item like the last one. `None` when the list is full.
    #[must_use]
    pub fn add_item(&mut self, list: List, home: usize) -> Option<usize> {
        match list {
            List::Arrays => self.add_array(home),
            List::Groups if home == 0 => self.add_group(),
            List::Groups => None,
        }
    }

    /// Removes an item. `None` when there is none.
    #[must_use]
    pub fn remove_item(&mut self, list: List, place: Place) -> Option<()> {
        match list {
            List::Arrays => self.remove_array(place).map(|_| ()),
            List::Groups => self.remove_group(place.item).map(|_| ()),
        }
    }

    /// Appends a group like the last one. `None` when the fleet is full.
    #[must_use]
    pub fn add_group(&mut self) -> Option<usize> {
        let groups = &mut self.fleet.groups;
        if groups.len() >= MAX_GROUPS {
            return None;
        }
        groups.push(groups.last().cloned().unwrap_or_default());
        Some(groups.len() - 1)
    }

    /// Removes a group.
    #[must_use]
    pub fn remove_group(&mut self, index: usize) -> Option<Group> {
        let groups = &mut self.fleet.groups;
        (index < groups.len()).then(|| groups.remove(index))
    }
}
