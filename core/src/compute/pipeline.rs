//! One model over several homes: stages in a chain over the internet, a client with the vocabulary.
//!
//! `t_step(b) = sum_i t_stage,i(b) + (S + 1) (RTT/2 + b d b_act 8 / r + t_hop)`; one stream sees
//! `1 / t_step`; B requests go round in g groups of b = B/g: `min(B / t_step, b / max_i t_stage,i)` tok/s,
//! with the best g from 1 to S. `t_stage = layers (t_layer(precision) + bytes / (eta BW)) + cache`.
//! Constants from two rows of Petals (arXiv 2312.08361: BLOOM 176B on three A100 in INT8, Llama 2 70B on
//! three T4 in NF4, 1 Gbit/s and 5 ms; both lengths), whose layers pay for unpacking in bitsandbytes and
//! whose router takes 18 ms a message and whose steps travel uncompressed, in 16 bits. Other precisions take the layer time of a llama.cpp-type engine.
//! Known error: at 100 Mbit/s and 100 ms, not fitted, that swarm is 3.5 to 6.7 % slower than this; a native stack on a LAN has hops of 1
//! to 5 ms, so set `hop_ms` there. A pipeline is for fit, never for speed.

use super::{
    ComputeConstants, EfficiencyAt, Engine, GpuSpec, LlmSpec, Placement, Precision, efficiency, kv_bytes,
    misfit, weights_bytes,
};
use crate::text::{Arg, Message};

/// A chain of equal homes.
#[derive(Clone, Copy, Debug)]
pub struct PipelinePlan<'a> {
    /// The model.
    pub llm: &'a LlmSpec,
    /// The GPU of each stage.
    pub gpu: &'a GpuSpec,
    /// How the weights are stored.
    pub precision: Precision,
    /// Stages, whole, >= 1.
    pub stages: f64,
    /// Link of each home, the slower direction, Mbit/s.
    pub link_mbit_s: f64,
    /// Round trip between homes, ms.
    pub rtt_ms: f64,
    /// Requests in flight, >= 1.
    pub batch: f64,
    /// Longest sequence, tokens: half of it is there on average.
    pub tokens: f64,
    /// Time a message takes in the software of each hop, ms; none: the swarm software measured.
    pub hop_ms: Option<f64>,
}

/// What makes a step last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipelineBinds {
    /// The stages compute.
    Compute,
    /// Half round trips and the software of the hops.
    Latency,
    /// Bytes on the links.
    Bandwidth,
    /// A stage's share of the model does not fit its GPU.
    DoesNotFit,
}

impl PipelineBinds {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Compute => "compute",
            Self::Latency => "latency",
            Self::Bandwidth => "bandwidth",
            Self::DoesNotFit => "does_not_fit",
        }
    }
}

/// What the chain gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pipeline {
    /// Steps a second that one stream sees.
    pub steps_s: f64,
    /// Tokens a second of all requests in flight.
    pub tok_s: f64,
    /// Seconds the slowest stage computes in a step.
    pub stage_s: f64,
    /// Seconds a step spends between homes.
    pub network_s: f64,
    /// Seconds until a prompt of `tokens` is read, in pieces that follow each other.
    pub prefill_s: f64,
    /// What makes a step last.
    pub binds: PipelineBinds,
}

/// Bytes of an activation in prompts: blocks of 8 bits.
const PROMPT_BYTES: f64 = 1.0;
/// The same of a single step: 16 bits. Petals' servers compress nothing unless told to (`--compression NONE`).
const STEP_BYTES: f64 = 2.0;

/// Speed of the chain.
#[must_use]
pub fn pipeline(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> Pipeline {
    let stages = plan.stages.floor().max(1.0);
    let batch = plan.batch.max(1.0);
    let mut best = in_groups(plan, 1.0, constants);
    let mut groups = 2.0;
    while groups <= stages.min(batch) {
        let found = in_groups(plan, groups, constants);
        if found.tok_s > best.tok_s {
            best = found;
        }
        groups += 1.0;
    }
    best
}

/// Seconds that one layer takes for `batch` tokens that go through it together.
#[must_use]
pub fn layer_step_s(plan: &PipelinePlan<'_>, batch: f64, constants: &ComputeConstants) -> f64 {
    let stages = plan.llm.layers.floor().max(1.0);
    stage_s(&PipelinePlan { stages, ..*plan }, batch, constants)
}

/// Bytes of a step's activation that goes from home to home.
#[must_use]
pub fn activation_bytes(llm: &LlmSpec) -> f64 {
    llm.hidden * STEP_BYTES
}

/// Steps a second when each step loses a stage with this chance, and a new one takes `recovery_s` to be
/// found and to read the prompt again.
#[must_use]
pub fn steps_s_with_failures(steps_s: f64, failures_per_step: f64, recovery_s: f64) -> f64 {
    1.0 / (1.0 / steps_s.max(1e-12) + failures_per_step * recovery_s)
}

/// Whether the chain is worth it, in words.
#[must_use]
pub fn pipeline_verdict(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> Message {
    let one = PipelinePlan { batch: 1.0, ..*plan };
    let chain = pipeline(&one, constants);
    let homes = Arg::Plain(plan.stages.floor().max(1.0));
    if let Some(missing) = misfit(&placement(plan), plan.tokens, constants) {
        return Message::new("pipeline.misfit")
            .with("homes", homes)
            .with("need", Arg::Gb(missing.need_gb))
            .with("have", Arg::Gb(missing.have_gb));
    }
    // One home with the same software, no links.
    let alone = PipelinePlan { stages: 1.0, ..one };
    let alone_tok_s = 1.0 / stage_s(&alone, 1.0, constants);
    let id = if fits(&alone, constants) { "pipeline.for_nothing" } else { "pipeline.for_fit" };
    Message::new(id)
        .with("homes", homes)
        .with("chain", Arg::TokS(chain.steps_s))
        .with("alone", Arg::TokS(alone_tok_s))
}

fn in_groups(plan: &PipelinePlan<'_>, groups: f64, constants: &ComputeConstants) -> Pipeline {
    let stages = plan.stages.floor().max(1.0);
    let batch = plan.batch.max(1.0);
    let together = (batch / groups).ceil();
    let stage_s = stage_s(plan, together, constants);
    let hops = stages + 1.0;
    let bytes_s = hops * together * wire_s(plan, STEP_BYTES);
    let waits_s = hops * (0.5 * plan.rtt_ms + hop_ms(plan, constants)) * 1e-3;
    let network_s = bytes_s + waits_s;
    let step_s = stages * stage_s + network_s;
    let busy_s = stage_s.max(together * wire_s(plan, STEP_BYTES));
    let binds = if !fits(plan, constants) {
        PipelineBinds::DoesNotFit
    } else if stages * stage_s >= network_s {
        PipelineBinds::Compute
    } else if bytes_s > waits_s {
        PipelineBinds::Bandwidth
    } else {
        PipelineBinds::Latency
    };
    Pipeline {
        steps_s: 1.0 / step_s,
        tok_s: (batch / step_s).min(together / busy_s),
        stage_s,
        network_s,
        prefill_s: prefill_s(plan, constants),
        binds,
    }
}

/// Time a token's activation takes on the link.
fn wire_s(plan: &PipelinePlan<'_>, bytes: f64) -> f64 {
    plan.llm.hidden * bytes * 8.0 / (plan.link_mbit_s.max(1e-9) * 1e6)
}

fn hop_ms(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> f64 {
    plan.hop_ms.unwrap_or(constants.swarm_hop_ms)
}

/// Parameters in the layers: the client holds the vocabulary.
fn layer_params(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> f64 {
    let llm = plan.llm;
    let vocabulary = (constants.vocab_tok * llm.hidden).min(0.05 * llm.total_params);
    llm.total_params - vocabulary
}

/// Time a layer takes beyond reading its weights.
fn layer_s(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> f64 {
    let ms = match plan.precision {
        Precision::Int8 => constants.swarm_int8_layer_ms,
        Precision::Nf4 => constants.swarm_nf4_layer_ms,
        _ => constants.single_layer_us * 1e-3,
    };
    ms * 1e-3
}

fn stage_s(plan: &PipelinePlan<'_>, batch: f64, constants: &ComputeConstants) -> f64 {
    let llm = plan.llm;
    let at = EfficiencyAt { gpu: plan.gpu, llm, precision: plan.precision, engine: Engine::Single };
    let rates = efficiency(&at, constants);
    let stages = plan.stages.floor().max(1.0);
    let bytes_per_param = weights_bytes(llm, plan.precision) / llm.total_params;
    let read = llm.params_read(batch) / llm.total_params * layer_params(plan, constants);
    let weights_s = read * bytes_per_param / rates.weight_bytes_s;
    let context_tok = 0.5 * plan.tokens;
    let place = placement(plan);
    let cache_s = batch * kv_bytes(&place, context_tok) / rates.kv_bytes_s
        + llm.layers * context_tok * constants.swarm_context_us * 1e-6;
    let compute_s = 2.0 * llm.active_params * batch / rates.decode_flop_s;
    // At small batches the arithmetic hides behind the weights.
    (weights_s.max(compute_s) + cache_s + llm.layers * layer_s(plan, constants)) / stages
}

fn prefill_s(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> f64 {
    let llm = plan.llm;
    let stages = plan.stages.floor().max(1.0);
    let flop_s = plan.gpu.fp16_tflops * 1e12 * constants.swarm_prefill_frac;
    let piece_tok = plan.tokens.clamp(1.0, 512.0);
    let pieces = (plan.tokens / piece_tok).ceil().max(1.0);
    let piece_stage_s =
        (2.0 * llm.active_params * piece_tok / flop_s + llm.layers * layer_s(plan, constants)) / stages
            + constants.swarm_request_ms * 1e-3;
    let piece_hop_s =
        piece_tok * wire_s(plan, PROMPT_BYTES) + (0.5 * plan.rtt_ms + hop_ms(plan, constants)) * 1e-3;
    // The first piece walks the chain, the others follow at the pace of the slowest.
    stages * piece_stage_s + (stages + 1.0) * piece_hop_s + (pieces - 1.0) * piece_stage_s.max(piece_hop_s)
}

fn placement<'a>(plan: &PipelinePlan<'a>) -> Placement<'a> {
    Placement {
        gpu: plan.gpu,
        gpus: plan.stages.floor().max(1.0),
        llm: plan.llm,
        precision: plan.precision,
        engine: Engine::Single,
    }
}

fn fits(plan: &PipelinePlan<'_>, constants: &ComputeConstants) -> bool {
    super::max_batch(&placement(plan), plan.tokens, constants) >= 1.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixtures::{H100, LLAMA_8B, LLAMA_70B, RTX_5090};
    use super::*;

    fn chain<'a>(stages: f64) -> PipelinePlan<'a> {
        PipelinePlan {
            llm: &LLAMA_70B,
            gpu: &RTX_5090,
            precision: Precision::Q4KM,
            stages,
            link_mbit_s: 100.0,
            rtt_ms: 30.0,
            batch: 1.0,
            tokens: 2048.0,
            hop_ms: None,
        }
    }

    #[test]
    fn two_homes_run_a_model_that_one_cannot() {
        let constants = ComputeConstants::default();
        assert_eq!(pipeline(&chain(1.0), &constants).binds, PipelineBinds::DoesNotFit);
        assert_ne!(pipeline(&chain(2.0), &constants).binds, PipelineBinds::DoesNotFit);
    }

    #[test]
    fn a_failure_a_minute_hurts_and_none_costs_nothing() {
        assert!((steps_s_with_failures(10.0, 0.0, 60.0) - 10.0).abs() < 1e-12);
        assert!(steps_s_with_failures(10.0, 1e-3, 60.0) < 7.0);
    }

    proptest! {
        #[test]
        fn one_stream_is_never_faster_than_its_links_allow(
            stages in 1_u32..12, mbit_s in 1.0..1000.0_f64, rtt_ms in 0.0..300.0_f64, batch in 1_u32..64,
        ) {
            let plan = PipelinePlan {
                stages: f64::from(stages), link_mbit_s: mbit_s, rtt_ms, batch: f64::from(batch), ..chain(2.0)
            };
            let found = pipeline(&plan, &ComputeConstants::default());
            let hops = f64::from(stages) + 1.0;
            let least_s = hops * (0.5e-3 * rtt_ms + 8192.0 * 16.0 / (mbit_s * 1e6));
            prop_assert!(found.steps_s <= 1.0 / least_s);
            prop_assert!(found.tok_s <= f64::from(batch) * found.steps_s * (1.0 + 1e-9));
            prop_assert!(found.network_s >= least_s * (1.0 - 1e-9));
        }

        #[test]
        fn more_homes_never_speed_up_one_stream(stages in 1_u32..12, rtt_ms in 0.0..300.0_f64) {
            for (llm, gpu) in [(&LLAMA_8B, &RTX_5090), (&LLAMA_70B, &H100)] {
                let plan = PipelinePlan { llm, gpu, stages: f64::from(stages), rtt_ms, ..chain(1.0) };
                let longer = PipelinePlan { stages: plan.stages + 1.0, ..plan };
                let constants = ComputeConstants::default();
                let (few, many) = (pipeline(&plan, &constants), pipeline(&longer, &constants));
                prop_assert!(many.steps_s <= few.steps_s * (1.0 + 1e-9));
            }
        }

        #[test]
        fn a_faster_link_never_slows_a_chain(mbit_s in 1.0..1000.0_f64, more in 1.0..10.0_f64) {
            let plan = PipelinePlan { link_mbit_s: mbit_s, batch: 16.0, ..chain(3.0) };
            let faster = PipelinePlan { link_mbit_s: mbit_s * more, ..plan };
            let constants = ComputeConstants::default();
            prop_assert!(pipeline(&faster, &constants).tok_s >= pipeline(&plan, &constants).tok_s * (1.0 - 1e-9));
        }
    }
}
