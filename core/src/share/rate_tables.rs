//! The tables of a user's own tariff as bytes, for links (entry 8 of a home) and files.
//!
//! All varints. A list is its count and its items; a price or an end is in quanta, prices zig-zag, an end
//! plus one with 0 for none. A schedule is its distinct days, each as runs of (hours, period), then which day
//! each month has, as runs of (months, day). In order: energy periods with tiers (unit, end, buy, sell),
//! working days, weekends; demand periods (end, price) and, if there are any, working days and weekends;
//! kinds of month for flat demand and, if there are any, the months as runs; look-backs as runs of
//! (months, thousandths). Coincident demand, where there is any, comes before all of it: a 0, where energy would have its
//! count, its periods and the hours of all days.

use crate::catalog::{
    DemandTier, END_QUANTA, EnergyTier, FRAC_QUANTA, PRICE_QUANTA, RateTables, Schedule, TierUnit,
};

use super::varint::{Bytes, un_zig_zag, write_varint, zig_zag};

/// More periods, tiers or runs than any tariff has.
const MOST: u64 = 96;

/// The bytes of tables.
pub(super) fn write_tables(tables: &RateTables) -> Vec<u8> {
    let mut out = Vec::new();
    let demand = |out: &mut Vec<u8>, tier: &DemandTier| {
        write_end(out, tier.max_kw);
        write_price(out, tier.usd_per_kw);
    };
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
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalog::TARIFFS;
    use crate::import::urdb::read_urdb;
    use crate::scenario::preset;
    use crate::share::{decode_link, encode_link, read_file, write_file};

    const RECORD: &str = r#"{"energyratestructure":[
        [{"rate":0.30,"max":11.2,"unit":"kWh daily","sell":0.05},{"rate":0.39,"unit":"kWh daily","sell":0.06}],
        [{"rate":0.44,"max":11.2,"unit":"kWh daily","sell":0.08},{"rate":0.55,"unit":"kWh daily","sell":0.09}]],
        "energyweekdayschedule":WEEKDAY,"energyweekendschedule":WEEKDAY,
        "flatdemandstructure":[[{"rate":3.5,"max":5},{"rate":7}]],"flatdemandmonths":[0,0,0,0,0,0,0,0,0,0,0,0],
        "coincidentratestructure":[[{"rate":0}],[{"rate":9.5}]],"coincidentrateschedule":WEEKDAY,
        "lookbackpercent":0.8,"lookbackrange":11,"dgrules":"Net Billing Instantaneous",
        "fixedchargefirstmeter":12.5,"fixedchargeunits":"$/month"}"#;

    fn scenario() -> crate::scenario::Scenario {
        let mut hours = [[0_u8; 24]; 12];
        for (month, row) in hours.iter_mut().enumerate() {
            row[16..if (5..9).contains(&month) { 21 } else { 20 }].fill(1);
        }
        let record = RECORD.replace("WEEKDAY", &serde_json::to_string(&hours).unwrap());
        let mut scenario = preset(1).unwrap().scenario();
        scenario.homes[0].tariff.set_rate(&read_urdb(&record).unwrap().rate);
        scenario
    }

    #[test]
    fn every_plan_reads_back_as_itself() {
        for plan in TARIFFS {
            let mut tables = plan.tables();
            tables.snap();
            assert_eq!(read_tables(&write_tables(&tables)), Some(tables), "{}", plan.slug);
        }
    }

    #[test]
    fn a_tariff_of_the_user_s_own_travels_in_a_short_link_and_a_file() {
        let scenario = scenario();
        let link = encode_link(&scenario);
        assert!(link.len() <= 250, "{} characters", link.len());
        let opened = decode_link(&link).unwrap();
        assert_eq!((opened.scenario.clone(), opened.notes), (scenario.clone(), Vec::new()));
        let file = read_file(&write_file(&scenario)).unwrap();
        assert_eq!((file.scenario, file.notes), (scenario.clone(), Vec::new()));
        // Choosing a plan drops the tables, and the link says so.
        let mut chosen = opened.scenario;
        let plan = crate::scenario::Path::parse("tariff.plan").unwrap();
        chosen.set(plan, 5.0).unwrap();
        assert!(chosen.homes[0].tariff.tables.is_none());
        let mut two = scenario;
        two.homes.push(chosen.homes[0].clone());
        two.homes.push(two.homes[0].clone());
        assert_eq!(decode_link(&encode_link(&two)).unwrap().scenario, two);
    }

    #[test]
    fn the_same_plan_without_tables_is_another_home() {
        let scenario = scenario();
        let mut two = scenario.clone();
        let mut plain = scenario.homes[0].clone();
        plain.tariff.tables = None;
        two.homes.push(plain);
        assert_eq!(decode_link(&encode_link(&two)).unwrap().scenario, two);
    }

    #[test]
    fn bytes_that_are_no_tables_are_none_and_no_panic() {
        let whole = write_tables(scenario().homes[0].tariff.tables.as_deref().unwrap());
        for end in 0..whole.len() {
            assert_eq!(read_tables(&whole[..end]), None);
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x5a;
            let _ = read_tables(&changed).map(Arc::new);
        }
    }
}
