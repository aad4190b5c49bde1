//! In which months storms and other major events take the grid.
//!
//! Shares of the minutes of major events by month, *estimated*. United States: peaks in summer and winter, as the county
//! records of Poweroutage.us from 2017 on show (B. Potter, Understanding US power outages, 2025); the months are set by
//! hand: hurricanes August to October, thunderstorms June to August, ice and wind December to March. Northern Europe: the
//! gales of October to March. Everywhere else nothing is at hand and all months are alike. Known error: one curve for a
//! country of many climates; the Gulf has its storms in autumn and New England its own in winter.

use super::{Region, Source, codes::codes};
use crate::time::MONTH_DAYS;

codes! {
    /// Which months have the storms.
    StormSeason {
        /// Nothing is at hand.
        Even = 0, "even", "All months alike";
        /// Hurricanes and thunderstorms, ice and wind.
        UnitedStates = 1, "united-states", "United States: summer and winter";
        /// Gales.
        NorthernEurope = 2, "northern-europe", "Northern Europe: October to March";
    }
}

const UNITED_STATES: [f64; 12] = [0.08, 0.09, 0.08, 0.06, 0.07, 0.10, 0.11, 0.13, 0.10, 0.06, 0.04, 0.08];
const NORTHERN_EUROPE: [f64; 12] = [0.17, 0.16, 0.10, 0.04, 0.03, 0.04, 0.05, 0.05, 0.04, 0.10, 0.09, 0.13];

impl StormSeason {
    /// What is known of a region.
    #[must_use]
    pub fn of_region(region: &Region) -> Self {
        match region.country {
            "US" => Self::UnitedStates,
            "GB" | "DE" | "FR" | "NL" | "NO" | "SE" | "PL" => Self::NorthernEurope,
            _ => Self::Even,
        }
    }

    /// The share of the year's storms that a month has, 0 to 11; the twelve add up to 1.
    #[must_use]
    pub fn month_frac(self, month: usize) -> f64 {
        let shares = match self {
            Self::Even => return MONTH_DAYS.get(month).map_or(0.0, |days| *days as f64 / 365.0),
            Self::UnitedStates => &UNITED_STATES,
            Self::NorthernEurope => &NORTHERN_EUROPE,
        };
        shares.get(month).copied().unwrap_or(0.0)
    }

    /// How much likelier a storm of a day in a month is than of a mean day.
    #[must_use]
    pub fn day_weight(self, month: usize) -> f64 {
        let even = Self::Even.month_frac(month);
        if even > 0.0 { self.month_frac(month) / even } else { 0.0 }
    }

    /// The hour of the year before which a share of its storms begins.
    #[must_use]
    pub fn hour_of(self, frac: f64) -> f64 {
        if self == Self::Even {
            return frac * 8760.0;
        }
        let (mut before, mut first_h) = (0.0, 0.0);
        for (month, days) in MONTH_DAYS.iter().enumerate() {
            let (share, hours) = (self.month_frac(month), *days as f64 * 24.0);
            if frac < before + share || month == 11 {
                return first_h + hours * ((frac - before) / share).clamp(0.0, 1.0);
            }
            before += share;
            first_h += hours;
        }
        first_h
    }

    /// Who says so.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::Even => Source::assumed("nothing is at hand", 2026),
            _ => Source::estimated("seasons as records of outages and gales show them, months by hand", 2025),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_of_each_season_are_all_of_its_storms_and_hours_run_through_the_year() {
        for season in StormSeason::ALL {
            let sum: f64 = (0..12).map(|month| season.month_frac(month)).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{season:?}: {sum}");
            let weighed: f64 = (0..12).map(|month| season.day_weight(month) * MONTH_DAYS[month] as f64).sum();
            assert!((weighed - 365.0).abs() < 1e-9);
            let hours: Vec<f64> = (0..=1000).map(|at| season.hour_of(f64::from(at) / 1000.0)).collect();
            assert!(hours.is_sorted() && hours[0].abs() < 1e-9 && (hours[1000] - 8760.0).abs() < 1e-6);
        }
        // Half of Europe's storms are over by the last days of June, as their shares say.
        let june_frac: f64 = (0..6).map(|month| StormSeason::NorthernEurope.month_frac(month)).sum();
        assert!((StormSeason::NorthernEurope.hour_of(june_frac) - 181.0 * 24.0).abs() < 1e-6);
    }
}
