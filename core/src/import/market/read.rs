//! The one way in: bytes to a year of prices.

use std::borrow::Cow;

use super::{MarketError, MarketFile, MarketNote, MarketUnit, Named, place::Placed, unit::price_worth};
use crate::{
    import::{
        interval_csv::{Cell, Sample, cells, energy_worth, number, sample, wrong_moment},
        load::{LoadError, LoadSite, fill, text_of},
        series_csv::read_series,
    },
    time::DaylightSaving,
};

/// Means above this are no prices of a market, USD a kWh.
const DEAR_USD_PER_KWH: f64 = 10.0;

/// Whether a table looks like prices rather than readings of a meter.
#[must_use]
pub fn is_market(bytes: &[u8]) -> bool {
    let Ok(text) = text_of(bytes) else { return false };
    let Some(as_prices) = sample(&without_ends(&text), price_worth) else {
        let first = text.lines().next().unwrap_or("").to_lowercase();
        return price_worth(&first) > 0;
    };
    let title = &as_prices.columns.title;
    let same = sample(&without_ends(&text), energy_worth)
        .is_some_and(|as_energy| as_energy.columns.value == as_prices.columns.value);
    price_worth(title) > 0 && same
}

/// Reads a file of prices.
///
/// # Errors
/// Where the file stops making sense: line, column, what is there, what belongs there; or prices that no market has.
pub fn read_market(bytes: &[u8], site: &LoadSite) -> Result<MarketFile, MarketError> {
    let text = text_of(bytes)?;
    let text = without_ends(&text);
    let file = match sample(&text, price_worth) {
        Some(found) => rows(&text, &found, site)?,
        None => column(&text)?,
    };
    let mean =
        file.usd_per_kwh.iter().map(|usd| usd.abs()).sum::<f64>() / file.usd_per_kwh.len().max(1) as f64;
    if mean > DEAR_USD_PER_KWH {
        return Err(MarketError::Unit { mean_usd_per_kwh: mean, unit: file.unit.words() });
    }
    Ok(file)
}

/// One column of a whole year; its first line may name the unit.
fn column(text: &str) -> Result<MarketFile, MarketError> {
    let year = read_series(text)?;
    let first = text.lines().next().unwrap_or("");
    let title = if first.trim().parse::<f64>().is_ok() { String::new() } else { first.trim().to_owned() };
    let unit = MarketUnit::in_title(&title);
    Ok(MarketFile {
        step_minutes: year.step_minutes,
        unit,
        title,
        span_s: None,
        prices: year.values.len(),
        coverage_frac: 1.0,
        notes: about_unit(&unit),
        usd_per_kwh: year.values.into_iter().map(|value| unit.usd_per_kwh(value)).collect(),
    })
}

/// Rows with times.
fn rows(text: &str, sample: &Sample, site: &LoadSite) -> Result<MarketFile, LoadError> {
    let zone_s = site.utc_offset_h.map(|hours| (hours * 3600.0) as i64);
    let clock = if sample.offset_s.is_some() { DaylightSaving::None } else { site.daylight_saving };
    let mut placed = Placed::new(clock);
    let (mut missing, mut skipped) = (0, 0);
    let mut row = Vec::new();
    let mut shown = String::new();
    for (line, words) in text.lines().enumerate() {
        cells(words, sample.delimiter, &mut row);
        let value = row.get(sample.columns.value).copied().unwrap_or("");
        if line < sample.preamble {
            shown = format!("{shown} {words}");
            continue;
        }
        if words.trim().is_empty() {
            continue;
        }
        if !row.iter().any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit())) {
            skipped += 1;
            continue;
        }
        let Some(moment_s) = sample.moment_s(&row, zone_s) else {
            return Err(wrong_moment(sample, line + 1, &row));
        };
        let begin_s = moment_s - if sample.ends { sample.step_s } else { 0 };
        match number(value, sample.decimal) {
            Cell::Number(value) => placed.add(begin_s, (sample.step_s, value)),
            Cell::Missing => missing += 1,
            Cell::Neither => {
                let expected = "a price or nothing; mend the row or leave it out";
                return Err(LoadError::field((line + 1, sample.columns.value + 1), value, expected));
            }
        }
    }
    if placed.prices == 0 {
        let expected = "rows with a date, a time and a price; every price of this table is empty".to_owned();
        return Err(LoadError::NoReadings { expected });
    }
    let of_column = MarketUnit::in_title(&sample.columns.title);
    let unit = if of_column.named == Named::Yes { of_column } else { MarketUnit::in_title(&shown) };
    let bins = placed.bins();
    let covered = bins.iter().filter(|bin| bin.year != 0).count();
    let mut notes = about_unit(&unit);
    if !sample.order_seen {
        notes.push(MarketNote::OrderGuessed);
    }
    if let (Some(offset_s), None) = (sample.offset_s, zone_s) {
        notes.push(MarketNote::ZoneOfFile(offset_s as f64 / 3600.0));
    }
    if missing > 0 {
        notes.push(MarketNote::Missing(missing));
    }
    if skipped > 0 {
        notes.push(MarketNote::Skipped(skipped));
    }
    if placed.last_s - placed.first_s > 366 * 86_400 {
        notes.push(MarketNote::SeveralYears);
    }
    if placed.leap_day {
        notes.push(MarketNote::LeapDay);
    }
    if covered < bins.len() {
        notes.push(MarketNote::Filled((bins.len() - covered) as f64 / 12.0));
    }
    let step_minutes = (sample.step_s / 60).clamp(1, 1440) as u32;
    let price = |value: &f64| unit.usd_per_kwh(*value);
    Ok(MarketFile {
        step_minutes,
        unit,
        title: sample.columns.title.clone(),
        span_s: Some((placed.first_s, placed.last_s)),
        prices: placed.prices,
        coverage_frac: covered as f64 / bins.len().max(1) as f64,
        notes,
        usd_per_kwh: fill(&bins, step_minutes).iter().map(price).collect(),
    })
}

fn about_unit(unit: &MarketUnit) -> Vec<MarketNote> {
    match (unit.named, unit.money) {
        (Named::No, _) => vec![MarketNote::NoUnit],
        (Named::Yes, None) => vec![MarketNote::NoMoney],
        (Named::Yes, Some(money)) if money.code == "USD" => Vec::new(),
        (Named::Yes, Some(money)) => {
            vec![MarketNote::Exchange { money: money.code, usd_per_unit: money.usd_per_unit }]
        }
    }
}

/// Exchanges write a time as a span, `01.01.2024 00:00 - 01.01.2024 01:00`: its end is left out.
fn without_ends(text: &str) -> Cow<'_, str> {
    let is_span = |line: &str| {
        let end = line.split_once(" - ").map_or("", |(_, end)| end);
        let date = end.split([' ', '/', '.', '-']).next().unwrap_or("");
        !date.is_empty() && date.bytes().all(|byte| byte.is_ascii_digit()) && end.contains(':')
    };
    if text.lines().take(40).filter(|line| is_span(line)).count() < 3 {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        match line.split_once(" - ").filter(|_| is_span(line)) {
            Some((begin, end)) => {
                let rest = end.find(['"', ',', ';', '\t']).and_then(|at| end.get(at..)).unwrap_or("");
                plain.push_str(begin);
                plain.push_str(rest);
            }
            None => plain.push_str(line),
        }
        plain.push('\n');
    }
    Cow::Owned(plain)
}
