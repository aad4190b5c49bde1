//! The 120 % rule: what sources behind the main breaker may feed into its busbar.
//!
//! NEC 705.12(B): `main breaker + 1.25 x inverter current <= 1.2 x busbar`. A power control system
//! (NEC 705.13) may hold the current lower by software. Loads, the node among them, do not count.

use super::Rating;

/// Feed into the busbar; an estimate, not a code calculation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backfeed {
    /// Inverter current, A.
    pub inverter_a: f64,
    /// The breaker it needs, 125 % of it, A.
    pub needed_a: f64,
    /// The largest back-fed breaker the busbar takes, A.
    pub allowed_a: f64,
}

impl Backfeed {
    /// Whether the busbar takes it.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.needed_a <= self.allowed_a + 1e-9
    }

    /// The most the inverters may deliver together, kW.
    #[must_use]
    pub fn allowed_kw(&self, rating: &Rating) -> f64 {
        self.allowed_a / 1.25 * rating.volts / 1000.0
    }
}

/// The rule for inverters of `inverter_kw` together; `busbar_a` 0: rated as the main breaker.
#[must_use]
pub fn backfeed(rating: &Rating, busbar_a: f64, inverter_kw: f64) -> Backfeed {
    let busbar_a = if busbar_a > 0.0 { busbar_a } else { rating.amps };
    let inverter_a = rating.amps_of(inverter_kw);
    Backfeed { inverter_a, needed_a: 1.25 * inverter_a, allowed_a: (1.2 * busbar_a - rating.amps).max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Service;

    #[test]
    fn a_200_a_panel_takes_a_40_a_breaker_and_7_7_kw() {
        let rating = Rating::of(&Service::default());
        let rule = backfeed(&rating, 0.0, 7.68);
        assert!((rule.allowed_a - 40.0).abs() < 1e-9 && rule.passes());
        assert!((rule.allowed_kw(&rating) - 7.68).abs() < 1e-9);
        assert!(!backfeed(&rating, 0.0, 11.5).passes());
        assert!(backfeed(&rating, 225.0, 11.5).passes());
    }
}
