//! What a box of GPUs serves: the best of replicas, tensor and pipeline splits, and one user's rate.
//!
//! Continuous batching in steady state: while `B` sequences are answered, `B` prompts are read, so
//! `tok/s = B n_out / (B t_pf + n_out t_dec(B))` for each replica; `floor(N/n)` replicas of n GPUs.

use super::{
    ComputeConstants, EfficiencyAt, Engine, GpuSpec, LlmSpec, Placement, Precision, Shard, Split, StepParts,
    decode_step_s, efficiency, max_batch, max_batch_spread, prefill_after_s, step_parts,
};

/// The traffic: lengths of a request and limits on the batch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// Prompt tokens a request.
    pub tokens_in: f64,
    /// Answer tokens a request.
    pub tokens_out: f64,
    /// Most sequences at once on a replica; 0 = as many as memory allows.
    pub max_batch: f64,
    /// Sequences at once in the whole box, spread over its replicas; 0 = no such limit.
    pub box_batch: f64,
    /// Slowest time per output token allowed, s; 0 = none.
    pub tpot_limit_s: f64,
    /// Share of prompt tokens that the server has seen before, 0 to 1.
    pub cached_frac: f64,
}

/// The box and what it is asked.
#[derive(Clone, Copy, Debug)]
pub struct ServingQuery<'a> {
    /// The GPU.
    pub gpu: &'a GpuSpec,
    /// How many, whole.
    pub gpu_count: f64,
    /// The model.
    pub llm: &'a LlmSpec,
    /// How its weights are stored.
    pub precision: Precision,
    /// The traffic.
    pub demand: Demand,
}

/// What kept the batch from growing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchBound {
    /// Memory for the cache.
    Memory,
    /// The user's or the engine's largest batch.
    Setting,
    /// The time per output token promised.
    Latency,
}

/// Where most of the time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeGoes {
    /// Arithmetic.
    Compute,
    /// Reading weights and cache.
    Bandwidth,
    /// Launches, sampling, scheduling.
    Overhead,
    /// Exchange between GPUs.
    Exchange,
}

/// What the box delivers, all GPUs at full speed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Serving {
    /// Sequences at once on a replica.
    pub batch: f64,
    /// Copies of the model.
    pub replicas: f64,
    /// GPUs a copy.
    pub tp: f64,
    /// How a copy is spread.
    pub split: Split,
    /// Prompt tokens read a second if the box did nothing else.
    pub prefill_tok_s: f64,
    /// Answer tokens a second if no prompt interrupted.
    pub decode_tok_s: f64,
    /// The same for one stream.
    pub decode_tok_s_per_stream: f64,
    /// Answer tokens a second in steady state.
    pub output_tok_s: f64,
    /// Seconds to the first token: one step to join, and the prompt.
    pub ttft_s: f64,
    /// Seconds a further token, prompts of others included.
    pub tpot_s: f64,
    /// Share of the time that goes to prompts, 0 to 1.
    pub prefill_time_frac: f64,
    /// What kept the batch from growing.
    pub batch_bound: BatchBound,
    /// Where most of the time goes.
    pub time_goes: TimeGoes,
}

/// The fastest way to serve on this box at rated power, or none if the model does not fit.
#[must_use]
pub fn best_serving(query: &ServingQuery<'_>, constants: &ComputeConstants) -> Option<Serving> {
    fastest(&ways(query, constants), &|way| way.output_tok_s)
}

/// The first of those whose rate none exceeds.
pub(super) fn fastest(ways: &[Serving], rate: &dyn Fn(&Serving) -> f64) -> Option<Serving> {
    ways.iter()
        .map(|way| (way, rate(way)))
        .reduce(|best, way| if way.1 > best.1 { way } else { best })
        .map(|(way, _)| *way)
}

/// Every way to serve on this box that fits: a split, over so many GPUs a copy.
pub(super) fn ways(query: &ServingQuery<'_>, constants: &ComputeConstants) -> Vec<Serving> {
    let at =
        EfficiencyAt { gpu: query.gpu, llm: query.llm, precision: query.precision, engine: Engine::Serving };
    let rates = efficiency(&at, constants);
    let count = query.gpu_count.floor();
    let mut found = Vec::with_capacity(16);
    let mut gpus = 1.0;
    while gpus <= count {
        for split in [Split::Tensor, Split::Pipeline, Split::Expert] {
            let spreads = split == Split::Tensor || gpus >= 2.0;
            if !spreads || (split == Split::Expert && !query.llm.is_moe()) {
                continue;
            }
            let place = Placement {
                gpu: query.gpu,
                gpus,
                llm: query.llm,
                precision: query.precision,
                engine: Engine::Serving,
            };
            let shard = Shard { place, split, rates, constants };
            found.extend(on_shard(&shard, &query.demand, (count / gpus).floor()));
        }
        // Halving groups of the box: 1, 2, 4 ... and the whole box last.
        gpus = if gpus * 2.0 > count && gpus < count { count } else { gpus * 2.0 };
    }
    found
}

/// One user on a llama.cpp-type engine, layers split over all GPUs of the box.
#[must_use]
pub fn single_stream(query: &ServingQuery<'_>, constants: &ComputeConstants) -> Option<Serving> {
    let at =
        EfficiencyAt { gpu: query.gpu, llm: query.llm, precision: query.precision, engine: Engine::Single };
    let rates = efficiency(&at, constants);
    let place = Placement {
        gpu: query.gpu,
        gpus: query.gpu_count.floor().max(1.0),
        llm: query.llm,
        precision: query.precision,
        engine: Engine::Single,
    };
    let demand = query.demand;
    let fits = max_batch(&place, demand.tokens_in + demand.tokens_out, constants);
    if fits < 1.0 {
        return None;
    }
    // One user; several streams only where they are asked for.
    let batch = demand.box_batch.floor().clamp(1.0, fits);
    let shard = Shard { place, split: Split::Pipeline, rates, constants };
    let step = step_parts(&shard, batch, mean_context_tok(&demand));
    // One prompt passes the GPUs in turn, but pieces of 512 tokens follow each other.
    let alone = Shard { place: Placement { gpus: 1.0, ..place }, ..shard };
    let pieces = (demand.tokens_in / 512.0).ceil().max(1.0);
    let ideal = place.gpus * pieces / (pieces + place.gpus - 1.0);
    let faster = 1.0 + constants.single_overlap_frac * (ideal - 1.0);
    let prompt_s = prefill_after_s(&alone, demand.tokens_in, demand.cached_frac * demand.tokens_in) / faster;
    Some(steady(&Steady {
        batch,
        replicas: 1.0,
        prompt_s,
        first_s: prompt_s,
        step,
        bound: BatchBound::Setting,
        shard: &shard,
        demand: &demand,
    }))
}

fn on_shard(shard: &Shard<'_>, demand: &Demand, replicas: f64) -> Option<Serving> {
    let constants = shard.constants;
    let context_tok = mean_context_tok(demand);
    let holds = |tok: f64| match shard.split {
        Split::Expert => max_batch_spread(&shard.place, tok, constants),
        Split::Tensor | Split::Pipeline => max_batch(&shard.place, tok, constants),
    };
    let fits = holds(context_tok);
    if fits < 1.0 || holds(demand.tokens_in + demand.tokens_out) < 1.0 {
        return None;
    }
    // Each GPU of an expert split runs a scheduler of its own.
    let schedulers = if shard.split == Split::Expert { shard.place.gpus } else { 1.0 };
    let mut allowed = constants.max_batch * schedulers;
    if demand.max_batch >= 1.0 {
        allowed = allowed.min(demand.max_batch.floor());
    }
    let mut replicas = replicas;
    if demand.box_batch >= 1.0 {
        // Fewer sequences than replicas leave some idle; else they spread evenly.
        replicas = replicas.min(demand.box_batch.floor());
        allowed = allowed.min(demand.box_batch / replicas);
    }
    let mut bound = if fits < allowed { BatchBound::Memory } else { BatchBound::Setting };
    let mut batch = fits.min(allowed);
    let prompt_s = prefill_after_s(shard, demand.tokens_in, demand.cached_frac * demand.tokens_in);
    let tpot_s =
        |batch: f64| decode_step_s(shard, batch, context_tok) + batch * prompt_s / demand.tokens_out.max(1.0);
    if demand.tpot_limit_s > 0.0 && tpot_s(batch) > demand.tpot_limit_s {
        bound = BatchBound::Latency;
        let (mut low, mut high) = (1.0, batch);
        while high - low > 1.0 {
            let middle = (0.5 * (low + high)).floor();
            if tpot_s(middle) > demand.tpot_limit_s {
                high = middle;
            } else {
                low = middle;
            }
        }
        batch = low;
    }
    let waits = match shard.split {
        Split::Tensor | Split::Expert => 1.0,
        Split::Pipeline => shard.place.gpus,
    };
    Some(steady(&Steady {
        batch,
        replicas,
        prompt_s,
        first_s: prompt_s * waits,
        step: step_parts(shard, batch, context_tok),
        bound,
        shard,
        demand,
    }))
}

struct Steady<'a> {
    batch: f64,
    replicas: f64,
    prompt_s: f64,
    first_s: f64,
    step: StepParts,
    bound: BatchBound,
    shard: &'a Shard<'a>,
    demand: &'a Demand,
}

fn steady(found: &Steady<'_>) -> Serving {
    let tokens_out = found.demand.tokens_out.max(1.0);
    let prompts_s = found.batch * found.prompt_s;
    let step_s = found.step.total_s();
    let round_s = prompts_s + tokens_out * step_s;
    Serving {
        batch: found.batch,
        replicas: found.replicas,
        tp: found.shard.place.gpus,
        split: found.shard.split,
        prefill_tok_s: found.replicas * found.demand.tokens_in / found.prompt_s.max(1e-12),
        decode_tok_s: found.replicas * found.batch / step_s,
        decode_tok_s_per_stream: 1.0 / step_s,
        output_tok_s: found.replicas * found.batch * tokens_out / round_s,
        ttft_s: found.first_s + if found.batch > 1.0 { step_s } else { 0.0 },
        tpot_s: round_s / tokens_out,
        prefill_time_frac: prompts_s / round_s,
        batch_bound: found.bound,
        time_goes: time_goes(found, prompts_s, tokens_out),
    }
}

fn time_goes(found: &Steady<'_>, prompts_s: f64, tokens_out: f64) -> TimeGoes {
    let step = &found.step;
    [
        (TimeGoes::Compute, prompts_s + tokens_out * step.compute_s),
        (TimeGoes::Bandwidth, tokens_out * (step.weights_s + step.cache_s)),
        (TimeGoes::Overhead, tokens_out * step.fixed_s),
        (TimeGoes::Exchange, tokens_out * step.exchange_s),
    ]
    .into_iter()
    .fold((TimeGoes::Compute, 0.0), |most, part| if part.1 > most.1 { part } else { most })
    .0
}

/// Half of the answer is there on average.
fn mean_context_tok(demand: &Demand) -> f64 {
    demand.tokens_in + 0.5 * demand.tokens_out
}
