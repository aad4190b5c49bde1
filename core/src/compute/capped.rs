//! All GPUs of a box at work under one power cap: how fast, and what they draw.
//!
//! Prompts and decoding slow down by their own curves, in the shares of time they have at rated power.

use super::serving::{fastest, ways};
use super::{ComputeConstants, Engine, GpuSpec, Load, Serving, ServingQuery, draw_w, speed_frac};

/// Batches up to this size load a GPU like one stream.
const FEW: f64 = 4.0;

/// A box at work.
#[derive(Clone, Copy, Debug)]
pub struct AtWork<'a> {
    /// The GPU.
    pub gpu: &'a GpuSpec,
    /// How many, whole.
    pub gpu_count: f64,
    /// The software.
    pub engine: Engine,
    /// What it delivers at rated power.
    pub serving: &'a Serving,
}

/// Speed and draw under a cap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capped {
    /// Output against that at rated power, 0 to 1.
    pub output_frac: f64,
    /// Speed of prompts against rated power.
    pub prompt_frac: f64,
    /// Speed of decoding against rated power.
    pub decode_frac: f64,
    /// Mean draw of a GPU, W.
    pub gpu_w: f64,
}

/// The way to serve that is fastest under a cap, or none if the model does not fit. A cap slows prompts and decoding
/// unlike, so it need not be the one that is fastest at rated power.
#[must_use]
pub fn best_under_cap(query: &ServingQuery<'_>, cap_w: f64, constants: &ComputeConstants) -> Option<Serving> {
    fastest_under_cap(&ways(query, constants), query, (cap_w, constants))
}

/// That of these ways.
pub(super) fn fastest_under_cap(
    ways: &[Serving],
    query: &ServingQuery<'_>,
    (cap_w, constants): (f64, &ComputeConstants),
) -> Option<Serving> {
    let (gpu, gpu_count, engine) = (query.gpu, query.gpu_count, Engine::Serving);
    fastest(ways, &|serving| {
        serving.output_tok_s
            * capped(&AtWork { gpu, gpu_count, engine, serving }, cap_w, constants).output_frac
    })
}

/// The box under a cap.
#[must_use]
pub fn capped(box_: &AtWork<'_>, cap_w: f64, constants: &ComputeConstants) -> Capped {
    let serving = box_.serving;
    let decode = if serving.batch > FEW { Load::DecodeBatched } else { Load::DecodeSingle };
    let prompts = serving.prefill_time_frac;
    let prompt_frac = speed_frac(box_.gpu, Load::Compute, cap_w);
    let decode_frac = speed_frac(box_.gpu, decode, cap_w);
    let slower = prompts / prompt_frac.max(1e-6) + (1.0 - prompts) / decode_frac.max(1e-6);
    let draw = |load| draw_w(box_.gpu, load, cap_w, constants);
    let busy_w = prompts * draw(Load::Compute) + (1.0 - prompts) * draw(decode);
    // A split into layers keeps one GPU busy at a time for one stream; the others idle.
    let count = box_.gpu_count.floor().max(1.0);
    let busy_gpus = match box_.engine {
        Engine::Single => 1.0,
        Engine::Serving => (serving.replicas * serving.tp).min(count),
    };
    let share = busy_gpus / count;
    let gpu_w = share * busy_w + (1.0 - share) * box_.gpu.idle_w;
    Capped { output_frac: 1.0 / slower, prompt_frac, decode_frac, gpu_w }
}
