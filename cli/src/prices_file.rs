//! Real-time prices of a file.

use std::fs;

use clap::ArgMatches;
use wattfleet_core::{
    catalog::currency,
    import::{
        load::LoadSite,
        market::{MarketNote, Named, read_market},
    },
    scenario::Home,
    tariff::{Agile, Spot},
    text::sentence,
};

use crate::failure::Failure;

/// The prices that `--prices` names, if it is there, for a home, and what the reader should know of them.
pub(crate) fn prices_file(
    matches: &ArgMatches,
    home: Option<&Home>,
) -> Result<(Option<Spot>, Vec<String>), Failure> {
    let Some(name) = matches.get_one::<String>("prices") else { return Ok((None, Vec::new())) };
    let bytes = fs::read(name)
        .map_err(|error| Failure::new(format_args!("could not read the prices {name}: {error}")))?;
    let file = read_market(&bytes, &home.map_or_else(LoadSite::default, LoadSite::of))
        .map_err(|error| Failure::new(format_args!("--prices {name}: {error}")))?;
    let has_formula = matches.get_one::<String>("price-formula").is_some();
    let in_pounds = has_formula && file.unit.named == Named::No;
    let notes = file.notes.iter().filter(|note| !(in_pounds && **note == MarketNote::NoUnit));
    let notes: Vec<String> = notes.map(|note| sentence(&note.message())).collect();
    if !has_formula {
        return Ok((Some(Spot { market_usd_per_kwh: file.usd_per_kwh.into(), formula: None }), notes));
    }
    let pound_usd = currency("GBP").map_or(1.0, |row| row.usd_per_unit);
    let worth = if in_pounds { pound_usd } else { 1.0 };
    let market_usd_per_kwh = file.usd_per_kwh.iter().map(|price| price * worth).collect();
    let formula = Some(Agile::GREAT_BRITAIN.in_money(pound_usd));
    Ok((Some(Spot { market_usd_per_kwh, formula }), notes))
}
