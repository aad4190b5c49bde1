//! Blocks of equal nodes, and how many of all blocks are up together.

use super::{Capacity, Common, Pmf};

/// Nodes that are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// How many.
    pub nodes: usize,
    /// What each gives when it is up, in any unit; 0 or more.
    pub each: f64,
    /// The share of the time that each is up by itself, its neighbourhood and its region being up.
    pub up_frac: f64,
    /// Nodes of a neighbourhood; 0: none of them has anything in common.
    pub area_nodes: usize,
    /// The share of the time that a neighbourhood is down as one.
    pub area_down_frac: f64,
    /// The region whose storms it shares with other blocks.
    pub region: u16,
    /// The share of the time that a storm has a node down.
    pub storm_down_frac: f64,
    /// The share of the time that its carrier's network has a node down: at most that of [`Common`].
    pub carrier_down_frac: f64,
}

impl Block {
    /// The share of the time that a node is up.
    #[must_use]
    pub fn available_frac(&self) -> f64 {
        let area = if self.area_nodes > 0 { self.area_down_frac } else { 0.0 };
        self.up_frac * (1.0 - area) * (1.0 - self.storm_down_frac) * (1.0 - self.carrier_down_frac)
    }

    /// How many are up while storm and carriers leave each with `left_frac`.
    fn up(&self, left_frac: f64) -> Pmf {
        let up_frac = self.up_frac * left_frac;
        let areas = self.nodes.checked_div(self.area_nodes).unwrap_or(0);
        if self.area_down_frac <= 0.0 || self.area_nodes == 0 {
            return Pmf::binomial(self.nodes, up_frac);
        }
        // A last neighbourhood that is not full is up or down too.
        let rest = self.nodes - areas * self.area_nodes;
        let rests = if rest > 0 {
            vec![(1.0 - self.area_down_frac, rest), (self.area_down_frac, 0)]
        } else {
            vec![(1.0, 0)]
        };
        let mut parts = Vec::new();
        for (down, weight) in Pmf::binomial(areas, self.area_down_frac).values() {
            for (rest_weight, rest) in &rests {
                let nodes = (areas - down) * self.area_nodes + rest;
                parts.push((weight * rest_weight, Pmf::binomial(nodes, up_frac)));
            }
        }
        Pmf::mixed(&parts)
    }
}

/// How many nodes of all blocks are up.
#[must_use]
pub fn count_of(blocks: &[Block], common: Common) -> Capacity {
    let ones: Vec<Block> = blocks.iter().map(|block| Block { each: 1.0, ..*block }).collect();
    output_of(&ones, common)
}

/// What all blocks give together.
#[must_use]
pub fn output_of(blocks: &[Block], common: Common) -> Capacity {
    let giving: Vec<&Block> = blocks.iter().filter(|block| block.nodes > 0 && block.each > 0.0).collect();
    let unit = Capacity::unit(giving.iter().copied());
    let is_felt = giving.iter().any(|block| block.carrier_down_frac > 0.0);
    let states = if is_felt { common.carriers() } else { vec![(1.0, 0.0)] };
    let while_down = |(weight, lost_frac): (f64, f64)| {
        let state = CarrierState { down_frac: common.carrier_down_frac, lost_frac };
        (weight, in_regions(&giving, (common.storm_hit_frac, unit), state))
    };
    let mut parts: Vec<(f64, Pmf)> = states.into_iter().map(while_down).collect();
    let all = match parts.pop() {
        Some((_, only)) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Pmf::mixed(&parts)
        }
        None => Pmf::certain(0),
    };
    let most = giving.iter().map(|block| block.nodes as f64 * block.each).sum();
    Capacity::new(all, (unit, most))
}

/// Carriers at a moment: how often one is down, and the share of all homes whose carrier is.
#[derive(Clone, Copy)]
struct CarrierState {
    down_frac: f64,
    lost_frac: f64,
}

impl CarrierState {
    /// What the carriers leave of a block's nodes.
    fn left_frac(self, block: &Block) -> f64 {
        if self.lost_frac <= 0.0 {
            return 1.0;
        }
        1.0 - self.lost_frac * (block.carrier_down_frac / self.down_frac.max(1e-12)).min(1.0)
    }
}

/// What all regions give together while some carriers are down, in units.
fn in_regions(giving: &[&Block], (storm_hit_frac, unit): (f64, f64), state: CarrierState) -> Pmf {
    let mut regions: Vec<u16> = giving.iter().map(|block| block.region).collect();
    regions.sort_unstable();
    regions.dedup();
    let of_region = |region: &u16| {
        let here = || giving.iter().filter(|block| block.region == *region);
        let most_down = here().map(|block| block.storm_down_frac).fold(0.0, f64::max);
        let storm_frac = (most_down / storm_hit_frac.max(1e-6)).min(1.0);
        let sum = |during: &dyn Fn(&Block) -> f64| {
            here().fold(Pmf::certain(0), |sum, block| {
                let up = block.up((1.0 - during(block)) * state.left_frac(block));
                let ratio = block.each / unit;
                // Whole multiples need no sharing between cells.
                sum.plus(&if (ratio - 1.0).abs() < 1e-12 { up } else { up.scaled(ratio) })
            })
        };
        let calm = sum(&|_| 0.0);
        if storm_frac <= 0.0 {
            return calm;
        }
        let storm = sum(&|block| (block.storm_down_frac / storm_frac).min(1.0));
        Pmf::mixed(&[(1.0 - storm_frac, calm), (storm_frac, storm)])
    };
    regions.iter().map(of_region).fold(Pmf::certain(0), |sum, region| sum.plus(&region))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

#[cfg(test)]
#[path = "carrier_tests.rs"]
mod carrier_tests;
