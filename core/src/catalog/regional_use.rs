//! What the mean home of a region draws, and how that stands to the model's kinds of house.
//!
//! Statistic: average residential customer, EIA-861 of 2020 (California: EIA, 2022), kWh a month; a state takes its census
//! division. Factor: the statistic over the modelled mean of a stock of gas-heated and all-electric kinds in a climate
//! of the region (`core/tests/household_statistics.rs`); the kinds alone come to 68 to 89 % of the meters. Known error: the
//! stock's shares are estimated but for Florida and California (RECS 2020); states of the West are not in the table.

use super::{Region, Source};

/// A region's mean home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegionalUse {
    /// Its name.
    pub name: &'static str,
    /// What a meter counts on average, kWh a month.
    pub kwh_month: f64,
    /// That over what the kinds of house come to.
    pub use_frac: f64,
    /// Who says the statistic.
    pub source: Source,
}

const fn row(name: &'static str, kwh_month: f64, use_frac: f64) -> RegionalUse {
    RegionalUse {
        name,
        kwh_month,
        use_frac,
        source: Source::published("EIA-861, average residential customer", 2020),
    }
}

const NEW_ENGLAND: RegionalUse = row("New England", 625.0, 1.19);
const MIDDLE_ATLANTIC: RegionalUse = row("Middle Atlantic", 701.0, 1.22);
const EAST_NORTH_CENTRAL: RegionalUse = row("East North Central", 776.0, 1.28);
const WEST_NORTH_CENTRAL: RegionalUse = row("West North Central", 922.0, 1.34);
const SOUTH_ATLANTIC: RegionalUse = row("South Atlantic", 1079.0, 1.48);
const FLORIDA: RegionalUse = row("Florida", 1142.0, 1.48);
const EAST_SOUTH_CENTRAL: RegionalUse = row("East South Central", 1136.0, 1.4);
const CALIFORNIA: RegionalUse = RegionalUse {
    source: Source::published("EIA, California's average residential customer", 2022),
    ..row("California", 491.0, 1.13)
};

impl RegionalUse {
    /// The mean home of a region; `None` where no statistic is at hand.
    #[must_use]
    pub fn of(region: &Region) -> Option<&'static Self> {
        Some(match region.slug {
            "us-ct" | "us-me" | "us-ma" | "us-nh" | "us-ri" | "us-vt" => &NEW_ENGLAND,
            "us-nj" | "us-ny" | "us-pa" => &MIDDLE_ATLANTIC,
            "us-il" | "us-in" | "us-mi" | "us-oh" | "us-wi" => &EAST_NORTH_CENTRAL,
            "us-ia" | "us-ks" | "us-mn" | "us-mo" | "us-ne" | "us-nd" | "us-sd" => &WEST_NORTH_CENTRAL,
            "us-de" | "us-dc" | "us-ga" | "us-md" | "us-nc" | "us-sc" | "us-va" | "us-wv" => &SOUTH_ATLANTIC,
            "us-fl" => &FLORIDA,
            "us-al" | "us-ky" | "us-ms" | "us-tn" => &EAST_SOUTH_CENTRAL,
            "us-ca" => &CALIFORNIA,
            _ => return None,
        })
    }
}
