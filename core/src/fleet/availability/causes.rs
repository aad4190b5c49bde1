//! Why a home's node is down, from the home and its year.

use serde::{Deserialize, Serialize};

use crate::{
    energy::outage::{OutageKind, OutageRecord},
    scenario::{BatteryInOutage, Fleet, Group, Home},
    simulate::Year,
};

use super::{Block, Common};

const HOURS_A_YEAR: f64 = 8760.0;

/// The shares of the time that grid outages have a node down, its batteries empty or not asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GridLoss {
    /// Everyday outages: trees, animals, failed parts.
    pub everyday_frac: f64,
    /// Storms and other major events.
    pub storm_frac: f64,
}

/// Every cause, each as a share of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Causes {
    /// No grid, and the batteries do not carry the node.
    pub grid: GridLoss,
    /// The link is down.
    pub link_frac: f64,
    /// A GPU waits for its repair.
    pub hardware_frac: f64,
    /// The owner switched it off.
    pub owner_frac: f64,
}

/// The causes of a home of a group, from its year.
#[must_use]
pub fn causes(home: &Home, group: &Group, year: &Year) -> Causes {
    let backup = &year.backup;
    let shared_h = match home.battery.node_in_outage {
        BatteryInOutage::Never => 0.0,
        BatteryInOutage::ToReserve | BatteryInOutage::All => backup.together_h,
    };
    let carried_h = backup.own_h + shared_h;
    let down_frac = |kind: OutageKind| {
        let left_h = kind.per_year * (kind.mean_h - kind.carried_h(carried_h)).max(0.0);
        (left_h / HOURS_A_YEAR).min(1.0)
    };
    let record = OutageRecord::new(&home.site);
    Causes {
        grid: GridLoss { everyday_frac: down_frac(record.everyday), storm_frac: down_frac(record.storm) },
        link_frac: 1.0 - home.link.uptime_frac,
        hardware_frac: (home.node.failures_per_gpu_year * home.node.repair_days / 365.0).min(1.0),
        owner_frac: group.owner_off_frac,
    }
}

impl Causes {
    /// The share of the time that a node is up.
    #[must_use]
    pub fn available_frac(&self, fleet: &Fleet) -> f64 {
        self.block(fleet, (1, 0)).available_frac()
    }

    /// The nodes of a group: how many, and the region whose storms they share.
    #[must_use]
    pub fn block(&self, fleet: &Fleet, (nodes, region): (usize, u16)) -> Block {
        let area_down_frac = self.grid.everyday_frac * fleet.neighbourhood_frac;
        // The rest of the everyday outages takes homes one by one.
        let alone_frac = self.grid.everyday_frac - area_down_frac;
        // The hours of the carrier's network are among those of the link.
        let common = Common::of(fleet);
        let carrier_down_frac =
            if common.carrier_frac > 0.0 { common.carrier_down_frac.min(self.link_frac) } else { 0.0 };
        let line_frac = if carrier_down_frac > 0.0 {
            1.0 - (1.0 - self.link_frac) / (1.0 - carrier_down_frac).max(1e-12)
        } else {
            self.link_frac
        };
        Block {
            nodes,
            each: 1.0,
            up_frac: (1.0 - alone_frac)
                * (1.0 - line_frac)
                * (1.0 - self.hardware_frac)
                * (1.0 - self.owner_frac),
            area_nodes: fleet.neighbourhood_homes as usize,
            area_down_frac,
            region,
            storm_down_frac: self.grid.storm_frac,
            carrier_down_frac,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::preset,
        simulate::{Options, Stages},
    };

    #[test]
    fn the_causes_leave_what_the_year_of_the_home_counts() {
        for id in [1, 2, 4] {
            let scenario = preset(id).unwrap().scenario();
            let year = Stages::default().year(&scenario, &Options::default()).unwrap();
            let causes = causes(&scenario.homes[0], &Group::default(), &year);
            let home = &scenario.homes[0];
            let grid = 1.0 - year.backup.outage_frac * (1.0 - year.backup.carried_frac);
            let expected = grid * home.link.uptime_frac * (1.0 - causes.hardware_frac);
            let found = causes.available_frac(&Fleet::default());
            // Causes at the same time are counted once here and twice there: a millionth.
            assert!((found - expected).abs() < 2e-6, "preset {id}: {found} {expected}");
        }
    }
}
