//! Climates: twelve monthly normals a city, from which a year of weather is drawn.
//!
//! Computed from typical-year files (United States TMY3 of NREL, Canada CWEC, Australia RMY and
//! others, named in each source): clearness = sum of global horizontal over sum of extraterrestrial
//! irradiation at 1361 W/m2. The day-to-day correlation of clearness is the mean of the year's
//! months (a single month's has a standard error of 0.18). Six cities have recalled normals of
//! 1991-2020: their clearness follows from the irradiation; spreads and extremes missing there and
//! in two others are the medians of the eight most similar complete climates, by month, and are
//! named in `pooled`. Known error: typical years hold no extremes.

use super::Source;
use super::row::{Headline, table_rows};
use crate::units::Unit;

pub use super::climate_rows::CLIMATES;

/// A month of a climate.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct MonthNormal {
    /// Global over extraterrestrial irradiation, 0 to 1.
    pub clearness_kt: f64,
    /// Mean dry bulb, C.
    pub dry_bulb_c: f64,
    /// Mean of the daily highest, C.
    pub daily_max_c: f64,
    /// Mean of the daily lowest, C.
    pub daily_min_c: f64,
    /// Exceeded in 1 % of the hours, C.
    pub p99_c: f64,
    /// Exceeded in 99 % of the hours, C.
    pub p01_c: f64,
    /// Mean wind at 10 m, m/s.
    pub wind_m_s: f64,
    /// Standard deviation of the daily clearness.
    pub kt_std: f64,
    /// Correlation of the clearness of a day with that of the day before, -1 to 1.
    pub kt_lag1: f64,
    /// Standard deviation of the daily mean temperature, K.
    pub temp_std_c: f64,
}

/// The climate of a city.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Climate {
    /// Stable number.
    pub id: u16,
    /// Stable name: the city.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Two letters.
    pub country: &'static str,
    /// Id of its region.
    pub region: u16,
    /// Degrees north.
    pub lat_deg: f64,
    /// Degrees east.
    pub lon_deg: f64,
    /// Above the sea, m.
    pub elevation_m: f64,
    /// Standard time, hours ahead of UTC.
    pub utc_offset_h: f64,
    /// Fields of the months that are pooled from similar climates, not of this city.
    pub pooled: &'static [&'static str],
    /// Who says so.
    pub source: Source,
}

/// Twelve months as whole numbers: a quarter of the size of floats, and the same bits everywhere.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    /// 1/10000
    pub(super) clearness_kt: [i16; 12],
    /// 1/10 C
    pub(super) dry_bulb: [i16; 12],
    /// 1/10 C
    pub(super) daily_max: [i16; 12],
    /// 1/10 C
    pub(super) daily_min: [i16; 12],
    /// 1/10 C
    pub(super) p99: [i16; 12],
    /// 1/10 C
    pub(super) p01: [i16; 12],
    /// 1/100 m/s
    pub(super) wind: [i16; 12],
    /// 1/1000
    pub(super) kt_std: [i16; 12],
    /// 1/1000, the same for all months
    pub(super) kt_lag1: i16,
    /// 1/100 K
    pub(super) temp_std: [i16; 12],
}

impl Climate {
    /// The twelve months, January first.
    #[must_use]
    pub fn months(&self) -> [MonthNormal; 12] {
        std::array::from_fn(|month| self.month(month))
    }

    /// A month, 0 for January; later ones wrap around.
    #[must_use]
    pub fn month(&self, month: usize) -> MonthNormal {
        let at = |values: &[i16; 12], parts: f64| {
            values.get(month % 12).map_or(0.0, |value| f64::from(*value) / parts)
        };
        let packed = super::climate_rows::packed(self.id);
        MonthNormal {
            clearness_kt: at(&packed.clearness_kt, 10_000.0),
            dry_bulb_c: at(&packed.dry_bulb, 10.0),
            daily_max_c: at(&packed.daily_max, 10.0),
            daily_min_c: at(&packed.daily_min, 10.0),
            p99_c: at(&packed.p99, 10.0),
            p01_c: at(&packed.p01, 10.0),
            wind_m_s: at(&packed.wind, 100.0),
            kt_std: at(&packed.kt_std, 1000.0),
            kt_lag1: f64::from(packed.kt_lag1) / 1000.0,
            temp_std_c: at(&packed.temp_std, 100.0),
        }
    }

    /// Mean dry bulb of the year of equal months, C.
    #[must_use]
    pub fn mean_dry_bulb_c(&self) -> f64 {
        self.months().iter().map(|month| month.dry_bulb_c).sum::<f64>() / 12.0
    }
}

impl serde::Serialize for Climate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut row = serializer.serialize_struct("Climate", 12)?;
        row.serialize_field("id", &self.id)?;
        row.serialize_field("slug", self.slug)?;
        row.serialize_field("name", self.name)?;
        row.serialize_field("country", self.country)?;
        row.serialize_field("region", &self.region)?;
        row.serialize_field("lat_deg", &self.lat_deg)?;
        row.serialize_field("lon_deg", &self.lon_deg)?;
        row.serialize_field("elevation_m", &self.elevation_m)?;
        row.serialize_field("utc_offset_h", &self.utc_offset_h)?;
        row.serialize_field("pooled", self.pooled)?;
        row.serialize_field("source", &self.source)?;
        row.serialize_field("months", &self.months())?;
        row.end()
    }
}

table_rows!(Climate, CLIMATES, climate, climate_by_slug, |row| [
    Headline::new("Mean temperature", row.mean_dry_bulb_c(), Unit::Celsius),
    Headline::new(
        "Clearness",
        row.months().iter().map(|month| month.clearness_kt).sum::<f64>() / 12.0,
        Unit::One
    )
]);
