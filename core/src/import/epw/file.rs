//! What an EPW file holds.

/// Something about a file that the reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpwNote {
    /// 29 February was left out.
    LeapDayDropped,
    /// Missing values were filled from their neighbours.
    Filled {
        /// The series.
        series: EpwSeries,
        /// How many values.
        count: usize,
    },
}

/// The series of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpwSeries {
    /// Dry-bulb temperature.
    DryBulb,
    /// Global horizontal irradiance.
    Ghi,
    /// Direct normal irradiance.
    Dni,
    /// Diffuse horizontal irradiance.
    Dhi,
    /// Wind speed.
    Wind,
}

/// A year of weather as the file states it, 365 days.
#[derive(Clone, Debug, PartialEq)]
pub struct EpwFile {
    /// City, region and country of the header.
    pub name: String,
    /// Latitude, degrees north.
    pub lat_deg: f64,
    /// Longitude, degrees east.
    pub lon_deg: f64,
    /// Height above the sea, m.
    pub elevation_m: f64,
    /// Standard time less universal time, h.
    pub utc_offset_h: f64,
    /// Records an hour: 1, 2, 3, 4, 6 or 12.
    pub records_per_hour: usize,
    /// Dry-bulb temperature, °C.
    pub dry_bulb_c: Vec<f64>,
    /// Global horizontal irradiance, W/m².
    pub ghi_w_m2: Vec<f64>,
    /// Direct normal irradiance, W/m².
    pub dni_w_m2: Vec<f64>,
    /// Diffuse horizontal irradiance, W/m².
    pub dhi_w_m2: Vec<f64>,
    /// Wind speed at 10 m, m/s.
    pub wind_m_s: Vec<f64>,
    /// Mean albedo of the ground where the file has one, 0 to 1.
    pub albedo_frac: Option<f64>,
    /// What the reader should know.
    pub notes: Vec<EpwNote>,
}
