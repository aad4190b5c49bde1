//! The physics of one node and its traffic: what fits, how fast, at what power, through which link.
//!
//! `spec` and `workload` say what is asked; `memory`, `efficiency`, `roofline` and `serving` say how
//! fast a box of GPUs answers; `power_cap` says what a watt cap costs; `link` says what gets out of the
//! house; `node` joins them into a [`NodeCurve`], the concave frontier of meter power against output
//! that the simulation walks along.

mod constants;
mod curve;
mod efficiency;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod laws;
mod link;
mod memory;
mod node;
mod power_cap;
mod roofline;
mod serving;
mod spec;
mod workload;

pub use crate::catalog::{ComputeKind, GpuClass, Precision};
pub use crate::scenario::WorkloadKind;
pub use constants::{ComputeConstants, ConstantRow};
pub use curve::{Band, CurvePoint, NodeCurve};
pub use efficiency::{Efficiency, EfficiencyAt, efficiency};
pub use link::{LinkSpec, LinkTraffic, TokenTraffic, link_tok_s, weights_download_s};
pub use memory::{Misfit, Placement, kv_bytes, max_batch, misfit, weights_bytes};
pub use node::{ComputeBinds, NodePlan, node_curve};
pub use power_cap::{Load, draw_w, speed_frac};
pub use roofline::{Shard, Split, decode_step_s, prefill_s};
pub use serving::{BatchBound, Demand, Serving, ServingQuery, best_serving, single_stream};
pub use spec::{GpuSpec, LlmSpec};
pub use workload::{Engine, Workload};
