//! What a node is asked to do.

use super::{LlmSpec, Precision, WorkloadKind};

/// The software that runs the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One user on a llama.cpp-type engine; several GPUs split the layers.
    Single,
    /// A vLLM- or TensorRT-LLM-type server with continuous batching.
    Serving,
}

impl Engine {
    /// Every engine, in the order of their codes.
    pub const ALL: [Self; 2] = [Self::Single, Self::Serving];

    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Serving => "serving",
        }
    }
}

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
}
