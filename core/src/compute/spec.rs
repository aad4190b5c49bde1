//! What the physics needs to know of a GPU and of a language model: plain numbers, no names.

use super::{GpuClass, Precision};
use crate::catalog::{Gpu, Llm};

/// One GPU as its datasheet gives it; dense rates with 32-bit accumulation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GpuSpec {
    /// Memory as the card is sold, in units of 2^30 bytes, > 0.
    pub vram_gb: f64,
    /// Memory bandwidth, GB/s, > 0.
    pub mem_bw_gb_s: f64,
    /// Dense FP16 tensor rate, TFLOP/s, > 0.
    pub fp16_tflops: f64,
    /// Dense FP8 (or INT8) rate, TFLOP/s; none if the card lacks it.
    pub fp8_tflops: Option<f64>,
    /// Dense FP4 rate, TFLOP/s; none if the card lacks it.
    pub fp4_tflops: Option<f64>,
    /// Rated board power, W.
    pub tdp_w: f64,
    /// Lowest power cap the driver takes, W.
    pub min_cap_w: f64,
    /// Draw while idle, W.
    pub idle_w: f64,
    /// The kind of GPU.
    pub class: GpuClass,
}

impl GpuSpec {
    /// Whether it sits in a socket of a server that joins all its GPUs by fast links (SXM, OAM, NVL72):
    /// data-centre class with HBM above 3,000 GB/s and more than 450 W.
    #[must_use]
    pub fn is_socketed(&self) -> bool {
        matches!(self.class, GpuClass::DataCentre | GpuClass::Instinct)
            && self.mem_bw_gb_s >= 3000.0
            && self.tdp_w > 450.0
    }
}

/// One language model as its configuration gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LlmSpec {
    /// All parameters, which must be stored.
    pub total_params: f64,
    /// Parameters one token uses; equal to `total_params` for a dense model.
    pub active_params: f64,
    /// Transformer layers.
    pub layers: f64,
    /// Width of the residual stream.
    pub hidden: f64,
    /// Key and value bytes a token leaves behind in all layers at 16 bits, windows not counted.
    pub kv_bytes_per_tok_fp16: f64,
    /// Routed experts a layer; 0 or 1 for a dense model.
    pub experts: f64,
    /// Routed experts a token visits.
    pub experts_active: f64,
    /// Share of all parameters that every token reads (attention, shared experts), 0 to 1;
    /// 0 = work it out from the totals, which is exact when all experts are alike.
    pub shared_frac: f64,
    /// Share of the layers whose attention sees only a short window, 0 to 1.
    pub sliding_frac: f64,
    /// Tokens such a layer sees.
    pub sliding_window_tok: f64,
}

impl LlmSpec {
    /// Whether only some of the weights are read for a token.
    #[must_use]
    pub fn is_moe(&self) -> bool {
        self.experts > 1.0 && self.experts_active < self.experts && self.active_params < self.total_params
    }

    /// Parameters that every token reads: attention, shared experts, vocabulary.
    #[must_use]
    pub fn shared_params(&self) -> f64 {
        if !self.is_moe() {
            return self.total_params;
        }
        let (all, used) = (self.experts, self.experts_active);
        let shared = if self.shared_frac > 0.0 {
            self.shared_frac * self.total_params
        } else {
            self.active_params - used * (self.total_params - self.active_params) / (all - used)
        };
        shared.clamp(0.0, self.active_params)
    }

    /// Parameters read by a step over `batch` tokens: all shared ones, and the experts that at least
    /// one token visits, `E (1 - (1 - k/E)^B)` of them if routing is even.
    #[must_use]
    pub fn params_read(&self, batch: f64) -> f64 {
        self.shared_params() + self.experts_read(batch)
    }

    /// The part of them that is experts.
    #[must_use]
    pub fn experts_read(&self, batch: f64) -> f64 {
        if !self.is_moe() {
            return 0.0;
        }
        let visited_frac = 1.0 - libm::pow(1.0 - self.experts_active / self.experts, batch.max(1.0));
        (self.total_params - self.shared_params()) * visited_frac
    }

    /// Bytes of a stored parameter that every token reads. MXFP4 is a format of experts alone: the rest
    /// of such a model stays at 8 bits and a scale (the published gpt-oss files: 59.0 and 11.3 GiB).
    #[must_use]
    pub fn shared_bytes_per_param(&self, precision: Precision) -> f64 {
        if precision == Precision::Mxfp4 && self.is_moe() {
            Precision::Q8_0.bytes_per_param()
        } else {
            precision.bytes_per_param()
        }
    }
}

impl From<&Gpu> for GpuSpec {
    fn from(row: &Gpu) -> Self {
        Self {
            vram_gb: row.vram_gb,
            mem_bw_gb_s: row.mem_bw_gb_s,
            fp16_tflops: row.fp16_tflops,
            fp8_tflops: row.fp8_tflops,
            fp4_tflops: row.fp4_tflops,
            tdp_w: row.tdp_w,
            min_cap_w: row.min_cap_w,
            idle_w: row.idle_w,
            class: row.class,
        }
    }
}

impl From<&Llm> for LlmSpec {
    fn from(row: &Llm) -> Self {
        Self {
            total_params: row.total_params,
            active_params: row.active_params,
            layers: f64::from(row.layers),
            hidden: f64::from(row.hidden),
            kv_bytes_per_tok_fp16: row.kv_bytes_per_tok_fp16,
            experts: f64::from(row.experts),
            experts_active: f64::from(row.experts_active),
            shared_frac: row.shared_frac,
            sliding_frac: row.sliding_frac,
            sliding_window_tok: f64::from(row.sliding_window_tok),
        }
    }
}
