//! One neighbourhood of a group as a sharding problem.
//!
//! Its homes are alike. The GPUs of a box follow each other in the chain, so that a box lets as many tokens through as
//! its GPUs together; layers are spread with their share of the cache for the requests in flight. Known error: a box whose
//! GPUs share each layer answers one stream sooner; homes of one street share their carrier's line.

use super::{Area, ShardHome, ShardModel, ShardProblem};
use crate::{
    catalog,
    compute::{
        ComputeConstants, LlmSpec, PipelinePlan, Placement, WorkloadKind, activation_bytes, kv_bytes,
        layer_step_s, memory_bar, node_curve, weights_bytes,
    },
    scenario::{Fleet, FleetRow, Home},
    simulate::node_plan,
};

/// Tokens that go through a stage together: requests come in small groups.
const TOGETHER: f64 = 4.0;
/// Homes of a neighbourhood that are looked at: alike as they are, more of them are more of the same.
const MOST_HOMES: f64 = 60.0;

/// A neighbourhood of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbourhood {
    /// Its homes and the model that is spread over them.
    pub problem: ShardProblem,
    /// How many of it the group has; parts of one count.
    pub count: f64,
}

/// A neighbourhood of a row of a fleet, for the model that the fleet names; none without a node or a model.
#[must_use]
pub fn neighbourhood(row: &FleetRow, fleet: &Fleet, name: &str) -> Option<Neighbourhood> {
    let home = row.group_home();
    let llm_row = catalog::llm(fleet.shard_llm)?;
    let nodes = row.group.nodes();
    if home.node.gpu_count < 1.0 || nodes < 1.0 {
        return None;
    }
    let (plan, llm) = (node_plan(&home).ok()?, LlmSpec::from(llm_row));
    let work = &plan.workload;
    let constants = ComputeConstants::default();
    let tokens = work.tokens_in + work.tokens_out;
    let chain = PipelinePlan {
        llm: &llm,
        gpu: &plan.gpu,
        precision: work.precision,
        stages: 1.0,
        link_mbit_s: plan.link.up_mbit_s,
        rtt_ms: fleet.shard_rtt_ms,
        batch: TOGETHER,
        tokens,
        hop_ms: None,
    };
    let place = Placement {
        gpu: &plan.gpu,
        gpus: plan.gpu_count.floor(),
        llm: &llm,
        precision: work.precision,
        engine: work.engine,
    };
    let bar = memory_bar(&place, 0.0, 0.0, &constants);
    let cache_gb = fleet.shard_in_flight * kv_bytes(&place, 0.5 * tokens) / 1e9;
    let layers = llm.layers.floor().max(1.0);
    let (smaller, replica_tok_s) = replica(&home, fleet)?;
    let share_frac = plan.link.share_frac;
    let member = ShardHome {
        name: name.to_owned(),
        area: 0,
        memory_gb: (bar.total_gb - bar.reserved_gb).max(0.0),
        layer_tok_s: plan.gpu_count.floor() * TOGETHER / layer_step_s(&chain, TOGETHER, &constants),
        up_mbit_s: share_frac * plan.link.up_mbit_s,
        down_mbit_s: share_frac * plan.link.down_mbit_s,
        replica_tok_s,
    };
    let homes = nodes.min(fleet.neighbourhood_homes).min(MOST_HOMES).floor().max(1.0);
    let problem = ShardProblem {
        model: ShardModel {
            name: llm_row.name.to_owned(),
            layers: layers as u32,
            layer_gb: (weights_bytes(&llm, work.precision) / 1e9 + cache_gb) / layers,
            activation_bytes: activation_bytes(&llm),
        },
        homes: vec![member; homes as usize],
        areas: vec![Area { name: name.to_owned(), rtt_ms: fleet.shard_rtt_ms }],
        batch: TOGETHER,
        in_flight: fleet.shard_in_flight,
        hop_ms: constants.swarm_hop_ms,
        smaller,
    };
    Some(Neighbourhood { problem, count: nodes / homes })
}

/// The smaller model, and its tokens a second in one home alone; 0 where it does not fit.
fn replica(home: &Home, fleet: &Fleet) -> Option<(String, f64)> {
    let mut plan = node_plan(home).ok()?;
    let row =
        catalog::llm(if fleet.shard_small_llm > 0 { fleet.shard_small_llm } else { home.workload.llm })?;
    if fleet.shard_small_llm > 0 {
        plan.workload.llm = LlmSpec::from(row);
    }
    if plan.workload.kind.sells_hours() {
        // What the same box would serve.
        plan.workload.kind = WorkloadKind::Serve;
    }
    Some((row.name.to_owned(), node_curve(&plan).full_tok_s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fleet::shard::{Verdict, shard},
        scenario::{Scenario, preset_by_slug},
    };

    fn rows() -> (Scenario, Vec<FleetRow>) {
        let scenario = preset_by_slug("valley-8000").unwrap().scenario();
        let rows = scenario.fleet_rows();
        (scenario, rows)
    }

    #[test]
    fn boxes_that_hold_the_model_need_no_chain_and_single_cards_do() {
        let (scenario, rows) = rows();
        let mut row = rows[0].clone();
        let large = neighbourhood(&row, &scenario.fleet, "box").unwrap();
        assert!(matches!(shard(&large.problem).unwrap().verdict, Verdict::FitsAlone { .. }));
        row.home.node.gpu_count = 1.0;
        let small = neighbourhood(&row, &scenario.fleet, "card").unwrap();
        let found = shard(&small.problem).unwrap();
        assert!(found.chains.iter().all(|chain| chain.homes.len() > 1), "{found:?}");
        assert!((small.count * small.problem.homes.len() as f64 - row.group.nodes()).abs() < 1e-6);
        assert!(found.tok_s <= found.bound_tok_s * (1.0 + 1e-9));
    }

    #[test]
    fn longer_round_trips_never_give_more() {
        let (mut scenario, rows) = rows();
        let mut row = rows[0].clone();
        row.home.node.gpu_count = 2.0;
        let mut last = f64::INFINITY;
        for rtt_ms in [2.0, 20.0, 80.0, 300.0] {
            scenario.fleet.shard_rtt_ms = rtt_ms;
            let tok_s = shard(&neighbourhood(&row, &scenario.fleet, "x").unwrap().problem).unwrap().tok_s;
            assert!(tok_s <= last * 1.01, "{rtt_ms}: {tok_s} after {last}");
            last = tok_s;
        }
        assert!(last > 0.0);
    }

    #[test]
    fn without_a_model_or_a_node_there_is_no_problem() {
        let (scenario, rows) = rows();
        let mut row = rows[0].clone();
        assert!(neighbourhood(&row, &Fleet { shard_llm: 0, ..scenario.fleet.clone() }, "x").is_none());
        row.home.node.gpu_count = 0.0;
        assert!(neighbourhood(&row, &scenario.fleet, "x").is_none());
    }
}
