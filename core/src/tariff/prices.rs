//! What a kilowatt hour costs and earns at each step.
//!
//! URDB semantics: a period for each month and hour of the clock, one table for working days and one
//! for weekends; a price each period. Holidays count as the weekday they fall on (known error).

use crate::{catalog, scenario::Tariff, time::TimeAxis};

/// Everything the prices depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceInput {
    /// The user's tariff.
    pub tariff: Tariff,
    /// The axis.
    pub axis: TimeAxis,
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
}

/// The prices of a plan. An unknown plan costs nothing, which `validate` reports.
#[must_use]
pub fn prices(input: &PriceInput) -> Prices {
    let PriceInput { tariff, axis } = input;
    let len = axis.len();
    let mut prices = Prices {
        buy_usd_per_kwh: Vec::with_capacity(len),
        sell_usd_per_kwh: Vec::with_capacity(len),
        month: Vec::with_capacity(len),
    };
    let plan = catalog::tariff(tariff.plan);
    for clock in axis.clocks() {
        let period = plan.and_then(|plan| {
            let table = if clock.weekday.is_weekend() { plan.weekend } else { plan.weekday };
            let period = table.get(clock.month)?.get(clock.hour)?;
            plan.periods.get(usize::from(*period))
        });
        let (buy, sell) =
            period.map_or((0.0, 0.0), |period| (period.import_usd_per_kwh, period.export_usd_per_kwh));
        prices.buy_usd_per_kwh.push(buy * tariff.import_scale_frac);
        prices.sell_usd_per_kwh.push(sell * tariff.export_scale_frac);
        prices.month.push(clock.month as u8);
    }
    prices
}
