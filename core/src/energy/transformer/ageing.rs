//! How fast the paper in a transformer ages at a hot-spot temperature.
//!
//! IEEE C57.91 (1995, 2011): `F = exp(15000 / 383 - 15000 / (T + 273))`, 1 at 110 C, for thermally upgraded
//! paper; a year's loss of life is the mean of F over its 8,760 h, over a normal life of 180,000 h.
//! Known error: moisture, oxygen and the oil's state change the speed several times over.

/// A normal life of insulation at 110 C, h (20.5 years).
pub const NORMAL_LIFE_H: f64 = 180_000.0;

/// How many hours of normal life an hour at `hot_spot_c` takes.
#[must_use]
pub fn ageing_factor(hot_spot_c: f64) -> f64 {
    libm::exp(15_000.0 / 383.0 - 15_000.0 / (hot_spot_c + 273.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_one_at_110_c_and_doubles_every_six_to_eight_kelvin() {
        assert!((ageing_factor(110.0) - 1.0).abs() < 1e-12);
        // Values of the standard's table: 0.282 at 98 C, 1.0 at 110 C, 2.71 at 120 C, 17.2 at 140 C.
        for (hot_spot_c, table) in [(98.0, 0.282), (120.0, 2.71), (140.0, 17.2)] {
            let found = ageing_factor(hot_spot_c);
            assert!((found / table - 1.0).abs() < 0.01, "{hot_spot_c} C: {found}");
        }
    }
}
