//! What fits: weights, key and value cache, runtime, and the largest batch.
//!
//! `W = P b`, `KV = kv c` with sliding layers seeing at most a window, and
//! `B = (f VRAM n - W - runtime n) / KV(c_in + c_out/2)`: a batch in steady state holds half its
//! answers on average. TensorRT-LLM keeps 0.90 to 0.95 of what weights and buffers leave (2025). Known
//! error: activations of very long prompts are not counted.

use super::{ComputeConstants, ComputeKind, Engine, GpuSpec, LlmSpec, Precision};

const BYTES_PER_CARD_GB: f64 = 1_073_741_824.0;

/// One replica's place: which model, on how many GPUs of which kind.
#[derive(Clone, Copy, Debug)]
pub struct Placement<'a> {
    /// The GPU.
    pub gpu: &'a GpuSpec,
    /// GPUs of the replica, >= 1.
    pub gpus: f64,
    /// The model.
    pub llm: &'a LlmSpec,
    /// How its weights are stored.
    pub precision: Precision,
    /// The software.
    pub engine: Engine,
}

/// Why a model cannot run: what it needs and what there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Misfit {
    /// Memory needed for the weights, the runtime and one sequence, GB.
    pub need_gb: f64,
    /// Memory the GPUs can give, GB.
    pub have_gb: f64,
    /// GPUs of this kind that would hold it.
    pub gpus_needed: f64,
}

/// Bytes of all weights.
#[must_use]
pub fn weights_bytes(llm: &LlmSpec, precision: Precision) -> f64 {
    let shared = llm.shared_params();
    shared * llm.shared_bytes_per_param(precision) + (llm.total_params - shared) * precision.bytes_per_param()
}

/// Width of the cache against 16 bits when a server stores weights so: servers keep an 8-bit cache
/// beside 8- and 4-bit tensor cores, a 16-bit one otherwise.
fn kv_frac(precision: Precision) -> f64 {
    match precision.compute_kind() {
        ComputeKind::Fp8 | ComputeKind::Fp4 => 0.5,
        ComputeKind::Fp16 | ComputeKind::Unpacked => 1.0,
    }
}

/// Cache bytes one sequence of `context_tok` tokens holds.
#[must_use]
pub fn kv_bytes(at: &Placement<'_>, context_tok: f64) -> f64 {
    let kept_frac = match at.engine {
        Engine::Serving => kv_frac(at.precision),
        Engine::Single => 1.0,
    };
    let windowed_tok = context_tok.min(at.llm.sliding_window_tok);
    let tok = context_tok * (1.0 - at.llm.sliding_frac) + windowed_tok * at.llm.sliding_frac;
    at.llm.kv_bytes_per_tok_fp16 * kept_frac * tok
}

/// Sequences of `context_tok` tokens that fit at once; below 1 the model does not run.
#[must_use]
pub fn max_batch(at: &Placement<'_>, context_tok: f64, constants: &ComputeConstants) -> f64 {
    let free = usable_bytes(at, constants) - weights_bytes(at.llm, at.precision);
    (free / kv_bytes(at, context_tok).max(1.0)).floor().max(0.0)
}

/// The same when attention and shared weights stand on every GPU and experts are spread.
#[must_use]
pub fn max_batch_spread(at: &Placement<'_>, context_tok: f64, constants: &ComputeConstants) -> f64 {
    let copies = (at.gpus - 1.0) * at.llm.shared_params() * at.llm.shared_bytes_per_param(at.precision);
    let free = usable_bytes(at, constants) - weights_bytes(at.llm, at.precision) - copies;
    (free / kv_bytes(at, context_tok).max(1.0)).floor().max(0.0)
}

/// Longest context of one sequence that fits beside the weights, tokens; 0 if they do not fit.
#[must_use]
pub fn longest_context_tok(at: &Placement<'_>, constants: &ComputeConstants) -> f64 {
    let free = usable_bytes(at, constants) - weights_bytes(at.llm, at.precision);
    if free <= 0.0 {
        return 0.0;
    }
    // Windowed layers hold no more than their window: beyond it only the others grow.
    let each = kv_bytes(at, 1.0).max(1.0);
    let window = at.llm.sliding_window_tok;
    let full_frac = 1.0 - at.llm.sliding_frac;
    if free / each <= window || full_frac >= 1.0 {
        return (free / each).floor();
    }
    let in_window = each * at.llm.sliding_frac * window;
    if full_frac <= 0.0 { f64::INFINITY } else { ((free - in_window) / (each * full_frac)).floor().max(0.0) }
}

/// Where the memory of a box goes, GB of 10^9 bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryBar {
    /// Weights.
    pub weights_gb: f64,
    /// Cache of the sequences in flight.
    pub kv_gb: f64,
    /// Runtime, buffers, and what the server keeps back.
    pub reserved_gb: f64,
    /// What is left; below 0 is missing.
    pub free_gb: f64,
    /// All of it.
    pub total_gb: f64,
}

/// Memory of the GPUs of a placement with `batch` sequences of `context_tok` tokens.
#[must_use]
pub fn memory_bar(
    at: &Placement<'_>,
    batch: f64,
    context_tok: f64,
    constants: &ComputeConstants,
) -> MemoryBar {
    let total_gb = at.gpu.vram_gb * at.gpus * BYTES_PER_CARD_GB / 1e9;
    let weights_gb = weights_bytes(at.llm, at.precision) / 1e9;
    let kv_gb = batch * kv_bytes(at, context_tok) / 1e9;
    let reserved_gb = total_gb - usable_bytes(at, constants) / 1e9;
    MemoryBar {
        weights_gb,
        kv_gb,
        reserved_gb,
        free_gb: total_gb - weights_gb - kv_gb - reserved_gb,
        total_gb,
    }
}

/// What is missing for one sequence of `context_tok` tokens, or none if it runs.
#[must_use]
pub fn misfit(at: &Placement<'_>, context_tok: f64, constants: &ComputeConstants) -> Option<Misfit> {
    if max_batch(at, context_tok, constants) >= 1.0 {
        return None;
    }
    let need = weights_bytes(at.llm, at.precision) + kv_bytes(at, context_tok);
    let have = usable_bytes(at, constants);
    let each = (have / at.gpus.max(1.0)).max(1.0);
    Some(Misfit { need_gb: need / 1e9, have_gb: have.max(0.0) / 1e9, gpus_needed: (need / each).ceil() })
}

fn usable_bytes(at: &Placement<'_>, constants: &ComputeConstants) -> f64 {
    let frac = match at.engine {
        Engine::Serving => constants.serving_vram_frac,
        Engine::Single => constants.single_vram_frac,
    };
    // A card sold as 48 GB has 48 x 2^30 bytes.
    (at.gpu.vram_gb * frac - constants.runtime_gb) * BYTES_PER_CARD_GB * at.gpus
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{LLAMA_70B, RTX_5090, RTX_PRO_6000};
    use super::*;

    fn at<'a>(gpu: &'a GpuSpec, gpus: f64) -> Placement<'a> {
        Placement { gpu, gpus, llm: &LLAMA_70B, precision: Precision::Fp8, engine: Engine::Serving }
    }

    #[test]
    fn a_70b_model_at_8_bits_fits_a_96_gb_card_and_not_a_32_gb_one() {
        let constants = ComputeConstants::default();
        assert_eq!(misfit(&at(&RTX_PRO_6000, 1.0), 2000.0, &constants), None);
        let miss = misfit(&at(&RTX_5090, 1.0), 2000.0, &constants).unwrap();
        assert!((miss.need_gb - 70.88).abs() < 0.05, "{miss:?}");
        assert!((miss.gpus_needed - 3.0).abs() < 1e-9, "{miss:?}");
        assert_eq!(misfit(&at(&RTX_5090, miss.gpus_needed), 2000.0, &constants), None);
        assert!(misfit(&at(&RTX_5090, miss.gpus_needed - 1.0), 2000.0, &constants).is_some());
    }

    #[test]
    fn the_longest_context_just_fits_and_the_bar_adds_up() {
        let constants = ComputeConstants::default();
        let windowed = LlmSpec { sliding_frac: 0.5, sliding_window_tok: 128.0, ..LLAMA_70B };
        for llm in [&LLAMA_70B, &windowed] {
            let place = Placement { llm, ..at(&RTX_PRO_6000, 1.0) };
            let longest = longest_context_tok(&place, &constants);
            assert!(max_batch(&place, longest, &constants) >= 1.0, "{longest}");
            assert!(max_batch(&place, longest + 2.0, &constants) < 1.0, "{longest}");
            let bar = memory_bar(&place, 1.0, longest, &constants);
            assert!(bar.free_gb >= 0.0 && bar.free_gb < 0.001, "{bar:?}");
            let sum = bar.weights_gb + bar.kv_gb + bar.reserved_gb + bar.free_gb;
            assert!((sum - bar.total_gb).abs() < 1e-9);
        }
        assert!(longest_context_tok(&at(&RTX_5090, 1.0), &constants) < 1.0);
    }

    #[test]
    fn windowed_layers_hold_no_more_than_their_window() {
        let windowed = LlmSpec { sliding_frac: 0.5, sliding_window_tok: 128.0, ..LLAMA_70B };
        let place = at(&RTX_PRO_6000, 1.0);
        let half = Placement { llm: &windowed, ..place };
        let long = kv_bytes(&half, 100_000.0) / kv_bytes(&place, 100_000.0);
        assert!((long - 0.500_64).abs() < 1e-6, "{long}");
        let short = kv_bytes(&half, 100.0) / kv_bytes(&place, 100.0);
        assert!((short - 1.0).abs() < 1e-12, "{short}");
    }
}
