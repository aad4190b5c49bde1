//! What the mean home of a region draws, and how that stands to the model's kinds of house.
//!
//! Statistic: average residential customer, EIA-861 of 2020 (California: EIA, 2022), kWh a month; a state takes its census
//! division, or stands for itself. Factor: the statistic over the modelled mean of a stock of gas-heated and all-electric kinds in a climate
//! of the region (`core/tests/household_statistics.rs`); the kinds alone come to 60 to 90 % of the meters, in Hawaii, whose
//! houses are cooled less, to 147 %. Known error: the stock's shares are estimated but for Florida, Hawaii and California
//! (RECS 2020); the states of the West and of the West South Central division are EIA's as others retell them, of the
//! years about 2021.

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
/// A state's own mean, as others retell it.
const fn retold(name: &'static str, kwh_month: f64, use_frac: f64) -> RegionalUse {
    RegionalUse {
        source: Source::estimated(
            "EIA's average residential customer by state, retold by Greenwave (2024)",
            2021,
        ),
        ..row(name, kwh_month, use_frac)
    }
}

const ARIZONA: RegionalUse = retold("Arizona", 1072.0, 1.22);
const NEVADA: RegionalUse = retold("Nevada", 924.0, 1.21);
const NEW_MEXICO: RegionalUse = retold("New Mexico", 655.0, 1.11);
const UTAH: RegionalUse = retold("Utah", 742.0, 1.33);
const COLORADO: RegionalUse = retold("Colorado", 687.0, 1.14);
const IDAHO: RegionalUse = retold("Idaho", 949.0, 1.39);
const WYOMING: RegionalUse = retold("Wyoming", 867.0, 1.35);
const WASHINGTON: RegionalUse = retold("Washington", 969.0, 1.43);
const OREGON: RegionalUse = retold("Oregon", 916.0, 1.41);
const ALASKA: RegionalUse = retold("Alaska", 590.0, 1.13);
const HAWAII: RegionalUse = retold("Hawaii", 518.0, 0.68);
const TEXAS: RegionalUse = retold("Texas", 1174.0, 1.53);
const LOUISIANA: RegionalUse = retold("Louisiana", 1191.0, 1.67);
const OKLAHOMA: RegionalUse = retold("Oklahoma", 1127.0, 1.57);

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
            "us-az" => &ARIZONA,
            "us-nv" => &NEVADA,
            "us-nm" => &NEW_MEXICO,
            "us-ut" => &UTAH,
            "us-co" => &COLORADO,
            "us-id" => &IDAHO,
            "us-wy" => &WYOMING,
            "us-wa" => &WASHINGTON,
            "us-or" => &OREGON,
            "us-ak" => &ALASKA,
            "us-hi" => &HAWAII,
            "us-tx" => &TEXAS,
            "us-la" => &LOUISIANA,
            "us-ok" => &OKLAHOMA,
            _ => return None,
        })
    }
}
