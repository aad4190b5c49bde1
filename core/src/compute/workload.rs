//! What a node is asked to do.

use super::{Engine, LlmSpec, Precision, WorkloadKind};

/// What a node is asked to do, in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workload {
    /// The trade.
    pub kind: WorkloadKind,
    /// The software; ignored for rent.
    pub engine: Engine,
    /// The model; ignored for rent.
    pub llm: LlmSpec,
    /// How its weights are stored.
    pub precision: Precision,
    /// Prompt tokens a request, >= 1.
    pub tokens_in: f64,
    /// Answer tokens a request, >= 1.
    pub tokens_out: f64,
    /// Most sequences at once on a replica; 0 = as many as memory allows.
    pub max_batch: f64,
    /// Slowest time per output token allowed, s; 0 = none.
    pub tpot_limit_s: f64,
    /// Bytes sent up for each answer token: about 250 as raw events, 13 to 25 coalesced and
    /// compressed, 5 as a file.
    pub bytes_per_tok_up: f64,
    /// Bytes received for each prompt token, about 5.
    pub bytes_per_tok_down: f64,
    /// Share of prompt tokens that the server has seen before, 0 to 1.
    pub cached_frac: f64,
    /// Measured answer tokens a second of the whole node at rated power; 0 = the model's figure.
    pub measured_tok_s: f64,
    /// Work sold by the GPU hour.
    pub hours: HoursWork,
}

/// What work by the GPU hour asks of the link, and what of it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoursWork {
    /// Sent up for each GPU hour, GB.
    pub up_gb_per_gpu_h: f64,
    /// Fetched for each GPU hour, GB.
    pub down_gb_per_gpu_h: f64,
    /// Share of the time that is left for work when others are waited for, 0 to 1.
    pub kept_frac: f64,
}

impl HoursWork {
    /// No traffic, no waiting: rent.
    pub const FREE: Self = Self { up_gb_per_gpu_h: 0.0, down_gb_per_gpu_h: 0.0, kept_frac: 1.0 };
}
