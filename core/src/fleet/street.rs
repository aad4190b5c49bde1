//! The street of a group's homes: what its transformer carries, and how many nodes it takes.
//!
//! The transformer of `simulate::transformer_report`: homes follow this household, spread over an hour, nodes
//! follow this node. Load is linear in the nodes after the first, `L_n = L_1 + (n - 1) node / kVA`, so that the
//! most without an hour above the rating follow at once; the most without faster ageing by halving.

use serde::{Deserialize, Serialize};

use super::{
    FleetInput,
    feeder::{Feeder, FeederYear, feeder_year},
};
use crate::{
    energy::transformer::{Thermal, TransformerLoad, transformer_year},
    scenario::{FleetRow, Home, Scenario},
    simulate::{Options, SimulateError, Stages, Year, street, street_loading},
    time::month_of_day,
};

/// A street with its nodes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StreetYear {
    /// Homes on the transformer.
    pub homes: f64,
    /// Its rating, kVA.
    pub kva: f64,
    /// Nodes on it.
    pub nodes: f64,
    /// The highest load over the rating.
    pub peak_loading_frac: f64,
    /// Hours above the rating.
    pub above_rating_h: f64,
    /// The same without nodes.
    pub above_rating_today_h: f64,
    /// How many times faster than normal it ages.
    pub ageing_factor: f64,
    /// The most nodes without an hour above the rating.
    pub takes_rated: f64,
    /// The most nodes without ageing faster than normal.
    pub takes_ageing: f64,
    /// The mean day of each month: 24 hours of January in standard time, then of February.
    pub days: Vec<StreetHour>,
    /// The feeder above it; where it was looked at.
    pub feeder: Option<FeederYear>,
}

/// An hour of the mean day of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StreetHour {
    /// Load of the transformer over its rating, mean.
    pub loading_frac: f64,
    /// The highest of the month at that hour.
    pub most_frac: f64,
    /// The design's house, kW.
    pub house_kw: f64,
    /// A node, kW.
    pub node_kw: f64,
}

/// Hours of twelve mean days.
const DAYS_H: usize = 12 * 24;

/// The mean days of the months under a load.
fn days(year: &Year, loading_frac: &[f64]) -> Vec<StreetHour> {
    let mut days = vec![StreetHour::default(); DAYS_H];
    let mut counts = vec![0.0_f64; DAYS_H];
    let flows = &year.with_node.flows;
    let steps = loading_frac.iter().zip(&flows.household_kw).zip(&flows.node_kw).enumerate();
    for (step, ((loading_frac, house_kw), node_kw)) in steps {
        let hour = (step as f64 * year.axis.step_h()) as usize;
        let at = 24 * month_of_day(hour / 24) + hour % 24;
        if let (Some(to), Some(count)) = (days.get_mut(at), counts.get_mut(at)) {
            to.loading_frac += loading_frac;
            to.most_frac = to.most_frac.max(*loading_frac);
            to.house_kw += house_kw;
            to.node_kw += node_kw;
            *count += 1.0;
        }
    }
    for (day, count) in days.iter_mut().zip(counts) {
        let count = count.max(1.0);
        day.loading_frac /= count;
        day.house_kw /= count;
        day.node_kw /= count;
    }
    days
}

/// The street of a home, and the feeder above it.
#[must_use]
pub fn street_year(home: &Home, year: &Year, feeder: Feeder) -> StreetYear {
    let of = street(home, year);
    let loading = |nodes: f64| street_loading(home, year, nodes);
    let thermal = |loading_frac: &[f64]| {
        let ambient_c = &year.weather.dry_bulb_c;
        let step_h = year.axis.step_h();
        transformer_year(&Thermal::default(), &TransformerLoad { loading_frac, ambient_c, step_h })
    };
    let today = loading(0.0);
    let loaded = if of.nodes > 0.0 { loading(of.nodes) } else { today.clone() };
    let with_nodes = thermal(&loaded);
    let above = today.iter().filter(|load| load.abs() > 1.0 + 1e-9).count();
    let ages = |nodes: f64| thermal(&loading(nodes)).ageing_factor > 1.0;
    StreetYear {
        homes: of.homes,
        kva: of.kva,
        nodes: of.nodes,
        peak_loading_frac: with_nodes.peak_loading_frac,
        above_rating_h: with_nodes.above_rating_h,
        above_rating_today_h: above as f64 * year.axis.step_h(),
        ageing_factor: with_nodes.ageing_factor,
        days: days(year, &loaded),
        feeder: feeder_year(home, year, feeder),
        takes_rated: if of.node_kw > 0.0 { takes_rated(&loading, of.homes) } else { of.homes },
        takes_ageing: if of.node_kw > 0.0 { most(of.homes, &ages) } else { of.homes },
    }
}

/// The street of a fleet's row, from a year of its home.
///
/// # Errors
/// A home that has no year.
pub fn street_of(row: &FleetRow, input: &FleetInput) -> Result<StreetYear, SimulateError> {
    let scenario =
        Scenario { homes: vec![row.group_home()], constants: input.constants.clone(), ..Scenario::default() };
    let options = Options { attachments: input.attachments.clone(), ..Options::default() };
    let year = Stages::default().year(&scenario, &options)?;
    let home = scenario.homes.first();
    Ok(home.map(|home| street_year(home, &year, Feeder::of(&input.fleet))).unwrap_or_default())
}

/// The most nodes, at most one a home, without an hour above the rating.
fn takes_rated(loading: &impl Fn(f64) -> Vec<f64>, homes: f64) -> f64 {
    let (one, two) = (loading(1.0), loading(2.0));
    let room = one.iter().zip(&two).map(|(one, two)| {
        let step = two - one;
        if *one > 1.0 + 1e-9 {
            0.0
        } else if step > 0.0 {
            1.0 + libm::floor((1.0 - one) / step + 1e-9)
        } else {
            f64::INFINITY
        }
    });
    room.fold(homes, f64::min)
}

/// The most nodes, at most one a home, of which something is not yet true.
fn most(homes: f64, of: &impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, homes + 1.0);
    if of(1.0) {
        return 0.0;
    }
    if homes > 0.0 {
        low = 1.0;
    }
    while high - low > 1.5 {
        let middle = libm::floor(0.5 * (low + high));
        if of(middle) { high = middle } else { low = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::preset,
        simulate::{nodes_that_age, transformer_report},
    };

    #[test]
    fn a_street_is_that_of_the_transformer_report_and_takes_what_fits() {
        let mut scenario = preset(1).unwrap().scenario();
        let feeder = Feeder::of(&scenario.fleet);
        for kva in [25.0, 50.0, 167.0] {
            scenario.homes[0].service.transformer_kva = kva;
            let home = &scenario.homes[0];
            let year = Stages::default().year(&scenario, &Options::default()).unwrap();
            let (found, report) = (street_year(home, &year, feeder), transformer_report(home, &year));
            let most = found.days.iter().map(|hour| hour.most_frac).fold(0.0, f64::max);
            assert_eq!(found.days.len(), 288);
            assert!((most - found.peak_loading_frac).abs() < 1e-9, "{most} {}", found.peak_loading_frac);
            assert!((found.above_rating_h - report.with_nodes.above_rating_h).abs() < 1e-9);
            assert!((found.above_rating_today_h - report.today.above_rating_h).abs() < 1e-9);
            assert!((found.ageing_factor - report.with_nodes.ageing_factor).abs() < 1e-12);
            let ages = nodes_that_age(home, &year, 5).map_or(found.homes, |nodes| f64::from(nodes) - 1.0);
            assert!((found.takes_ageing - ages.max(0.0)).abs() < 1e-9, "{kva}: {found:?} {ages}");
            let above = |nodes: f64| street_loading(home, &year, nodes).iter().any(|load| *load > 1.0 + 1e-9);
            assert!(found.takes_rated < 0.5 || !above(found.takes_rated), "{kva}: {found:?}");
            assert!(found.takes_rated >= found.homes || above(found.takes_rated + 1.0), "{kva}: {found:?}");
        }
    }
}
