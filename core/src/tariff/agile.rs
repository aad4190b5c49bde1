//! A price that follows the wholesale market: the published formula of Octopus Agile and its kin.
//!
//! `price = min(coefficient * wholesale + adder + evening adder, cap) * (1 + tax)`, the latter adder in the evening
//! only, each half hour. Agile has no adder at other hours; utilities that pass a market on add their delivery. Great Britain: coefficient 2.0 to 2.4 and adder 11 to 14 pence by region; prices may fall below 0.

use crate::scenario::{Tariff, field};

/// The numbers of the formula, in one money a kWh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agile {
    /// Times the wholesale price.
    pub coefficient: f64,
    /// Added at all hours.
    pub adder: f64,
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
        adder: 0.0,
        evening_adder: 0.12,
        evening_from_h: 16,
        evening_to_h: 19,
        cap: 1.0,
        vat_frac: 0.05,
    };

    /// The formula that a home's tariff says, dollars: at its defaults the market's own price.
    #[must_use]
    pub fn of_tariff(tariff: &Tariff) -> Self {
        Self {
            coefficient: tariff.market_coefficient,
            adder: tariff.market_adder_usd_per_kwh,
            evening_adder: tariff.market_peak_usd_per_kwh,
            cap: tariff.market_cap_usd_per_kwh,
            vat_frac: tariff.market_tax_frac,
            ..Self::GREAT_BRITAIN
        }
    }

    /// The same formula where a unit of its money is worth some of another.
    #[must_use]
    pub fn in_money(self, worth: f64) -> Self {
        Self {
            adder: self.adder * worth,
            evening_adder: self.evening_adder * worth,
            cap: self.cap * worth,
            ..self
        }
    }

    /// Writes the formula, in dollars, into a home's tariff.
    pub fn write(&self, tariff: &mut Tariff) {
        let snapped = |id: u16, value: f64| field(id).map_or(value, |field| field.snap(value));
        tariff.market_coefficient = snapped(620, self.coefficient);
        tariff.market_adder_usd_per_kwh = snapped(621, self.adder);
        tariff.market_peak_usd_per_kwh = snapped(622, self.evening_adder);
        tariff.market_cap_usd_per_kwh = snapped(623, self.cap);
        tariff.market_tax_frac = snapped(624, self.vat_frac);
    }

    /// The price of a kWh at a clock hour.
    #[must_use]
    pub fn price(&self, wholesale: f64, hour: usize) -> f64 {
        let evening = (self.evening_from_h..self.evening_to_h).contains(&hour);
        let adder = if evening { self.evening_adder } else { 0.0 };
        (self.coefficient * wholesale + (self.adder + adder)).min(self.cap) * (1.0 + self.vat_frac)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tariff_says_the_formula_and_by_default_the_market_s_own_price() {
        let mut tariff = Tariff::default();
        for wholesale in [-0.5, 0.0, 0.0831, 3.0] {
            let own = Agile::of_tariff(&tariff).price(wholesale, 17);
            assert!((own - wholesale).abs() < 1e-15);
        }
        let dollars = Agile::GREAT_BRITAIN.in_money(1.33);
        dollars.write(&mut tariff);
        let back = Agile::of_tariff(&tariff);
        assert!((back.price(0.1, 17) - (2.2 * 0.1 + 0.12 * 1.33) * 1.05).abs() < 1e-4);
        assert!((back.price(9.0, 3) - 1.33 * 1.05).abs() < 1e-3);
    }

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
