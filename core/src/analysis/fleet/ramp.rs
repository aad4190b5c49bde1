//! The fleet's growth beside the data centre that the scenario names.

use super::{RampReport, ranges::open_growth};
use crate::{
    catalog,
    finance::Terms,
    fleet::ramp::{RampPlan, Series, race, ramp_range},
    scenario::Scenario,
};

/// Year of the first month: the one after that of the catalogue's prices. Not the clock's, so that a link shows the
/// same for ever.
const FIRST_YEAR: u16 = 2027;

/// Both sides by month; none without a data centre, or where it is only claimed.
pub(super) fn ramp(scenario: &Scenario, terms: &Terms) -> Option<RampReport> {
    let row = catalog::datacentre(scenario.fleet.datacentre)?;
    let plan = RampPlan::from_fleet(&scenario.fleet);
    let race = race(terms, &plan, row)?;
    let (slow, fast) = ramp_range(terms, &plan, &open_growth(&plan));
    let months = (12.0 * scenario.fleet.horizon_years) as usize;
    let cut = |values: &[f64], factor: f64| -> Vec<f64> {
        values.iter().take(months).map(|value| value * factor).collect()
    };
    let of = |series: Series| -> Vec<f64> {
        let found = race.crossings.iter().filter(|crossing| crossing.series == series);
        found.map(|crossing| crossing.month).filter(|month| *month <= months as f64).collect()
    };
    let wait = row.costs.map_or((0.0, 0.0), |costs| (costs.wait_months.low, costs.wait_months.high));
    let sides = [&race.fleet, &race.campus];
    Some(RampReport {
        first_year: FIRST_YEAR,
        campus: row.name.to_owned(),
        range_kw: [cut(&slow, 1000.0), cut(&fast, 1000.0)],
        kw: sides.map(|side| cut(&side.mw, 1000.0)),
        tok: sides.map(|side| cut(&side.tok, 1.0)),
        cash_usd: sides.map(|side| cut(&side.cash_usd, 1.0)),
        crossings: [of(Series::Mw), of(Series::Tok), of(Series::CashUsd)],
        wait_months: wait,
    })
}
