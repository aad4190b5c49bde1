//! Where the memory of a whole node goes: its copies of the model, their caches, and what is left.

use super::node::plan_cap_w;
use super::node_serving::{query, serve};
use super::{Engine, MemoryBar, NodePlan, Placement, Split, longest_context_tok, memory_bar};

/// The memory of a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeMemory {
    /// All GPUs together; `free_gb` is below 0 where the model does not fit.
    pub bar: MemoryBar,
    /// Copies of the model; 0 where it does not fit.
    pub copies: f64,
    /// Requests in flight.
    pub batch: f64,
    /// Longest request that one copy could hold alone, tokens; 0 where it does not fit.
    pub longest_tok: f64,
}

/// Weights, cache, reserve and free memory as the node serves; none for work by the hour, whose memory is
/// the tenant's. A batch in steady state holds its prompts and half its answers.
#[must_use]
pub fn node_memory(plan: &NodePlan) -> Option<NodeMemory> {
    let work = &plan.workload;
    if work.kind.sells_hours() || plan.gpu_count < 1.0 {
        return None;
    }
    let query = query(plan);
    let on = |gpus: f64| Placement {
        gpu: query.gpu,
        gpus,
        llm: query.llm,
        precision: query.precision,
        engine: work.engine,
    };
    let demand = query.demand;
    let mean_tok = demand.tokens_in + 0.5 * demand.tokens_out;
    let whole = on(plan.gpu_count.floor());
    let Some(serving) = serve(plan, plan_cap_w(plan)).map(|found| found.serving) else {
        let bar = memory_bar(&whole, 1.0, demand.tokens_in + demand.tokens_out, &plan.constants);
        return Some(NodeMemory { bar, copies: 0.0, batch: 0.0, longest_tok: 0.0 });
    };
    let copy = on(serving.tp);
    let copies = match work.engine {
        Engine::Serving => (whole.gpus / serving.tp).floor().max(1.0),
        Engine::Single => 1.0,
    };
    let one = memory_bar(&copy, serving.batch, mean_tok, &plan.constants);
    let mut bar = memory_bar(&whole, 0.0, mean_tok, &plan.constants);
    bar.weights_gb = copies * one.weights_gb;
    if serving.split == Split::Expert {
        // Attention stands on every GPU.
        let shared = query.llm.shared_params() * query.llm.shared_bytes_per_param(query.precision);
        bar.weights_gb += copies * (serving.tp - 1.0) * shared / 1e9;
    }
    bar.kv_gb = serving.replicas * one.kv_gb;
    bar.free_gb = bar.total_gb - bar.weights_gb - bar.kv_gb - bar.reserved_gb;
    Some(NodeMemory {
        bar,
        copies,
        batch: serving.batch * serving.replicas,
        longest_tok: longest_context_tok(&copy, &plan.constants),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{fixtures::*, laws::node};
    use super::*;

    fn plan(gpu: super::super::GpuSpec, gpu_count: f64) -> NodePlan {
        NodePlan { gpu, gpu_count, ..node() }
    }

    #[test]
    fn the_parts_of_the_bar_are_all_of_it_and_what_serves_fits() {
        for gpu_count in [1.0, 2.0, 3.0, 5.0, 16.0] {
            let memory = node_memory(&plan(RTX_PRO_6000, gpu_count)).unwrap();
            let bar = memory.bar;
            let sum = bar.weights_gb + bar.kv_gb + bar.reserved_gb + bar.free_gb;
            assert!((sum - bar.total_gb).abs() < 1e-9);
            assert!(bar.free_gb >= 0.0 && memory.copies >= 1.0 && memory.longest_tok > 1500.0, "{memory:?}");
        }
    }

    #[test]
    fn what_does_not_fit_lacks_memory_and_rent_has_no_bar() {
        let memory = node_memory(&plan(RTX_5090, 1.0)).unwrap();
        assert!(memory.bar.free_gb < 0.0 && memory.copies < 1.0);
        let mut rented = plan(RTX_5090, 1.0);
        rented.workload.kind = super::super::WorkloadKind::Rent;
        assert_eq!(node_memory(&rented), None);
    }
}
