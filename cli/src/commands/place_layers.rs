//! `place-layers`: the split of a model's layers whose slowest stage is fastest.

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;
use wattfleet_core::compute::{StageHost, layer_split};

use crate::{args::json as json_flag, failure::Failure, reply::Reply};

pub(super) fn command() -> Command {
    let list = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("A,B,C")
            .value_delimiter(',')
            .value_parser(value_parser!(f64))
            .help(help)
    };
    Command::new("place-layers")
        .about("Splits a model's layers over machines in a row, exactly; JSON")
        .args([
            list("speeds", "Layers a second of each machine, in the order of the chain").required(true),
            list("memory", "Memory of each machine, GB: what the usual split goes by").required(true),
            Arg::new("layers")
                .long("layers")
                .value_name("L")
                .required(true)
                .value_parser(value_parser!(u32).range(1..=100_000))
                .help("Layers"),
            Arg::new("layer-gb")
                .long("layer-gb")
                .value_name("GB")
                .value_parser(value_parser!(f64))
                .help("Size of a layer: no machine is given more than its memory holds [default: not asked]"),
        ])
        .arg(json_flag())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let list =
        |name: &str| matches.get_many::<f64>(name).into_iter().flatten().copied().collect::<Vec<f64>>();
    let (speeds, memory) = (list("speeds"), list("memory"));
    if speeds.len() != memory.len() {
        return Err(Failure::new(format_args!("{} speeds and {} memories", speeds.len(), memory.len()))
            .help("give one of each for every machine"));
    }
    if let Some(wrong) = speeds.iter().find(|speed| !(speed.is_finite() && **speed > 0.0)) {
        return Err(Failure::new(format_args!("a speed of {wrong}")).help("speeds are more than 0"));
    }
    let layers = matches.get_one::<u32>("layers").copied().unwrap_or(1);
    let layer_gb = matches.get_one::<f64>("layer-gb").copied().filter(|size| *size > 0.0);
    let hosts: Vec<StageHost> = speeds
        .iter()
        .zip(&memory)
        .map(|(&layers_s, &memory)| StageHost {
            layers_s,
            memory: memory.max(0.0),
            most_layers: layer_gb.map_or(f64::INFINITY, |size| (memory / size).floor()),
        })
        .collect();
    let split = layer_split(&hosts, layers).ok_or_else(|| {
        Failure::new(format_args!("these machines do not hold {layers} layers"))
            .help("add machines or memory, or store the weights narrower")
    })?;
    Ok(Reply::json(&json!({
        "layers": split.layers,
        "slowest_stage_s": split.slowest_stage_s,
        "proportional_layers": split.proportional_layers,
        "proportional_slowest_stage_s": split.proportional_slowest_stage_s,
    })))
}
