//! `pipeline`: one model over several homes.

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;
use wattfleet_core::{
    compute::{ComputeConstants, PipelinePlan, pipeline, pipeline_verdict, steps_s_with_failures},
    text::sentence,
};

use crate::{
    args::{json as json_flag, number, number_or},
    failure::Failure,
    hardware::{gpu_args, gpu_spec, llm_args, llm_spec, precision, precision_arg},
    reply::Reply,
};

pub(super) fn command() -> Command {
    Command::new("pipeline")
        .about("Tells how fast a model runs in stages over several homes; JSON, with a verdict beside it")
        .args(llm_args())
        .args(gpu_args())
        .arg(
            Arg::new("stages")
                .long("stages")
                .value_name("S")
                .required(true)
                .value_parser(value_parser!(u32).range(1..))
                .help("Homes in the chain"),
        )
        .arg(precision_arg())
        .args([
            number("link-mbit-s", "X", "Each home's link, the slower direction").required(true),
            number("rtt-ms", "Y", "Round trip between homes").required(true),
            number("batch", "B", "Requests in flight [default: 1]"),
            number("tokens", "T", "Longest sequence; half of it is there on average [default: 1024]"),
            number("failures-per-step", "F", "Chance that a step loses a stage [default: 0]"),
            number("find-s", "T", "Time to find another one; the prompt is then read again [default: 10]"),
            number("hop-ms", "MS", "Time in the software of each hop [default: a public swarm's, 18]"),
        ])
        .arg(json_flag())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let (llm, gpu) = (llm_spec(matches)?, gpu_spec(matches)?);
    let plan = PipelinePlan {
        llm: &llm,
        gpu: &gpu,
        precision: precision(matches),
        stages: f64::from(matches.get_one::<u32>("stages").copied().unwrap_or(1)),
        link_mbit_s: number_or(matches, "link-mbit-s", 100.0),
        rtt_ms: number_or(matches, "rtt-ms", 30.0),
        batch: number_or(matches, "batch", 1.0),
        tokens: number_or(matches, "tokens", 1024.0),
        hop_ms: matches.get_one::<f64>("hop-ms").copied(),
    };
    let constants = ComputeConstants::default();
    let mut found = pipeline(&plan, &constants);
    let failures = number_or(matches, "failures-per-step", 0.0);
    if failures > 0.0 {
        let recovery_s = number_or(matches, "find-s", 10.0) + found.prefill_s;
        let steps_s = steps_s_with_failures(found.steps_s, failures, recovery_s);
        (found.tok_s, found.steps_s) = (found.tok_s * steps_s / found.steps_s, steps_s);
    }
    let verdict = sentence(&pipeline_verdict(&plan, &constants));
    let answer = json!({
        "steps_s": found.steps_s,
        "tok_s": found.tok_s,
        "stage_s": found.stage_s,
        "network_s": found.network_s,
        "binds": found.binds.key(),
    });
    Ok(Reply::json(&answer).with_warnings(vec![verdict]))
}
