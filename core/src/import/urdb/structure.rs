//! The parts of a record: keys without regard to case, numbers, schedules and tiers.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::catalog::{DemandTier, EnergyTier, Schedule, TierUnit};

use super::{UrdbError, UrdbNote};

/// Kilowatts of a horsepower.
const KW_PER_HP: f64 = 0.7457;

/// A record with its keys in lower case; null counts as absent.
pub(super) struct Record<'v> {
    keys: BTreeMap<String, &'v Value>,
}

impl<'v> Record<'v> {
    pub(super) fn new(value: &'v Value) -> Option<Self> {
        let entries = value.as_object()?.iter().filter(|(_, value)| !value.is_null());
        Some(Self { keys: entries.map(|(key, value)| (key.to_ascii_lowercase(), value)).collect() })
    }

    pub(super) fn value(&self, key: &str) -> Option<&'v Value> {
        self.keys.get(key).copied()
    }

    pub(super) fn text(&self, key: &str) -> Option<&'v str> {
        self.value(key)?.as_str()
    }

    /// A number, `None` when the key is absent.
    pub(super) fn number(&self, key: &str) -> Result<Option<f64>, UrdbError> {
        self.value(key).map(|value| number(value, key)).transpose()
    }

    /// A 12 x 24 table of period indices below `count`.
    pub(super) fn schedule(&self, key: &str, count: usize) -> Result<Option<Schedule>, UrdbError> {
        const ROWS: &str = "12 lists, January to December, of 24 period numbers counted from 0";
        let Some(value) = self.value(key) else { return Ok(None) };
        let months =
            value.as_array().filter(|rows| rows.len() == 12).ok_or_else(|| wrong(key, value, ROWS))?;
        let mut schedule: Schedule = [[0; 24]; 12];
        for (month, (row, hours)) in schedule.iter_mut().zip(months).enumerate() {
            let path = format!("{key}[{month}]");
            let hours =
                hours.as_array().filter(|row| row.len() == 24).ok_or_else(|| wrong(&path, hours, ROWS))?;
            for (hour, (slot, value)) in row.iter_mut().zip(hours).enumerate() {
                *slot = period(value, &format!("{path}[{hour}]"), count)?;
            }
        }
        Ok(Some(schedule))
    }

    /// The energy periods with their tiers.
    pub(super) fn energy(&self, key: &str) -> Result<Vec<Vec<EnergyTier>>, UrdbError> {
        self.structure(key, energy_tier)
    }

    /// Demand periods with their tiers, in kW.
    pub(super) fn demand(&self, key: &str, kw_per_unit: f64) -> Result<Vec<Vec<DemandTier>>, UrdbError> {
        let mut periods = self.structure(key, demand_tier)?;
        for tier in periods.iter_mut().flatten() {
            tier.max_kw *= kw_per_unit;
            tier.usd_per_kw /= kw_per_unit;
        }
        Ok(periods)
    }

    fn structure<T>(
        &self,
        key: &str,
        tier: fn(&Record, &str) -> Result<T, UrdbError>,
    ) -> Result<Vec<Vec<T>>, UrdbError> {
        const LIST: &str = "a list of periods, each a list of tiers in braces";
        let Some(value) = self.value(key) else { return Ok(Vec::new()) };
        let periods = value.as_array().ok_or_else(|| wrong(key, value, LIST))?;
        let mut result = Vec::with_capacity(periods.len());
        for (index, period) in periods.iter().enumerate() {
            let path = format!("{key}[{index}]");
            let tiers = period.as_array().filter(|tiers| !tiers.is_empty());
            let tiers = tiers.ok_or_else(|| wrong(&path, period, LIST))?;
            let mut read = Vec::with_capacity(tiers.len());
            for (index, value) in tiers.iter().enumerate() {
                let path = format!("{path}[{index}]");
                read.push(tier(&Record::new(value).ok_or_else(|| wrong(&path, value, LIST))?, &path)?);
            }
            result.push(read);
        }
        Ok(result)
    }

    fn part(&self, path: &str, name: &str) -> Result<Option<f64>, UrdbError> {
        self.value(name).map(|value| number(value, &format!("{path}.{name}"))).transpose()
    }
}

/// The price of a tier and its adjustment; either alone will do.
fn price(tier: &Record, path: &str) -> Result<f64, UrdbError> {
    let (rate, adj) = (tier.part(path, "rate")?, tier.part(path, "adj")?);
    if rate.is_none() && adj.is_none() && tier.value("sell").is_none() {
        let help = "give the price in dollars, 0 if there is none";
        return Err(UrdbError::Missing { path: format!("{path}.rate"), help });
    }
    Ok(rate.unwrap_or(0.0) + adj.unwrap_or(0.0))
}

fn energy_tier(tier: &Record, path: &str) -> Result<EnergyTier, UrdbError> {
    const UNITS: &str = "kWh, kWh daily, kWh/kW or kWh/kW daily";
    let unit = match tier.value("unit") {
        None => TierUnit::Kwh,
        Some(value) => {
            let known = TierUnit::ALL
                .iter()
                .find(|unit| value.as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(unit.key())));
            *known.ok_or_else(|| wrong(&format!("{path}.unit"), value, UNITS))?
        }
    };
    Ok(EnergyTier {
        max: tier.part(path, "max")?.unwrap_or(f64::INFINITY),
        unit,
        buy_usd_per_kwh: price(tier, path)?,
        sell_usd_per_kwh: tier.part(path, "sell")?.unwrap_or(0.0),
    })
}

fn demand_tier(tier: &Record, path: &str) -> Result<DemandTier, UrdbError> {
    if let Some(value) = tier.value("unit") {
        let kw = value.as_str().is_some_and(|text| demand_unit(text).is_some());
        if !kw {
            return Err(wrong(
                &format!("{path}.unit"),
                value,
                "kW (a record states hp or kVA for all tiers)",
            ));
        }
    }
    Ok(DemandTier {
        max_kw: tier.part(path, "max")?.unwrap_or(f64::INFINITY),
        usd_per_kw: price(tier, path)?,
    })
}

/// What a demand charge is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DemandUnit {
    /// kW each.
    pub(super) kw: f64,
    /// Paid each day.
    pub(super) daily: bool,
    /// kVA.
    pub(super) apparent: bool,
}

/// Reads `kW`, `hp`, `kVA` with or without `daily`.
pub(super) fn demand_unit(text: &str) -> Option<DemandUnit> {
    let text = text.trim().to_ascii_lowercase();
    let (unit, daily) = match text.strip_suffix(" daily") {
        Some(unit) => (unit, true),
        None => (text.as_str(), false),
    };
    let (kw, apparent) = match unit {
        "kw" => (1.0, false),
        "hp" => (KW_PER_HP, false),
        "kva" => (1.0, true),
        _ => return None,
    };
    Some(DemandUnit { kw, daily, apparent })
}

/// The demand unit of a key; kW when the key is absent.
pub(super) fn demand_unit_of(
    record: &Record,
    key: &str,
    notes: &mut Vec<UrdbNote>,
) -> Result<DemandUnit, UrdbError> {
    let Some(value) = record.value(key) else {
        return Ok(DemandUnit { kw: 1.0, daily: false, apparent: false });
    };
    let unit = value.as_str().and_then(demand_unit);
    let unit = unit.ok_or_else(|| wrong(key, value, "kW, hp or kVA, each with or without daily"))?;
    if unit.apparent {
        notes.push(UrdbNote::ApparentPower { key: key.to_owned() });
    }
    Ok(unit)
}

/// A period index below `count`.
pub(super) fn period(value: &Value, path: &str, count: usize) -> Result<u8, UrdbError> {
    let index = value.as_f64().filter(|index| *index >= 0.0 && *index < count as f64 && *index < 256.0);
    index
        .map(|index| index as u8)
        .ok_or_else(|| wrong(path, value, "the number of a period that has a price, counted from 0"))
}

pub(super) fn number(value: &Value, path: &str) -> Result<f64, UrdbError> {
    let number = value.as_f64().or_else(|| value.as_str().and_then(|text| text.trim().parse().ok()));
    number.filter(|number| number.is_finite()).ok_or_else(|| wrong(path, value, "a number"))
}

pub(super) fn wrong(path: &str, value: &Value, expected: &'static str) -> UrdbError {
    const SHOWN_CHARS: usize = 60;
    let found = value.to_string().chars().take(SHOWN_CHARS).collect();
    UrdbError::Wrong { path: path.to_owned(), found, expected }
}
