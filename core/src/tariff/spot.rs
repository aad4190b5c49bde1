//! Real-time prices of a file as prices by step.

use std::sync::Arc;

use crate::{scenario::Tariff, time::TimeAxis};

use super::{Agile, PriceBasis, Prices};

/// A year of a market.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Prices in steps that are the axis's, or whole multiples or parts of them; another length counts as no
    /// price.
    pub market_usd_per_kwh: Arc<[f64]>,
    /// What makes a buying price of them; none: what the home's tariff says.
    pub formula: Option<Agile>,
}

/// A market's year as prices by step of the axis: bought through the formula, sold at the market's price,
/// never below zero, both times the scales of the tariff.
#[must_use]
#[inline(never)] // Homes on a plan never come here.
pub fn spot_prices((spot, tariff): (&Spot, &Tariff), axis: &TimeAxis) -> Prices {
    let formula = spot.formula.unwrap_or_else(|| Agile::of_tariff(tariff));
    let len = axis.len();
    let market = resampled(&spot.market_usd_per_kwh, len);
    let mut prices = Prices {
        buy_usd_per_kwh: Vec::with_capacity(len),
        sell_usd_per_kwh: Vec::with_capacity(len),
        month: Vec::with_capacity(len),
        basis: PriceBasis::RealTime,
    };
    for (clock, market) in axis.clocks().zip(market) {
        prices.buy_usd_per_kwh.push(formula.price(market, clock.hour) * tariff.import_scale_frac);
        prices.sell_usd_per_kwh.push(market.max(0.0) * tariff.export_scale_frac);
        prices.month.push(clock.month as u8);
    }
    prices
}

fn resampled(series: &[f64], len: usize) -> Vec<f64> {
    let count = series.len().max(1);
    if len.is_multiple_of(count) {
        return series.iter().flat_map(|value| std::iter::repeat_n(*value, len / count)).collect();
    }
    if count.is_multiple_of(len) {
        let part = count / len;
        return series.chunks(part).map(|values| values.iter().sum::<f64>() / part as f64).collect();
    }
    vec![0.0; len]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DaylightSaving;

    #[test]
    fn half_hours_become_hours_by_their_mean_and_days_become_hours_by_repeating() {
        let (axis, tariff) = (TimeAxis::hourly(DaylightSaving::None), Tariff::default());
        let half: Arc<[f64]> = (0..17_520).map(|step| if step % 2 == 0 { 0.1 } else { 0.3 }).collect();
        let prices = spot_prices((&Spot { market_usd_per_kwh: half, formula: None }, &tariff), &axis);
        assert!(prices.buy_usd_per_kwh.iter().all(|price| (price - 0.2).abs() < 1e-12));
        let days: Arc<[f64]> = [-0.02; 365].into();
        let agile = Spot { market_usd_per_kwh: days, formula: Some(Agile::GREAT_BRITAIN) };
        let prices = spot_prices((&agile, &tariff), &axis);
        assert!(prices.buy_usd_per_kwh[0] < 0.0 && prices.sell_usd_per_kwh[0].abs() < 1e-12);
        assert!(prices.buy_usd_per_kwh[17] > 0.0 && prices.buy_usd_per_kwh.len() == 8760);
    }
}
