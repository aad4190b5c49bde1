//! Time of a prompt and of a decode step on one replica.
//!
//! Dense layers and attention are different kernels one after the other, and neither hides the other's
//! traffic, so times add: `t_dec = 2 P B/(eta_c F n) + W_read(B)/(eta_m BW n) + B kv c/(eta_k BW n) +
//! L t_0 + B t_s + t_ar(B)` and `t_pf = 2 P c/(eta_c F n) + 2 L d c^2/(eta_a F16 n) + t_ar(c) + t_r`.
//! Fitted to measurements the sum is right within a few percent where the plain maximum of the roofline
//! (Williams, Waterman and Patterson 2009) runs 20 to 40 % fast. Known error: see `constants`.

use super::{ComputeConstants, Efficiency, GpuClass, Placement, kv_bytes};

/// How one replica is spread over its GPUs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Each layer over all GPUs: every step is faster, two all-reduces a layer.
    Tensor,
    /// Layers in turn: no faster for one stream, no all-reduce.
    Pipeline,
    /// Attention of its own sequences on each GPU, experts spread over all: tokens travel to their
    /// experts. Mixtures of experts only.
    Expert,
}

/// One replica: where it is, how it is spread, and what its GPUs reach.
#[derive(Clone, Copy, Debug)]
pub struct Shard<'a> {
    /// Model and GPUs.
    pub place: Placement<'a>,
    /// How it is spread.
    pub split: Split,
    /// What one GPU reaches.
    pub rates: Efficiency,
    /// The constants.
    pub constants: &'a ComputeConstants,
}

impl Shard<'_> {
    /// Parameters of the input table: stored, but a step reads only a row for each token.
    fn table_params(&self) -> f64 {
        (self.constants.vocab_tok * self.place.llm.hidden).min(0.1 * self.place.llm.active_params)
    }

    /// FLOP a token needs in the weight matrices.
    fn flop_per_tok(&self) -> f64 {
        2.0 * (self.place.llm.active_params - self.table_params())
    }

    /// Share of a pipeline's stages that work; 1 for one GPU or a tensor split.
    fn kept_busy_frac(&self) -> f64 {
        if self.split == Split::Pipeline && self.place.gpus > 1.0 {
            self.constants.pipeline_frac
        } else {
            1.0
        }
    }

    /// Seconds that `tok` tokens of 16-bit activations travel between the GPUs of the replica: 2
    /// all-reduces a layer, or to the experts in 8 bits and back in 16, at most one copy a GPU.
    fn exchange_s(&self, tok: f64) -> f64 {
        let (gpus, llm) = (self.place.gpus, self.place.llm);
        if gpus <= 1.0 {
            return 0.0;
        }
        let constants = self.constants;
        let gpu = self.place.gpu;
        let joined =
            matches!(gpu.class, GpuClass::DataCentre | GpuClass::Instinct) && gpu.mem_bw_gb_s >= 3000.0;
        let (gb_s, least_us) = if joined {
            (constants.nvlink_gb_s, constants.nvlink_us)
        } else {
            (constants.pcie_gb_s, constants.pcie_us)
        };
        let others = (gpus - 1.0) / gpus;
        let once_s = match self.split {
            Split::Pipeline => return 0.0,
            Split::Tensor => 2.0 * (least_us * 1e-6 + 2.0 * others * tok * llm.hidden * 2.0 / (gb_s * 1e9)),
            Split::Expert => {
                let copies = llm.experts_active.min(gpus);
                2.0 * constants.expert_us.max(least_us) * 1e-6
                    + tok / gpus * copies * llm.hidden * 3.0 * others / (constants.expert_frac * gb_s * 1e9)
            }
        };
        llm.layers * once_s
    }
}

/// Seconds of the replica's time that a prompt of `tok` tokens takes. A pipeline's GPUs work on several
/// prompts at once: one prompt waits `gpus` times as long for its first token.
#[must_use]
pub fn prefill_s(shard: &Shard<'_>, tok: f64) -> f64 {
    prefill_after_s(shard, tok, 0.0)
}

/// The same for a prompt of `tok` tokens whose first `cached_tok` the server has seen before: they are
/// not read again, but the others attend to them.
#[must_use]
pub fn prefill_after_s(shard: &Shard<'_>, tok: f64, cached_tok: f64) -> f64 {
    let llm = shard.place.llm;
    let cached = cached_tok.clamp(0.0, tok);
    let linear = shard.flop_per_tok() * (tok - cached) / shard.rates.prefill_flop_s;
    let attention =
        2.0 * llm.layers * llm.hidden * (tok * tok - cached * cached) / shard.rates.attention_flop_s;
    let gpus = shard.place.gpus * shard.kept_busy_frac();
    (linear + attention) / gpus + shard.exchange_s(tok - cached) + shard.rates.request_s
}

/// Where the time of a decode step goes, s.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StepParts {
    /// Reading weights.
    pub weights_s: f64,
    /// Reading the cache.
    pub cache_s: f64,
    /// Arithmetic.
    pub compute_s: f64,
    /// Launches, sampling, scheduling.
    pub fixed_s: f64,
    /// Exchange between GPUs.
    pub exchange_s: f64,
}

impl StepParts {
    /// The whole step.
    #[must_use]
    pub fn total_s(&self) -> f64 {
        self.weights_s + self.cache_s + self.compute_s + self.fixed_s + self.exchange_s
    }
}

/// Seconds in which each of `batch` sequences at `context_tok` tokens gets one more token.
#[must_use]
pub fn decode_step_s(shard: &Shard<'_>, batch: f64, context_tok: f64) -> f64 {
    step_parts(shard, batch, context_tok).total_s()
}

/// The parts of that time. In a pipeline of n GPUs the batch runs as n groups in turn, so every GPU reads
/// its weights n times a round.
#[must_use]
pub fn step_parts(shard: &Shard<'_>, batch: f64, context_tok: f64) -> StepParts {
    let place = &shard.place;
    let (gpus, llm) = (place.gpus, place.llm);
    let group = match shard.split {
        Split::Tensor | Split::Expert => batch,
        Split::Pipeline => (batch / gpus).max(1.0),
    };
    let (shared, hops_s) = match shard.split {
        Split::Tensor | Split::Expert => (1.0 / gpus, 0.0),
        Split::Pipeline => (1.0, (gpus - 1.0) * shard.constants.single_hop_ms * 1e-3),
    };
    // With experts spread, each GPU reads all of what every token reads, and samples its own sequences.
    let (copies, own) = if shard.split == Split::Expert { (gpus, group / gpus) } else { (1.0, group) };
    let always = (llm.shared_params() - shard.table_params()) * llm.shared_bytes_per_param(place.precision);
    let read = always * copies + llm.experts_read(group) * place.precision.bytes_per_param();
    let idle = 1.0 / if batch > 1.0 { shard.kept_busy_frac() } else { 1.0 };
    let fixed_s = llm.layers * shard.rates.layer_s + own * shard.rates.seq_s + hops_s;
    StepParts {
        weights_s: read * shared / shard.rates.weight_bytes_s * idle,
        cache_s: group * kv_bytes(place, context_tok) * shared / shard.rates.kv_bytes_s * idle,
        compute_s: group * shard.flop_per_tok() * shared / shard.rates.decode_flop_s * idle,
        fixed_s: fixed_s * idle,
        exchange_s: shard.exchange_s(batch),
    }
}
