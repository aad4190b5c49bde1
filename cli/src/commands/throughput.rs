//! `throughput`: one box, one model: does it fit, how fast, at what power.

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use serde_json::json;
use wattfleet_core::compute::{
    ComputeConstants, Demand, Engine, HostPower, ServingQuery, ThroughputQuery, throughput,
};

use crate::{
    args::{json as json_flag, number, number_or, text},
    failure::Failure,
    hardware::{gpu_args, gpu_spec, llm_args, llm_spec, precision, precision_arg},
    reply::Reply,
};

pub(super) fn command() -> Command {
    Command::new("throughput")
        .about("Tells how fast a box of GPUs runs a model, at what power, and what binds; JSON")
        .args(gpu_args())
        .arg(Arg::new("gpus").long("gpus").value_name("N").default_value("1").value_parser(value_parser!(u32).range(1..)).help("How many"))
        .args(llm_args())
        .arg(precision_arg())
        .arg(
            Arg::new("engine")
                .long("engine")
                .value_name("ENGINE")
                .value_parser(PossibleValuesParser::new(Engine::ALL.iter().map(|engine| engine.key())))
                .default_value("serving")
                .help("single: one user on a llama.cpp-type engine; serving: a vLLM- or TensorRT-LLM-type server"),
        )
        .args([
            number("batch", "B", "Sequences at once in the box [default: single 1; serving as many as fit]"),
            number("tokens-in", "I", "Prompt tokens a request [default: 1000]"),
            number("tokens-out", "O", "Answer tokens a request [default: 500]"),
            number("tpot-limit-ms", "MS", "Slowest time per answer token that is allowed"),
            number("prefix-hit", "SHARE", "Share of the prompt that the server has seen before [default: 0]"),
            number("power-cap-w", "W", "Power cap of each GPU [default: its rating]"),
            number("host-w", "W", "What draws beside the GPUs [default: usual for such a box]"),
        ])
        .arg(json_flag())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let (gpu, llm) = (gpu_spec(matches)?, llm_spec(matches)?);
    let gpu_count = f64::from(matches.get_one::<u32>("gpus").copied().unwrap_or(1));
    let usual = HostPower::usual(&gpu, gpu_count);
    let demand = Demand {
        tokens_in: number_or(matches, "tokens-in", 1000.0),
        tokens_out: number_or(matches, "tokens-out", 500.0).max(1.0),
        max_batch: 0.0,
        box_batch: number_or(matches, "batch", 0.0),
        tpot_limit_s: number_or(matches, "tpot-limit-ms", 0.0) * 1e-3,
        cached_frac: number_or(matches, "prefix-hit", 0.0).min(1.0),
    };
    let query = ThroughputQuery {
        serving: ServingQuery { gpu: &gpu, gpu_count, llm: &llm, precision: precision(matches), demand },
        engine: if text(matches, "engine") == Engine::Single.key() {
            Engine::Single
        } else {
            Engine::Serving
        },
        power_cap_w: number_or(matches, "power-cap-w", gpu.tdp_w),
        host: HostPower { host_w: number_or(matches, "host-w", usual.host_w), ..usual },
    };
    let found = throughput(&query, &ComputeConstants::default());
    let missing = found.misfit.map(|missing| {
        format!(
            "the model needs {:.1} GB and the box can give {:.1} GB; {} such GPUs would hold it",
            missing.need_gb, missing.have_gb, missing.gpus_needed
        )
    });
    let answer = json!({
        "fits": found.serving.is_some(),
        "batch": found.batch,
        "prefill_tok_s": found.prefill_tok_s,
        "decode_tok_s": found.decode_tok_s,
        "decode_tok_s_per_stream": found.decode_tok_s_per_stream,
        "output_tok_s": found.output_tok_s,
        "ttft_s": found.ttft_s,
        "tpot_s": found.tpot_s,
        "gpu_w": found.gpu_w,
        "node_w": found.node_w,
        "tok_per_kwh": found.tok_per_kwh,
        "band_low": found.band_low,
        "band_high": found.band_high,
        "binds": found.binds.key(),
    });
    Ok(Reply::json(&answer).with_warnings(missing.into_iter().collect()))
}
