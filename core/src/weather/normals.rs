//! What a month of a climate is like: the twelve rows a synthetic year is made from.

pub use crate::catalog::MonthNormal;

impl MonthNormal {
    /// Pooled day-to-day standard deviation of clearness where a climate has none on record.
    const POOLED_KT_STD: f64 = 0.15;
    /// Median lag-1 correlation of daily clearness over the climates on record.
    const POOLED_KT_LAG1: f64 = 0.26;
    /// Typical standard deviation of the daily mean temperature, K.
    const POOLED_TEMP_STD_C: f64 = 3.3;
    /// Typical wind speed at 10 m, m/s.
    const POOLED_WIND_M_S: f64 = 3.3;
    /// How many of its own standard deviations the 1 % hours lie beyond the mean daily extreme.
    const TAIL_STD: f64 = 1.9;

    /// The same month with pooled values in the place of those that are not finite.
    #[must_use]
    pub fn completed(&self) -> Self {
        let known = |value: f64, pooled: f64| if value.is_finite() { value } else { pooled };
        let mean = known(self.dry_bulb_c, 15.0);
        let spread = known(self.temp_std_c, Self::POOLED_TEMP_STD_C).max(0.1);
        let daily_max_c = known(self.daily_max_c, mean + 5.0).max(mean);
        let daily_min_c = known(self.daily_min_c, mean - 5.0).min(mean);
        Self {
            clearness_kt: known(self.clearness_kt, 0.5).clamp(0.02, 0.8),
            dry_bulb_c: mean,
            daily_max_c,
            daily_min_c,
            p99_c: known(self.p99_c, daily_max_c + Self::TAIL_STD * spread),
            p01_c: known(self.p01_c, daily_min_c - Self::TAIL_STD * spread),
            wind_m_s: known(self.wind_m_s, Self::POOLED_WIND_M_S).max(0.0),
            kt_std: known(self.kt_std, Self::POOLED_KT_STD).clamp(0.005, 0.35),
            kt_lag1: known(self.kt_lag1, Self::POOLED_KT_LAG1).clamp(-0.9, 0.9),
            temp_std_c: spread,
        }
    }
}
