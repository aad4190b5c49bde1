//! What of a fleet can be promised: nodes, power, tokens and GPUs at each level.

use std::collections::BTreeMap;

use crate::scenario::{Fleet, MAX_GROUPS};

use super::{
    GroupYear, Hours,
    availability::{Block, Common, LEVELS, count_of, output_of},
};

/// What is reached with a probability, at an hour of the year taken at random.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FirmLevel {
    /// The probability.
    pub level: f64,
    /// Nodes that are up.
    pub nodes: f64,
    /// What those that are up draw at full power, kW: no limits counted.
    pub up_kw: f64,
    /// What they may draw, kW: limits of the hour counted.
    pub able_kw: f64,
    /// Tokens a second, limits counted.
    pub tok_s: f64,
    /// GPUs for rent, limits counted.
    pub gpu: f64,
}

/// What of a fleet is firm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Firm {
    /// At each of the levels shown.
    pub levels: Vec<FirmLevel>,
    /// Mean of the nodes that are up.
    pub mean_nodes: f64,
    /// The level that the fleet promises with.
    pub sure_frac: f64,
    /// k of n: nodes that may be promised with it.
    pub promised_nodes: f64,
    /// Power that may be promised with it, limits of the hour counted, kW.
    pub promised_kw: f64,
    /// The share of nodes held back for it.
    pub spare_frac: f64,
}

/// Whether a group has nodes.
pub(super) fn on_grid(group: &GroupYear) -> bool {
    group.block.nodes > 0
}

impl GroupYear {
    /// Power of the group's nodes that is delivered with a probability, limits left out, kW.
    #[must_use]
    pub fn firm_kw(&self, fleet: &Fleet, level: f64) -> f64 {
        let block = Block { each: self.homes.full_kw, ..self.block };
        output_of(&[block], Common::of(fleet)).firm(level)
    }
}

/// Power of the nodes of some groups that is delivered together with a probability, limits left out, kW.
#[must_use]
pub fn firm_kw(groups: &[&GroupYear], fleet: &Fleet, level: f64) -> f64 {
    if let [group] = groups {
        return group.firm_kw(fleet, level);
    }
    let blocks = groups.iter().map(|group| Block { each: group.homes.full_kw, ..group.block });
    let blocks = if groups.len() > MAX_GROUPS { merged(blocks) } else { blocks.collect() };
    output_of(&blocks, Common::of(fleet)).firm(level)
}

/// Rows of a table as blocks: single homes of one region whose nodes give the same, to a hundredth, are neighbours.
/// The mean of their chances stands for each: the spread is then a little larger than it is.
fn merged(blocks: impl Iterator<Item = Block>) -> Vec<Block> {
    const FINE: f64 = 100.0;
    let mut found: BTreeMap<(u16, i64), Block> = BTreeMap::new();
    for block in blocks.filter(|block| block.nodes > 0) {
        let size = if block.each > 0.0 { libm::round(FINE * libm::log(block.each)) as i64 } else { i64::MIN };
        let sum = found.entry((block.region, size)).or_insert(Block { nodes: 0, ..block });
        let (have, more) = (sum.nodes as f64, block.nodes as f64);
        let mix = |one: f64, other: f64| (have * one + more * other) / (have + more);
        *sum = Block {
            nodes: sum.nodes + block.nodes,
            each: mix(sum.each, block.each),
            up_frac: mix(sum.up_frac, block.up_frac),
            area_down_frac: mix(sum.area_down_frac, block.area_down_frac),
            storm_down_frac: mix(sum.storm_down_frac, block.storm_down_frac),
            carrier_down_frac: mix(sum.carrier_down_frac, block.carrier_down_frac),
            ..*sum
        };
    }
    found.into_values().collect()
}

/// The firm output of groups and their sum by hour.
pub(super) fn firm(groups: &[GroupYear], hours: &Hours, fleet: &Fleet) -> Firm {
    let common = Common::of(fleet);
    let blocks = |each: fn(&GroupYear) -> f64| -> Vec<Block> {
        let blocks = groups.iter().map(|group| Block { each: each(group), ..group.block });
        if groups.len() > MAX_GROUPS { merged(blocks) } else { blocks.collect() }
    };
    let counts = count_of(&blocks(|_| 1.0), common);
    let kw = blocks(|group| group.homes.full_kw);
    let up_kw = output_of(&kw, common);
    let tok_s = output_of(&blocks(|group| group.full_tok_s), common);
    let gpu = output_of(&blocks(|group| group.full_gpu), common);
    let shares = |series: &[f64], most: f64| -> Vec<f64> {
        series.iter().map(|value| if most > 0.0 { value / most } else { 0.0 }).collect()
    };
    let able_share = shares(&hours.able_kw, up_kw.most());
    let tok_share = shares(&hours.able_tok_s, tok_s.most());
    let gpu_share = shares(&hours.able_gpu, gpu.most());
    let at = |level: f64| FirmLevel {
        level,
        nodes: counts.firm(level),
        up_kw: up_kw.firm(level),
        able_kw: up_kw.firm_over(level, &able_share),
        tok_s: tok_s.firm_over(level, &tok_share),
        gpu: gpu.firm_over(level, &gpu_share),
    };
    let promised_nodes = counts.firm(fleet.sure_frac);
    Firm {
        levels: LEVELS.into_iter().map(at).collect(),
        mean_nodes: counts.mean(),
        sure_frac: fleet.sure_frac,
        promised_nodes,
        promised_kw: up_kw.firm_over(fleet.sure_frac, &able_share),
        spare_frac: if counts.most() > 0.0 { 1.0 - promised_nodes / counts.most() } else { 0.0 },
    }
}
