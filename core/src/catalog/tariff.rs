//! Dated tariffs: prices by period, and the period of every hour of weekdays and weekends by month.
//!
//! Flat rows are the residential revenue a kWh of a state in 2023 (EIA): fixed charges are inside
//! that mean, so none is added. Export prices are seldom in the sources and then assumed, never above
//! the import price. Known error: tariffs change every year; the date is in the name.

use super::rate::{EnergyTier, Holidays, Metering, RateTables, TierUnit};
use super::row::{Headline, table_rows};
use super::{Source, currency};
use crate::units::Unit;

pub use super::tariff_rows::TARIFFS;

/// A price that holds for some hours.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Period {
    /// What people call it.
    pub name: &'static str,
    /// Price of a kWh from the grid, USD.
    pub import_usd_per_kwh: f64,
    /// Price of a kWh to the grid, USD.
    pub export_usd_per_kwh: f64,
}

/// Index into the periods, by month (0 to 11) and clock hour (0 to 23).
pub type Schedule = [[u8; 24]; 12];

/// A step of all prices of a plan.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct PlanTier {
    /// Where it ends, in `unit`; infinite for the last.
    pub max: f64,
    /// What `max` is counted in.
    pub unit: TierUnit,
    /// Added to the import price of every period, USD.
    pub add_usd_per_kwh: f64,
}

/// What few plans have.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct More {
    /// How export is settled.
    pub metering: Metering,
    /// Days billed as weekends.
    pub holidays: Holidays,
    /// Steps of the import prices; none: one price at any amount.
    pub tiers: &'static [PlanTier],
    /// The money of the plan as published; the row's prices are dollars at its dated rate.
    pub currency: &'static str,
}

impl More {
    /// Net billing in dollars, and nothing else.
    pub const NONE: Self =
        Self { metering: Metering::NetBilling, holidays: Holidays::None, tiers: &[], currency: "USD" };
}

/// One electricity tariff.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tariff {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page, with its date.
    pub name: &'static str,
    /// Slug of its region.
    pub region: &'static str,
    /// The prices.
    pub periods: &'static [Period],
    /// Which price, Monday to Friday.
    pub weekday: &'static Schedule,
    /// Which price, Saturday and Sunday.
    pub weekend: &'static Schedule,
    /// Fixed charge, USD a month.
    pub fixed_usd_month: f64,
    /// Lowest bill, USD a month.
    pub min_usd_month: f64,
    /// Charge on the highest import of a month, USD a kW.
    pub demand_usd_per_kw_month: f64,
    /// What few plans have.
    pub more: &'static More,
    /// Who says so.
    pub source: Source,
}

impl Tariff {
    /// Its prices and hours as a whole rate has them.
    #[must_use]
    pub fn tables(&self) -> RateTables {
        let tiers = |period: &Period| {
            let tier = |max: f64, unit: TierUnit, add: f64| EnergyTier {
                max,
                unit,
                buy_usd_per_kwh: period.import_usd_per_kwh + add,
                sell_usd_per_kwh: period.export_usd_per_kwh,
            };
            if self.more.tiers.is_empty() {
                vec![tier(f64::INFINITY, TierUnit::Kwh, 0.0)]
            } else {
                self.more.tiers.iter().map(|step| tier(step.max, step.unit, step.add_usd_per_kwh)).collect()
            }
        };
        let mut tables = RateTables::flat(0.0, 0.0);
        tables.energy = self.periods.iter().map(tiers).collect();
        tables.energy_weekday = *self.weekday;
        tables.energy_weekend = *self.weekend;
        tables
    }

    /// The dated rate of its currency, USD each.
    #[must_use]
    pub fn usd_per_unit(&self) -> f64 {
        currency(self.more.currency).map_or(1.0, |row| row.usd_per_unit)
    }

    /// Mean import price over the hours of a year of equal months, five weekdays to two of weekend.
    #[must_use]
    pub fn mean_import_usd_per_kwh(&self) -> f64 {
        let mean = |schedule: &Schedule| {
            let price =
                |index: &u8| self.periods.get(usize::from(*index)).map_or(0.0, |p| p.import_usd_per_kwh);
            schedule.iter().flatten().map(price).sum::<f64>() / 288.0
        };
        (5.0 * mean(self.weekday) + 2.0 * mean(self.weekend)) / 7.0
    }
}

table_rows!(Tariff, TARIFFS, tariff, tariff_by_slug, |row| [
    Headline::new("Mean price", row.mean_import_usd_per_kwh(), Unit::UsdPerKwh),
    Headline::new("Fixed charge", row.fixed_usd_month, Unit::UsdPerMonth)
]);
