//! What a node outdoors may draw on a hot day.
//!
//! Up to a temperature it runs at full power; above, its controller takes back a share for each kelvin,
//! down to nothing. No maker publishes the line: both ends are assumed and open. Its fans and pumps are in
//! the node's own draw (`node.cooling_frac`), at one figure all year: known error, they slow in the cold.

/// The line from full power to none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Derating {
    /// Full power up to here, C.
    pub full_power_below_c: f64,
    /// Share of full power lost for each kelvin above.
    pub frac_per_k: f64,
}

impl Derating {
    /// The share of full power at an outside temperature, 0 to 1.
    #[must_use]
    pub fn frac(&self, outside_c: f64) -> f64 {
        (1.0 - (outside_c - self.full_power_below_c).max(0.0) * self.frac_per_k).max(0.0)
    }

    /// The same for every step of a year; empty when no step is too hot.
    #[must_use]
    pub fn year(&self, outside_c: &[f64]) -> Vec<f64> {
        if self.frac_per_k <= 0.0 || outside_c.iter().all(|outside_c| *outside_c <= self.full_power_below_c) {
            return Vec::new();
        }
        outside_c.iter().map(|outside_c| self.frac(*outside_c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_kelvin_above_cost_half_at_five_percent_a_kelvin() {
        let line = Derating { full_power_below_c: 40.0, frac_per_k: 0.05 };
        assert!((line.frac(40.0) - 1.0).abs() < 1e-12 && (line.frac(50.0) - 0.5).abs() < 1e-12);
        assert!(line.frac(75.0).abs() < 1e-12);
        assert!(line.year(&[10.0, 40.0]).is_empty());
        assert_eq!(line.year(&[10.0, 50.0]), [1.0, 0.5]);
    }
}
