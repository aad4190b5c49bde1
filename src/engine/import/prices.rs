//! Prices of a market.

use wattfleet_core::{
    import::{
        load::LoadSite,
        market::{MarketFile, read_market},
    },
    scenario::{AttachedPrices, Home},
    text::{format_number, sentence},
};

use super::{About, Imported, MonthBars, Taken, about::day, task::said};

/// Reads a file of prices for a home.
pub(super) fn read(bytes: &[u8], home: &Home) -> Result<Imported, String> {
    let site = LoadSite::of(home);
    let file = read_market(bytes, &site).map_err(|error| said(&error))?;
    let (prices, _) =
        AttachedPrices::year(&file.usd_per_kwh).ok_or_else(|| "The prices make no year.".to_owned())?;
    let about = about(&file, &prices);
    Ok(Imported { about, taken: Taken::Prices(file.usd_per_kwh) })
}

fn about(file: &MarketFile, prices: &AttachedPrices) -> About {
    let cents = |usd: f64| format!("{:.2}\u{a0}¢/kWh", usd * 100.0);
    let count = file.usd_per_kwh.len().max(1) as f64;
    let mean = file.usd_per_kwh.iter().sum::<f64>() / count;
    let low = file.usd_per_kwh.iter().copied().fold(f64::INFINITY, f64::min);
    let high = file.usd_per_kwh.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let below = file.usd_per_kwh.iter().filter(|usd| **usd < 0.0).count() as f64 * 8760.0 / count;
    let mut about = About::new("Prices of a market");
    let kind = if file.span_s.is_some() { "rows with times" } else { "one column of a year" };
    about.row("Recognised", format!("{kind}, {} minutes, {}", file.step_minutes, file.unit.words()));
    if let Some((first_s, last_s)) = file.span_s {
        about.row("Period", format!("{} to {}", day(first_s), day(last_s - 1)));
    }
    about.row("Prices", format_number(file.prices as f64));
    about.row("Mean", cents(mean));
    about.row("Range", format!("{} to {}", cents(low), cents(high)));
    if below > 0.0 {
        about.row("Below nothing", format!("{}\u{a0}h a year", format_number(below.round())));
    }
    if file.coverage_frac < 1.0 {
        let covered = (file.coverage_frac * 1000.0).floor() / 10.0;
        about.row("Covered", format!("{}\u{a0}% of a year", format_number(covered)));
    }
    about.row("In a link", "each month's mean and a mean day stand in for it");
    about.months = Some(MonthBars {
        label: "Mean by month".to_owned(),
        unit: "¢/kWh".to_owned(),
        values: prices.monthly_mills.map(|mills| (f64::from(mills) / 10.0).max(0.0)),
    });
    about.notes = file.notes.iter().map(|note| sentence(&note.message())).collect();
    about.notes.push("Fixed, demand and minimum charges stay those of the plan.".to_owned());
    about.words = format!("prices of a market, {} in the mean", cents(mean));
    about
}
