//! Real-time prices of a file.

use std::fs;

use clap::ArgMatches;
use wattfleet_core::{
    catalog::currency,
    import::series_csv::read_series,
    tariff::{Agile, Spot},
};

use crate::failure::Failure;

/// The prices that `--prices` names, if it is there.
pub(crate) fn prices_file(matches: &ArgMatches) -> Result<Option<Spot>, Failure> {
    let Some(name) = matches.get_one::<String>("prices") else { return Ok(None) };
    let text = fs::read_to_string(name)
        .map_err(|error| Failure::new(format_args!("could not read the prices {name}: {error}")))?;
    let year = read_series(&text).map_err(|error| Failure::new(format_args!("--prices {name}: {error}")))?;
    let formula = matches.get_one::<String>("price-formula");
    let Some(_agile) = formula else {
        return Ok(Some(Spot { market_usd_per_kwh: year.values.into(), formula: None }));
    };
    let usd = currency("GBP").map_or(1.0, |row| row.usd_per_unit);
    let market_usd_per_kwh = year.values.iter().map(|pounds| pounds * usd).collect();
    let pounds = Agile::GREAT_BRITAIN;
    let formula = Agile { evening_adder: pounds.evening_adder * usd, cap: pounds.cap * usd, ..pounds };
    Ok(Some(Spot { market_usd_per_kwh, formula: Some(formula) }))
}
