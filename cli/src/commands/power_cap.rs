//! `power-cap`: what a watt cap leaves of a GPU's speed, and what it draws.

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
use serde_json::json;
use wattfleet_core::compute::{ComputeConstants, Load, draw_w, speed_frac};

use crate::{
    args::{json as json_flag, number, number_or, text},
    failure::Failure,
    hardware::{gpu_args, gpu_spec},
    reply::Reply,
};

const LOADS: [(&str, Load); 3] = [
    ("decode-batched", Load::DecodeBatched),
    ("decode-single", Load::DecodeSingle),
    ("compute", Load::Compute),
];

pub(super) fn command() -> Command {
    Command::new("power-cap")
        .about("Tells what a power cap leaves of a GPU's speed and what it draws; JSON")
        .args(gpu_args())
        .arg(
            Arg::new("load")
                .long("load")
                .value_name("LOAD")
                .value_parser(PossibleValuesParser::new(LOADS.map(|(name, _)| name)))
                .default_value("decode-batched")
                .help("What keeps it busy; prompts, training and rendering are compute"),
        )
        .arg(number("cap-w", "W", "The cap").required(true))
        .arg(json_flag())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let gpu = gpu_spec(matches)?;
    let load = LOADS.into_iter().find(|(name, _)| *name == text(matches, "load"));
    let load = load.map_or(Load::DecodeBatched, |(_, load)| load);
    let asked_w = number_or(matches, "cap-w", gpu.tdp_w);
    let cap_w = asked_w.min(gpu.tdp_w);
    let mut warnings = Vec::new();
    if asked_w < gpu.min_cap_w {
        warnings.push(format!("the driver takes no cap below {} W", gpu.min_cap_w));
    }
    let answer = json!({
        "throughput_frac": speed_frac(&gpu, load, cap_w),
        "gpu_w": draw_w(&gpu, load, cap_w, &ComputeConstants::default()),
    });
    Ok(Reply::json(&answer).with_warnings(warnings))
}
