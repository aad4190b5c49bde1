//! The numbers that measurements decide, in one table: value, range and source of each.
//!
//! Serving constants are fitted on the H100 rows of TensorRT-LLM's published tables (22 rows, median
//! error 1.5 %) and checked on H200 rows and MLPerf (the sum of times instead of their maximum was chosen
//! with both in view); decode of one stream is set by hand on one-card RTX 3090 and 4090 rows of a public
//! llama.cpp table and checked on RTX A6000 and multi-card rows; prompts of one stream on all its rows.
//! `tests/compute_accuracy.rs` prints the errors. What those rows cannot tell is `estimated` or
//! `assumed`, with a wide range.

use crate::catalog::Source;

/// One constant with its range and source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstantRow {
    /// The field's name in [`ComputeConstants`].
    pub key: &'static str,
    /// What it is and its unit.
    pub meaning: &'static str,
    /// Default.
    pub value: f64,
    /// Lowest plausible.
    pub low: f64,
    /// Highest plausible.
    pub high: f64,
    /// Who says so.
    pub source: Source,
}

const TRT: Source = Source::measured("Fitted to NVIDIA TensorRT-LLM performance overview, H100 rows", 2025);
const LLAMA: Source =
    Source::measured("Fitted to XiongjieDai GPU benchmarks (llama.cpp), RTX 3090, 4090 and A6000", 2024);
const SWEEP: Source =
    Source::measured("MMBT vLLM and LTX power sweeps on RTX PRO 6000, mean draw at 600 W", 2026);
const HELIX: Source = Source::measured("Helix per-layer profiles (vLLM, FP16) on A100, V100, L4, T4", 2024);
const VLLM: Source = Source::measured(
    "Set by hand on GPUStack's vLLM and SGLang rows of gpt-oss and DeepSeek R1, MMBT 27B INT4",
    2025,
);
const MARKET: Source =
    Source::estimated("Published FP4 and Instinct serving rates, order of magnitude", 2026);
const PETALS: Source =
    Source::measured("Fitted to two Petals swarms at 1 Gbit/s and 5 ms (arXiv 2312.08361)", 2023);
const CHOICE: Source = Source::assumed("Modelling choice; move it within its range", 2026);

macro_rules! constants {
    ($($key:ident: $value:expr, $low:expr, $high:expr, $source:expr, $meaning:expr;)*) => {
        /// Every constant of the compute model; a scenario may override any.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct ComputeConstants {
            $(#[doc = $meaning] pub $key: f64,)*
        }

        impl Default for ComputeConstants {
            fn default() -> Self {
                Self { $($key: $value,)* }
            }
        }

        impl ComputeConstants {
            /// The table a reader sees.
            pub const ROWS: &'static [ConstantRow] = &[
                $(ConstantRow {
                    key: stringify!($key),
                    meaning: $meaning,
                    value: $value,
                    low: $low,
                    high: $high,
                    source: $source,
                },)*
            ];
        }
    };
}

constants! {
    serving_vram_frac: 0.84, 0.80, 0.93, TRT, "Share of memory a server hands to weights and cache";
    single_vram_frac: 0.98, 0.90, 0.99, LLAMA, "Share of memory a single-user engine can fill";
    runtime_gb: 1.0, 0.5, 2.0, TRT, "Memory a GPU loses to the runtime and its buffers, GB";
    max_batch: 1800.0, 512.0, 2048.0, TRT, "Most sequences a server runs at once on one replica";
    serving_mem_frac: 0.71, 0.60, 0.85, TRT, "Share of rated bandwidth reached on weights, serving";
    serving_kv_frac: 0.94, 0.70, 0.95, TRT, "Share of rated bandwidth reached on the cache, serving";
    serving_prefill_frac: 0.60, 0.40, 0.70, TRT, "Share of the FP8 rate reached on prompts, serving";
    serving_decode_frac: 0.58, 0.40, 0.70, TRT, "Share of the FP8 rate reached on decode batches, serving";
    serving_attention_frac: 0.80, 0.30, 0.90, TRT, "Share of the FP16 rate reached by prompt attention, serving";
    serving_layer_us: 29.0, 15.0, 130.0, TRT, "Fixed time a layer adds to a serving step, us";
    serving_seq_us: 1.55, 0.5, 10.0, TRT, "Time each sequence adds to a serving step (sampling, scheduling), us";
    serving_request_ms: 0.13, 0.0, 1.0, TRT, "Time each request costs the server, ms";
    fp16_compute_frac: 1.2, 1.0, 1.35, HELIX, "FP16 tensor efficiency against FP8's";
    fp4_compute_frac: 0.65, 0.45, 0.85, MARKET, "FP4 tensor efficiency against FP8's";
    unpacked_compute_frac: 0.70, 0.40, 0.85, VLLM, "Efficiency of weights unpacked to 16 bits, against FP8's";
    starved_board_frac: 0.65, 0.50, 0.80, HELIX, "Tensor efficiency of boards whose power limit starves them (T4, L4, H100 PCIe)";
    unified_compute_frac: 0.70, 0.40, 1.0, CHOICE, "Tensor efficiency of unified-memory machines";
    unified_layer_factor: 2.0, 1.0, 4.0, CHOICE, "Fixed time a layer, unified-memory machines against cards";
    moe_compute_factor: 1.8, 1.0, 2.5, VLLM, "Rate of experts: times the root of the share a token visits";
    moe_compute_floor_frac: 0.35, 0.20, 0.50, VLLM, "Lowest rate of experts against the root of FP16 and storage rate";
    expert_us: 10.0, 5.0, 50.0, CHOICE, "Time a dispatch to experts on other GPUs takes at least, us";
    expert_frac: 0.75, 0.4, 1.0, CHOICE, "Bandwidth of exchange with experts against an all-reduce";
    instinct_compute_frac: 0.70, 0.50, 0.90, MARKET, "Tensor efficiency of AMD Instinct against NVIDIA's";
    gddr_ecc_frac: 0.94, 0.88, 1.0, CHOICE, "Bandwidth left by error correction on GDDR boards of data centres";
    single_mem_frac: 0.94, 0.85, 0.99, LLAMA, "Share of rated bandwidth reached by one stream, GDDR or unified memory";
    single_hbm_frac: 0.62, 0.48, 0.75, CHOICE, "The same on HBM cards above 1,600 GB/s (A100 and H100 notes)";
    single_kv_frac: 0.35, 0.2, 0.8, LLAMA, "Share of rated bandwidth reached on the cache, one stream";
    single_layer_us: 92.0, 20.0, 130.0, LLAMA, "Fixed time a layer adds to a single-stream step, us";
    single_hop_ms: 0.12, 0.05, 0.3, LLAMA, "Time each card after the first adds to a single-stream step, ms";
    single_prefill_geforce_frac: 0.82, 0.55, 0.95, LLAMA, "Share of the FP16 rate reached on prompts, one stream, GeForce";
    single_prefill_frac: 0.40, 0.25, 0.50, LLAMA, "The same on full-rate cards";
    single_overlap_frac: 0.40, 0.0, 0.8, LLAMA, "Share of a layer split's ideal overlap that long prompts reach";
    single_attention_frac: 0.15, 0.05, 0.4, LLAMA, "Share of the FP16 rate reached by prompt attention, one stream";
    nvlink_gb_s: 400.0, 150.0, 700.0, TRT, "All-reduce bandwidth between SXM cards, GB/s";
    nvlink_us: 3.0, 3.0, 30.0, TRT, "Time an all-reduce takes at least between SXM cards, us";
    pcie_gb_s: 20.0, 10.0, 45.0, CHOICE, "All-reduce bandwidth between PCIe cards, GB/s";
    pcie_us: 25.0, 10.0, 50.0, CHOICE, "Time an all-reduce takes at least between PCIe cards, us";
    pipeline_frac: 0.85, 0.70, 0.95, CHOICE, "Share of a pipeline's stages kept busy inside one box";
    vocab_tok: 128_000.0, 32_000.0, 202_000.0, CHOICE, "Vocabulary: its input table is stored but not read whole";
    swarm_hop_ms: 18.0, 1.0, 45.0, PETALS, "Time a message takes in a swarm's router at each hop, ms";
    swarm_int8_layer_ms: 5.18, 1.0, 6.0, PETALS, "Time an INT8 layer takes in a swarm beyond its weights, ms";
    swarm_nf4_layer_ms: 2.74, 0.5, 4.0, PETALS, "The same of an NF4 layer, ms";
    swarm_context_us: 0.80, 0.0, 1.0, PETALS, "Time each cached token adds to a layer's step in a swarm, us";
    swarm_prefill_frac: 0.33, 0.25, 0.45, PETALS, "Share of the FP16 rate reached by prompts in a swarm";
    swarm_request_ms: 350.0, 50.0, 500.0, PETALS, "Time a stage of a swarm takes to accept a prompt, ms";
    draw_batched_frac: 0.955, 0.80, 1.0, SWEEP, "Draw of batched decode against rated power, uncapped";
    draw_single_frac: 0.86, 0.37, 0.90, SWEEP, "Draw of one stream against rated power, uncapped";
    draw_compute_frac: 0.905, 0.85, 1.0, SWEEP, "Draw of compute-bound work against rated power, uncapped";
    draw_rent_frac: 1.0, 0.60, 1.0, CHOICE, "Draw planned for a rented GPU: its whole cap";
    band_low_frac: 0.80, 0.55, 0.95, TRT, "Lowest output against the figure: dense, data-centre class";
    band_high_frac: 1.25, 1.05, 1.8, TRT, "Highest output against the figure: dense, data-centre class";
    band_wide_frac: 1.25, 1.0, 1.6, CHOICE, "How much each unmeasured trait (MoE, FP4, other class) widens the band";
}
