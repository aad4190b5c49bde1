//! The plan as a job in steps: a candidate a step, then slices of the search.

use crate::{
    fleet::{
        FleetInput, FleetMemory, Progress,
        placement::{Effort, Placement, PlacementError, Problem, Search},
    },
    scenario::{Attachments, FleetRow, Home, MAX_GROUPS, Scenario},
    simulate::{Options, SimulateError},
};

use super::{
    candidate::Candidate,
    problem::{begun, group, option},
};

/// Work of a slice: some milliseconds.
const SLICE: u64 = 5_000_000;

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// More groups than a scenario holds.
    #[error("a plan is for at most {MAX_GROUPS} groups; found {found}")]
    TooMany {
        /// Rows given.
        found: usize,
    },
    /// A home that has no year.
    #[error("fleet.groups[{group}] has no year: {source}")]
    Year {
        /// Which group.
        group: usize,
        /// Why.
        source: SimulateError,
    },
    /// The placement cannot be made.
    #[error(transparent)]
    Placement(#[from] PlacementError),
}

/// A plan: what was asked, and what is best.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Groups with their options.
    pub problem: Problem,
    /// Which stands where.
    pub placement: Placement,
}

/// A plan on its way.
#[derive(Debug)]
pub struct PlanRun {
    input: FleetInput,
    candidates: Vec<Candidate>,
    memory: FleetMemory,
    problem: Problem,
    scenario: Scenario,
    options: Options,
    group: usize,
    candidate: usize,
    search: Option<Search>,
}

impl PlanRun {
    /// The groups of a scenario; `tok_now` is what they make as they are, the target where none is named.
    ///
    /// # Errors
    /// More groups than a scenario holds.
    pub fn new(scenario: &Scenario, tok_now: f64) -> Result<Self, PlanError> {
        Self::of(FleetInput::new(scenario), &scenario.homes, tok_now)
    }

    /// Any groups, and the homes whose nodes may stand in them.
    ///
    /// # Errors
    /// More groups than a scenario holds.
    pub fn of(input: FleetInput, designs: &[Home], tok_now: f64) -> Result<Self, PlanError> {
        if input.rows.len() > MAX_GROUPS {
            return Err(PlanError::TooMany { found: input.rows.len() });
        }
        Ok(Self {
            candidates: Candidate::all(designs),
            memory: FleetMemory::default(),
            problem: begun(&input.fleet, tok_now),
            scenario: Scenario { constants: input.constants.clone(), ..Scenario::default() },
            options: Options { attachments: input.attachments.clone(), ..Options::default() },
            group: 0,
            candidate: 0,
            search: None,
            input,
        })
    }

    /// With the years of readings and weather that its homes refer to.
    #[must_use]
    pub fn with_attachments(mut self, attachments: &Attachments) -> Self {
        self.input.attachments = attachments.clone();
        self.options.attachments = attachments.clone();
        self
    }

    /// Years simulated, of all; the search comes after.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let of_each = self.candidates.len();
        let done = self.group * of_each + self.candidate;
        Progress { done, recalled: 0, total: of_each * self.input.rows.len() }
    }

    /// Simulates one candidate in one group, or searches for a while; `true` when there is nothing left to do.
    ///
    /// # Errors
    /// A home that has no year, or a problem that cannot be.
    pub fn step(&mut self) -> Result<bool, PlanError> {
        if let Some(search) = &mut self.search {
            return Ok(search.advance(SLICE).finished);
        }
        let rows = &self.input.rows;
        match (rows.get(self.group).cloned(), self.candidates.get(self.candidate).cloned()) {
            (Some(row), Some(candidate)) => self.simulate(&row, &candidate)?,
            _ => self.search = Some(Search::new(&self.problem, Effort::default())?),
        }
        Ok(false)
    }

    fn simulate(&mut self, row: &FleetRow, candidate: &Candidate) -> Result<(), PlanError> {
        let home: Home = candidate.in_home(&row.group_home());
        self.scenario.homes = vec![home];
        let index = self.group;
        let Some(stages) = self.memory.stages(0) else { return Ok(()) };
        let year = stages.year(&self.scenario, &self.options);
        let year = year.map_err(|source| PlanError::Year { group: index, source })?;
        let Some(home) = self.scenario.homes.first() else { return Ok(()) };
        let of = (row, &self.input.fleet);
        if self.candidate == 0 {
            let group = group(&mut self.problem, of, (home, &year));
            self.problem.groups.push(group);
        }
        let option = option(&mut self.problem, of, (&candidate.name, home, &year));
        if let Some(group) = self.problem.groups.last_mut() {
            group.options.push(option);
        }
        self.candidate += 1;
        if self.candidate >= self.candidates.len() {
            self.candidate = 0;
            self.group += 1;
        }
        Ok(())
    }

    /// All steps at once.
    ///
    /// # Errors
    /// As [`Self::step`], and a target that cannot be met.
    pub fn run(mut self) -> Result<Plan, PlanError> {
        while !self.step()? {}
        self.finish()
    }

    /// The best that was found.
    ///
    /// # Errors
    /// A target that cannot be met, or was not yet.
    pub fn finish(self) -> Result<Plan, PlanError> {
        let search = match self.search {
            Some(search) => search,
            None => Search::new(&self.problem, Effort::default())?,
        };
        Ok(Plan { placement: search.finish()?, problem: self.problem })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fleet::FleetRun,
        scenario::{Group, Objective, preset_by_slug},
    };

    fn small() -> Scenario {
        let mut scenario = preset_by_slug("valley-8000").unwrap().scenario();
        let group = |design: u16, count: f64| Group { design, count, ..Group::default() };
        scenario.fleet.groups = vec![group(0, 40.0), group(3, 25.0), group(4, 10.0)];
        scenario
    }

    fn plan(scenario: &Scenario) -> Plan {
        PlanRun::new(scenario, 0.0).unwrap().run().unwrap()
    }

    #[test]
    fn a_plan_leaves_at_least_what_the_groups_leave_as_they_are() {
        let mut scenario = small();
        // The design's own nodes are among the candidates, so the best is no worse than they are.
        for home in &mut scenario.homes {
            home.service.transformer_kva = 500.0;
        }
        let (year, _) = FleetRun::new(&scenario).run().unwrap();
        let as_is = year.sums.net_usd() - year.sums.host_today_usd;
        let plan = plan(&scenario);
        assert!(plan.placement.objective >= as_is - 1.0, "{} {as_is}", plan.placement.objective);
        assert!(plan.placement.gap_frac <= 1e-3);
        // A group at its own design is worth exactly what its year says.
        let own = &year.groups[0];
        let option = plan.problem.groups[0].options.first().unwrap();
        let market = option.model.and_then(|model| plan.problem.models.get(model)).unwrap();
        let worth = option.tok * market.usd_per_mtok / 1e6 - option.costs_usd;
        let expected = (own.sums.net_usd() - own.sums.host_today_usd) / own.nodes;
        assert!((worth - expected).abs() < 1e-6 * expected.abs(), "{worth} {expected}");
    }

    #[test]
    fn more_budget_never_leaves_less_and_supply_binds() {
        let mut scenario = small();
        let mut before = f64::NEG_INFINITY;
        for budget_usd in [1e6, 3e6, 9e6, 2e7, 0.0] {
            scenario.fleet.budget_usd = budget_usd;
            let plan = plan(&scenario);
            assert!(plan.placement.objective >= before - 1e-6 * before.abs());
            assert!(budget_usd <= 0.0 || plan.placement.totals.capital_usd <= budget_usd + 1e-6);
            before = plan.placement.objective;
        }
        scenario.fleet.supply_nodes = 7.0;
        let plan = plan(&scenario);
        assert!((plan.placement.totals.nodes - 7.0).abs() < 1e-9, "{:?}", plan.placement.totals);
        assert!(plan.placement.binds.iter().any(|bind| bind.shadow_price > 0.0));
    }

    #[test]
    fn more_demand_never_leaves_less_and_no_more_is_served_than_buyers_take() {
        let mut scenario = small();
        let mut before = f64::NEG_INFINITY;
        for demand_tok_s in [20_000.0, 100_000.0, 400_000.0, 0.0] {
            scenario.fleet.demand_tok_s = demand_tok_s;
            let plan = plan(&scenario);
            let placement = &plan.placement;
            assert!(placement.objective >= before - 1e-6 * before.abs(), "{demand_tok_s}");
            before = placement.objective;
            let markets = plan.problem.models.len() as f64;
            let most_tok =
                if demand_tok_s > 0.0 { markets * demand_tok_s * 8760.0 * 3600.0 } else { f64::INFINITY };
            assert!(placement.totals.served_tok <= most_tok * (1.0 + 1e-9), "{demand_tok_s}");
        }
    }

    #[test]
    fn a_target_is_met_at_the_least_cost_or_carbon() {
        let mut scenario = small();
        scenario.fleet.target_tok_s = 50_000.0;
        let wanted = 50_000.0 * 8760.0 * 3600.0;
        scenario.fleet.objective = Objective::Cost;
        let cheap = plan(&scenario).placement.totals;
        scenario.fleet.objective = Objective::Carbon;
        let clean = plan(&scenario).placement.totals;
        assert!(cheap.served_tok >= wanted * (1.0 - 1e-9) && clean.served_tok >= wanted * (1.0 - 1e-9));
        assert!(clean.carbon_kg <= cheap.carbon_kg * (1.0 + 2e-3), "{clean:?} {cheap:?}");
    }
}
