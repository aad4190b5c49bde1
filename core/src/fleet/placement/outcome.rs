//! The answer.

use super::{Limit, Problem, Why, counts::Counts, model::Model, why::why};

/// How many nodes of an option stand in a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// The group, by position.
    pub group: usize,
    /// The option, by position in the group.
    pub option: usize,
    /// Nodes, whole.
    pub nodes: f64,
}

/// A limit with what is used of it and what more of it would be worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bind {
    /// The limit.
    pub limit: Limit,
    /// What is used, in [`Limit::unit`].
    pub used: f64,
    /// What there is.
    pub most: f64,
    /// What one more unit adds to the objective, or takes off where less is better; by the relaxation.
    pub shadow_price: f64,
}

/// What a placement comes to in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlacementTotals {
    /// Nodes.
    pub nodes: f64,
    /// Capital, USD.
    pub capital_usd: f64,
    /// Costs, USD a year.
    pub costs_usd: f64,
    /// Earnings of the tokens sold, USD a year.
    pub sales_usd: f64,
    /// Power at the meter, kW.
    pub kw: f64,
    /// Tokens made, tok a year.
    pub made_tok: f64,
    /// Tokens that demand takes, tok a year.
    pub served_tok: f64,
    /// Firm tokens made, tok a year.
    pub firm_tok: f64,
    /// Carbon, kg a year.
    pub carbon_kg: f64,
}

/// Which node goes where.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Nodes by group and option, none left out but zeros.
    pub counts: Vec<Count>,
    /// What was wanted, in its unit: USD, tok or kg a year.
    pub objective: f64,
    /// No placement is better than this.
    pub bound: f64,
    /// How far the two are apart, as a share of the objective.
    pub gap_frac: f64,
    /// Limits that would better the objective if relaxed, the dearest use first.
    pub binds: Vec<Bind>,
    /// What it comes to.
    pub totals: PlacementTotals,
    /// Why each group got what it got, in their order.
    pub why: Vec<Why>,
}

impl Placement {
    pub(super) fn of(
        problem: &Problem,
        model: &Model,
        counts: &Counts<'_>,
        (bound, prices): (f64, &[f64]),
    ) -> Self {
        let sign = if problem.objective.target_tok().is_some() { -1.0 } else { 1.0 };
        let score = counts.score();
        let bound = bound.max(score);
        // Beside nothing a share says nothing: then it is one of what may be.
        let size = if score.abs() > 1e-6 * model.node_gain() { score.abs() } else { bound.abs() };
        let gap_frac = if bound - score > 1.1e-6 * model.node_gain() { (bound - score) / size } else { 0.0 };
        let mut binds: Vec<Bind> = model
            .limits
            .iter()
            .enumerate()
            .zip(model.program.rows.iter().zip(prices))
            .filter(|(_, (_, price))| **price > 0.0)
            .map(|((row, limit), (most, price))| {
                let flip = if *limit == Limit::Target { -1.0 } else { 1.0 };
                Bind { limit: *limit, used: flip * counts.used(row), most: flip * most, shadow_price: *price }
            })
            .collect();
        let worth: f64 = binds.iter().map(|bind| bind.shadow_price * bind.most.abs()).fold(0.0, f64::max);
        binds.retain(|bind| bind.shadow_price * bind.most.abs().max(1.0) > 1e-6 * worth);
        binds.sort_by(|a, b| (b.shadow_price * b.most.abs()).total_cmp(&(a.shadow_price * a.most.abs())));
        Self {
            counts: listed(model, counts),
            objective: sign * score + 0.0,
            bound: sign * bound + 0.0,
            gap_frac,
            totals: totals(problem, model, counts),
            why: why(problem, model, counts, prices),
            binds,
        }
    }
}

fn listed(model: &Model, counts: &Counts<'_>) -> Vec<Count> {
    let all = model.nodes.iter().zip(counts.nodes());
    all.filter(|(_, nodes)| **nodes > 0.0)
        .map(|((group, option), nodes)| Count { group: *group, option: *option, nodes: *nodes })
        .collect()
}

fn totals(problem: &Problem, model: &Model, counts: &Counts<'_>) -> PlacementTotals {
    let mut sum = PlacementTotals::default();
    let mut made = vec![0.0; problem.models.len()];
    for count in listed(model, counts) {
        let found = problem.groups.get(count.group).and_then(|group| group.options.get(count.option));
        let Some(option) = found else { continue };
        let nodes = count.nodes;
        sum.nodes += nodes;
        sum.capital_usd += nodes * option.capital_usd;
        sum.costs_usd += nodes * option.costs_usd;
        sum.kw += nodes * option.kw;
        sum.made_tok += nodes * option.tok;
        sum.firm_tok += nodes * option.firm_tok;
        sum.carbon_kg += nodes * option.carbon_kg;
        match option.model.and_then(|model| made.get_mut(model)) {
            Some(made) => *made += nodes * option.tok,
            None => sum.served_tok += nodes * option.tok,
        }
    }
    for (market, made) in problem.models.iter().zip(made) {
        let sold = made.min(market.tok_at_most);
        sum.served_tok += sold;
        sum.sales_usd += sold * market.usd_per_mtok * 1e-6;
    }
    sum
}
