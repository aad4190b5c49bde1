//! Shadow prices: what one more kWh of battery, kW of inverter or ampere of service would earn a year.
//!
//! The optimum is piecewise linear in every limit; a step small enough to stay on one piece gives its
//! slope to the right to rounding.

use super::{Case, Schedule, Solver, Store, error::OptimalError};

/// What one more of each would earn, USD a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShadowPrices {
    /// A kWh of usable capacity.
    pub capacity_usd_per_kwh: f64,
    /// A kWh a step of charging limit.
    pub charge_usd_per_kwh: f64,
    /// A kWh a step of discharging limit.
    pub discharge_usd_per_kwh: f64,
    /// A kWh a step of import.
    pub import_usd_per_kwh: f64,
    /// A kWh a step of export.
    pub export_usd_per_kwh: f64,
}

const SMALL_KWH: f64 = 1e-4;

/// The shadow prices of a case, given its optimum.
///
/// # Errors
/// As [`super::optimal`].
pub fn shadow_prices(case: &Case, optimum: &Schedule) -> Result<ShadowPrices, OptimalError> {
    let mut solver = Solver::default();
    let mut gain = |wider: Case| -> Result<f64, OptimalError> {
        Ok((optimum.cost_usd - solver.optimal(&wider)?.cost_usd) / SMALL_KWH)
    };
    let store = case.store;
    let with = |store: Store| Case { store, ..*case };
    let import_kwh = case.grid.import_kwh + SMALL_KWH;
    let export_kwh = case.grid.export_kwh + SMALL_KWH;
    Ok(ShadowPrices {
        capacity_usd_per_kwh: gain(with(Store { high_kwh: store.high_kwh + SMALL_KWH, ..store }))?,
        charge_usd_per_kwh: gain(with(Store { charge_kwh: store.charge_kwh + SMALL_KWH, ..store }))?,
        discharge_usd_per_kwh: gain(with(Store { discharge_kwh: store.discharge_kwh + SMALL_KWH, ..store }))?,
        import_usd_per_kwh: gain(Case { grid: super::Grid { import_kwh, ..case.grid }, ..*case })?,
        export_usd_per_kwh: gain(Case { grid: super::Grid { export_kwh, ..case.grid }, ..*case })?,
    })
}
