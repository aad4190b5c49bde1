//! A problem as a programme in whole columns, always maximising.

use super::{
    Limit, NodeOption, Objective, Problem,
    counts::fits,
    linear::{Column, Program},
};

/// What a row means to a search that moves whole nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Row {
    /// Never exceeded.
    Hard,
    /// Demand: what exceeds it costs so much a unit, and does not count toward the target.
    Soft(f64),
    /// Minus the tokens served: what is missing is paid dearly, until nothing is.
    Target(Missing),
}

/// What a search pays for a target that is not met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Missing {
    /// Each missing token: far more than any node costs for one, so that a search goes where few are missing.
    pub(super) a_token: f64,
    /// Any at all: more than all nodes cost together, so that no placement that misses by a hair is better than
    /// one that does not.
    pub(super) any: f64,
}

/// The programme with what its columns and rows stand for.
#[derive(Clone, Debug)]
pub(super) struct Model {
    /// Columns: nodes first, one an option that can be somewhere, then surpluses.
    pub(super) program: Program,
    /// Group and option of each node column.
    pub(super) nodes: Vec<(usize, usize)>,
    /// Limit of each row.
    pub(super) limits: Vec<Limit>,
    /// Kind of each row.
    pub(super) rows: Vec<Row>,
    /// The row of the target.
    pub(super) target: Option<usize>,
}

/// Collects rows as columns name them.
struct Rows<'a> {
    problem: &'a Problem,
    limits: Vec<Limit>,
}

impl Rows<'_> {
    fn of(&mut self, limit: Limit) -> usize {
        match self.limits.iter().position(|known| *known == limit) {
            Some(at) => at,
            None => {
                self.limits.push(limit);
                self.limits.len() - 1
            }
        }
    }

    fn most(&self, limit: Limit) -> f64 {
        let problem = self.problem;
        let group = |at: usize| problem.groups.get(at);
        let found = match limit {
            Limit::Budget => Some(problem.budget_usd),
            Limit::Hardware(at) => problem.hardware.get(at).map(|supply| supply.gpus_at_most),
            Limit::Region(at) => problem.regions.get(at).map(|region| region.mw_at_most),
            Limit::Demand(at) => problem.models.get(at).map(|market| market.tok_at_most),
            Limit::Homes(at) => group(at).map(super::Group::willing_homes),
            Limit::StreetNodes(at) => group(at).map(super::Group::street_nodes),
            Limit::StreetKw(at) => group(at).map(super::Group::street_kw),
            Limit::Target => problem.objective.target_tok().map(|tok| -tok),
        };
        found.unwrap_or(f64::INFINITY)
    }
}

/// What a unit of surplus of a model costs.
fn surplus_price(problem: &Problem, model: usize) -> f64 {
    match problem.objective {
        Objective::MaxProfit => problem.models.get(model).map_or(0.0, |market| market.usd_per_mtok * 1e-6),
        Objective::MaxTokens | Objective::MaxFirmTokens => 1.0,
        Objective::MinCost { .. } | Objective::MinCarbon { .. } => 0.0,
    }
}

/// What a node adds to the objective, all its tokens sold.
fn gain(problem: &Problem, option: &NodeOption) -> f64 {
    match problem.objective {
        Objective::MaxProfit => {
            let price = option.model.and_then(|model| problem.models.get(model));
            price.map_or(0.0, |market| market.usd_per_mtok * 1e-6 * option.tok) - option.costs_usd
        }
        Objective::MaxTokens => option.tok,
        Objective::MaxFirmTokens => option.firm_tok,
        Objective::MinCost { .. } => -option.costs_usd,
        Objective::MinCarbon { .. } => -option.carbon_kg,
    }
}

/// Tokens of a node as the objective counts them.
fn counted_tok(problem: &Problem, option: &NodeOption) -> f64 {
    if problem.objective == Objective::MaxFirmTokens { option.firm_tok } else { option.tok }
}

impl Model {
    /// The programme of a problem that was checked.
    pub(super) fn new(problem: &Problem) -> Self {
        let mut rows = Rows { problem, limits: Vec::new() };
        let target = problem.objective.target_tok().map(|_| rows.of(Limit::Target));
        // In this order, so that the few shared ones are found fast.
        let demands: Vec<Option<usize>> = problem
            .models
            .iter()
            .enumerate()
            .map(|(at, market)| {
                let matters = target.is_some() || surplus_price(problem, at) > 0.0;
                (market.tok_at_most.is_finite() && matters).then(|| rows.of(Limit::Demand(at)))
            })
            .collect();
        let budget = problem.budget_usd.is_finite().then(|| rows.of(Limit::Budget));
        let hardware: Vec<Option<usize>> = problem
            .hardware
            .iter()
            .enumerate()
            .map(|(at, supply)| supply.gpus_at_most.is_finite().then(|| rows.of(Limit::Hardware(at))))
            .collect();
        let regions: Vec<Option<usize>> = problem
            .regions
            .iter()
            .enumerate()
            .map(|(at, region)| region.mw_at_most.is_finite().then(|| rows.of(Limit::Region(at))))
            .collect();
        let mut columns = Vec::new();
        let mut nodes = Vec::new();
        let row_of = |list: &[Option<usize>], at: usize| list.get(at).copied().flatten();
        for (g, group) in problem.groups.iter().enumerate() {
            let nodes_row = if group.street_nodes() < group.willing_homes() {
                rows.of(Limit::StreetNodes(g))
            } else {
                rows.of(Limit::Homes(g))
            };
            let kw_row = group.street_kw().is_finite().then(|| rows.of(Limit::StreetKw(g)));
            for (o, option) in group.options.iter().enumerate() {
                let high = group.most_of(option);
                if high < 1.0 {
                    continue;
                }
                let mut entries = vec![(nodes_row, 1.0)];
                let mut uses = |row: Option<usize>, amount: f64| {
                    if let (Some(row), true) = (row, amount != 0.0) {
                        match entries.iter_mut().find(|(known, _)| *known == row) {
                            Some((_, sum)) => *sum += amount,
                            None => entries.push((row, amount)),
                        }
                    }
                };
                uses(kw_row, option.kw);
                uses(budget, option.capital_usd);
                for (type_at, count) in &option.gpus {
                    uses(row_of(&hardware, *type_at), *count);
                }
                uses(group.region.and_then(|at| row_of(&regions, at)), option.kw * 1e-3);
                uses(option.model.and_then(|at| row_of(&demands, at)), counted_tok(problem, option));
                uses(target, -option.tok);
                columns.push(Column { gain: gain(problem, option), low: 0.0, high, entries });
                nodes.push((g, o));
            }
        }
        let mut kinds = vec![Row::Hard; rows.limits.len()];
        for (at, row) in demands.iter().enumerate() {
            let Some(row) = *row else { continue };
            let price = surplus_price(problem, at);
            let most: f64 = columns.iter().map(|column| column.high * column.entry(row)).sum();
            let mut entries = vec![(row, -1.0)];
            entries.extend(target.map(|target| (target, 1.0)));
            columns.push(Column { gain: -price, low: 0.0, high: most, entries });
            if let Some(kind) = kinds.get_mut(row) {
                *kind = Row::Soft(price);
            }
        }
        if let Some(kind) = target.and_then(|target| kinds.get_mut(target)) {
            *kind = Row::Target(missing(&columns, target.unwrap_or(0)));
        }
        let rhs = rows.limits.iter().map(|limit| rows.most(*limit)).collect();
        Self { program: Program { columns, rows: rhs }, nodes, limits: rows.limits, rows: kinds, target }
    }

    /// Node columns.
    pub(super) fn whole_columns(&self) -> &[Column] {
        self.program.columns.get(..self.nodes.len()).unwrap_or(&[])
    }

    /// What a node means to the objective, not more than an answer that is not zero: what is small is small
    /// beside it. The most that one node brings where it stands alone, tokens that demand takes; where none
    /// brings anything, the most that one costs; with a target, the least.
    pub(super) fn node_gain(&self) -> f64 {
        let alone = || self.whole_columns().iter().filter_map(|column| self.alone(column));
        if self.target.is_some() {
            let least = alone().map(f64::abs).filter(|gain| *gain > 0.0).fold(f64::INFINITY, f64::min);
            return if least.is_finite() { least } else { 0.0 };
        }
        let most = alone().fold(0.0, f64::max);
        if most > 0.0 { most } else { alone().map(f64::abs).fold(0.0, f64::max) }
    }

    /// What a node of a column adds to the objective if it is the only one; none if a limit forbids even it.
    fn alone(&self, column: &Column) -> Option<f64> {
        let mut gain = column.gain;
        for (row, value) in &column.entries {
            let most = *self.program.rows.get(*row)?;
            match self.rows.get(*row)? {
                Row::Hard if !fits(*value, most) => return None,
                Row::Soft(price) => gain -= price * (value - most).max(0.0),
                _ => {}
            }
        }
        Some(gain)
    }

    /// How near a bound has to come to a score: a millionth of it and of a node.
    pub(super) fn close(&self, score: f64) -> f64 {
        1e-6 * (score.abs() + self.node_gain())
    }

    /// The boxes of all columns.
    pub(super) fn boxes(&self) -> Vec<(f64, f64)> {
        self.program.columns.iter().map(|column| (column.low, column.high)).collect()
    }
}

fn missing(columns: &[Column], target: usize) -> Missing {
    let a_token = |column: &Column| {
        let tok = -column.entry(target);
        if tok > 0.0 { column.gain.abs() / tok } else { 0.0 }
    };
    Missing {
        a_token: 1e4 * columns.iter().map(a_token).fold(0.0, f64::max) + f64::MIN_POSITIVE,
        any: 4.0 * columns.iter().map(|column| column.gain.abs() * column.high).sum::<f64>(),
    }
}
