//! What a kilowatt hour costs and earns at each step.
//!
//! URDB semantics: a period for each month and hour of the clock, one table for working days and one
//! for weekends and holidays; a price each period.
//!
//! A month's fuel adjustment is in its buying prices. Where a price has tiers this is the last one's: what one more kWh
//! costs a home with a node. Under net metering a kWh that is exported is worth what one costs, less the non-bypassable part. Demand charges are
//! not in these prices. Known error: a home that stays in the first tier is dispatched as if it did not.

use crate::{
    catalog::{self, Metering},
    scenario::Tariff,
    time::TimeAxis,
};

use super::{Spot, holidays, is_plain, rate_of, spot_prices};

/// Everything the prices depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceInput {
    /// The user's tariff.
    pub tariff: Tariff,
    /// The axis.
    pub axis: TimeAxis,
    /// A market's prices in place of the plan's, `None` for the plan.
    pub spot: Option<Spot>,
}

/// Where prices come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceBasis {
    /// The plan or the tables of the user's own.
    Plan,
    /// A market, step by step.
    RealTime,
}

/// Prices over a year, a value a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Prices {
    /// A kilowatt hour from the grid, USD.
    pub buy_usd_per_kwh: Vec<f64>,
    /// A kilowatt hour to the grid, USD.
    pub sell_usd_per_kwh: Vec<f64>,
    /// Month of the clock, 0 to 11: the month that bills the step.
    pub month: Vec<u8>,
    /// Where they come from.
    pub basis: PriceBasis,
}

/// The prices of a plan. An unknown plan costs nothing, which `validate` reports.
#[must_use]
pub fn prices(input: &PriceInput) -> Prices {
    let PriceInput { tariff, axis, spot } = input;
    if let Some(spot) = spot {
        return spot_prices((spot, tariff), axis);
    }
    let months = month_prices(tariff);
    let (weekday, weekend) = match (&tariff.tables, catalog::tariff(tariff.plan)) {
        (Some(tables), _) => (&tables.energy_weekday, &tables.energy_weekend),
        (None, Some(plan)) => (plan.weekday, plan.weekend),
        (None, None) => (&[[0; 24]; 12], &[[0; 24]; 12]),
    };
    let holidays = holidays(tariff.holidays, axis.first_weekday());
    let len = axis.len();
    let mut prices = Prices {
        buy_usd_per_kwh: Vec::with_capacity(len),
        sell_usd_per_kwh: Vec::with_capacity(len),
        month: Vec::with_capacity(len),
        basis: PriceBasis::Plan,
    };
    for clock in axis.clocks() {
        let holiday = holidays.get(clock.day).copied().unwrap_or(false);
        let table = if holiday || clock.weekday.is_weekend() { weekend } else { weekday };
        let period = table.get(clock.month).and_then(|hours| hours.get(clock.hour));
        let periods = months.get(clock.month % months.len().max(1));
        let price = period.zip(periods).and_then(|(period, periods)| periods.get(usize::from(*period)));
        let (buy, sell) = price.copied().unwrap_or((0.0, 0.0));
        prices.buy_usd_per_kwh.push(buy);
        prices.sell_usd_per_kwh.push(sell);
        prices.month.push(clock.month as u8);
    }
    prices
}

/// What one more kWh costs and earns, by month and period; one month stands for all where they are alike.
fn month_prices(tariff: &Tariff) -> Vec<Vec<(f64, f64)>> {
    if is_plain(tariff) {
        let Some(plan) = catalog::tariff(tariff.plan) else { return Vec::new() };
        let scaled = |period: &catalog::Period| {
            let buy = period.import_usd_per_kwh * tariff.import_scale_frac;
            (buy, period.export_usd_per_kwh * tariff.export_scale_frac)
        };
        return vec![plan.periods.iter().map(scaled).collect()];
    }
    let Some(rate) = rate_of(tariff) else { return Vec::new() };
    let price = |tiers: &Vec<catalog::EnergyTier>, fuel: f64| {
        let buy = tiers.last().map_or(0.0, |tier| tier.buy_usd_per_kwh) + fuel;
        let sell = match rate.terms.metering {
            Metering::NetMetering => (buy - rate.terms.non_bypassable_usd_per_kwh).max(0.0),
            _ => tiers.first().map_or(0.0, |tier| tier.sell_usd_per_kwh),
        };
        (buy, sell)
    };
    let of_month = |fuel: &f64| rate.tables.energy.iter().map(|tiers| price(tiers, *fuel)).collect();
    rate.tables.fuel_usd_per_kwh.iter().map(of_month).collect()
}
