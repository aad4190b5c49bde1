//! Sizes tried one after the other: batteries, modules and nodes, each dispatched by the home's own rule.
//!
//! Modules change outermost, then batteries, then nodes, those of one place together: most designs then
//! find weather, sun, household and the year without the node as the one before left them. Money is that
//! of all parties together. Batteries and modules cost their installed price (catalogue, installer quotes
//! of the United States) as a level payment over the lives that the constants say, at the deal's cost of
//! capital, those that stand already included: `price r / (1 - (1 + r)^-n)`. Known error: sizes move on a
//! coarse grid, and the share sold is taken to be the same for every node.

use crate::{
    catalog::{self, NODES},
    compute::{Placement, max_batch},
    scenario::{Constants, Home, Scenario, SetError},
    simulate::{SimulateError, Year, footprint, node_plan},
};

use super::{DesignPoint, Designs, NodeChoice, Progress, Sizing, node_rates::net_usd};

/// Batteries tried, beside as many as there are.
const BATTERIES: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];
/// Modules tried, kW DC, beside those that there are.
const PV_KW_DC: [f64; 5] = [0.0, 5.0, 10.0, 15.0, 20.0];

/// Why a search stopped.
#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    /// A design has no year.
    #[error(transparent)]
    Year(#[from] SimulateError),
    /// A size could not be set.
    #[error(transparent)]
    Size(#[from] SetError),
}

/// A search that goes one design at a time, so that a worker can report and stop.
#[derive(Clone, Debug)]
pub struct Sweep {
    scenario: Scenario,
    home: usize,
    sizes: Vec<Sizing>,
    next: usize,
    /// What the home as it stands costs without its node, USD a year.
    today_usd: f64,
    found: Designs,
}

impl Sweep {
    /// Of a home.
    #[must_use]
    pub fn new(scenario: &Scenario, home: usize) -> Self {
        Self {
            scenario: scenario.clone(),
            home,
            sizes: sizes(scenario, home),
            next: 0,
            today_usd: 0.0,
            found: Designs::default(),
        }
    }

    /// Designs to try.
    #[must_use]
    pub fn total(&self) -> usize {
        self.sizes.len()
    }

    /// Tries the next design; `None` when all are done. `run` simulates the home: give it one `Stages`.
    ///
    /// # Errors
    /// What `run` returns, or a size that cannot be set.
    pub fn step(
        &mut self,
        mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
    ) -> Result<Option<Progress>, SweepError> {
        let Some(sizing) = self.sizes.get(self.next) else { return Ok(None) };
        let mut design = self.scenario.clone();
        sizing.apply(&mut design, self.home)?;
        let year = run(&design)?;
        let home = design.homes.get(self.home);
        let none = || SimulateError::NoHome { index: self.home, homes: design.homes.len() };
        let home = home.ok_or_else(none)?;
        if self.next == 0 {
            self.today_usd = capital_usd(home, &design.constants) - net_usd(&year.today.ledger);
        }
        let mut point = measure(*sizing, home, (&design.constants, &year));
        point.gain_usd += self.today_usd;
        self.found.points.push(point);
        self.next += 1;
        Ok(Some(Progress { done: self.next, total: self.total() }))
    }

    /// Everything found so far.
    #[must_use]
    pub fn finish(self) -> Designs {
        self.found
    }
}

/// All sizes of a home at once.
///
/// # Errors
/// What `run` returns, or a size that cannot be set.
pub fn sweep(
    mut search: Sweep,
    mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
) -> Result<Designs, SweepError> {
    while search.step(&mut run)?.is_some() {}
    Ok(search.finish())
}

/// A design's year in numbers; the gain is still without what today costs.
fn measure(sizing: Sizing, home: &Home, (constants, year): (&Constants, &Year)) -> DesignPoint {
    let totals = &year.with_node.totals;
    let cost_usd = totals.revenue_usd - net_usd(&year.with_node.ledger) + capital_usd(home, constants);
    let used_kwh = totals.household_kwh + totals.node_kwh;
    let made = footprint(home, constants, year).0;
    let output = if home.workload.kind.sells_hours() { totals.gpu_h } else { totals.tok / 3600.0 };
    DesignPoint {
        sizing,
        cost_usd,
        gain_usd: totals.revenue_usd - cost_usd,
        output: output / 8760.0,
        backup_h: year.backup.house_h,
        self_sufficiency_frac: (1.0 - totals.import_kwh / used_kwh.max(1e-9)).clamp(0.0, 1.0),
        co2_kg: made.grid_marginal_kg + made.embodied_kg(),
    }
}

/// What batteries and modules cost a year, USD.
fn capital_usd(home: &Home, constants: &Constants) -> f64 {
    let rate = home.deal.capital_cost_frac;
    let payment = |price_usd: f64, years: f64| {
        if rate > 0.0 { price_usd * rate / (1.0 - libm::pow(1.0 + rate, -years)) } else { price_usd / years }
    };
    let battery_usd = catalog::battery(home.battery.model).map_or(0.0, |row| row.price_usd.value);
    let usd_per_w = catalog::cost_by_slug("pv-installed-usd-per-w").map_or(0.0, |row| row.range.value);
    payment(battery_usd * home.battery.units, constants.battery_life_years)
        + payment(usd_per_w * 1000.0 * (home.solar.kw_dc() + 0.0), constants.pv_life_years)
}

fn sizes(scenario: &Scenario, home: usize) -> Vec<Sizing> {
    let present = Sizing::present(scenario, home);
    let beside = |tried: [f64; 5], now: f64| {
        let mut values: Vec<f64> = tried.into_iter().filter(|value| (value - now).abs() > 1e-9).collect();
        values.push(now);
        values.sort_by(f64::total_cmp);
        values
    };
    let nodes = scenario.homes.get(home).map_or_else(Vec::new, nodes);
    let mut sizes = vec![present];
    for pv_kw_dc in beside(PV_KW_DC, present.pv_kw_dc) {
        for battery_units in beside(BATTERIES, present.battery_units) {
            let of = nodes.iter().map(|node| Sizing { battery_units, pv_kw_dc, node: *node });
            sizes.extend(of.filter(|sizing| *sizing != present));
        }
    }
    sizes
}

/// No node, the present one, and every other box of the catalogue that holds the model, those of one place
/// together.
fn nodes(home: &Home) -> Vec<NodeChoice> {
    let mut rows: Vec<&catalog::Node> = NODES
        .iter()
        .filter(|row| row.id != home.node.model && row.slug != "custom" && holds(home, row))
        .collect();
    rows.sort_by_key(|row| row.place.code());
    let mut choices = vec![NodeChoice::Without];
    if home.node.gpu_count > 0.0 {
        choices.push(NodeChoice::Present);
    } else if let Some(row) = catalog::node(home.node.model) {
        choices.push(NodeChoice::Row(row.id));
    }
    choices.extend(rows.into_iter().map(|row| NodeChoice::Row(row.id)));
    choices
}

/// Whether a box holds the home's model with its longest request; work by the hour brings its own.
fn holds(home: &Home, row: &catalog::Node) -> bool {
    let Ok(plan) = node_plan(home) else { return false };
    let work = &plan.workload;
    let Some(gpu) = row.gpu_row().map(crate::compute::GpuSpec::from) else { return false };
    let place = Placement {
        gpu: &gpu,
        gpus: f64::from(row.gpu_count),
        llm: &work.llm,
        precision: work.precision,
        engine: work.engine,
    };
    work.kind.sells_hours() || max_batch(&place, work.tokens_in + work.tokens_out, &plan.constants) >= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{Against, Aim},
        scenario::preset,
        simulate::{Options, Stages},
        text::sentence,
    };

    #[test]
    fn the_present_design_is_tried_as_it_stands_and_no_size_twice() {
        for id in 1..=6 {
            let scenario = preset(id).unwrap().scenario();
            let search = Sweep::new(&scenario, 0);
            let sizes = &search.sizes;
            assert!(sizes.len() >= 150, "preset {id}: {}", sizes.len());
            for (at, sizing) in sizes.iter().enumerate() {
                assert!(!sizes[..at].contains(sizing), "preset {id}: {sizing:?}");
            }
            let mut as_is = scenario.clone();
            sizes[0].apply(&mut as_is, 0).unwrap();
            assert_eq!(as_is, scenario);
        }
    }

    #[test]
    fn a_size_set_is_the_size_that_stands() {
        let scenario = preset(2).unwrap().scenario();
        for sizing in sizes(&scenario, 0) {
            let mut design = scenario.clone();
            sizing.apply(&mut design, 0).unwrap();
            let stands = Sizing::present(&design, 0);
            assert!((stands.pv_kw_dc - sizing.pv_kw_dc).abs() < 0.02, "{sizing:?} {stands:?}");
            assert!((stands.battery_units - sizing.battery_units).abs() < 1e-9);
            assert_eq!(stands.node == NodeChoice::Without, sizing.node == NodeChoice::Without);
            let said = sentence(&sizing.words(&scenario, 0));
            assert!(!said.contains(['[', '{']) && said.matches(", ").count() >= 2, "{said}");
        }
    }

    #[test]
    fn the_frontier_of_a_home_holds_and_the_best_is_no_worse_than_it_is() {
        let scenario = preset(3).unwrap().scenario();
        let mut search = Sweep::new(&scenario, 0);
        // Every seventh: the whole grid is for the worker.
        search.sizes = search.sizes.into_iter().step_by(7).collect();
        let mut stages = Stages::default();
        let options = Options::default();
        let found = sweep(search, |scenario| stages.year(scenario, &options)).unwrap();
        let present = found.present().unwrap();
        let year = stages.year(&scenario, &options).unwrap();
        let today = net_usd(&year.with_node.ledger) - net_usd(&year.today.ledger);
        assert!((present.gain_usd - today).abs() < 1e-6, "sun and battery stand on both sides");
        for aim in Aim::ALL {
            assert!(found.best(aim).is_some());
        }
        assert!(found.best(Aim::Profit).unwrap().gain_usd >= present.gain_usd);
        assert!(found.best(Aim::Carbon).unwrap().co2_kg <= present.co2_kg);
        assert!(found.frontier(Against::Output).len() > 2);
        let backup = found.frontier(Against::Backup);
        assert!(backup.iter().all(|point| found.gives_as_much(point)));
    }
}
