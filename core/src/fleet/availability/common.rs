//! What takes many homes at once, over all regions: storms by region, carriers everywhere.
//!
//! A carrier's network serves a share `s` of the homes everywhere; there are as many such carriers as make a whole,
//! the last with what is left. Each is down by itself for `u = hours / 8760` of the time. Of the homes, each has its
//! carrier by chance, so that with carriers of `D` of all homes down a home is down with probability `D`.

use super::Pmf;
use crate::scenario::Fleet;

const HOURS_A_YEAR: f64 = 8760.0;

/// Common causes of a fleet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Common {
    /// The share of a region's homes that a storm takes.
    pub storm_hit_frac: f64,
    /// The share of the homes that one carrier serves; 0: there is none.
    pub carrier_frac: f64,
    /// The share of the time that a carrier's network is down.
    pub carrier_down_frac: f64,
}

impl Common {
    /// Storms alone.
    #[must_use]
    pub fn storms(storm_hit_frac: f64) -> Self {
        Self { storm_hit_frac, ..Self::default() }
    }

    /// Those of a fleet.
    #[must_use]
    pub fn of(fleet: &Fleet) -> Self {
        Self {
            storm_hit_frac: fleet.storm_hit_frac,
            carrier_frac: fleet.carrier_frac,
            carrier_down_frac: (fleet.carrier_down_h / HOURS_A_YEAR).min(1.0),
        }
    }

    /// Every state of the carriers: its probability, and the share of the homes whose carrier is down.
    pub(super) fn carriers(self) -> Vec<(f64, f64)> {
        if self.carrier_frac <= 0.0 || self.carrier_down_frac <= 0.0 {
            return vec![(1.0, 0.0)];
        }
        let share = self.carrier_frac.min(1.0);
        let whole = libm::floor(1.0 / share + 1e-9);
        let rest = (1.0 - whole * share).max(0.0);
        let down_frac = self.carrier_down_frac;
        let rests =
            if rest > 1e-9 { vec![(1.0 - down_frac, 0.0), (down_frac, rest)] } else { vec![(1.0, 0.0)] };
        let count = whole as usize;
        let of_whole = Pmf::binomial(count, 1.0 - down_frac);
        let states = of_whole.values().flat_map(|(up, weight)| {
            let lost_frac = (count - up) as f64 * share;
            rests.iter().map(move |(of_rest, rest)| (weight * of_rest, (lost_frac + rest).min(1.0)))
        });
        states.filter(|(weight, _)| *weight > 0.0).collect()
    }
}
