//! The fleet and a data centre side by side, and where they cross.

use super::{Growth, MONTHS, RampPlan, RampSide, growth, side::Build};
use crate::{
    catalog::{Datacentre, codes::codes},
    finance::Terms,
    fleet::datacentre::campus_terms,
};

codes! {
    /// What is compared.
    Series {
        Mw = 1, "mw", "Megawatts running";
        Tok = 2, "tok", "Tokens so far";
        CashUsd = 3, "cash-usd", "Cash so far";
    }
}

/// A time at which the lead changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// Of what.
    pub series: Series,
    /// When, months from the decision.
    pub month: f64,
    /// Whether the fleet leads after it.
    pub fleet_leads: bool,
}

/// Both sides over ten years.
#[derive(Clone, Debug, PartialEq)]
pub struct Race {
    /// The fleet.
    pub fleet: RampSide,
    /// What kept it from growing faster.
    pub growth: Growth,
    /// The data centre.
    pub campus: RampSide,
    /// Where the lead changes, in time's order within each series.
    pub crossings: Vec<Crossing>,
}

/// Runs both; none where the data centre is only claimed. Both start with the decision; the data centre has the
/// power of the whole fleet at its meter.
#[must_use]
pub fn race(terms: &Terms, plan: &RampPlan, row: &Datacentre) -> Option<Race> {
    let costs = row.costs?;
    let facility_mw = terms.nodes * terms.busy_kw / 1000.0;
    let grown = growth(terms, plan);
    let fleet =
        Build { name: "Fleet", terms: *terms, more_usd_year: 0.0, set_up: &grown.nodes, building_usd: &[] };
    let fleet = fleet.run(plan);

    let inside = campus_terms(row, terms, facility_mw)?;
    let arrives = (costs.wait_months.value.round() as usize).min(MONTHS);
    let mut set_up = vec![0.0; MONTHS];
    if let Some(month) = set_up.get_mut(arrives) {
        *month = inside.nodes;
    }
    let build = (plan.build_months.round() as usize).clamp(1, arrives.max(1));
    let building_usd: Vec<f64> = (0..MONTHS)
        .map(|month| {
            let is_built = month + build >= arrives.max(1) && month < arrives.max(1);
            if is_built { costs.facility_usd_per_mw.value * facility_mw / build as f64 } else { 0.0 }
        })
        .collect();
    let box_kw = terms.busy_kw;
    let operations_usd = costs.operations_usd_per_mw_year.value * facility_mw / inside.nodes.max(1.0);
    let campus = Build {
        name: row.name,
        terms: inside,
        more_usd_year: costs.rent_usd_per_kw_month.value * 12.0 * box_kw + operations_usd,
        set_up: &set_up,
        building_usd: &building_usd,
    };
    let campus = campus.run(plan);
    let crossings = Series::ALL.iter().flat_map(|series| crossings(*series, &fleet, &campus)).collect();
    Some(Race { fleet, growth: grown, campus, crossings })
}

/// Where the difference of two lines changes its sign; the time between two months by a straight line.
fn crossings(series: Series, fleet: &RampSide, campus: &RampSide) -> Vec<Crossing> {
    let of = |side: &RampSide| match series {
        Series::Mw => side.mw.clone(),
        Series::Tok => side.tok.clone(),
        Series::CashUsd => side.cash_usd.clone(),
    };
    let lead: Vec<f64> = of(fleet).iter().zip(of(campus)).map(|(fleet, campus)| fleet - campus).collect();
    let mut found = Vec::new();
    // The last month in which someone led.
    let mut last: Option<(usize, f64)> = None;
    for (month, &now) in lead.iter().enumerate().filter(|(_, lead)| lead.abs() > 1e-9) {
        if let Some((before, then)) = last.filter(|(_, then)| (*then > 0.0) != (now > 0.0)) {
            let part = then / (then - now);
            let at = before as f64 + part * (month - before) as f64;
            found.push(Crossing { series, month: at + 1.0, fleet_leads: now > 0.0 });
        }
        last = Some((month, now));
    }
    found
}
