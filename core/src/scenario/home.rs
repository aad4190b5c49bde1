//! One home, and the scenario that holds up to twelve of them.

use super::{
    AttachedWeather, Battery, Constants, Deal, Fleet, Household, Link, Measured, Node, Pinned, Service, Site,
    Solar, Tariff, View, Workload,
};

/// The most designs a scenario holds.
pub const MAX_HOMES: usize = 12;

/// One home design: everything between the sun and the tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// What the user calls it; empty: named after the preset. At most 60 characters.
    pub title: String,
    /// Place and climate.
    pub site: Site,
    /// Weather of a file in place of the climate's. Choosing a climate drops it.
    pub weather: Option<AttachedWeather>,
    /// What the house draws apart from the node.
    pub household: Household,
    /// What the meter says of it, in place of the end uses; `None` until readings or bills are given.
    pub measured: Option<Measured>,
    /// Amperes, volts and rules at the main breaker.
    pub service: Service,
    /// PV arrays and their inverter.
    pub solar: Solar,
    /// Home battery.
    pub battery: Battery,
    /// What a kilowatt hour costs.
    pub tariff: Tariff,
    /// Internet connection.
    pub link: Link,
    /// Compute box.
    pub node: Node,
    /// What the node does.
    pub workload: Workload,
    /// Who owns, pays and earns.
    pub deal: Deal,
}

/// The whole of what a share link holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// One to twelve designs.
    pub homes: Vec<Home>,
    /// Groups of homes of these designs; none: no fleet.
    pub fleet: Fleet,
    /// What it is compared with: at most four.
    pub compare: Vec<Pinned>,
    /// What the page shows of them.
    pub view: View,
    /// The constants of the models, as this scenario takes them.
    pub constants: Constants,
}

impl Default for Scenario {
    fn default() -> Self {
        let mut scenario = Self { homes: vec![Home::default()], ..Self::plain() };
        scenario.follow_all(0);
        scenario
    }
}

impl Scenario {
    /// No home, and everything else as it is by default.
    #[must_use]
    pub(super) fn plain() -> Self {
        Self {
            homes: Vec::new(),
            fleet: Fleet::default(),
            compare: Vec::new(),
            view: View::default(),
            constants: Constants::default(),
        }
    }

    /// The home that the page shows.
    #[must_use]
    pub fn shown(&self) -> Option<&Home> {
        self.homes.get(usize::from(self.view.home)).or(self.homes.first())
    }
}
