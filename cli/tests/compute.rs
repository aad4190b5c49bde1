//! `wattfleet throughput`, `power-cap`, `pipeline`, `training` and `place-layers`.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own output has failed")]

mod wattfleet;

use std::fs;

use serde_json::Value;
use wattfleet::{file, json, number, refusal, typed, wattfleet};

fn keys(answer: &Value) -> Vec<&str> {
    answer.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sorted(words: &str) -> Vec<&str> {
    let mut words: Vec<&str> = words.split_whitespace().collect();
    words.sort_unstable();
    words
}

const BOX: [&str; 9] =
    ["throughput", "--gpu", "h100-sxm", "--gpus", "2", "--llm", "llama-3.3-70b", "--precision", "fp8"];

fn on_box(more: &[&str]) -> Value {
    json(&[&BOX, more].concat())
}

#[test]
fn throughput_answers_with_the_keys_promised() {
    let found = on_box(&["--engine", "serving", "--tokens-in", "1000", "--tokens-out", "1000"]);
    let mut answered = keys(&found);
    answered.sort_unstable();
    let promised = "fits batch prefill_tok_s decode_tok_s decode_tok_s_per_stream output_tok_s ttft_s tpot_s gpu_w \
        node_w tok_per_kwh band_low band_high binds";
    assert_eq!(answered, sorted(promised));
    assert_eq!(found["fits"], true);
    let tok_s = number(&found, "/output_tok_s");
    assert!((tok_s / 4205.0 - 1.0).abs() < 0.2, "TensorRT-LLM 1.0: 4,205 tok/s; {tok_s}");
    assert!(number(&found, "/band_low") < tok_s && tok_s < number(&found, "/band_high"));
    let kwh = tok_s * 3.6e6 / number(&found, "/node_w");
    assert!((number(&found, "/tok_per_kwh") / kwh - 1.0).abs() < 1e-9);
}

#[test]
fn a_batch_asked_for_is_the_batch_of_the_box_and_a_cap_slows_it() {
    let few = on_box(&["--batch", "8"]);
    assert!((number(&few, "/batch") - 8.0).abs() < 1e-9, "{few}");
    let many = on_box(&["--batch", "64"]);
    assert!(number(&many, "/output_tok_s") > number(&few, "/output_tok_s"));
    let capped = on_box(&["--batch", "64", "--power-cap-w", "350"]);
    assert!(number(&capped, "/output_tok_s") < number(&many, "/output_tok_s"));
    assert!(number(&capped, "/tok_per_kwh") > number(&many, "/tok_per_kwh"));
    assert_eq!(capped["binds"], "power_cap");
}

#[test]
fn every_precision_and_engine_of_every_row_answers() {
    for gpu in ["t4", "m3-ultra", "dgx-spark", "gb200", "rtx-pro-6000-server"] {
        for llm in ["gpt-oss-20b", "bloom-176b", "llama-4-scout"] {
            for precision in "fp16 bf16 fp8 fp4 mxfp4 int8 nf4 q8_0 q6_k q5_k_m q4_k_m".split(' ') {
                for engine in ["single", "serving"] {
                    let answer = json(&[
                        "throughput",
                        "--gpu",
                        gpu,
                        "--gpus",
                        "8",
                        "--llm",
                        llm,
                        "--precision",
                        precision,
                        "--engine",
                        engine,
                        "--tokens-in",
                        "512",
                        "--tokens-out",
                        "128",
                    ]);
                    let fits = answer["fits"].as_bool().unwrap();
                    assert_eq!(
                        fits,
                        number(&answer, "/output_tok_s") > 0.0,
                        "{gpu} {llm} {precision} {engine}"
                    );
                    assert_eq!(fits, answer["binds"] != "does_not_fit");
                }
            }
        }
    }
}

#[test]
fn what_does_not_fit_says_what_is_missing() {
    let output =
        wattfleet(&["throughput", "--gpu", "rtx-3090", "--llm", "llama-3.1-70b", "--precision", "fp16"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("such GPUs would hold it"), "{said}");
}

#[test]
fn own_hardware_and_models_come_from_files() {
    let (gpu, llm) = (file("gpu.json"), file("llm.json"));
    fs::write(
        &gpu,
        r#"{"name": "mine", "vram_gb": 24, "mem_bw_gb_s": 936, "fp16_tflops": 71, "tdp_w": 350}"#,
    )
    .unwrap();
    let dense = r#"{"total_params": 8.03e9, "layers": 32, "hidden": 4096, "kv_heads": 8, "head_dim": 128}"#;
    fs::write(&llm, dense).unwrap();
    let args = ["--precision", "q4_k_m", "--engine", "single", "--tokens-in", "1", "--tokens-out", "1024"];
    let mine =
        json(&[&["throughput", "--gpu-spec", typed(&gpu), "--llm-spec", typed(&llm)], &args[..]].concat());
    let row = json(&[&["throughput", "--gpu", "rtx-3090", "--llm", "llama-3.1-8b"], &args[..]].concat());
    let (mine, row) = (number(&mine, "/decode_tok_s"), number(&row, "/decode_tok_s"));
    assert!((mine / row - 1.0).abs() < 1e-9, "{mine} {row}");
    fs::write(&gpu, r#"{"vram_gb": 96}"#).unwrap();
    let both = json(&[
        "throughput",
        "--gpu",
        "rtx-3090",
        "--gpu-spec",
        typed(&gpu),
        "--llm",
        "llama-3.1-70b",
        "--precision",
        "q4_k_m",
    ]);
    assert_eq!(both["fits"], true);
    fs::write(&gpu, r#"{"vram_gb": 48, "mem_bw_gbs": 900}"#).unwrap();
    let said = refusal(&["power-cap", "--gpu", "rtx-3090", "--gpu-spec", typed(&gpu), "--cap-w", "200"]);
    assert!(said.contains("did you mean 'mem_bw_gb_s'"), "{said}");
}

#[test]
fn a_power_cap_costs_decode_little_and_compute_more() {
    let at = |load: &str| json(&["power-cap", "--gpu", "rtx-pro-6000-ws", "--load", load, "--cap-w", "400"]);
    let (decode, compute) = (at("decode-batched"), at("compute"));
    assert_eq!(keys(&decode), ["gpu_w", "throughput_frac"]);
    assert!(number(&decode, "/throughput_frac") > 0.95 && number(&compute, "/throughput_frac") < 0.82);
    assert!(number(&decode, "/gpu_w") <= 400.0);
}

#[test]
fn a_pipeline_gives_the_swarm_that_was_measured() {
    let output = wattfleet(&[
        "pipeline",
        "--llm",
        "llama-2-70b",
        "--gpu",
        "t4",
        "--stages",
        "3",
        "--precision",
        "nf4",
        "--link-mbit-s",
        "1000",
        "--rtt-ms",
        "5",
        "--tokens",
        "128",
    ]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut answered = keys(&found);
    answered.sort_unstable();
    assert_eq!(answered, sorted("steps_s tok_s stage_s network_s binds"));
    assert!((number(&found, "/steps_s") / 2.29 - 1.0).abs() < 0.07, "{found}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("3 homes run this model that one cannot") && said.contains("do not run it faster"),
        "{said}"
    );
}

#[test]
fn training_takes_seconds_of_a_step_or_of_the_phase() {
    let args = |inner: [&'static str; 2]| {
        let mut args =
            vec!["training", "--params", "10e9", "--inner-steps", "100", "--payload-bytes-per-param", "1"];
        args.extend(["--sync-mbit-s", "1450", "--workers", "8", "--rtt-ms", "40"]);
        args.extend(inner);
        args
    };
    let step = json(&args(["--inner-s", "22.8"]));
    assert_eq!(keys(&step), ["sync_s", "utilisation_frac"]);
    assert!((number(&step, "/utilisation_frac") - 0.957).abs() < 0.02);
    for other in [["--inner-s", "2280"], ["--inner-phase-s", "2280"]] {
        assert_eq!(json(&args(other)), step);
    }
}

#[test]
fn layers_go_where_the_slowest_stage_is_fastest() {
    let found = json(&["place-layers", "--speeds", "264,178", "--memory", "36,36", "--layers", "48"]);
    assert_eq!(found["layers"], serde_json::json!([29, 19]));
    assert_eq!(found["proportional_layers"], serde_json::json!([24, 24]));
    let said = refusal(&["place-layers", "--speeds", "1,2", "--memory", "8", "--layers", "4"]);
    assert!(said.contains("one of each"), "{said}");
    let said =
        refusal(&["place-layers", "--speeds", "1,2", "--memory", "8,8", "--layers", "40", "--layer-gb", "1"]);
    assert!(said.contains("do not hold 40 layers"), "{said}");
}

#[test]
fn unknown_hardware_is_refused_with_a_guess() {
    let said = refusal(&["throughput", "--gpu", "rtx3090", "--llm", "llama-3.1-8b"]);
    assert!(said.contains("did you mean 'rtx-3090'"), "{said}");
    assert!(refusal(&["throughput", "--llm", "llama-3.1-8b"]).contains("which GPU?"));
    assert!(refusal(&["power-cap", "--gpu", "l4", "--cap-w", "-5"]).contains("-5 is not a number"));
}

/// The ids that are promised to stay.
const GPUS: &str = "rtx-3090 rtx-4080 rtx-3080-ti rtx-a6000 rtx-6000-ada rtx-pro-6000-server a40 l4 l40s t4 v100 a100-pcie \
    a100-sxm h100-sxm h200-sxm b200-sxm gb200 mi300x m3-ultra dgx-spark";
const LLMS: &str = "llama-2-70b llama-3.1-8b llama-3.1-70b llama-3.3-70b llama-3.1-405b qwen3-30b-a3b qwen3-235b-a22b \
    gpt-oss-20b gpt-oss-120b deepseek-r1 llama-4-scout mixtral-8x7b bloom-176b";

#[test]
fn every_gpu_promised_is_known_under_every_load() {
    for gpu in GPUS.split_whitespace() {
        let small = json(&["throughput", "--gpu", gpu, "--llm", "llama-3.1-8b", "--precision", "q4_k_m"]);
        assert_eq!(small["fits"], true, "{gpu}");
        assert!(number(&small, "/output_tok_s") > 1.0 && number(&small, "/node_w") > 10.0, "{gpu}: {small}");
        for load in ["decode-batched", "decode-single", "compute"] {
            let found = json(&["power-cap", "--gpu", gpu, "--load", load, "--cap-w", "250"]);
            let frac = number(&found, "/throughput_frac");
            assert!((0.0..=1.0).contains(&frac) && number(&found, "/gpu_w") > 0.0, "{gpu} {load}: {found}");
        }
    }
}

#[test]
fn every_model_promised_is_known_to_both_engines_and_to_a_chain() {
    for llm in LLMS.split_whitespace() {
        for engine in ["single", "serving"] {
            let mut args =
                vec!["throughput", "--gpu", "mi300x", "--gpus", "8", "--llm", llm, "--engine", engine];
            args.extend(["--precision", "q4_k_m", "--tokens-in", "1000", "--tokens-out", "500"]);
            let found = json(&args);
            assert_eq!(found["fits"], true, "{llm} {engine}");
            assert!(number(&found, "/decode_tok_s") > 1.0, "{llm} {engine}: {found}");
        }
        let mut args =
            vec!["pipeline", "--llm", llm, "--gpu", "b200-sxm", "--stages", "8", "--precision", "q4_k_m"];
        args.extend(["--link-mbit-s", "100", "--rtt-ms", "30"]);
        assert!(number(&json(&args), "/steps_s") > 0.1, "{llm}");
    }
}

#[test]
fn failures_cost_a_search_and_the_prompt_again() {
    let at = |more: &[&str]| {
        let chain =
            ["pipeline", "--llm", "llama-2-70b", "--gpu", "t4", "--stages", "3", "--precision", "nf4"];
        let link = ["--link-mbit-s", "100", "--rtt-ms", "30", "--tokens", "1024"];
        number(&json(&[&chain[..], &link[..], more].concat()), "/steps_s")
    };
    let (sure, failing) = (at(&[]), at(&["--failures-per-step", "0.001"]));
    let slow = at(&["--failures-per-step", "0.001", "--find-s", "60"]);
    assert!((sure - at(&["--failures-per-step", "0"])).abs() < 1e-12);
    // 50 s more a failure, one step in a thousand: 0.05 s a step.
    assert!(failing < sure && (1.0 / slow - 1.0 / failing - 0.05).abs() < 1e-9, "{sure} {failing} {slow}");
}
