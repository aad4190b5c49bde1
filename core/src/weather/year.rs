//! A year of weather on one axis.

/// The weather of every step of a year; all series have the length of the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeatherYear {
    /// Global irradiance on the horizontal, mean of the step, W/m².
    pub ghi_w_m2: Vec<f64>,
    /// Direct irradiance normal to the sun, mean of the step, W/m².
    pub dni_w_m2: Vec<f64>,
    /// Diffuse irradiance on the horizontal, mean of the step, W/m².
    pub dhi_w_m2: Vec<f64>,
    /// Dry-bulb temperature, °C.
    pub dry_bulb_c: Vec<f64>,
    /// Wind speed at 10 m, m/s.
    pub wind_m_s: Vec<f64>,
    /// Albedo of the ground where a file knows it, 0 to 1, 0 where it does not; empty: nowhere.
    pub albedo_frac: Vec<f64>,
}
