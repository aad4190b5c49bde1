//! Specs that the tests of this room share.

use super::{GpuClass, GpuSpec, LlmSpec};

pub(super) const RTX_5090: GpuSpec = GpuSpec {
    vram_gb: 32.0,
    mem_bw_gb_s: 1792.0,
    fp16_tflops: 209.5,
    fp8_tflops: Some(419.0),
    fp4_tflops: Some(1676.0),
    tdp_w: 575.0,
    min_cap_w: 400.0,
    idle_w: 25.0,
    class: GpuClass::GeForce,
};

pub(super) const RTX_PRO_6000: GpuSpec = GpuSpec {
    vram_gb: 96.0,
    mem_bw_gb_s: 1597.0,
    fp16_tflops: 503.8,
    fp8_tflops: Some(1007.6),
    fp4_tflops: Some(2015.0),
    tdp_w: 600.0,
    min_cap_w: 300.0,
    idle_w: 30.0,
    class: GpuClass::Workstation,
};

pub(super) const H100: GpuSpec = GpuSpec {
    vram_gb: 80.0,
    mem_bw_gb_s: 3352.0,
    fp16_tflops: 989.0,
    fp8_tflops: Some(1979.0),
    fp4_tflops: None,
    tdp_w: 700.0,
    min_cap_w: 200.0,
    idle_w: 70.0,
    class: GpuClass::DataCentre,
};

pub(super) const LLAMA_8B: LlmSpec = LlmSpec {
    total_params: 8.03e9,
    active_params: 8.03e9,
    layers: 32.0,
    hidden: 4096.0,
    kv_bytes_per_tok_fp16: 131_072.0,
    experts: 0.0,
    experts_active: 0.0,
    shared_frac: 0.0,
    sliding_frac: 0.0,
    sliding_window_tok: 0.0,
};

pub(super) const LLAMA_70B: LlmSpec = LlmSpec {
    total_params: 70.55e9,
    active_params: 70.55e9,
    layers: 80.0,
    hidden: 8192.0,
    kv_bytes_per_tok_fp16: 327_680.0,
    ..LLAMA_8B
};

pub(super) const QWEN3_30B_A3B: LlmSpec = LlmSpec {
    total_params: 30.5e9,
    active_params: 3.3e9,
    layers: 48.0,
    hidden: 2048.0,
    kv_bytes_per_tok_fp16: 98_304.0,
    experts: 128.0,
    experts_active: 8.0,
    ..LLAMA_8B
};
