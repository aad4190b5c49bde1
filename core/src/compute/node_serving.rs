//! How a node serves: in the way that is fastest under its power cap.
//!
//! A cap slows prompts more than decoding, so the split that is fastest at rated power need not be fastest under it;
//! a server is started for the cap it runs at, and keeps its split while it is throttled below that.

use super::capped::fastest_under_cap;
use super::serving::{fastest, ways};
use super::{Demand, Engine, NodePlan, Serving, ServingQuery, single_stream};

/// How a node serves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NodeServing {
    /// Split, batch and rates at rated power.
    pub(super) serving: Serving,
    /// Its output at rated power against that of the way that is fastest there, 0 to 1.
    pub(super) rated_frac: f64,
}

/// How the node serves under a cap; none for work by the hour or a model that does not fit.
pub(super) fn serve(plan: &NodePlan, cap_w: f64) -> Option<NodeServing> {
    let work = &plan.workload;
    if work.kind.sells_hours() {
        return None;
    }
    let query = query(plan);
    let (mut serving, rated_frac) = match work.engine {
        Engine::Serving => {
            let ways = ways(&query, &plan.constants);
            let rated = fastest(&ways, &|way| way.output_tok_s)?;
            let found = fastest_under_cap(&ways, &query, (cap_w, &plan.constants))?;
            (found, found.output_tok_s / rated.output_tok_s)
        }
        Engine::Single => (single_stream(&query, &plan.constants)?, 1.0),
    };
    if work.measured_tok_s > 0.0 {
        measured(&mut serving, work.measured_tok_s * rated_frac);
    }
    if work.kind.is_interactive() {
        serving.ttft_s += plan.link.rtt_ms * 1e-3;
    }
    Some(NodeServing { serving, rated_frac })
}

/// What a node that serves a model is asked.
pub(super) fn query(plan: &NodePlan) -> ServingQuery<'_> {
    let work = &plan.workload;
    ServingQuery {
        gpu: &plan.gpu,
        gpu_count: plan.gpu_count,
        llm: &work.llm,
        precision: work.precision,
        demand: Demand {
            tokens_in: work.tokens_in.max(1.0),
            tokens_out: work.tokens_out.max(1.0),
            max_batch: work.max_batch,
            box_batch: 0.0,
            cached_frac: work.cached_frac.clamp(0.0, 1.0),
            tpot_limit_s: if work.kind.is_interactive() { work.tpot_limit_s } else { 0.0 },
        },
    }
}

/// The user's own measurement in place of the model's figure: all rates in proportion.
fn measured(found: &mut Serving, tok_s: f64) {
    let faster = tok_s / found.output_tok_s.max(1e-12);
    found.output_tok_s = tok_s;
    found.prefill_tok_s *= faster;
    found.decode_tok_s *= faster;
    found.decode_tok_s_per_stream *= faster;
    found.ttft_s /= faster;
    found.tpot_s /= faster;
}
