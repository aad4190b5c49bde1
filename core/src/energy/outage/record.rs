//! How often the grid goes, and for how long.
//!
//! `SAIDI` minutes a year over `SAIFI` interruptions (IEEE 1366), with and without major events, give two
//! kinds: everyday outages, and storms for the rest. Lengths of a kind are log-normal about its mean,
//! `E[min(L, c)] = m Phi((ln c - mu - s^2) / s) + c (1 - Phi((ln c - mu) / s))` with `mu = ln m - s^2 / 2`.
//! The United States in 2023: 1.02 everyday outages of 2.0 h and 0.33 storms of 12.4 h a year. Known
//! error: the spread `s = 1` is estimated (0.7 to 1.4); a house is not its region's mean: the end of a
//! country road sees several times the outages of a city street. Storms have a season where one is known
//! ([`StormSeason`]); everyday outages come at any time alike.

use crate::{
    catalog::StormSeason,
    scenario::{Site, Storms},
    weather::random::normal_below,
};

/// Spread of the logarithm of the lengths.
pub(super) const SPREAD: f64 = 1.0;

/// Outages of one cause.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OutageKind {
    /// How many a year.
    pub per_year: f64,
    /// How long on average, h.
    pub mean_h: f64,
}

impl OutageKind {
    fn new(saidi_min: f64, saifi: f64) -> Self {
        if saifi > 0.0 && saidi_min > 0.0 {
            Self { per_year: saifi, mean_h: saidi_min / 60.0 / saifi }
        } else {
            Self::default()
        }
    }

    /// Mean of the logarithm of the lengths.
    pub(super) fn log_mean(self) -> f64 {
        libm::log(self.mean_h) - SPREAD * SPREAD / 2.0
    }

    /// The share of outages that last no longer than `hours`.
    #[must_use]
    pub fn within_frac(self, hours: f64) -> f64 {
        if self.mean_h <= 0.0 {
            return 1.0;
        }
        if hours <= 0.0 {
            return 0.0;
        }
        normal_below((libm::log(hours) - self.log_mean()) / SPREAD)
    }

    /// The hours of an outage that fall into its first `hours`, on average.
    #[must_use]
    pub fn carried_h(self, hours: f64) -> f64 {
        if self.mean_h <= 0.0 || hours <= 0.0 {
            return 0.0;
        }
        let z = (libm::log(hours) - self.log_mean()) / SPREAD;
        (self.mean_h * normal_below(z - SPREAD) + hours * normal_below(-z)).min(self.mean_h)
    }
}

/// What the grid does in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutageRecord {
    /// Trees, animals, failed parts.
    pub everyday: OutageKind,
    /// Storms and other major events.
    pub storm: OutageKind,
    /// The months of the storms.
    pub season: StormSeason,
}

impl Default for OutageRecord {
    fn default() -> Self {
        Self { everyday: OutageKind::default(), storm: OutageKind::default(), season: StormSeason::Even }
    }
}

impl OutageRecord {
    /// The record of a site.
    #[must_use]
    pub fn new(site: &Site) -> Self {
        let saidi_min = site.saidi_everyday_min.min(site.saidi_min);
        let saifi = site.saifi_everyday.min(site.saifi);
        let (storm_min, storms) = (site.saidi_min - saidi_min, site.saifi - saifi);
        match site.storms {
            Storms::LeftOut => Self { everyday: OutageKind::new(saidi_min, saifi), ..Self::default() },
            // Minutes without an interruption of their own lengthen the everyday ones.
            Storms::Counted if storms <= 0.0 || storm_min <= 0.0 => {
                Self { everyday: OutageKind::new(site.saidi_min, site.saifi), ..Self::default() }
            }
            Storms::Counted => Self {
                everyday: OutageKind::new(saidi_min, saifi),
                storm: OutageKind::new(storm_min, storms),
                season: site.storm_season,
            },
        }
    }

    /// Hours a year without grid.
    #[must_use]
    pub fn hours_a_year(&self) -> f64 {
        [self.everyday, self.storm].into_iter().map(|kind| kind.per_year * kind.mean_h).sum()
    }

    /// Outages a year.
    #[must_use]
    pub fn per_year(&self) -> f64 {
        self.everyday.per_year + self.storm.per_year
    }

    /// Hours a year that fall into the first `hours` of their outage.
    #[must_use]
    pub fn carried_h_a_year(&self, hours: f64) -> f64 {
        [self.everyday, self.storm].into_iter().map(|kind| kind.per_year * kind.carried_h(hours)).sum()
    }

    /// The share of outages that last no longer than `hours`; 1 where there are none.
    #[must_use]
    pub fn within_frac(&self, hours: f64) -> f64 {
        let per_year = self.per_year();
        if per_year <= 0.0 {
            return 1.0;
        }
        let within = |kind: OutageKind| kind.per_year * kind.within_frac(hours);
        (within(self.everyday) + within(self.storm)) / per_year
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2023.
    fn site() -> Site {
        Site {
            saidi_min: 366.6,
            saifi: 1.348,
            saidi_everyday_min: 123.9,
            saifi_everyday: 1.022,
            ..Site::default()
        }
    }

    fn united_states() -> OutageRecord {
        OutageRecord::new(&site())
    }

    #[test]
    fn the_two_kinds_add_up_to_what_is_reported() {
        let record = united_states();
        assert!((record.hours_a_year() * 60.0 - 366.6).abs() < 1e-9);
        assert!((record.per_year() - 1.348).abs() < 1e-12);
        assert!((record.everyday.mean_h - 123.9 / 60.0 / 1.022).abs() < 1e-12);
        assert!((record.storm.mean_h - 12.408).abs() < 1e-3, "{}", record.storm.mean_h);
        let calm = OutageRecord::new(&Site { storms: Storms::LeftOut, ..site() });
        assert!((calm.hours_a_year() * 60.0 - 123.9).abs() < 1e-9);
    }

    #[test]
    fn a_grid_that_never_goes_has_no_outages() {
        let record = OutageRecord::new(&Site { saidi_min: 0.0, ..Site::default() });
        assert_eq!((record.hours_a_year(), record.carried_h_a_year(5.0)), (0.0, 0.0));
    }

    proptest! {
        #[test]
        fn a_longer_carry_never_carries_less(hours in 0.0..200.0_f64, more in 0.0..50.0_f64) {
            let record = united_states();
            let (less, longer) = (record.carried_h_a_year(hours), record.carried_h_a_year(hours + more));
            prop_assert!(less <= longer + 1e-12 && longer <= record.hours_a_year() + 1e-12);
            prop_assert!(record.within_frac(hours) <= record.within_frac(hours + more) + 1e-12);
        }
    }
}
