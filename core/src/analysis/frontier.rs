//! What a search over sizes found: the designs that no other beats, and the best for one aim.

use serde::{Deserialize, Serialize};

use super::Sizing;

/// One design and what its year comes to. All parties together, whoever pays whom.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DesignPoint {
    /// The size.
    pub sizing: Sizing,
    /// What the year costs, sales aside: power less credit, line, repairs, insurance, the marketplace, and node,
    /// batteries and modules paid off over their lives, USD a year.
    pub cost_usd: f64,
    /// Sales less costs, against the home as it stands without its node, USD a year.
    pub gain_usd: f64,
    /// Mean output sold: tokens a second, or GPUs.
    pub output: f64,
    /// Hours that the battery alone carries the critical circuits.
    pub backup_h: f64,
    /// Share of what house and node use that is not bought.
    pub self_sufficiency_frac: f64,
    /// Net grid power at the marginal rate and a year's part of making node, battery and modules, kg.
    pub co2_kg: f64,
}

/// What is weighed against cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Output, over all designs.
    Output,
    /// Hours of backup, over designs that give no less output than the present one.
    Backup,
}

impl Against {
    /// Its value in a design.
    #[must_use]
    pub fn read(self, point: &DesignPoint) -> f64 {
        match self {
            Self::Output => point.output,
            Self::Backup => point.backup_h,
        }
    }
}

/// What a design can be best at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The greatest gain, over all designs.
    Profit,
    /// The greatest share not bought, over designs that give no less output than the present one.
    SelfSufficiency,
    /// The least carbon, over the same.
    Carbon,
}

impl Aim {
    /// Every aim.
    pub const ALL: [Self; 3] = [Self::Profit, Self::SelfSufficiency, Self::Carbon];

    /// The word in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Profit => "profit",
            Self::SelfSufficiency => "self_sufficiency",
            Self::Carbon => "carbon",
        }
    }

    /// The more the better.
    fn score(self, point: &DesignPoint) -> f64 {
        match self {
            Self::Profit => point.gain_usd,
            Self::SelfSufficiency => point.self_sufficiency_frac,
            Self::Carbon => -point.co2_kg,
        }
    }
}

/// Everything that a search found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Designs {
    /// The present design first, the others in the order tried.
    pub points: Vec<DesignPoint>,
}

/// Output that counts as no less.
const AS_MUCH_FRAC: f64 = 0.99;
/// How far above the frontier designs are worth a look, of what it spans.
const ABOVE_FRAC: f64 = 0.5;
/// How much more a design must give to be worth telling, against the one before it.
const MORE_FRAC: f64 = 1.005;

impl Designs {
    /// The design as it stands.
    #[must_use]
    pub fn present(&self) -> Option<&DesignPoint> {
        self.points.first()
    }

    /// Whether a design gives no less output than the present one.
    #[must_use]
    pub fn gives_as_much(&self, point: &DesignPoint) -> bool {
        self.present().is_none_or(|present| point.output >= present.output * AS_MUCH_FRAC)
    }

    /// The designs that count for a weighing.
    fn counted(&self, against: Against) -> impl Iterator<Item = &DesignPoint> {
        self.points.iter().filter(move |point| against == Against::Output || self.gives_as_much(point))
    }

    /// The designs worth a look beside the frontier: those that count, up to some way above its dearest.
    #[must_use]
    pub fn beside(&self, against: Against) -> Vec<&DesignPoint> {
        let frontier = self.frontier(against);
        let ends = frontier.first().zip(frontier.last());
        let (low_usd, high_usd) = ends.map_or((0.0, 0.0), |(low, high)| (low.cost_usd, high.cost_usd));
        let now_usd = self.present().map_or(high_usd, |present| present.cost_usd.max(high_usd));
        let most_usd = now_usd + ABOVE_FRAC * (now_usd - low_usd) + 1.0;
        self.counted(against).filter(|point| point.cost_usd <= most_usd).collect()
    }

    /// The designs that no other beats, from the cheapest: each costs more than the one before it and gives
    /// more, by half a percent at least.
    #[must_use]
    pub fn frontier(&self, against: Against) -> Vec<DesignPoint> {
        let mut sorted: Vec<&DesignPoint> = self.counted(against).collect();
        // The first of two alike is the one tried first.
        sorted.sort_by(|a, b| {
            a.cost_usd.total_cmp(&b.cost_usd).then(against.read(b).total_cmp(&against.read(a)))
        });
        let mut kept: Vec<DesignPoint> = Vec::new();
        for point in sorted {
            let gives_more = |last: &DesignPoint| against.read(point) > against.read(last) * MORE_FRAC;
            if kept.last().is_none_or(gives_more) {
                kept.push(*point);
            }
        }
        kept
    }

    /// The best design for an aim; of two alike the cheaper.
    #[must_use]
    pub fn best(&self, aim: Aim) -> Option<&DesignPoint> {
        let counted = self.points.iter().filter(|point| aim == Aim::Profit || self.gives_as_much(point));
        counted.reduce(|best, point| {
            let better = aim.score(point).total_cmp(&aim.score(best));
            let better = better.then(best.cost_usd.total_cmp(&point.cost_usd));
            if better == std::cmp::Ordering::Greater { point } else { best }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::NodeChoice;
    use proptest::prelude::*;

    fn designs() -> impl Strategy<Value = Designs> {
        let point = (0.0..1000.0_f64, 0.0..100.0_f64, 0.0..48.0_f64, 0.0..1.0_f64).prop_map(
            |(cost_usd, output, backup_h, frac)| DesignPoint {
                sizing: Sizing { battery_units: 0.0, pv_kw_dc: 0.0, node: NodeChoice::Present },
                cost_usd,
                gain_usd: 5.0 * output - cost_usd,
                output,
                backup_h,
                self_sufficiency_frac: frac,
                co2_kg: 100.0 * frac,
            },
        );
        proptest::collection::vec(point, 1..60).prop_map(|points| Designs { points })
    }

    proptest! {
        #[test]
        fn no_design_beats_one_of_the_frontier_and_every_other_is_beaten(designs in designs()) {
            for against in [Against::Output, Against::Backup] {
                let frontier = designs.frontier(against);
                let beats = |a: &DesignPoint, b: &DesignPoint| {
                    a.cost_usd <= b.cost_usd && against.read(a) * MORE_FRAC >= against.read(b)
                };
                prop_assert!(!frontier.is_empty());
                let beside = designs.beside(against);
                prop_assert!(frontier.iter().all(|point| beside.contains(&point)));
                prop_assert!(beside.contains(&&designs.points[0]));
                for point in designs.counted(against) {
                    let on_it = frontier.contains(point);
                    let beaten = frontier.iter().any(|other| other != point && beats(other, point));
                    prop_assert!(on_it != beaten, "{point:?}");
                }
                for pair in frontier.windows(2) {
                    prop_assert!(pair[1].cost_usd > pair[0].cost_usd);
                    prop_assert!(against.read(&pair[1]) > against.read(&pair[0]));
                }
            }
        }

        #[test]
        fn the_best_is_no_worse_than_the_present(designs in designs()) {
            let present = designs.points[0];
            for aim in Aim::ALL {
                prop_assert!(aim.score(designs.best(aim).unwrap()) >= aim.score(&present));
            }
        }
    }
}
