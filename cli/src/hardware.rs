//! GPU and model of a command: a row of the catalogue, a file, or a row with some columns of a file.

use std::fs;

use clap::{Arg, ArgMatches, builder::PossibleValuesParser};
use serde_json::{Map, Value};
use wattfleet_core::{
    catalog::{Precision, Table, gpu, gpu_slug_of, llm, llm_slug_of},
    compute::{GpuClass, GpuSpec, LlmSpec},
};

use crate::{args::text, failure::Failure, suggest::did_you_mean};

/// `--gpu` and `--gpu-spec`.
pub(crate) fn gpu_args() -> [Arg; 2] {
    [
        Arg::new("gpu").long("gpu").value_name("ID").help("The GPU: a slug or number of `wattfleet catalog gpu`"),
        Arg::new("gpu-spec").long("gpu-spec").value_name("FILE").help(
            "A GPU of your own as JSON, keys as in `wattfleet catalog gpu --json`; with --gpu, only what differs",
        ),
    ]
}

/// `--llm` and `--llm-spec`.
pub(crate) fn llm_args() -> [Arg; 2] {
    [
        Arg::new("llm").long("llm").value_name("ID").help("The model: a slug or number of `wattfleet catalog llm`"),
        Arg::new("llm-spec").long("llm-spec").value_name("FILE").help(
            "A model of your own as JSON, keys as in `wattfleet catalog llm --json` (or kv_heads and head_dim for \
             the cache); with --llm, only what differs",
        ),
    ]
}

/// `--precision`.
pub(crate) fn precision_arg() -> Arg {
    Arg::new("precision")
        .long("precision")
        .value_name("P")
        .value_parser(PossibleValuesParser::new(Precision::ALL.iter().map(|precision| precision.key())))
        .help("How the weights are stored [default: as the model is commonly served]")
}

/// The precision typed, or the model's usual one.
pub(crate) fn precision(matches: &ArgMatches) -> Precision {
    let typed = Precision::from_key(text(matches, "precision"));
    let usual = || llm_row(text(matches, "llm")).and_then(llm).map(|row| row.precision);
    typed.or_else(usual).unwrap_or(Precision::Fp16)
}

fn llm_row(name: &str) -> Option<u16> {
    row(Table::Llm, name).ok()
}

/// The GPU of a command.
pub(crate) fn gpu_spec(matches: &ArgMatches) -> Result<GpuSpec, Failure> {
    let base = match text(matches, "gpu") {
        "" => None,
        name => gpu(row(Table::Gpu, name)?).map(GpuSpec::from),
    };
    let Some(file) = matches.get_one::<String>("gpu-spec") else {
        return base.ok_or_else(|| Failure::new("which GPU?").help("--gpu rtx-3090, or --gpu-spec FILE"));
    };
    let keys = Keys::open(file)?;
    let number = |key: &str, other: Option<f64>| keys.positive(key, other);
    let rate = |key: &str, other: Option<Option<f64>>| keys.rate(key, other.flatten());
    let tdp_w = number("tdp_w", base.map(|gpu| gpu.tdp_w))?;
    let spec = GpuSpec {
        vram_gb: number("vram_gb", base.map(|gpu| gpu.vram_gb))?,
        mem_bw_gb_s: number("mem_bw_gb_s", base.map(|gpu| gpu.mem_bw_gb_s))?,
        fp16_tflops: number("fp16_tflops", base.map(|gpu| gpu.fp16_tflops))?,
        fp8_tflops: rate("fp8_tflops", base.map(|gpu| gpu.fp8_tflops))?,
        fp4_tflops: rate("fp4_tflops", base.map(|gpu| gpu.fp4_tflops))?,
        tdp_w,
        min_cap_w: number("min_cap_w", Some(base.map_or(0.4 * tdp_w, |gpu| gpu.min_cap_w)))?,
        idle_w: number("idle_w", Some(base.map_or(0.08 * tdp_w, |gpu| gpu.idle_w)))?,
        class: keys.class(base.map(|gpu| gpu.class))?,
    };
    keys.all_known(&[
        "vram_gb",
        "mem_bw_gb_s",
        "fp16_tflops",
        "fp8_tflops",
        "fp4_tflops",
        "tdp_w",
        "min_cap_w",
        "idle_w",
        "class",
    ])?;
    Ok(spec)
}

/// The model of a command.
pub(crate) fn llm_spec(matches: &ArgMatches) -> Result<LlmSpec, Failure> {
    let base = match text(matches, "llm") {
        "" => None,
        name => llm(row(Table::Llm, name)?).map(LlmSpec::from),
    };
    let Some(file) = matches.get_one::<String>("llm-spec") else {
        return base
            .ok_or_else(|| Failure::new("which model?").help("--llm llama-3.1-8b, or --llm-spec FILE"));
    };
    let keys = Keys::open(file)?;
    let number = |key: &str, other: Option<f64>| keys.positive(key, other);
    let or_zero = |key: &str, other: Option<f64>| keys.number(key, Some(other.unwrap_or(0.0)));
    let total_params = number("total_params", base.map(|llm| llm.total_params))?;
    let layers = number("layers", base.map(|llm| llm.layers))?;
    let hidden = number("hidden", base.map(|llm| llm.hidden))?;
    let heads = (keys.number("kv_heads", Some(0.0))?, keys.number("head_dim", Some(0.0))?);
    let from_heads = 4.0 * layers * heads.0 * heads.1;
    let kv = base.map(|llm| llm.kv_bytes_per_tok_fp16);
    let known = if from_heads > 0.0 { Some(from_heads) } else { kv };
    let spec = LlmSpec {
        total_params,
        active_params: number("active_params", Some(base.map_or(total_params, |llm| llm.active_params)))?,
        layers,
        hidden,
        kv_bytes_per_tok_fp16: number("kv_bytes_per_tok_fp16", known)?,
        experts: or_zero("experts", base.map(|llm| llm.experts))?,
        experts_active: or_zero("experts_active", base.map(|llm| llm.experts_active))?,
        // Worked out anew from the totals when they are typed.
        shared_frac: or_zero("shared_frac", None)?,
        sliding_frac: or_zero("sliding_frac", base.map(|llm| llm.sliding_frac))?,
        sliding_window_tok: or_zero("sliding_window_tok", base.map(|llm| llm.sliding_window_tok))?,
    };
    keys.all_known(&[
        "total_params",
        "active_params",
        "layers",
        "hidden",
        "kv_heads",
        "head_dim",
        "kv_bytes_per_tok_fp16",
        "experts",
        "experts_active",
        "shared_frac",
        "sliding_frac",
        "sliding_window_tok",
    ])?;
    if spec.active_params > spec.total_params {
        return Err(Failure::new(format_args!("{file}: active_params is more than total_params")));
    }
    Ok(spec)
}

/// The row of a name as typed: a slug, a number, or a common short name.
fn row(table: Table, name: &str) -> Result<u16, Failure> {
    let plain = name.to_lowercase().replace([' ', '_'], "-");
    let slug = match table {
        Table::Gpu => gpu_slug_of(&plain),
        _ => llm_slug_of(&plain),
    };
    let by_number = || name.parse::<u16>().ok().filter(|id| table.row(*id).is_some());
    table.find(slug).or_else(by_number).ok_or_else(|| {
        let slugs: Vec<&str> = table.rows().iter().map(|row| row.slug).collect();
        Failure::new(format_args!("the catalogue has no {} '{name}'", table.slug()))
            .guess(did_you_mean(&plain, slugs))
            .help(format_args!(
                "`wattfleet catalog {}` lists them; --{}-spec takes your own",
                table.slug(),
                table.slug()
            ))
    })
}

/// The object of a file.
struct Keys<'a> {
    file: &'a str,
    found: Map<String, Value>,
}

impl<'a> Keys<'a> {
    fn open(file: &'a str) -> Result<Self, Failure> {
        let text = fs::read_to_string(file)
            .map_err(|error| Failure::new(format_args!("could not read {file}: {error}")))?;
        match serde_json::from_str(&text) {
            Ok(Value::Object(found)) => Ok(Self { file, found }),
            Ok(_) => Err(Failure::new(format_args!("{file} is not an object"))
                .help("write it as {\"vram_gb\": 24, ...}; `wattfleet catalog gpu --json` shows rows")),
            Err(error) => Err(Failure::new(format_args!("{file} is not JSON: {error}"))),
        }
    }

    fn number(&self, key: &str, other: Option<f64>) -> Result<f64, Failure> {
        match self.found.get(key) {
            None | Some(Value::Null) => {
                other.ok_or_else(|| Failure::new(format_args!("{}: {key} is missing", self.file)))
            }
            Some(value) => value.as_f64().filter(|value| *value >= 0.0).ok_or_else(|| {
                Failure::new(format_args!("{}: {key} is {value}", self.file))
                    .help("it is a number, 0 or more")
            }),
        }
    }

    fn positive(&self, key: &str, other: Option<f64>) -> Result<f64, Failure> {
        let value = self.number(key, other)?;
        if value > 0.0 {
            Ok(value)
        } else {
            Err(Failure::new(format_args!("{}: {key} must be more than 0", self.file)))
        }
    }

    /// A rate that a card may lack.
    fn rate(&self, key: &str, other: Option<f64>) -> Result<Option<f64>, Failure> {
        if self.found.contains_key(key) {
            Ok(Some(self.number(key, Some(0.0))?).filter(|rate| *rate > 0.0))
        } else {
            Ok(other)
        }
    }

    fn class(&self, other: Option<GpuClass>) -> Result<GpuClass, Failure> {
        let Some(value) = self.found.get("class") else { return Ok(other.unwrap_or(GpuClass::GeForce)) };
        let known = || GpuClass::ALL.iter().copied();
        let plain = value.as_str().unwrap_or_default().to_lowercase().replace(['-', '_', ' '], "");
        known().find(|class| class.key().replace('-', "") == plain).ok_or_else(|| {
            let names: Vec<&str> = known().map(GpuClass::key).collect();
            Failure::new(format_args!("{}: class is {value}", self.file))
                .help(format_args!("it is one of {}", names.join(", ")))
        })
    }

    /// Names and prices may stand in the file; a key that is nearly one of ours is a slip.
    fn all_known(&self, keys: &[&str]) -> Result<(), Failure> {
        let beside =
            |key: &str| matches!(key, "id" | "slug" | "name" | "source" | "precision") || key.contains("usd");
        match self.found.keys().find(|key| !keys.contains(&key.as_str()) && !beside(key)) {
            None => Ok(()),
            Some(key) => Err(Failure::new(format_args!("{}: '{key}' is not known", self.file))
                .guess(did_you_mean(key, keys.iter().copied()))
                .help(format_args!("keys are {}", keys.join(", ")))),
        }
    }
}
