//! A record into a rate.
//!
//! Field names: <https://openei.org/services/doc/rest/util_rates/?version=8>, and the older ones of
//! version 3 for fixed and minimum charges. A day's charge counts 365 / 12 times a month. Without a rule
//! for export the record is net metering, as SAM takes it.
//!
//! `fueladjustmentsmonthly` is "array of 12 decimal numbers, one per month, each is $/kWh" (the same page, as SAM's reader
//! quotes it; SAM keeps it among what it does not use). Here it is added to the price of each kWh from the grid
//! in its month. Left out with a note: reactive power (no home here has any), and the charge of a further meter.

use serde_json::Value;

use super::{
    UrdbError, UrdbNote,
    structure::{Record, demand_unit_of, number, period, wrong},
};
use crate::catalog::{DemandMeasure, DemandTier, Metering, Rate, RateTables, RateTerms};

const DAYS_PER_MONTH: f64 = 365.0 / 12.0;

/// A record that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct UrdbRecord {
    /// Utility and name.
    pub title: String,
    /// What it charges.
    pub rate: Rate,
    /// What the reader should know.
    pub notes: Vec<UrdbNote>,
}

/// Reads a record, bare or the first of `{"items": [...]}`.
///
/// # Errors
/// No JSON (with line and column), no record, a missing or wrong value (with its key).
pub fn read_urdb(text: &str) -> Result<UrdbRecord, UrdbError> {
    let json: Value = serde_json::from_str(text).map_err(|error| {
        let problem = error.to_string();
        let problem = problem.split(" at line ").next().unwrap_or_default().to_owned();
        UrdbError::Json { line: error.line(), column: error.column(), problem }
    })?;
    let mut notes = Vec::new();
    let value = match json.get("items") {
        Some(items) => {
            let list = items.as_array().map_or(&[][..], Vec::as_slice);
            if list.len() > 1 {
                notes.push(UrdbNote::MoreRecords { count: list.len() });
            }
            list.first().ok_or_else(|| UrdbError::NoRecord { path: "items".to_owned() })?
        }
        None => &json,
    };
    let record = Record::new(value).ok_or_else(|| UrdbError::NoRecord { path: "the file".to_owned() })?;
    let mut tables = energy(&record)?;
    let mut terms = RateTerms::default();
    demand(&record, (&mut tables, &mut terms), &mut notes)?;
    coincident(&record, &mut tables, &mut notes)?;
    lookback(&record, (&mut tables, &mut terms), &mut notes)?;
    tables.fuel_usd_per_kwh = fuel(&record)?;
    charges(&record, &mut terms)?;
    terms.metering = metering(&record, &mut notes)?;
    for key in ["demandreactivepowercharge", "fixedchargeeaaddl"] {
        if record.value(key).is_some_and(|value| !is_nothing(value)) {
            notes.push(UrdbNote::Ignored { key: key.to_owned() });
        }
    }
    if let Some(part) = record.text("servicetype").filter(|kind| is_part(kind)) {
        notes.push(UrdbNote::PartOfBill { part: part.to_owned() });
    }
    let title = [record.text("utility"), record.text("name")];
    let title = title.into_iter().flatten().collect::<Vec<_>>().join(": ");
    Ok(UrdbRecord { title, rate: Rate { tables, terms }, notes })
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(is_nothing),
        Value::Object(entries) => entries.values().all(is_nothing),
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Null => true,
    }
}

/// Whether a kind of service is but one side of a bill: of the database's four, energy alone and delivery alone.
fn is_part(kind: &str) -> bool {
    matches!(kind.trim().to_ascii_lowercase().as_str(), "energy" | "delivery")
}

/// What fuel adds to a kWh from the grid, by month.
fn fuel(record: &Record) -> Result<[f64; 12], UrdbError> {
    const MONTHS: &str = "12 prices, January to December, in dollars a kWh";
    let key = "fueladjustmentsmonthly";
    let mut usd_per_kwh = [0.0; 12];
    let Some(value) = record.value(key) else { return Ok(usd_per_kwh) };
    let months =
        value.as_array().filter(|months| months.len() == 12).ok_or_else(|| wrong(key, value, MONTHS))?;
    for (month, (usd, value)) in usd_per_kwh.iter_mut().zip(months).enumerate() {
        *usd = number(value, &format!("{key}[{month}]"))?;
    }
    Ok(usd_per_kwh)
}

fn energy(record: &Record) -> Result<RateTables, UrdbError> {
    let periods = record.energy("energyratestructure")?;
    let count = periods.len();
    let weekday = record.schedule("energyweekdayschedule", count)?;
    let weekend = record.schedule("energyweekendschedule", count)?;
    let has_demand =
        ["demandratestructure", "flatdemandstructure"].iter().any(|key| record.value(key).is_some());
    if count == 0 && !has_demand {
        let help = "a record needs at least one period of energy prices";
        return Err(UrdbError::Missing { path: "energyratestructure".to_owned(), help });
    }
    if count > 1 && weekday.is_none() && weekend.is_none() {
        let help = "it says which period of energyratestructure holds at which hour";
        return Err(UrdbError::Missing { path: "energyweekdayschedule".to_owned(), help });
    }
    let weekday = weekday.or(weekend).unwrap_or([[0; 24]; 12]);
    let mut tables = RateTables::flat(0.0, 0.0);
    if count > 0 {
        tables.energy = periods;
    }
    tables.energy_weekday = weekday;
    tables.energy_weekend = weekend.unwrap_or(weekday);
    Ok(tables)
}

fn demand(
    record: &Record,
    (tables, terms): (&mut RateTables, &mut RateTerms),
    notes: &mut Vec<UrdbNote>,
) -> Result<(), UrdbError> {
    let unit = demand_unit_of(record, "demandrateunit", notes)?;
    let flat_unit = demand_unit_of(record, "flatdemandunit", notes)?;
    tables.demand = record.demand("demandratestructure", unit.kw)?;
    let count = tables.demand.len();
    let weekday = record.schedule("demandweekdayschedule", count.max(1))?;
    let weekend = record.schedule("demandweekendschedule", count.max(1))?;
    if count > 1 && weekday.is_none() && weekend.is_none() {
        let help = "it says which period of demandratestructure holds at which hour";
        return Err(UrdbError::Missing { path: "demandweekdayschedule".to_owned(), help });
    }
    let weekday = weekday.or(weekend).unwrap_or([[0; 24]; 12]);
    tables.demand_weekday = weekday;
    tables.demand_weekend = weekend.unwrap_or(weekday);
    flat_demand(record, tables, flat_unit.kw)?;
    let daily = (count > 0 && unit.daily) || (!tables.flat_demand.is_empty() && flat_unit.daily);
    if daily {
        terms.demand_measure = DemandMeasure::DailyMaximum;
    }
    terms.demand_minutes = record.number("demandwindow")?.unwrap_or(0.0);
    Ok(())
}

/// Demand in the hours of the grid's peak; without a schedule in all hours.
fn coincident(record: &Record, tables: &mut RateTables, notes: &mut Vec<UrdbNote>) -> Result<(), UrdbError> {
    let unit = demand_unit_of(record, "coincidentrateunit", notes)?;
    tables.coincident = record.demand("coincidentratestructure", unit.kw)?;
    if tables.coincident.iter().flatten().all(|tier| tier.usd_per_kw.abs() <= 0.0) {
        tables.coincident.clear();
        return Ok(());
    }
    let count = tables.coincident.len();
    let hours = record.schedule("coincidentrateschedule", count)?;
    if count > 1 && hours.is_none() {
        let help = "it says which period of coincidentratestructure holds at which hour";
        return Err(UrdbError::Missing { path: "coincidentrateschedule".to_owned(), help });
    }
    tables.coincident_hours = hours.unwrap_or([[0; 24]; 12]);
    Ok(())
}

/// Without `flatdemandmonths` the charge is not in force, as SAM reads it.
fn flat_demand(record: &Record, tables: &mut RateTables, kw: f64) -> Result<(), UrdbError> {
    const MONTHS: &str = "12 numbers of periods in flatdemandstructure, counted from 0";
    let key = "flatdemandmonths";
    let periods: Vec<Vec<DemandTier>> = record.demand("flatdemandstructure", kw)?;
    if periods.is_empty() {
        return Ok(());
    }
    let Some(value) = record.value(key) else { return Ok(()) };
    let months =
        value.as_array().filter(|months| months.len() == 12).ok_or_else(|| wrong(key, value, MONTHS))?;
    for (month, (slot, value)) in tables.flat_demand_months.iter_mut().zip(months).enumerate() {
        *slot = period(value, &format!("{key}[{month}]"), periods.len())?;
    }
    tables.flat_demand = periods;
    Ok(())
}

fn lookback(
    record: &Record,
    (tables, terms): (&mut RateTables, &mut RateTerms),
    notes: &mut Vec<UrdbNote>,
) -> Result<(), UrdbError> {
    let mut per_cent = |frac: f64, key: &str| {
        if frac > 1.0 {
            notes.push(UrdbNote::PerCent { key: key.to_owned() });
            frac / 100.0
        } else {
            frac
        }
    };
    let months = record.number("lookbackrange")?.unwrap_or(0.0);
    if let Some(frac) = record.number("lookbackpercent")?.filter(|frac| *frac > 0.0) {
        tables.ratchet_frac = [per_cent(frac, "lookbackpercent"); 12];
        let flags = record.value("lookbackmonths").and_then(Value::as_array);
        if let Some(flags) = flags.filter(|flags| months <= 0.0 && flags.len() == 12) {
            for (frac, flag) in tables.ratchet_frac.iter_mut().zip(flags) {
                let counts = flag.as_bool().unwrap_or_else(|| flag.as_f64().is_some_and(|flag| flag > 0.0));
                *frac = if counts { *frac } else { 0.0 };
            }
        }
    } else if let Some(value) = record.value("demandratchetpercentage").and_then(Value::as_array) {
        for (month, (frac, value)) in tables.ratchet_frac.iter_mut().zip(value).enumerate() {
            *frac = per_cent(
                number(value, &format!("demandratchetpercentage[{month}]"))?,
                "demandratchetpercentage",
            );
        }
    }
    if tables.ratchet_frac.iter().any(|frac| *frac > 0.0) {
        terms.lookback_months = if months > 0.0 { months.min(11.0) } else { 11.0 };
    }
    Ok(())
}

fn charges(record: &Record, terms: &mut RateTerms) -> Result<(), UrdbError> {
    let first = record.number("fixedchargefirstmeter")?;
    let older = record.number("fixedmonthlycharge")?;
    terms.fixed_usd_month = match first {
        Some(usd) => per_month(record, "fixedchargeunits", usd)?,
        None => older.unwrap_or(0.0),
    };
    if let Some(usd) = record.number("mincharge")? {
        if record.text("minchargeunits") == Some("$/year") {
            terms.min_usd_year = usd;
        } else {
            terms.min_usd_month = per_month(record, "minchargeunits", usd)?;
        }
    }
    if let Some(usd) = record.number("minmonthlycharge")? {
        terms.min_usd_month = usd;
    }
    if let Some(usd) = record.number("annualmincharge")? {
        terms.min_usd_year = usd;
    }
    Ok(())
}

fn per_month(record: &Record, key: &str, usd: f64) -> Result<f64, UrdbError> {
    match record.value(key) {
        None => Ok(usd),
        Some(value) => match value.as_str().map(str::trim) {
            Some("$/month" | "") => Ok(usd),
            Some("$/day") => Ok(usd * DAYS_PER_MONTH),
            Some("$/year") => Ok(usd / 12.0),
            _ => Err(wrong(key, value, "$/month, $/day or $/year")),
        },
    }
}

fn metering(record: &Record, notes: &mut Vec<UrdbNote>) -> Result<Metering, UrdbError> {
    const RULES: &str = "Net Metering, Net Billing Instantaneous, Net Billing Hourly or Buy All Sell All";
    if let Some(value) = record.value("dgrules").filter(|value| value.as_str() != Some("")) {
        let rule = value.as_str().map(str::to_ascii_lowercase);
        return match rule.as_deref().map(str::trim) {
            Some("net metering") => Ok(Metering::NetMetering),
            Some("net billing instantaneous" | "net billing") => Ok(Metering::NetBilling),
            Some("net billing hourly") => Ok(Metering::NetBillingCarry),
            Some("buy all sell all") => Ok(Metering::BuyAll),
            _ => Err(wrong("dgrules", value, RULES)),
        };
    }
    match record.value("usenetmetering") {
        Some(Value::Bool(false)) => Ok(Metering::NetBilling),
        Some(_) => Ok(Metering::NetMetering),
        None => {
            notes.push(UrdbNote::MeteringAssumed);
            Ok(Metering::NetMetering)
        }
    }
}
