//! Regions: the grid behind the meter. Carbon, outages, price and clock of a state or country.
//!
//! Average carbon: EPA eGRID 2023 output rates (lb/MWh x 0.4536) and Our World in Data 2023.
//! Marginal carbon: AVERT 2023 means, a state taking its region's; where none is at hand, the
//! average stands in and says `assumed`. Outages: SAIDI and SAIFI with major events; in the
//! United States the mean of ten years (EIA-861 by state, IEEE; core/tests/reference/energy/outages_us.csv), because one
//! year is no measure of storms: it lies between a third and twice a state's mean nine times in ten.
//! Water to make a kWh: 4.52 L assumed, hydro evaporation included. Known error: yearly means hide
//! the hour; daylight saving of the southern half and of Egypt is left out, Israel's takes Europe's dates.

use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::time::DaylightSaving;
use crate::units::Unit;

pub use super::region_rows::REGIONS;

/// A state, province or country.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Region {
    /// Stable number.
    pub id: u16,
    /// Stable name: country, or country and state.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Two letters.
    pub country: &'static str,
    /// Mean over all power made, g of CO2-equivalent a kWh.
    pub co2_g_per_kwh: f64,
    /// What one more kWh causes, g a kWh.
    pub co2_marginal_g_per_kwh: f64,
    /// Minutes without power a customer and year, major events included.
    pub saidi_min: f64,
    /// Interruptions a customer and year.
    pub saifi: f64,
    /// Mean household price, USD a kWh.
    pub price_usd_per_kwh: f64,
    /// How its clock moves.
    #[serde(serialize_with = "clock_word")]
    pub daylight_saving: DaylightSaving,
    /// Water to make a kWh, litres, assumed.
    pub water_l_per_kwh: Range,
    /// Who says the average carbon.
    pub source: Source,
    /// Who says the marginal carbon.
    pub co2_marginal_source: Source,
    /// Who says the outages.
    pub outage_source: Source,
    /// Who says the price.
    pub price_source: Source,
}

impl Region {
    /// Mean length of an interruption, hours; 0 where there are none.
    #[must_use]
    pub fn outage_h(&self) -> f64 {
        if self.saifi > 0.0 { self.saidi_min / self.saifi / 60.0 } else { 0.0 }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn clock_word<S: serde::Serializer>(rule: &DaylightSaving, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match rule {
        DaylightSaving::None => "none",
        DaylightSaving::UnitedStates => "united-states",
        DaylightSaving::Europe => "europe",
    })
}

table_rows!(Region, REGIONS, region, region_by_slug, |row| [
    Headline::new("Carbon", row.co2_g_per_kwh, Unit::GPerKwh),
    Headline::new("Price", row.price_usd_per_kwh, Unit::UsdPerKwh)
]);
