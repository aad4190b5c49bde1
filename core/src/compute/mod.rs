//! The physics of one node and its traffic: what fits, how fast, at what power, through which link.
//!
//! `spec` and `workload` say what is asked; `memory`, `efficiency`, `roofline` and `serving` say how
//! fast a box of GPUs answers; `power_cap` says what a watt cap costs; `link` says what gets out of the
//! house; `node` joins them into a [`NodeCurve`], the concave frontier of meter power against output
//! that the simulation walks along.

mod accuracy;
mod band;
mod batch_curve;
mod cap_curve;
mod capped;
mod constants;
mod curve;
mod demand_curve;
mod efficiency;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod laws;
mod layer_split;
mod link;
mod memory;
mod node;
mod node_memory;
mod node_serving;
mod pipeline;
mod power_cap;
mod roofline;
mod serving;
mod smallest_node;
mod spec;
mod throughput;
mod training;
mod workload;

pub use crate::catalog::{ComputeKind, GpuClass, Precision};
pub use crate::scenario::{Engine, Exchange, WorkloadKind};
pub use accuracy::{ACCURACY, Accuracy, ErrorUnit, UsedFor};
pub use band::{Band, BandAt, band};
pub use batch_curve::{BatchPoint, batch_curve, node_batch_curve};
pub use cap_curve::{CapCurve, CapPoint, CapPrices, cap_curve, mean_price_frac};
pub use capped::{AtWork, Capped, best_under_cap, capped};
pub use constants::{ComputeConstants, ConstantRow};
pub use curve::{CurvePoint, NodeCurve};
pub use demand_curve::{DEMAND_HOURS, DemandCurve};
pub use efficiency::{Efficiency, EfficiencyAt, efficiency};
pub use layer_split::{LayerSplit, StageHost, layer_split};
pub use link::{
    LinkSpec, LinkTraffic, TokenTraffic, checkpoint_upload_s, link_gpus, link_tok_s, weights_download_s,
};
pub use memory::{
    MemoryBar, Misfit, Placement, kv_bytes, longest_context_tok, max_batch, max_batch_spread, memory_bar,
    misfit, weights_bytes,
};
pub use node::{ComputeBinds, NodePlan, node_curve};
pub use node_memory::{NodeMemory, node_memory};
pub use pipeline::{
    Pipeline, PipelineBinds, PipelinePlan, activation_bytes, layer_step_s, pipeline, pipeline_verdict,
    steps_s_with_failures,
};
pub use power_cap::{Load, draw_w, speed_frac};
pub use roofline::{Shard, Split, StepParts, decode_step_s, prefill_after_s, prefill_s, step_parts};
pub use serving::{BatchBound, Demand, Serving, ServingQuery, TimeGoes, best_serving, single_stream};
pub use smallest_node::{Wanted, smallest_node};
pub use spec::{GpuSpec, LlmSpec};
pub use throughput::{HostPower, Throughput, ThroughputBinds, ThroughputQuery, throughput};
pub use training::{Training, TrainingPlan, inner_step_s, training};
pub use workload::{HoursWork, Workload};
