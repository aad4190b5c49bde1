//! A price that follows the wholesale market: the published formula of Octopus Agile and its kin.
//!
//! `price = min(coefficient * wholesale + adder, cap) * (1 + VAT)`, the adder in the evening only, each half
//! hour. Great Britain: coefficient 2.0 to 2.4 and adder 11 to 14 pence by region; prices may fall below 0.

/// The numbers of the formula, in one money a kWh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agile {
    /// Times the wholesale price.
    pub coefficient: f64,
    /// Added in the evening.
    pub evening_adder: f64,
    /// First clock hour of the evening.
    pub evening_from_h: usize,
    /// First clock hour after it.
    pub evening_to_h: usize,
    /// The most, before VAT.
    pub cap: f64,
    /// Value added tax, 0 to 1.
    pub vat_frac: f64,
}

impl Agile {
    /// Great Britain, pounds: 2.20 times the market, 12 pence from 16 to 19, at most a pound, 5 % VAT.
    pub const GREAT_BRITAIN: Self = Self {
        coefficient: 2.2,
        evening_adder: 0.12,
        evening_from_h: 16,
        evening_to_h: 19,
        cap: 1.0,
        vat_frac: 0.05,
    };

    /// The price of a kWh at a clock hour.
    #[must_use]
    pub fn price(&self, wholesale: f64, hour: usize) -> f64 {
        let evening = (self.evening_from_h..self.evening_to_h).contains(&hour);
        let adder = if evening { self.evening_adder } else { 0.0 };
        (self.coefficient * wholesale + adder).min(self.cap) * (1.0 + self.vat_frac)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_adds_in_the_evening_stops_at_the_cap_and_may_fall_below_nothing() {
        let agile = Agile::GREAT_BRITAIN;
        assert!((agile.price(0.08, 12) - 0.1848).abs() < 1e-12);
        assert!(
            (agile.price(0.08, 16) - 0.3108).abs() < 1e-12 && (agile.price(0.08, 19) - 0.1848).abs() < 1e-12
        );
        assert!((agile.price(5.0, 3) - 1.05).abs() < 1e-12);
        assert!(agile.price(-0.05, 3) < 0.0);
    }
}
