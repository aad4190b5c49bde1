//! How far the model lies from published measurements, table by table: what `make accuracy` finds and the Guide shows.
//!
//! The numbers are not typed to stay: `core/tests/compute_accuracy.rs` works every row out anew from the tables in
//! `core/tests/reference/compute/` and fails where one here is another.

use UsedFor::{Fitting, SettingByHand, Testing};

/// What a table's rows were used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsedFor {
    /// The constants were fitted on them.
    Fitting,
    /// One constant was set by hand with them in view.
    SettingByHand,
    /// No constant was fitted on them.
    Testing,
}

/// What an error is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorUnit {
    /// Of the measured value, %.
    Percent,
    /// Between two shares, points.
    Points,
}

/// The errors of one table's rows, without their sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// What was measured, and on what.
    pub measured: &'static str,
    /// Who measured it and when.
    pub source: &'static str,
    /// What its rows were used for.
    pub used_for: UsedFor,
    /// How many rows.
    pub rows: usize,
    /// What the errors are counted in.
    pub unit: ErrorUnit,
    /// Median, 90th percentile and worst.
    pub errors: [f64; 3],
    /// The row that is off most.
    pub worst_row: &'static str,
    /// What the three may come to, where a goal is set.
    pub goals: [Option<f64>; 3],
}

impl Accuracy {
    /// Whether it keeps its goals; none where it has none.
    #[must_use]
    pub fn keeps_goals(&self) -> Option<bool> {
        let set =
            || self.errors.iter().zip(&self.goals).filter_map(|(error, goal)| goal.map(|most| (error, most)));
        set().next()?;
        Some(set().all(|(error, most)| *error <= most))
    }

    /// The goals that are set, in words; none where there is none.
    #[must_use]
    pub fn goals_said(&self) -> Option<String> {
        let names = ["median", "90th percentile", "worst"];
        let set = self.goals.iter().zip(names).filter_map(|(goal, name)| goal.map(|most| (most, name)));
        let unit = self.unit.sign();
        let said: Vec<String> = set.map(|(most, name)| format!("{name} {most:.0} {unit}")).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

impl ErrorUnit {
    /// An error with its unit: one decimal, none from 100 on.
    #[must_use]
    pub fn said(self, error: f64) -> String {
        let decimals = if error < 99.95 { 1 } else { 0 };
        format!("{error:.decimals$} {}", self.sign())
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::Points => "points",
        }
    }
}

const TENSORRT: &str = "NVIDIA, performance overview of TensorRT-LLM, 2025";
const MLPERF: &str = "MLCommons, inference results 4.1 and 5.1, closed division, 2024 and 2025";
const GPUSTACK: &str = "GPUStack performance lab, 2025";
const HELIX: &str = "Helix (ASPLOS 2025), its simulator's tables, 2024";
const LLAMA_CPP: &str = "X. Jie Dai, GPU benchmarks on LLM inference, 2024";
const SPARK: &str = "ggml-org, llama.cpp benchmarks of the DGX Spark, 2025";
const PETALS: &str = "Petals, its authors' benchmarks, 2022 and 2023";
const INTELLECT: &str = "INTELLECT-1 technical report (arXiv 2412.01152), 2024";
const CAPS: &str = "MMBT bench tests, 2026; llmgarage.ai, 2026";

const SERVING: [Option<f64>; 3] = [Some(20.0), Some(45.0), None];
const ONE_STREAM: [Option<f64>; 3] = [Some(15.0), None, None];
const SWARM: [Option<f64>; 3] = [None, None, Some(7.0)];
const TRAINING: [Option<f64>; 3] = [None, None, Some(2.0)];
const POWER_CAPS: [Option<f64>; 3] = [None, None, Some(6.0)];
const NONE: [Option<f64>; 3] = [None; 3];

const fn percent(
    (measured, source, used_for): (&'static str, &'static str, UsedFor),
    rows: usize,
    (errors, worst_row): ([f64; 3], &'static str),
    goals: [Option<f64>; 3],
) -> Accuracy {
    Accuracy { measured, source, used_for, rows, unit: ErrorUnit::Percent, errors, worst_row, goals }
}

const fn points(
    (measured, source, used_for): (&'static str, &'static str, UsedFor),
    rows: usize,
    (errors, worst_row): ([f64; 3], &'static str),
    goals: [Option<f64>; 3],
) -> Accuracy {
    Accuracy { measured, source, used_for, rows, unit: ErrorUnit::Points, errors, worst_row, goals }
}

/// Every table, in the order of MODEL.md.
#[rustfmt::skip]
pub const ACCURACY: &[Accuracy] = &[
    percent(("TensorRT-LLM, H100, FP8, tokens/s at full load", TENSORRT, Fitting), 22, ([2.1, 4.0, 11.1], "Llama 70B on two, 128 in, 4,096 out"), NONE),
    percent(("TensorRT-LLM, H200, FP8, tokens/s at full load", TENSORRT, Testing), 25, ([7.4, 13.3, 14.2], "Llama 70B on one, 1,000 in, 2,000 out"), SERVING),
    percent(("MLPerf, Llama 2 70B offline, H100 PCIe and NVL", MLPERF, Fitting), 4, ([19.9, 20.7, 20.7], "H100 PCIe"), NONE),
    percent(("MLPerf, Llama 2 70B offline, SXM cards and H200 NVL", MLPERF, Testing), 27, ([17.1, 20.7, 22.1], "four H100 SXM"), SERVING),
    percent(("vLLM and SGLang as people start them, models with experts", GPUSTACK, SettingByHand), 4, ([45.7, 69.7, 69.7], "DeepSeek R1 on eight H200, 4,000 in, 200 out"), NONE),
    percent(("vLLM and SGLang as people start them, dense models and other lengths", GPUSTACK, Testing), 8, ([41.8, 160.0, 167.0], "Qwen3 32B on one H100, 4,000 in, 200 out"), SERVING),
    percent(("One layer of Llama 2 70B in FP16, prompts, A100 and T4", HELIX, Fitting), 16, ([9.8, 14.2, 22.3], "T4, 250 tokens"), NONE),
    percent(("One layer of Llama 2 70B in FP16, decode, A100 and T4", HELIX, Testing), 36, ([12.8, 18.2, 19.9], "A100, 12 sequences"), NONE),
    percent(("llama.cpp, one stream, decode, one RTX 3090 or 4090", LLAMA_CPP, Fitting), 16, ([3.7, 12.1, 14.5], "RTX 3090, 8B, 8,192 tokens"), NONE),
    percent(("llama.cpp, one stream, decode, RTX A6000 and several cards", LLAMA_CPP, Testing), 108, ([2.5, 6.1, 13.2], "two RTX 3090, 70B, 8,192 tokens"), ONE_STREAM),
    percent(("llama.cpp, one stream, decode, DGX Spark", SPARK, Testing), 15, ([8.4, 28.6, 36.5], "Qwen3 30B at 32,768 tokens"), ONE_STREAM),
    percent(("llama.cpp, one stream, prompts", LLAMA_CPP, Fitting), 124, ([14.5, 35.8, 85.8], "four RTX 4090, 70B, 8,192 tokens"), NONE),
    percent(("Petals, steps/s of a swarm at 1 Gbit/s", PETALS, Fitting), 4, ([0.6, 0.7, 0.7], "Llama 2 70B, 128 tokens"), NONE),
    percent(("Petals, steps/s of a swarm at 100 Mbit/s, 5 and 100 ms", PETALS, Testing), 4, ([3.5, 6.7, 6.7], "BLOOM, 100 ms, 2,048 tokens"), SWARM),
    points(("INTELLECT-1, share of the time that trains", INTELLECT, Testing), 3, ([0.0, 0.1, 0.1], "three continents"), TRAINING),
    points(("INTELLECT-1, share of the FLOP rate reached", INTELLECT, Testing), 3, ([0.0, 0.1, 0.1], "three continents"), TRAINING),
    points(("Speed under power caps, points of the curves", CAPS, Fitting), 20, ([0.0, 0.0, 0.0], "all alike"), NONE),
    points(("Speed under power caps left out of the curves", CAPS, Testing), 13, ([1.3, 4.0, 4.5], "RTX 3090, 200 W"), POWER_CAPS),
];
