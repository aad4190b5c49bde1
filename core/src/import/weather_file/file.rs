//! What a weather file holds.

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeatherFormat {
    /// EnergyPlus weather.
    Epw,
    /// Typical meteorological year, second collection.
    Tmy2,
    /// Typical meteorological year, third collection.
    Tmy3,
    /// Named columns: NSRDB PSM3 and PSM4, SAM.
    Csv,
}

impl WeatherFormat {
    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Epw => "EPW",
            Self::Tmy2 => "TMY2",
            Self::Tmy3 => "TMY3",
            Self::Csv => "CSV (NSRDB or SAM)",
        }
    }
}

/// The series of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeatherSeries {
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

impl WeatherSeries {
    /// All, in the order of a file's records.
    pub const ALL: [Self; 5] = [Self::DryBulb, Self::Ghi, Self::Dni, Self::Dhi, Self::Wind];

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::DryBulb => "temperature",
            Self::Ghi => "global irradiance",
            Self::Dni => "direct irradiance",
            Self::Dhi => "diffuse irradiance",
            Self::Wind => "wind speed",
        }
    }
}

/// Something about a file that the reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeatherNote {
    /// 29 February was left out.
    LeapDayDropped,
    /// Whole records were missing.
    Gaps {
        /// How many records.
        count: usize,
        /// Records of the longest gap.
        longest: usize,
    },
    /// Missing values were filled from their neighbours.
    Filled {
        /// The series.
        series: WeatherSeries,
        /// How many values, those of missing records among them.
        count: usize,
    },
    /// The file has no such series: global is made of its parts, or divided into them; wind is 2 m/s.
    Derived {
        /// The series.
        series: WeatherSeries,
    },
}

/// Which moment a record stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SunStamp {
    /// The mean of its interval.
    Interval,
    /// So many minutes after the interval begins, 0 to 60.
    Minute(f64),
}

/// A year of weather as the file states it, 365 days.
#[derive(Clone, Debug, PartialEq)]
pub struct WeatherFile {
    /// What was recognised.
    pub format: WeatherFormat,
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
    /// The moment of the sun.
    pub stamp: SunStamp,
    /// The year of each day: typical years join months of several.
    pub years: Vec<i32>,
    /// Dry-bulb temperature, °C.
    pub dry_bulb_c: Vec<f64>,
    /// Global horizontal irradiance, W/m²; empty where the file has none.
    pub ghi_w_m2: Vec<f64>,
    /// Direct normal irradiance, W/m²; empty where the file has none.
    pub dni_w_m2: Vec<f64>,
    /// Diffuse horizontal irradiance, W/m²; empty where the file has none.
    pub dhi_w_m2: Vec<f64>,
    /// Wind speed at 10 m, m/s.
    pub wind_m_s: Vec<f64>,
    /// Albedo of the ground, 0 to 1, 0 where it is not known; empty where the file has none. That of EPW
    /// files is not read: most hold a placeholder.
    pub albedo_frac: Vec<f64>,
    /// What the reader should know.
    pub notes: Vec<WeatherNote>,
}

impl WeatherFile {
    /// A file of a format without records.
    pub(super) fn empty(format: WeatherFormat) -> Self {
        Self {
            format,
            name: String::new(),
            lat_deg: 0.0,
            lon_deg: 0.0,
            elevation_m: 0.0,
            utc_offset_h: 0.0,
            records_per_hour: 1,
            stamp: SunStamp::Interval,
            years: Vec::new(),
            dry_bulb_c: Vec::new(),
            ghi_w_m2: Vec::new(),
            dni_w_m2: Vec::new(),
            dhi_w_m2: Vec::new(),
            wind_m_s: Vec::new(),
            albedo_frac: Vec::new(),
            notes: Vec::new(),
        }
    }
}
