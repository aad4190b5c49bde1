//! The tables of a user's own tariff as bytes, for links (entry 8 of a home) and files.
//!
//! All varints. A list is its count and its items; a price or an end is in quanta, prices zig-zag, an end
//! plus one with 0 for none. A schedule is its distinct days, each as runs of (hours, period), then which day
//! each month has, as runs of (months, day). In order: energy periods with tiers (unit, end, buy, sell),
//! working days, weekends; demand periods (end, price) and, if there are any, working days and weekends;
//! kinds of month for flat demand and, if there are any, the months as runs; look-backs as runs of
//! (months, thousandths). Coincident demand, where there is any, comes before all of it: a 0, where energy would have its
//! count, its periods and the hours of all days. What fuel adds by month, where it adds anything, comes before even that:
//! a 0 and another (coincident demand has a period), then the prices as runs of (months, price).

use crate::catalog::{
    DemandTier, END_QUANTA, EnergyTier, FRAC_QUANTA, PRICE_QUANTA, RateTables, Schedule, TierUnit,
};

use super::varint::{Bytes, un_zig_zag, write_varint, zig_zag};

/// More periods, tiers or runs than any tariff has.
const MOST: u64 = 96;
/// Coincident demand of no periods, which there is not: what fuel adds follows.
const NO_PERIODS: [u8; 2] = [0, 0];

/// The bytes of tables.
pub(super) fn write_tables(tables: &RateTables) -> Vec<u8> {
    let mut out = Vec::new();
    let demand = |out: &mut Vec<u8>, tier: &DemandTier| {
        write_end(out, tier.max_kw);
        write_price(out, tier.usd_per_kw);
    };
    let price_of = |usd: &f64| zig_zag(libm::round(usd * PRICE_QUANTA) as i64);
    if tables.fuel_usd_per_kwh.iter().any(|usd| price_of(usd) > 0) {
        out.extend(NO_PERIODS);
        write_runs(&mut out, tables.fuel_usd_per_kwh.iter().map(price_of));
    }
    if !tables.coincident.is_empty() {
        write_varint(&mut out, 0);
        write_periods(&mut out, &tables.coincident, demand);
        write_schedule(&mut out, &tables.coincident_hours);
    }
    write_periods(&mut out, &tables.energy, |out, tier: &EnergyTier| {
        write_varint(out, u64::from(tier.unit.code()));
        write_end(out, tier.max);
        write_price(out, tier.buy_usd_per_kwh);
        write_price(out, tier.sell_usd_per_kwh);
    });
    write_schedule(&mut out, &tables.energy_weekday);
    write_schedule(&mut out, &tables.energy_weekend);
    write_periods(&mut out, &tables.demand, demand);
    if !tables.demand.is_empty() {
        write_schedule(&mut out, &tables.demand_weekday);
        write_schedule(&mut out, &tables.demand_weekend);
    }
    write_periods(&mut out, &tables.flat_demand, demand);
    if !tables.flat_demand.is_empty() {
        write_runs(&mut out, tables.flat_demand_months.iter().map(|kind| u64::from(*kind)));
    }
    write_runs(&mut out, tables.ratchet_frac.iter().map(|frac| libm::round(frac * FRAC_QUANTA) as u64));
    out
}

/// The tables of bytes; `None` when they are no tables.
pub(super) fn read_tables(bytes: &[u8]) -> Option<RateTables> {
    let mut bytes = Bytes(bytes);
    let mut tables = RateTables::flat(0.0, 0.0);
    let demand =
        |bytes: &mut Bytes| Some(DemandTier { max_kw: read_end(bytes)?, usd_per_kw: read_price(bytes)? });
    if let Some(rest) = bytes.0.strip_prefix(&NO_PERIODS) {
        bytes = Bytes(rest);
        let prices: [u64; 12] = read_runs(&mut bytes)?;
        tables.fuel_usd_per_kwh = prices.map(|price| un_zig_zag(price) as f64 / PRICE_QUANTA);
    }
    if bytes.0.first() == Some(&0) {
        let _mark = bytes.varint()?;
        tables.coincident = read_periods(&mut bytes, demand)?;
        (!tables.coincident.is_empty()).then_some(())?;
        tables.coincident_hours = read_schedule(&mut bytes, tables.coincident.len())?;
    }
    tables.energy = read_periods(&mut bytes, |bytes| {
        Some(EnergyTier {
            unit: TierUnit::from_code(u8::try_from(bytes.varint()?).ok()?)?,
            max: read_end(bytes)?,
            buy_usd_per_kwh: read_price(bytes)?,
            sell_usd_per_kwh: read_price(bytes)?,
        })
    })?;
    tables.energy_weekday = read_schedule(&mut bytes, tables.energy.len())?;
    tables.energy_weekend = read_schedule(&mut bytes, tables.energy.len())?;
    tables.demand = read_periods(&mut bytes, demand)?;
    if !tables.demand.is_empty() {
        tables.demand_weekday = read_schedule(&mut bytes, tables.demand.len())?;
        tables.demand_weekend = read_schedule(&mut bytes, tables.demand.len())?;
    }
    tables.flat_demand = read_periods(&mut bytes, demand)?;
    if !tables.flat_demand.is_empty() {
        let months: [u64; 12] = read_runs(&mut bytes)?;
        tables.flat_demand_months = months.map(|kind| kind as u8);
        let known = months.iter().all(|kind| *kind < tables.flat_demand.len() as u64);
        known.then_some(())?;
    }
    tables.ratchet_frac = read_runs(&mut bytes)?.map(|quanta: u64| quanta.min(1000) as f64 / FRAC_QUANTA);
    (bytes.is_empty() && !tables.energy.is_empty()).then_some(tables)
}

fn write_periods<T>(out: &mut Vec<u8>, periods: &[Vec<T>], tier: impl Fn(&mut Vec<u8>, &T)) {
    write_varint(out, periods.len() as u64);
    for tiers in periods {
        write_varint(out, tiers.len() as u64);
        tiers.iter().for_each(|item| tier(out, item));
    }
}

fn read_periods<T>(bytes: &mut Bytes, tier: impl Fn(&mut Bytes) -> Option<T>) -> Option<Vec<Vec<T>>> {
    let count = read_count(bytes)?;
    let period = |_| {
        let tiers = read_count(bytes).filter(|tiers| *tiers > 0)?;
        (0..tiers).map(|_| tier(bytes)).collect()
    };
    (0..count).map(period).collect()
}

fn read_count(bytes: &mut Bytes) -> Option<u64> {
    bytes.varint().filter(|count| *count <= MOST)
}

fn write_end(out: &mut Vec<u8>, end: f64) {
    write_varint(out, if end.is_finite() { libm::round(end * END_QUANTA) as u64 + 1 } else { 0 });
}

fn read_end(bytes: &mut Bytes) -> Option<f64> {
    let quanta = bytes.varint()?;
    Some(quanta.checked_sub(1).map_or(f64::INFINITY, |quanta| quanta as f64 / END_QUANTA))
}

fn write_price(out: &mut Vec<u8>, usd: f64) {
    write_varint(out, zig_zag(libm::round(usd * PRICE_QUANTA) as i64));
}

fn read_price(bytes: &mut Bytes) -> Option<f64> {
    Some(un_zig_zag(bytes.varint()?) as f64 / PRICE_QUANTA)
}

fn write_schedule(out: &mut Vec<u8>, schedule: &Schedule) {
    let mut days: Vec<&[u8; 24]> = Vec::new();
    let mut months = [0_u64; 12];
    for (month, day) in months.iter_mut().zip(schedule) {
        let known = days.iter().position(|known| *known == day);
        *month = known.unwrap_or(days.len()) as u64;
        if known.is_none() {
            days.push(day);
        }
    }
    write_varint(out, days.len() as u64);
    for day in days {
        write_runs(out, day.iter().map(|period| u64::from(*period)));
    }
    write_runs(out, months.into_iter());
}

fn read_schedule(bytes: &mut Bytes, periods: usize) -> Option<Schedule> {
    let count = read_count(bytes)?;
    let days: Vec<[u64; 24]> = (0..count).map(|_| read_runs(bytes)).collect::<Option<_>>()?;
    let months: [u64; 12] = read_runs(bytes)?;
    let mut schedule: Schedule = [[0; 24]; 12];
    for (row, month) in schedule.iter_mut().zip(months) {
        let day = days.get(usize::try_from(month).ok()?)?;
        day.iter().all(|period| *period < periods as u64).then_some(())?;
        *row = day.map(|period| period as u8);
    }
    Some(schedule)
}

fn write_runs(out: &mut Vec<u8>, values: impl Iterator<Item = u64>) {
    let mut run: Option<(u64, u64)> = None;
    for value in values {
        run = match run {
            Some((length, same)) if same == value => Some((length + 1, same)),
            ended => {
                write_run(out, ended);
                Some((1, value))
            }
        };
    }
    write_run(out, run);
}

fn write_run(out: &mut Vec<u8>, run: Option<(u64, u64)>) {
    if let Some((length, value)) = run {
        write_varint(out, length);
        write_varint(out, value);
    }
}

/// Runs until all `N` values are there; a run that is too long or empty is none.
fn read_runs<const N: usize>(bytes: &mut Bytes) -> Option<[u64; N]> {
    let mut values = Vec::with_capacity(N);
    while values.len() < N {
        let length = usize::try_from(bytes.varint()?).ok().filter(|length| (1..=N).contains(length))?;
        let value = bytes.varint()?;
        values.extend(std::iter::repeat_n(value, length));
    }
    values.try_into().ok()
}

#[cfg(test)]
mod tests;
