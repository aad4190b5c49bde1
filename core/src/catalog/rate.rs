//! An electricity rate in full: the semantics of the Utility Rate Database (OpenEI URDB, version 8).
//!
//! A catalogue row ([`super::Tariff`]) is the short form for the page's presets; this is what it expands
//! to, and what a user's own tariff or an imported record is. A period index for each month and clock
//! hour, tiers in each period, demand by period and by month, and the terms of the meter.

use super::codes::codes;
use super::tariff::Schedule;

codes! {
    /// How what flows out of the home is settled.
    Metering {
        /// Import and export apart at every step of the meter; each month is paid.
        NetBilling = 0, "net-billing", "Net billing";
        /// The same, but credit in dollars waits for later months and is paid out at the true-up.
        NetBillingCarry = 1, "net-billing-carry", "Net billing with carried credit";
        /// Months and periods are netted; surplus kWh wait for later months until the true-up.
        NetMetering = 2, "net-metering", "Net metering";
        /// Two meters: everything used is bought, everything made is sold.
        BuyAll = 3, "buy-all", "Buy all, sell all";
        /// Months and periods are netted; surplus earns the selling price, in dollars that wait for later months.
        NetMeteringCredit = 4, "net-metering-credit", "Net metering with credit in dollars";
    }
}

codes! {
    /// Which power a demand charge is paid for.
    DemandMeasure {
        /// The highest of the month.
        MonthMaximum = 0, "month-maximum", "Highest of the month";
        /// The highest of each day, paid for each day.
        DailyMaximum = 1, "daily-maximum", "Highest of each day";
        /// The mean of the highest of each day.
        MeanOfDailyMaxima = 2, "mean-of-daily-maxima", "Mean of the daily highest";
    }
}

codes! {
    /// Which working days are billed as weekends.
    Holidays {
        /// None.
        None = 0, "none", "None";
        /// New Year, Memorial Day, Independence Day, Labor Day, Thanksgiving, Christmas.
        UsSix = 1, "us-six", "Six US holidays";
        /// The eleven federal ones.
        UsFederal = 2, "us-federal", "US federal holidays";
    }
}

codes! {
    /// What the upper bound of an energy tier is counted in.
    TierUnit {
        /// A month's energy.
        Kwh = 0, "kWh", "kWh a month";
        /// A month's energy for each kW of its billing demand.
        KwhPerKw = 1, "kWh/kW", "kWh a month for each kW";
        /// Energy a day, times the days of the month.
        KwhDaily = 2, "kWh daily", "kWh a day";
        /// Energy a day for each kW of billing demand, times the days of the month.
        KwhPerKwDaily = 3, "kWh/kW daily", "kWh a day for each kW";
    }
}

/// A step of a price of energy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnergyTier {
    /// Where it ends, in `unit`; infinite for the last.
    pub max: f64,
    /// What `max` is counted in.
    pub unit: TierUnit,
    /// A kWh from the grid, the tier's own adjustment included, the month's for fuel not, USD.
    pub buy_usd_per_kwh: f64,
    /// A kWh to the grid, USD.
    pub sell_usd_per_kwh: f64,
}

/// A step of a price of power.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DemandTier {
    /// Where it ends, kW; infinite for the last.
    pub max_kw: f64,
    /// A kW, a month (a day under [`DemandMeasure::DailyMaximum`]), adjustments included, USD.
    pub usd_per_kw: f64,
}

/// Prices and the hours they hold in. Period indices of a schedule are those of its list.
#[derive(Clone, Debug, PartialEq)]
pub struct RateTables {
    /// Tiers by period of energy; at least one period with one tier.
    pub energy: Vec<Vec<EnergyTier>>,
    /// Energy period of Monday to Friday.
    pub energy_weekday: Schedule,
    /// Energy period of Saturday and Sunday.
    pub energy_weekend: Schedule,
    /// Added to the price of every kWh from the grid in a month, January first, below zero in months of cheap fuel, USD.
    pub fuel_usd_per_kwh: [f64; 12],
    /// Tiers by period of demand; none: no time-of-use demand.
    pub demand: Vec<Vec<DemandTier>>,
    /// Demand period of Monday to Friday.
    pub demand_weekday: Schedule,
    /// Demand period of Saturday and Sunday.
    pub demand_weekend: Schedule,
    /// Tiers of the demand at any hour, by kind of month; none: no such charge.
    pub flat_demand: Vec<Vec<DemandTier>>,
    /// Kind of each month in `flat_demand`.
    pub flat_demand_months: [u8; 12],
    /// Tiers by period of the demand in hours in which the grid's own peak may fall; none: no such charge. A period
    /// without price is an hour that cannot be it.
    pub coincident: Vec<Vec<DemandTier>>,
    /// Period of each month and clock hour in `coincident`, on all days alike.
    pub coincident_hours: Schedule,
    /// The part of a month's highest power that later months pay at least, 0 to 1.
    pub ratchet_frac: [f64; 12],
}

/// What a bill depends on apart from the tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateTerms {
    /// Customer charge.
    pub fixed_usd_month: f64,
    /// The least a month costs.
    pub min_usd_month: f64,
    /// The least a year costs.
    pub min_usd_year: f64,
    /// How export is settled.
    pub metering: Metering,
    /// Minutes over which the meter nets import and export; at most the step: the step.
    pub meter_minutes: f64,
    /// Month whose end settles carried credit, 1 to 12.
    pub true_up_month: f64,
    /// Paid for a kWh that is left at the true-up, net metering.
    pub year_end_usd_per_kwh: f64,
    /// The part of the price that every imported kWh pays under net metering.
    pub non_bypassable_usd_per_kwh: f64,
    /// Which power is paid for.
    pub demand_measure: DemandMeasure,
    /// Minutes over which power is averaged; at most the step: the step.
    pub demand_minutes: f64,
    /// Months that [`RateTables::ratchet_frac`] looks back, the current one not counted.
    pub lookback_months: f64,
    /// Days billed as weekends.
    pub holidays: Holidays,
}

impl Default for RateTerms {
    fn default() -> Self {
        Self {
            fixed_usd_month: 0.0,
            min_usd_month: 0.0,
            min_usd_year: 0.0,
            metering: Metering::NetBilling,
            meter_minutes: 0.0,
            true_up_month: 12.0,
            year_end_usd_per_kwh: 0.0,
            non_bypassable_usd_per_kwh: 0.0,
            demand_measure: DemandMeasure::MonthMaximum,
            demand_minutes: 0.0,
            lookback_months: 0.0,
            holidays: Holidays::None,
        }
    }
}

/// A whole rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// Prices and hours.
    pub tables: RateTables,
    /// The rest.
    pub terms: RateTerms,
}

impl RateTables {
    /// One price at all hours.
    #[must_use]
    pub fn flat(buy_usd_per_kwh: f64, sell_usd_per_kwh: f64) -> Self {
        let tier = EnergyTier { max: f64::INFINITY, unit: TierUnit::Kwh, buy_usd_per_kwh, sell_usd_per_kwh };
        Self {
            energy: vec![vec![tier]],
            energy_weekday: [[0; 24]; 12],
            energy_weekend: [[0; 24]; 12],
            fuel_usd_per_kwh: [0.0; 12],
            demand: Vec::new(),
            demand_weekday: [[0; 24]; 12],
            demand_weekend: [[0; 24]; 12],
            flat_demand: Vec::new(),
            flat_demand_months: [0; 12],
            coincident: Vec::new(),
            coincident_hours: [[0; 24]; 12],
            ratchet_frac: [0.0; 12],
        }
    }
}

/// Quanta a dollar of a price in tables.
pub const PRICE_QUANTA: f64 = 100_000.0;
/// Quanta a unit of the end of a tier.
pub const END_QUANTA: f64 = 100.0;
/// Quanta a unit of a look-back.
pub const FRAC_QUANTA: f64 = 1000.0;

impl RateTables {
    /// Brings every number to the quantum in which links hold it.
    pub fn snap(&mut self) {
        let snap = |value: &mut f64, quanta: f64| {
            if value.is_finite() {
                *value = libm::round(*value * quanta) / quanta;
            }
        };
        for tier in self.energy.iter_mut().flatten() {
            snap(&mut tier.max, END_QUANTA);
            snap(&mut tier.buy_usd_per_kwh, PRICE_QUANTA);
            snap(&mut tier.sell_usd_per_kwh, PRICE_QUANTA);
        }
        for tier in self.demand.iter_mut().chain(&mut self.flat_demand).chain(&mut self.coincident).flatten()
        {
            snap(&mut tier.max_kw, END_QUANTA);
            snap(&mut tier.usd_per_kw, PRICE_QUANTA);
        }
        for usd in &mut self.fuel_usd_per_kwh {
            snap(usd, PRICE_QUANTA);
        }
        for frac in &mut self.ratchet_frac {
            snap(frac, FRAC_QUANTA);
        }
    }
}
