//! Where the home stands: climate, clock, grid.

use super::{Kind, Storms, options::option_kind, subject::number};
use crate::{
    catalog::{self, CarbonHours, Region, StormSeason, Table},
    units::Unit,
};

subject! {
    /// Place and climate, and what the grid there is like.
    Site in Site, "site", (home site);
    /// The city whose climate the home has.
    101 climate: u16 = 1, "Climate", Kind::Row(Table::Climate),
        Source::assumed("the first question the page asks", 2026);
    /// Which of the possible years of weather; the same number gives the same year everywhere.
    102 weather_seed: f64 = 1.0, "Weather year", number(Unit::One, 0.0, 9999.0, 1.0, 1.0),
        Source::assumed("any year is as good as another", 2026);
    /// Minutes a year without grid power, storms included (SAIDI).
    103 saidi_min: f64 = 96.0, "Outages", number(Unit::Minute, 0.0, 20_000.0, 10.0, 10.0),
        Source::published("EIA-861 of Arizona, IEEE, with major events, mean of 2014 to 2023", 2023),
        plausible (60.0, 1800.0),
        follows 101 |row| region(row).map(|region| region.saidi_min);
    /// Outages a year (SAIFI).
    104 saifi: f64 = 0.9, "Interruptions", number(Unit::PerYear, 0.0, 20.0, 0.1, 1000.0),
        Source::published("EIA-861 of Arizona, IEEE, with major events, mean of 2014 to 2023", 2023),
        follows 101 |row| region(row).map(|region| region.saifi);
    /// Carbon of an average kilowatt hour from this grid.
    105 co2_g_per_kwh: f64 = 312.6, "Carbon, average", number(Unit::GPerKwh, 0.0, 1500.0, 10.0, 10.0),
        Source::published("eGRID state output rates", 2023),
        follows 101 |row| region(row).map(|region| region.co2_g_per_kwh);
    /// Carbon of one more kilowatt hour from this grid.
    106 co2_marginal_g_per_kwh: f64 = 608.0, "Carbon, marginal",
        number(Unit::GPerKwh, 0.0, 1500.0, 10.0, 10.0),
        Source::published("AVERT regional means", 2023),
        follows 101 |row| region(row).map(|region| region.co2_marginal_g_per_kwh);
    /// Water that the power stations evaporate for a kilowatt hour.
    107 water_l_per_kwh: f64 = 4.52, "Water at the power station",
        number(Unit::LPerKwh, 0.0, 20.0, 0.1, 100.0),
        Source::assumed("one national figure, not verified; varies ten times with the mix", 2026),
        plausible (1.0, 8.0),
        follows 101 |row| region(row).map(|region| region.water_l_per_kwh.value);
    /// Minutes a year without grid power on ordinary days, major events left out.
    108 saidi_everyday_min: f64 = 63.0, "Outages, everyday", number(Unit::Minute, 0.0, 20_000.0, 10.0, 10.0),
        Source::published("EIA-861 of Arizona, IEEE, without major events, mean of 2014 to 2023", 2023),
        plausible (60.0, 250.0),
        follows 101 |row| region(row).map(|region| catalog::everyday_outages(region).saidi_min.value);
    /// Outages a year on ordinary days, major events left out.
    109 saifi_everyday: f64 = 0.74, "Interruptions, everyday", number(Unit::PerYear, 0.0, 20.0, 0.1, 1000.0),
        Source::published("EIA-861 of Arizona, IEEE, without major events, mean of 2014 to 2023", 2023),
        follows 101 |row| region(row).map(|region| catalog::everyday_outages(region).saifi.value);
    /// Whether storms and other major events count.
    110 storms: Storms = Storms::Counted, "Storms", option_kind!(Storms),
        Source::assumed("an outage is an outage to who sits in it", 2026);
    /// How the average carbon follows month and hour, where that is known; the marginal one is flat.
    111 carbon_hours: CarbonHours = CarbonHours::Flat, "Carbon by hour", option_kind!(CarbonHours),
        Source::estimated("curves that grid operators publish, rounded; flat where only the year's mean is known", 2023),
        follows 101 |row| region(row).map(|region| f64::from(CarbonHours::of_region(region).code()));
    /// Which months have the storms: they meet the battery as those months leave it.
    112 storm_season: StormSeason = StormSeason::Even, "Storms come", option_kind!(StormSeason),
        Source::estimated("seasons as records of outages and gales show them; alike where nothing is at hand", 2025),
        follows 101 |row| region(row).map(|region| f64::from(StormSeason::of_region(region).code()));
}

fn region(climate: u16) -> Option<&'static Region> {
    catalog::region(catalog::climate(climate)?.region)
}
