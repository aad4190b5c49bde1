//! The compute model beside published measurements: prints the errors, and holds the goals reached.

#[cfg(test)]
mod accuracy {
    use std::collections::BTreeMap;

    use wattfleet_core::compute::{
        ComputeConstants, Demand, EfficiencyAt, Engine, GpuClass, GpuSpec, LlmSpec, Load, Placement,
        Precision, ServingQuery, Shard, Split, best_serving, decode_step_s, draw_w, efficiency, prefill_s,
        single_stream, speed_frac,
    };

    const TENSORRT: &str = include_str!("reference/compute/tensorrt_llm.csv");
    const LLAMA_CPP: &str = include_str!("reference/compute/llama_cpp.csv");
    const MLPERF: &str = include_str!("reference/compute/mlperf.csv");
    const HELIX: &str = include_str!("reference/compute/helix_layer.csv");
    const POWER_CAP: &str = include_str!("reference/compute/power_cap.csv");

    type Row = BTreeMap<&'static str, &'static str>;

    fn rows(text: &'static str) -> Vec<Row> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = lines.next().unwrap().split(',').collect();
        lines.map(|line| names.iter().copied().zip(line.split(',')).collect()).collect()
    }

    fn number(row: &Row, name: &str) -> f64 {
        row[name].parse().unwrap()
    }

    /// Datasheet numbers: memory GB, GB/s, FP16 and FP8 TFLOP/s with 32-bit accumulation, W.
    fn gpu(slug: &str) -> GpuSpec {
        let (class, vram_gb, mem_bw_gb_s, fp16_tflops, fp8_tflops, tdp_w) = match slug {
            "rtx-3090" => (GpuClass::GeForce, 24.0, 936.0, 71.0, None, 350.0),
            "rtx-4090" => (GpuClass::GeForce, 24.0, 1008.0, 165.2, Some(330.3), 450.0),
            "rtx-a6000" => (GpuClass::Workstation, 48.0, 768.0, 154.8, None, 300.0),
            "rtx-pro-6000-ws" => (GpuClass::Workstation, 96.0, 1792.0, 503.8, Some(1007.6), 600.0),
            "a100" => (GpuClass::DataCentre, 40.0, 1555.0, 312.0, None, 400.0),
            "t4" => (GpuClass::DataCentre, 16.0, 320.0, 65.0, None, 70.0),
            "h100-sxm" => (GpuClass::DataCentre, 80.0, 3352.0, 989.0, Some(1979.0), 700.0),
            "h100-nvl" => (GpuClass::DataCentre, 94.0, 3938.0, 835.0, Some(1671.0), 400.0),
            "h100-pcie" => (GpuClass::DataCentre, 80.0, 2039.0, 756.0, Some(1513.0), 350.0),
            "h200-sxm" => (GpuClass::DataCentre, 141.0, 4800.0, 989.0, Some(1979.0), 700.0),
            "h200-nvl" => (GpuClass::DataCentre, 141.0, 4800.0, 835.0, Some(1671.0), 600.0),
            other => panic!("no GPU {other}"),
        };
        let (min_cap_w, idle_w) = (0.25 * tdp_w, 25.0);
        let fp4_tflops = None;
        GpuSpec { vram_gb, mem_bw_gb_s, fp16_tflops, fp8_tflops, fp4_tflops, tdp_w, min_cap_w, idle_w, class }
    }

    fn llm(slug: &str) -> LlmSpec {
        let (params, layers, hidden, kv) = match slug {
            "llama-3.1-8b" => (8.03e9, 32.0, 4096.0, 131_072.0),
            "llama-3.1-70b" | "llama-3.3-70b" => (70.55e9, 80.0, 8192.0, 327_680.0),
            "llama-2-70b" => (68.98e9, 80.0, 8192.0, 327_680.0),
            other => panic!("no model {other}"),
        };
        LlmSpec {
            total_params: params,
            active_params: params,
            layers,
            hidden,
            kv_bytes_per_tok_fp16: kv,
            experts: 0.0,
            experts_active: 0.0,
            shared_frac: 0.0,
            sliding_frac: 0.0,
            sliding_window_tok: 0.0,
        }
    }

    fn precision(slug: &str) -> Precision {
        Precision::ALL.iter().copied().find(|kind| kind.slug() == slug).unwrap()
    }

    struct Errors {
        median: f64,
        p90: f64,
    }

    /// Prints and returns the spread of `|modelled / measured - 1|`.
    fn report(name: &str, pairs: &[(String, f64, f64)]) -> Errors {
        let mut errors: Vec<(f64, &str)> =
            pairs.iter().map(|(row, got, want)| ((got / want - 1.0).abs(), row.as_str())).collect();
        errors.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |q: f64| errors[((errors.len() - 1) as f64 * q).round() as usize].0;
        let (worst, row) = errors[errors.len() - 1];
        let mean = pairs.iter().map(|(_, got, want)| got / want - 1.0).sum::<f64>() / pairs.len() as f64;
        println!(
            "{name:34} rows {:3}  median {:5.1} %  p90 {:5.1} %  bias {:+5.1} %  worst {:5.1} % ({row})",
            errors.len(),
            at(0.5) * 100.0,
            at(0.9) * 100.0,
            mean * 100.0,
            worst * 100.0
        );
        Errors { median: at(0.5), p90: at(0.9) }
    }

    fn serving_tok_s(at: (&str, f64, &str, Precision), lengths: (f64, f64)) -> f64 {
        let (gpu_slug, count, llm_slug, precision) = at;
        let demand = Demand {
            tokens_in: lengths.0,
            tokens_out: lengths.1,
            max_batch: 0.0,
            box_batch: 0.0,
            tpot_limit_s: 0.0,
        };
        let (gpu, llm) = (gpu(gpu_slug), llm(llm_slug));
        let query = ServingQuery { gpu: &gpu, gpu_count: count, llm: &llm, precision, demand };
        best_serving(&query, &ComputeConstants::default()).map_or(0.0, |found| found.output_tok_s)
    }

    #[test]
    fn serving_on_hardware_not_fitted_is_within_20_percent_at_the_median() {
        for part in ["fit", "held"] {
            let pairs: Vec<_> = rows(TENSORRT)
                .iter()
                .filter(|row| row["part"] == part)
                .map(|row| {
                    let at = (row["gpu"], number(row, "gpus"), row["llm"], precision(row["precision"]));
                    let got = serving_tok_s(at, (number(row, "tokens_in"), number(row, "tokens_out")));
                    let name = format!(
                        "{} {} x{} {}/{}",
                        row["llm"], row["gpu"], row["gpus"], row["tokens_in"], row["tokens_out"]
                    );
                    (name, got, number(row, "total_tok_s"))
                })
                .collect();
            let errors = report(&format!("TensorRT-LLM serving, {part}"), &pairs);
            assert!(errors.median < 0.10 && errors.p90 < 0.20, "{part}");
        }
    }

    #[test]
    fn mlperf_llama_2_70b_is_within_45_percent_at_the_90th_percentile() {
        for part in ["fit", "held"] {
            let errors = mlperf(part);
            assert!(errors.median < 0.20 && errors.p90 < 0.45, "{part}");
        }
    }

    fn mlperf(part: &str) -> Errors {
        let pairs: Vec<_> = rows(MLPERF)
            .iter()
            .filter(|row| row["part"] == part)
            .map(|row| {
                let at = (row["gpu"], number(row, "gpus"), "llama-2-70b", Precision::Fp8);
                let got = serving_tok_s(at, (294.0, 294.0));
                let name = format!("{} x{} {} v{}", row["gpu"], row["gpus"], row["submitter"], row["round"]);
                (name, got, number(row, "tok_s"))
            })
            .collect();
        report(&format!("MLPerf offline, {part}"), &pairs)
    }

    #[test]
    fn a_16_bit_layer_on_a100_and_t4_is_within_20_percent_at_the_median() {
        let (constants, llm) = (ComputeConstants::default(), llm("llama-2-70b"));
        for part in ["fit", "held"] {
            let pairs: Vec<_> = rows(HELIX)
                .iter()
                .filter(|row| row["part"] == part)
                .map(|row| {
                    let (gpu, engine, precision) = (gpu(row["gpu"]), Engine::Serving, Precision::Fp16);
                    let rates =
                        efficiency(&EfficiencyAt { gpu: &gpu, llm: &llm, precision, engine }, &constants);
                    let place = Placement { gpu: &gpu, gpus: 1.0, llm: &llm, precision, engine };
                    let shard = Shard { place, split: Split::Tensor, rates, constants: &constants };
                    let tokens = number(row, "tokens");
                    let all_s = if row["phase"] == "decode" {
                        decode_step_s(&shard, tokens, 512.0)
                    } else {
                        prefill_s(&shard, tokens)
                    };
                    let name = format!("{} {} {tokens}", row["gpu"], row["phase"]);
                    (name, all_s * 1e3 / llm.layers, number(row, "ms"))
                })
                .collect();
            assert!(report(&format!("Helix layers, {part}"), &pairs).median < 0.20, "{part}");
        }
    }

    fn llama_cpp(part: &str, phase: &str) -> Errors {
        let pairs: Vec<_> = rows(LLAMA_CPP)
            .iter()
            .filter(|row| row["part"] == part && row["phase"] == phase)
            .map(|row| {
                let (gpu, llm) = (gpu(row["gpu"]), llm(row["llm"]));
                let tok = number(row, "tokens");
                let (tokens_in, tokens_out) = if phase == "decode" { (0.0, tok) } else { (tok, 1.0) };
                let demand =
                    Demand { tokens_in, tokens_out, max_batch: 1.0, box_batch: 0.0, tpot_limit_s: 0.0 };
                let precision = precision(row["precision"]);
                let gpu_count = number(row, "gpus");
                let query = ServingQuery { gpu: &gpu, gpu_count, llm: &llm, precision, demand };
                let got = single_stream(&query, &ComputeConstants::default()).map_or(0.0, |found| {
                    if phase == "decode" { found.decode_tok_s_per_stream } else { found.prefill_tok_s }
                });
                let name =
                    format!("{} x{} {} {} {tok}", row["gpu"], row["gpus"], row["llm"], row["precision"]);
                (name, got, number(row, "tok_s"))
            })
            .collect();
        report(&format!("llama.cpp {phase}, {part}"), &pairs)
    }

    #[test]
    fn one_stream_decodes_within_15_percent_at_the_median() {
        for part in ["fit", "held"] {
            let errors = llama_cpp(part, "decode");
            assert!(errors.median < 0.10 && errors.p90 < 0.20, "{part}");
        }
    }

    #[test]
    fn one_stream_reads_prompts_within_20_percent_at_the_median() {
        // No prompt row is held out: this is the spread of the fit.
        assert!(llama_cpp("fit", "prefill").median < 0.20);
    }

    #[test]
    fn power_caps_left_out_of_the_curves_are_within_6_points() {
        let rows = rows(POWER_CAP);
        let mut worst = BTreeMap::new();
        for row in &rows {
            let gpu = gpu(row["gpu"]);
            let load = match row["load"] {
                "decode-batched" => Load::DecodeBatched,
                "decode-single" => Load::DecodeSingle,
                _ => Load::Compute,
            };
            let full = rows
                .iter()
                .filter(|other| other["gpu"] == row["gpu"] && other["load"] == row["load"])
                .max_by(|a, b| number(a, "cap_w").total_cmp(&number(b, "cap_w")))
                .unwrap();
            let cap_w = number(row, "cap_w");
            let off = (speed_frac(&gpu, load, cap_w) - number(row, "value") / number(full, "value")).abs();
            let worst = worst.entry(row["part"]).or_insert((0.0, String::new()));
            if off > worst.0 {
                *worst = (off, format!("{} {} {cap_w} W", row["gpu"], row["load"]));
            }
            if let Ok(measured_w) = row["draw_w"].parse::<f64>() {
                let drawn_w = draw_w(&gpu, load, cap_w, &ComputeConstants::default());
                assert!((drawn_w / measured_w - 1.0).abs() < 0.10, "{row:?}: {drawn_w}");
            }
        }
        for (part, (off, row)) in &worst {
            println!("power caps, {part}: worst {:.1} points ({row})", off * 100.0);
            assert!(*off < 0.06, "{row}");
        }
    }
}
