//! A sharding problem as JSON.

use serde_json::Value;
use wattfleet_core::fleet::shard::{Area, ShardHome, ShardModel, ShardProblem};

use crate::{
    failure::Failure,
    object::{Object, number},
};

/// What the help says of the file.
pub(crate) const SCHEMA: &str = "\
FILE is one JSON object; `wattfleet shard --example` prints a whole one.
  model        {name, layers, layer_gb, activation_bytes}: activation_bytes a token between homes
  areas        {NAME: round trip between two of its homes, ms}: a chain stays in one
  homes        [{name, area, memory_gb, layer_tok_s, up_mbit_s, down_mbit_s, replica_tok_s [0], count [1]}]:
               layer_tok_s is layers times tokens a second; replica_tok_s is of the smaller model alone
  batch        tokens that go through a stage together  [default: 1]
  in_flight    requests in flight in a chain  [default: 16]
  hop_ms       software of a hop, ms  [default: 18]
  smaller      name of a model that fits one home
Answer: chains [{homes, layers, tok_s, stream_tok_s, binds}], tok_s, bound_tok_s, gap (share), greedy_tok_s,
equal_stage_tok_s (both without their latency), replicas_tok_s, verdict {id, text}, solve_ms.";

/// A file that shows every key.
pub(crate) const EXAMPLE: &str = r#"{
  "model": { "name": "Llama 3 70B, 4 bit", "layers": 80, "layer_gb": 0.55, "activation_bytes": 8192 },
  "areas": { "Elm Street": 12, "Oak Street": 20 },
  "batch": 1,
  "in_flight": 16,
  "hop_ms": 18,
  "smaller": "Llama 3 8B, 4 bit",
  "homes": [
    { "name": "5090", "area": "Elm Street", "count": 4, "memory_gb": 28, "layer_tok_s": 2400, "up_mbit_s": 35,
      "down_mbit_s": 300, "replica_tok_s": 1900 },
    { "name": "3090", "area": "Elm Street", "count": 3, "memory_gb": 20, "layer_tok_s": 1200, "up_mbit_s": 20,
      "down_mbit_s": 200, "replica_tok_s": 900 },
    { "name": "Oak 3090", "area": "Oak Street", "count": 2, "memory_gb": 20, "layer_tok_s": 1200, "up_mbit_s": 20,
      "down_mbit_s": 200, "replica_tok_s": 900 }
  ]
}
"#;

const KEYS: [&str; 7] = ["model", "areas", "homes", "batch", "in_flight", "hop_ms", "smaller"];
const MODEL_KEYS: [&str; 4] = ["name", "layers", "layer_gb", "activation_bytes"];
const HOME_KEYS: [&str; 8] =
    ["name", "area", "memory_gb", "layer_tok_s", "up_mbit_s", "down_mbit_s", "replica_tok_s", "count"];
/// Homes a file may hold.
const MOST_HOMES: usize = 10_000;

/// The problem of a file.
pub(crate) fn problem(value: &Value) -> Result<ShardProblem, Failure> {
    let file = Object::new("the file", value, &KEYS)?;
    let missing = |what: &str| {
        Failure::new(format_args!("the file: {what} is missing")).help("--example shows a whole file")
    };
    let model = Object::new("model", file.value("model").ok_or_else(|| missing("model"))?, &MODEL_KEYS)?;
    let areas: Vec<Area> = file
        .named("areas")?
        .into_iter()
        .map(|(name, rtt)| Ok(Area { name: name.clone(), rtt_ms: number(&format!("areas: {name}"), rtt)? }))
        .collect::<Result<_, Failure>>()?;
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    let mut homes = Vec::new();
    for (at, value) in file.list("homes")?.iter().enumerate() {
        let of = Object::new(&format!("homes[{at}]"), value, &HOME_KEYS)?;
        let home = ShardHome {
            name: of.text("name")?.to_owned(),
            area: of.position("area", &names)?.ok_or_else(|| missing(&format!("homes[{at}].area")))?,
            memory_gb: of.number("memory_gb")?,
            layer_tok_s: of.number("layer_tok_s")?,
            up_mbit_s: of.number("up_mbit_s")?,
            down_mbit_s: of.number("down_mbit_s")?,
            replica_tok_s: of.number_or("replica_tok_s", 0.0)?,
        };
        let count = if of.value("count").is_some() { of.whole("count")? as usize } else { 1 };
        if homes.len() + count > MOST_HOMES {
            return Err(Failure::new(format_args!("{}: more than {MOST_HOMES} homes", of.place())));
        }
        for number in 1..=count {
            let name = if count > 1 { format!("{} {number}", home.name) } else { home.name.clone() };
            homes.push(ShardHome { name, ..home.clone() });
        }
    }
    Ok(ShardProblem {
        model: ShardModel {
            name: model.text("name")?.to_owned(),
            layers: model.whole("layers")?,
            layer_gb: model.number("layer_gb")?,
            activation_bytes: model.number("activation_bytes")?,
        },
        homes,
        areas,
        batch: file.number_or("batch", 1.0)?,
        in_flight: file.number_or("in_flight", 16.0)?,
        hop_ms: file.number_or("hop_ms", 18.0)?,
        smaller: file.text_or("smaller", "the smaller model")?.to_owned(),
    })
}
