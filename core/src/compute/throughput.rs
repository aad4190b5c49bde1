//! One box, one model, one question: does it fit, how fast, at what power, and what binds.
//!
//! Joins memory, roofline, serving and power caps for callers without a home: the command line, batch
//! curves, measured rows. A node in a home is [`super::node_curve`].

use super::{
    AtWork, BandAt, BatchBound, ComputeConstants, Engine, GpuClass, GpuSpec, Misfit, Placement, Serving,
    ServingQuery, TimeGoes, band, best_under_cap, capped, misfit, single_stream,
};
use crate::catalog::supply_draw_w;

/// The question.
#[derive(Clone, Copy, Debug)]
pub struct ThroughputQuery<'a> {
    /// Box, model, precision and traffic.
    pub serving: ServingQuery<'a>,
    /// The software.
    pub engine: Engine,
    /// Power cap, W a GPU; kept between the GPU's lowest cap and its rating.
    pub power_cap_w: f64,
    /// What draws beside the GPUs.
    pub host: HostPower,
}

/// The rest of the box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HostPower {
    /// Draw of everything but the GPUs, W.
    pub host_w: f64,
    /// Share of meter power the supplies pass on with the box at full power.
    pub psu_efficiency_frac: f64,
}

impl HostPower {
    /// What is usual: a desktop 60 W and 20 W a card; a server of SXM boards 270 W each (HGX H200 draws
    /// 8 caps and 1.9 to 2.3 kW); chips with memory of their own count as whole systems.
    #[must_use]
    pub fn usual(gpu: &GpuSpec, gpu_count: f64) -> Self {
        let count = gpu_count.floor().max(1.0);
        let host_w = match gpu.class {
            GpuClass::Unified => 0.0,
            GpuClass::DataCentre | GpuClass::Instinct if gpu.is_socketed() => 270.0 * count,
            GpuClass::DataCentre | GpuClass::Instinct => 100.0 + 60.0 * count,
            GpuClass::Workstation => 60.0 + 40.0 * count,
            GpuClass::GeForce => 60.0 + 20.0 * count,
        };
        Self { host_w, psu_efficiency_frac: 0.94 }
    }
}

/// What keeps the output from being higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThroughputBinds {
    /// Arithmetic.
    Compute,
    /// Memory bandwidth.
    Bandwidth,
    /// Memory: a larger batch would be faster.
    Memory,
    /// The batch asked for.
    Batch,
    /// Fixed times of the software.
    Overhead,
    /// Exchange between GPUs.
    Exchange,
    /// The power cap.
    PowerCap,
    /// The promised time per token.
    Latency,
    /// The model does not fit.
    DoesNotFit,
}

impl ThroughputBinds {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Compute => "compute",
            Self::Bandwidth => "bandwidth",
            Self::Memory => "memory",
            Self::Batch => "batch",
            Self::Overhead => "overhead",
            Self::Exchange => "exchange",
            Self::PowerCap => "power_cap",
            Self::Latency => "latency",
            Self::DoesNotFit => "does_not_fit",
        }
    }
}

/// The answer; all rates are of the whole box, zero where the model does not fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Throughput {
    /// How it is served, in the way fastest under the cap, with its rates at rated power; none if the model does not fit.
    pub serving: Option<Serving>,
    /// What is missing, if it does not fit.
    pub misfit: Option<Misfit>,
    /// Sequences at once in the box.
    pub batch: f64,
    /// Prompt tokens a second, if it did nothing else.
    pub prefill_tok_s: f64,
    /// Answer tokens a second, if no prompt interrupted.
    pub decode_tok_s: f64,
    /// The same for one stream.
    pub decode_tok_s_per_stream: f64,
    /// Answer tokens a second in steady state.
    pub output_tok_s: f64,
    /// Seconds to the first token.
    pub ttft_s: f64,
    /// Seconds a further token.
    pub tpot_s: f64,
    /// Mean draw of a GPU, W.
    pub gpu_w: f64,
    /// Draw of the box at its meter, W.
    pub node_w: f64,
    /// Answer tokens a kWh.
    pub tok_per_kwh: f64,
    /// Lowest plausible output, tok/s.
    pub band_low: f64,
    /// Highest plausible output, tok/s.
    pub band_high: f64,
    /// What keeps the output from being higher.
    pub binds: ThroughputBinds,
}

/// The answer to the question.
#[must_use]
pub fn throughput(query: &ThroughputQuery<'_>, constants: &ComputeConstants) -> Throughput {
    let ask = &query.serving;
    let gpu = ask.gpu;
    let cap_w = query.power_cap_w.clamp(gpu.min_cap_w.min(gpu.tdp_w), gpu.tdp_w);
    let found = match query.engine {
        Engine::Serving => best_under_cap(ask, cap_w, constants),
        Engine::Single => single_stream(ask, constants),
    };
    let Some(serving) = found else { return refused(query, constants) };
    let work = AtWork { gpu, gpu_count: ask.gpu_count, engine: query.engine, serving: &serving };
    let under = capped(&work, cap_w, constants);
    let output_tok_s = serving.output_tok_s * under.output_frac;
    let node_w = node_w(query, under.gpu_w);
    let at = BandAt { gpu, llm: ask.llm, precision: ask.precision, engine: query.engine };
    let band = band(&at, constants);
    Throughput {
        batch: serving.batch * serving.replicas,
        prefill_tok_s: serving.prefill_tok_s * under.prompt_frac,
        decode_tok_s: serving.decode_tok_s * under.decode_frac,
        decode_tok_s_per_stream: serving.decode_tok_s_per_stream * under.decode_frac,
        output_tok_s,
        ttft_s: serving.ttft_s / under.prompt_frac.max(1e-6),
        tpot_s: serving.tpot_s / under.output_frac.max(1e-6),
        gpu_w: under.gpu_w,
        node_w,
        tok_per_kwh: output_tok_s * 3.6e6 / node_w.max(1e-9),
        band_low: output_tok_s * band.low_frac,
        band_high: output_tok_s * band.high_frac,
        binds: binds(&serving, under.output_frac, ask.demand.box_batch),
        serving: Some(serving),
        misfit: None,
    }
}

fn node_w(query: &ThroughputQuery<'_>, gpu_w: f64) -> f64 {
    let gpus = query.serving.gpu_count.floor();
    let (inside_w, box_w) =
        (gpus * gpu_w + query.host.host_w, gpus * query.serving.gpu.tdp_w + query.host.host_w);
    supply_draw_w(inside_w, box_w, query.host.psu_efficiency_frac)
}

fn refused(query: &ThroughputQuery<'_>, constants: &ComputeConstants) -> Throughput {
    let ask = &query.serving;
    let place = Placement {
        gpu: ask.gpu,
        gpus: ask.gpu_count.floor().max(1.0),
        llm: ask.llm,
        precision: ask.precision,
        engine: query.engine,
    };
    Throughput {
        serving: None,
        misfit: misfit(&place, ask.demand.tokens_in + ask.demand.tokens_out, constants),
        batch: 0.0,
        prefill_tok_s: 0.0,
        decode_tok_s: 0.0,
        decode_tok_s_per_stream: 0.0,
        output_tok_s: 0.0,
        ttft_s: 0.0,
        tpot_s: 0.0,
        gpu_w: ask.gpu.idle_w,
        node_w: node_w(query, ask.gpu.idle_w),
        tok_per_kwh: 0.0,
        band_low: 0.0,
        band_high: 0.0,
        binds: ThroughputBinds::DoesNotFit,
    }
}

/// Loses more than a twentieth of the output.
const FELT_FRAC: f64 = 0.95;

fn binds(serving: &Serving, output_frac: f64, box_batch: f64) -> ThroughputBinds {
    if output_frac < FELT_FRAC {
        return ThroughputBinds::PowerCap;
    }
    match (serving.time_goes, serving.batch_bound) {
        (TimeGoes::Compute, _) => ThroughputBinds::Compute,
        (_, BatchBound::Latency) => ThroughputBinds::Latency,
        // Weights and fixed times are shared by the batch: a larger one would pay.
        (TimeGoes::Bandwidth | TimeGoes::Overhead, BatchBound::Memory) => ThroughputBinds::Memory,
        (TimeGoes::Overhead, BatchBound::Setting) if box_batch > 1.0 => ThroughputBinds::Batch,
        (TimeGoes::Bandwidth, BatchBound::Setting) => ThroughputBinds::Bandwidth,
        (TimeGoes::Overhead, BatchBound::Setting) => ThroughputBinds::Overhead,
        (TimeGoes::Exchange, _) => ThroughputBinds::Exchange,
    }
}
