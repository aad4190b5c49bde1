//! Electricity rates.

use wattfleet_core::{
    catalog::{DemandTier, Rate, RateTables},
    import::urdb::{UrdbRecord, read_urdb},
    scenario::Scenario,
    share::encode_link,
    text::{format_usd, sentence},
};

use super::{About, Imported, Taken};

/// Reads a record of the Utility Rate Database.
pub(super) fn read(bytes: &[u8]) -> Result<Imported, String> {
    let text = String::from_utf8_lossy(bytes);
    let record = read_urdb(text.trim_start_matches('\u{feff}')).map_err(|error| super::task::said(&error))?;
    let mut scenario = Scenario::default();
    if let Some(home) = scenario.homes.first_mut() {
        home.tariff.set_rate(&record.rate);
    }
    Ok(Imported { about: about(&record), taken: Taken::Rate(encode_link(&scenario)) })
}

fn about(record: &UrdbRecord) -> About {
    let Rate { tables, terms } = &record.rate;
    let mut about = About::new("Electricity rate");
    about.row("Recognised", "Utility Rate Database, JSON");
    about.row("Name", record.title.clone());
    about.row("Energy", energy(tables));
    let fuel = fuel(tables);
    if !fuel.is_empty() {
        about.row("Fuel", fuel);
    }
    let demand = demand(tables);
    if !demand.is_empty() {
        about.row("Demand", demand);
    }
    about.row("Fixed", format!("{} a month", format_usd(terms.fixed_usd_month)));
    if terms.min_usd_month > 0.0 || terms.min_usd_year > 0.0 {
        let least = if terms.min_usd_month > 0.0 {
            format!("{} a month", format_usd(terms.min_usd_month))
        } else {
            format!("{} a year", format_usd(terms.min_usd_year))
        };
        about.row("At least", least);
    }
    about.row("Export", terms.metering.label());
    about.notes = record.notes.iter().map(|note| sentence(&note.message())).collect();
    about.words = format!("tariff from {}", record.title);
    about
}

fn energy(tables: &RateTables) -> String {
    let used = |schedule: &[[u8; 24]; 12]| schedule.iter().flatten().copied().collect::<Vec<u8>>();
    let mut periods = used(&tables.energy_weekday);
    periods.extend(used(&tables.energy_weekend));
    periods.sort_unstable();
    periods.dedup();
    let prices = periods.iter().filter_map(|period| tables.energy.get(usize::from(*period))).flatten();
    let (low, high) = prices.clone().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), tier| {
        (low.min(tier.buy_usd_per_kwh), high.max(tier.buy_usd_per_kwh))
    });
    let tiers = tables.energy.iter().map(Vec::len).max().unwrap_or(1);
    let cents = |usd: f64| format!("{:.2}", usd * 100.0);
    let range = if high > low {
        format!("{} to {} ¢/kWh", cents(low), cents(high))
    } else {
        format!("{} ¢/kWh", cents(low))
    };
    let kinds = if periods.len() > 1 { format!(", {} periods", periods.len()) } else { String::new() };
    let tiers = if tiers > 1 { format!(", up to {tiers} tiers") } else { String::new() };
    format!("{range}{kinds}{tiers}")
}

/// What the months add to those prices; nothing where they add nothing.
fn fuel(tables: &RateTables) -> String {
    let months = || tables.fuel_usd_per_kwh.iter().copied();
    if months().all(|usd| usd.abs() <= 0.0) {
        return String::new();
    }
    let low = months().fold(f64::INFINITY, f64::min);
    let high = months().fold(f64::NEG_INFINITY, f64::max);
    format!("{:+.2} to {:+.2} ¢/kWh by month, on top", low * 100.0, high * 100.0)
}

fn demand(tables: &RateTables) -> String {
    let most =
        |lists: &[Vec<DemandTier>]| lists.iter().flatten().map(|tier| tier.usd_per_kw).fold(0.0, f64::max);
    let mut parts = Vec::new();
    for (lists, what) in [(&tables.flat_demand, "at any hour"), (&tables.demand, "by period")] {
        let usd = most(lists);
        if usd > 0.0 {
            parts.push(format!("up to {} a kW {what}", format_usd(usd)));
        }
    }
    parts.join(", ")
}
