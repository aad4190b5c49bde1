//! What share of its datasheet a GPU reaches, from what a user can see: class, rated power and
//! bandwidth, precision, engine and sparsity of the model.
//!
//! `eta_c = base(engine) * precision * board`, `eta_m = base(engine, memory)`; sources and ranges in
//! [`ComputeConstants`]. Experts are small matrices that data movement feeds: their rate grows only with
//! the root of the tensor rate, `sqrt(F F16) * 1.8 sqrt(k/E)`, at least 0.35 and at most 1 of it (vLLM on
//! H100 and H200, 2025: 175 TFLOP/s a GPU reading prompts at 16 and at 8 bits alike). Known error: FP4 and
//! expert factors were set by hand, a factor of 1.5 either way; HBM on a single-user engine is taken
//! between A100 and H100.

use super::{ComputeConstants, ComputeKind, Engine, GpuClass, GpuSpec, LlmSpec, Precision};

/// Where efficiency is asked for.
#[derive(Clone, Copy, Debug)]
pub struct EfficiencyAt<'a> {
    /// The GPU.
    pub gpu: &'a GpuSpec,
    /// The model.
    pub llm: &'a LlmSpec,
    /// How its weights are stored.
    pub precision: Precision,
    /// The software.
    pub engine: Engine,
}

/// Rates one GPU reaches and times it cannot avoid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Efficiency {
    /// Bytes/s on weights.
    pub weight_bytes_s: f64,
    /// Bytes/s on the cache.
    pub kv_bytes_s: f64,
    /// FLOP/s on prompts.
    pub prefill_flop_s: f64,
    /// FLOP/s on decode batches.
    pub decode_flop_s: f64,
    /// FLOP/s of prompt attention.
    pub attention_flop_s: f64,
    /// Fixed seconds a layer adds to a step.
    pub layer_s: f64,
    /// Seconds a sequence adds to a step.
    pub seq_s: f64,
    /// Seconds a request costs.
    pub request_s: f64,
}

/// The rates reached there.
#[must_use]
pub fn efficiency(at: &EfficiencyAt<'_>, constants: &ComputeConstants) -> Efficiency {
    let gpu = at.gpu;
    let fp16_flop_s = gpu.fp16_tflops * 1e12;
    let unified = gpu.class == GpuClass::Unified;
    // Chips without tensor cores of their own launch slower too.
    let layer_factor = if unified && gpu.fp8_tflops.is_none() { constants.unified_layer_factor } else { 1.0 };
    let board_frac = board_frac(gpu, constants);
    let sparse_frac = sparse_frac(at.llm, constants);
    match at.engine {
        Engine::Serving => {
            let flop_s = tensor_flop_s(gpu, at, constants) * board_frac * sparse_frac;
            Efficiency {
                weight_bytes_s: gpu.mem_bw_gb_s * 1e9 * constants.serving_mem_frac,
                kv_bytes_s: gpu.mem_bw_gb_s * 1e9 * constants.serving_kv_frac,
                prefill_flop_s: flop_s * constants.serving_prefill_frac,
                decode_flop_s: flop_s * constants.serving_decode_frac,
                attention_flop_s: fp16_flop_s * board_frac * constants.serving_attention_frac,
                layer_s: constants.serving_layer_us * 1e-6 * layer_factor,
                seq_s: constants.serving_seq_us * 1e-6,
                request_s: constants.serving_request_ms * 1e-3,
            }
        }
        Engine::Single => {
            let prompt_frac = match gpu.class {
                GpuClass::GeForce => constants.single_prefill_geforce_frac,
                GpuClass::Workstation | GpuClass::DataCentre | GpuClass::Unified | GpuClass::Instinct => {
                    constants.single_prefill_frac
                }
            };
            let flop_s = fp16_flop_s * prompt_frac * board_frac * sparse_frac;
            Efficiency {
                weight_bytes_s: gpu.mem_bw_gb_s * 1e9 * single_mem_frac(gpu, constants),
                kv_bytes_s: gpu.mem_bw_gb_s * 1e9 * constants.single_kv_frac,
                prefill_flop_s: flop_s,
                decode_flop_s: flop_s,
                attention_flop_s: fp16_flop_s * board_frac * constants.single_attention_frac,
                layer_s: constants.single_layer_us * 1e-6 * layer_factor,
                seq_s: 0.0,
                request_s: 0.0,
            }
        }
    }
}

/// The rated FLOP/s of the arithmetic that runs, times its own efficiency against FP8's. A card
/// without the narrow kind falls back to the next wider one.
fn tensor_flop_s(gpu: &GpuSpec, at: &EfficiencyAt<'_>, constants: &ComputeConstants) -> f64 {
    let fp16 = gpu.fp16_tflops * constants.fp16_compute_frac;
    let unpacked = gpu.fp16_tflops * constants.unpacked_compute_frac;
    let tflops = match at.precision.compute_kind() {
        ComputeKind::Fp16 => fp16,
        ComputeKind::Fp8 => gpu.fp8_tflops.unwrap_or(fp16),
        ComputeKind::Fp4 => gpu.fp4_tflops.map_or(unpacked, |rate| rate * constants.fp4_compute_frac),
        ComputeKind::Unpacked => unpacked,
    };
    let moved = if at.llm.is_moe() { (tflops * gpu.fp16_tflops).sqrt() } else { tflops };
    moved * 1e12
}

fn board_frac(gpu: &GpuSpec, constants: &ComputeConstants) -> f64 {
    match gpu.class {
        GpuClass::Unified => constants.unified_compute_frac,
        GpuClass::Instinct => constants.instinct_compute_frac,
        GpuClass::GeForce | GpuClass::Workstation => 1.0,
        GpuClass::DataCentre if starved(gpu) => constants.starved_board_frac,
        GpuClass::DataCentre => 1.0,
    }
}

/// Passive PCIe boards that cannot feed their tensor cores for long: 100 W and less, or 450 W and less
/// with under 0.6 W for each FP16 TFLOP/s. Seen on T4 and L4 (Helix 2024), H100 PCIe and NVL (MLPerf 4.1).
fn starved(gpu: &GpuSpec) -> bool {
    gpu.tdp_w <= 100.0 || (gpu.tdp_w <= 450.0 && gpu.tdp_w < 0.6 * gpu.fp16_tflops)
}

/// Small expert matrices fill tensor cores badly: by the root of the share of experts a token visits.
fn sparse_frac(llm: &LlmSpec, constants: &ComputeConstants) -> f64 {
    if llm.is_moe() {
        let share = (llm.experts_active / llm.experts).sqrt();
        (constants.moe_compute_factor * share).clamp(constants.moe_compute_floor_frac, 1.0)
    } else {
        1.0
    }
}

/// One stream saturates GDDR but not HBM; between 1,000 and 1,600 GB/s the two are blended. The
/// bandwidth reached never falls as the rated one rises.
fn single_mem_frac(gpu: &GpuSpec, constants: &ComputeConstants) -> f64 {
    const GDDR_GB_S: f64 = 1000.0;
    const HBM_GB_S: f64 = 1600.0;
    if !matches!(gpu.class, GpuClass::DataCentre | GpuClass::Instinct) {
        return constants.single_mem_frac;
    }
    // GDDR boards of data centres correct errors in line, which costs bandwidth.
    let corrected_frac = constants.single_mem_frac * constants.gddr_ecc_frac;
    if gpu.mem_bw_gb_s <= GDDR_GB_S {
        return corrected_frac;
    }
    if gpu.mem_bw_gb_s >= HBM_GB_S {
        return constants.single_hbm_frac;
    }
    let reached_low = GDDR_GB_S * corrected_frac;
    let reached_high = (HBM_GB_S * constants.single_hbm_frac).max(reached_low);
    let along = (gpu.mem_bw_gb_s - GDDR_GB_S) / (HBM_GB_S - GDDR_GB_S);
    (reached_low + (reached_high - reached_low) * along) / gpu.mem_bw_gb_s
}
