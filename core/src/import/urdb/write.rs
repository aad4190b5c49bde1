//! A rate as a record of version 8. What the format has no word for is left out: holidays, the true-up,
//! the meter's interval, the non-bypassable part, the mean of daily maxima.

use serde_json::{Map, Value, json};

use crate::catalog::{DemandMeasure, DemandTier, EnergyTier, Metering, Rate};

/// The record of a rate, JSON.
#[must_use]
pub fn write_urdb(name: &str, rate: &Rate) -> String {
    let (tables, terms) = (&rate.tables, &rate.terms);
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| {
        record.insert(key.to_owned(), value);
    };
    put("name", json!(name));
    put("energyratestructure", structure(&tables.energy, energy_tier));
    put("energyweekdayschedule", json!(tables.energy_weekday));
    put("energyweekendschedule", json!(tables.energy_weekend));
    if tables.fuel_usd_per_kwh.iter().any(|usd| usd.abs() > 0.0) {
        put("fueladjustmentsmonthly", json!(tables.fuel_usd_per_kwh));
    }
    let daily = terms.demand_measure == DemandMeasure::DailyMaximum;
    let unit = if daily { "kW daily" } else { "kW" };
    if !tables.demand.is_empty() {
        put("demandratestructure", structure(&tables.demand, demand_tier));
        put("demandweekdayschedule", json!(tables.demand_weekday));
        put("demandweekendschedule", json!(tables.demand_weekend));
        put("demandrateunit", json!(unit));
    }
    if !tables.flat_demand.is_empty() {
        put("flatdemandstructure", structure(&tables.flat_demand, demand_tier));
        put("flatdemandmonths", json!(tables.flat_demand_months));
        put("flatdemandunit", json!(unit));
    }
    if !tables.coincident.is_empty() {
        put("coincidentratestructure", structure(&tables.coincident, demand_tier));
        put("coincidentrateschedule", json!(tables.coincident_hours));
        put("coincidentrateunit", json!("kW"));
    }
    if terms.demand_minutes > 0.0 {
        put("demandwindow", json!(terms.demand_minutes));
    }
    if terms.lookback_months > 0.0 {
        put("demandratchetpercentage", json!(tables.ratchet_frac));
        put("lookbackrange", json!(terms.lookback_months));
    }
    put("fixedchargefirstmeter", json!(terms.fixed_usd_month));
    put("fixedchargeunits", json!("$/month"));
    if terms.min_usd_month > 0.0 {
        put("mincharge", json!(terms.min_usd_month));
        put("minchargeunits", json!("$/month"));
    }
    if terms.min_usd_year > 0.0 {
        put("annualmincharge", json!(terms.min_usd_year));
    }
    put(
        "dgrules",
        json!(match terms.metering {
            // The database has no word for credit in dollars.
            Metering::NetMetering | Metering::NetMeteringCredit => "Net Metering",
            Metering::NetBilling => "Net Billing Instantaneous",
            Metering::NetBillingCarry => "Net Billing Hourly",
            Metering::BuyAll => "Buy All Sell All",
        }),
    );
    format!("{:#}", Value::Object(record))
}

fn structure<T>(periods: &[Vec<T>], tier: fn(&T) -> Value) -> Value {
    periods.iter().map(|tiers| tiers.iter().map(tier).collect::<Vec<_>>()).collect::<Vec<_>>().into()
}

fn energy_tier(tier: &EnergyTier) -> Value {
    let mut entry = json!({ "rate": tier.buy_usd_per_kwh, "unit": tier.unit.key() });
    with(&mut entry, "max", tier.max);
    if tier.sell_usd_per_kwh.abs() > 0.0 {
        with(&mut entry, "sell", tier.sell_usd_per_kwh);
    }
    entry
}

fn demand_tier(tier: &DemandTier) -> Value {
    let mut entry = json!({ "rate": tier.usd_per_kw });
    with(&mut entry, "max", tier.max_kw);
    entry
}

fn with(entry: &mut Value, key: &str, number: f64) {
    if let (Value::Object(entries), true) = (entry, number.is_finite()) {
        entries.insert(key.to_owned(), json!(number));
    }
}
