//! Chains of a large model over the homes of each group, as a planner reads them.

use super::{ShardLine, ShardReport};
use crate::{
    catalog,
    fleet::shard::{ChainBinds, Neighbourhood, ShardError, Sharding, neighbourhood, shard},
    scenario::{Fleet, FleetRow, Scenario},
    text::{Message, sentence},
};

/// The neighbourhoods of a scenario's groups, each with its group's name: a problem each.
#[must_use]
pub fn neighbourhoods(scenario: &Scenario) -> Vec<(String, Neighbourhood)> {
    let mut rows = scenario.fleet_rows();
    for (index, row) in rows.iter_mut().enumerate() {
        row.group.name = scenario.group_name(index);
    }
    neighbourhoods_of(&rows, &scenario.fleet)
}

/// The neighbourhoods of groups, each with its name.
#[must_use]
pub fn neighbourhoods_of(rows: &[FleetRow], fleet: &Fleet) -> Vec<(String, Neighbourhood)> {
    let of = |row: &FleetRow| {
        let name = row.group.name.clone();
        neighbourhood(row, fleet, &name).map(|found| (name, found))
    };
    rows.iter().filter_map(of).collect()
}

/// A line of the report: what the chains of one group give.
///
/// # Errors
/// If a number of the problem cannot be.
pub fn shard_line(name: &str, of: &Neighbourhood) -> Result<ShardLine, ShardError> {
    let found = shard(&of.problem)?;
    let lengths = || found.chains.iter().map(|chain| chain.homes.len());
    Ok(ShardLine {
        name: name.to_owned(),
        chains: (of.count * found.chains.len() as f64).floor(),
        homes: (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0)),
        homes_used: of.count * lengths().sum::<usize>() as f64,
        stream_tok_s: found.chains.iter().map(|chain| chain.stream_tok_s).fold(0.0, f64::max),
        tok_s: of.count * found.tok_s,
        bound_tok_s: of.count * found.bound_tok_s,
        greedy_tok_s: of.count * found.greedy_tok_s,
        equal_stage_tok_s: of.count * found.equal_stage_tok_s,
        replicas_tok_s: of.count * found.replicas_tok_s,
        binds: found.chains.first().map_or_else(String::new, |chain| binds(chain.binds)),
        verdict: said(&found, of),
    })
}

/// The whole.
#[must_use]
pub fn shard_report(scenario: &Scenario, lines: Vec<ShardLine>) -> ShardReport {
    let model = catalog::llm(scenario.fleet.shard_llm).map_or("none", |row| row.name);
    ShardReport { model: model.to_owned(), lines }
}

fn said(found: &Sharding, of: &Neighbourhood) -> String {
    sentence(&found.verdict.message(&of.problem))
}

fn binds(binds: ChainBinds) -> String {
    sentence(&Message::new(match binds {
        ChainBinds::Stage => "shard.stage",
        ChainBinds::Link => "shard.link",
        ChainBinds::Latency => "shard.latency",
    }))
}
