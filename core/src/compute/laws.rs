//! Laws that hold for every node, checked on random ones.

use proptest::prelude::*;

use super::fixtures::{H100, LLAMA_8B, LLAMA_70B, QWEN3_30B_A3B, RTX_5090, RTX_PRO_6000};
use super::*;

pub(super) fn node() -> NodePlan {
    NodePlan {
        gpu: RTX_PRO_6000,
        gpu_count: 16.0,
        power_cap_w: 600.0,
        host_w: 2900.0,
        host_idle_w: 2900.0,
        psu_efficiency_frac: 1.0,
        cooling_frac: 0.0,
        workload: Workload {
            kind: WorkloadKind::Serve,
            engine: Engine::Serving,
            llm: LLAMA_70B,
            precision: Precision::Fp8,
            tokens_in: 1000.0,
            tokens_out: 500.0,
            max_batch: 0.0,
            tpot_limit_s: 0.0,
            bytes_per_tok_up: 250.0,
            bytes_per_tok_down: 5.0,
            cached_frac: 0.0,
            measured_tok_s: 0.0,
            hours: HoursWork::FREE,
        },
        link: LinkSpec {
            down_mbit_s: 500.0,
            up_mbit_s: 500.0,
            rtt_ms: 8.0,
            loss_frac: 0.0,
            cap_gb_month: 0.0,
            share_frac: 0.8,
        },
        constants: ComputeConstants::default(),
    }
}

fn any_node() -> impl Strategy<Value = NodePlan> {
    let gpus = prop_oneof![Just(RTX_5090), Just(RTX_PRO_6000), Just(H100)];
    let llms = prop_oneof![Just(LLAMA_8B), Just(LLAMA_70B), Just(QWEN3_30B_A3B)];
    let precisions = proptest::sample::select(Precision::ALL.to_vec());
    let kinds = proptest::sample::select(WorkloadKind::ALL.to_vec());
    let engines = prop_oneof![3 => Just(Engine::Serving), 1 => Just(Engine::Single)];
    let lengths = (1.0..20_000.0_f64, 1.0..4000.0_f64);
    (gpus, llms, precisions, (kinds, engines), 1_u32..17, lengths, (0.3..1.0_f64, 1.0..1000.0_f64)).prop_map(
        |(gpu, llm, precision, (kind, engine), count, (tokens_in, tokens_out), (cap_frac, up_mbit_s))| {
            let base = node();
            NodePlan {
                gpu,
                gpu_count: f64::from(count),
                power_cap_w: cap_frac * gpu.tdp_w,
                host_idle_w: 500.0,
                psu_efficiency_frac: 0.94,
                cooling_frac: 0.05,
                workload: Workload { kind, engine, llm, precision, tokens_in, tokens_out, ..base.workload },
                link: LinkSpec { up_mbit_s, ..base.link },
                ..base
            }
        },
    )
}

/// Not below, but for rounding.
fn at_least(high: f64, low: f64) -> bool {
    high >= low * (1.0 - 1e-9) - 1e-12
}

#[test]
fn sixteen_rented_server_cards_draw_12_5_kw_full_and_3_38_kw_idle() {
    let mut plan = node();
    plan.workload.kind = WorkloadKind::Rent;
    let curve = node_curve(&plan);
    assert!((curve.full_kw - 12.5).abs() < 1e-9, "{}", curve.full_kw);
    assert!((curve.idle_kw - 3.38).abs() < 1e-9, "{}", curve.idle_kw);
    assert!((curve.full_gpu_frac - 1.0).abs() < 1e-12);
    assert_eq!(curve.binds, ComputeBinds::Gpu);
    // Serving draws the measured 0.955 of the cap: less, and above nine tenths of it.
    let served = node_curve(&node());
    assert!(served.full_kw < 12.5 && served.full_kw > 11.5, "{}", served.full_kw);
}

#[test]
fn a_desktop_5090_draws_0_70_kw_busy_and_0_12_kw_idle() {
    let mut plan = NodePlan {
        gpu: RTX_5090,
        gpu_count: 1.0,
        power_cap_w: 575.0,
        host_w: 125.0,
        host_idle_w: 95.0,
        ..node()
    };
    plan.workload.kind = WorkloadKind::Rent;
    let curve = node_curve(&plan);
    assert!((curve.full_kw - 0.70).abs() < 1e-9 && (curve.idle_kw - 0.12).abs() < 1e-9);
}

#[test]
fn a_model_too_big_for_the_node_makes_no_token_and_says_what_is_missing() {
    let mut plan = NodePlan { gpu: RTX_5090, gpu_count: 1.0, ..node() };
    plan.workload.llm = LLAMA_70B;
    let curve = node_curve(&plan);
    assert_eq!(curve.binds, ComputeBinds::DoesNotFit);
    assert!(curve.full_tok_s == 0.0 && curve.tok_s(100.0) == 0.0 && curve.points.len() == 1);
    assert!(curve.misfit.unwrap().gpus_needed > 1.0);
}

#[test]
fn a_starlink_uplink_binds_an_xfra_class_node_that_streams_raw_events() {
    let mut plan = node();
    plan.workload.llm = LLAMA_8B;
    plan.link.up_mbit_s = 15.0;
    let curve = node_curve(&plan);
    assert_eq!(curve.binds, ComputeBinds::LinkUp);
    // 15 Mbit/s x 0.8 / (250 bytes x 1.05 x 8)
    assert!((curve.full_tok_s - 5_714.285_714).abs() < 1e-3, "{}", curve.full_tok_s);
    assert!(curve.full_kw < node_curve(&node()).full_kw);
}

#[test]
fn a_monthly_cap_binds_before_a_fast_link_does() {
    let mut plan = node();
    plan.link.cap_gb_month = 1200.0;
    let curve = node_curve(&plan);
    assert_eq!(curve.binds, ComputeBinds::LinkCap);
    let bytes_month = curve.full_tok_s * (250.0 + 10.0) * 1.05 * 730.5 * 3600.0;
    assert!((bytes_month / 1e9 - 960.0).abs() < 1e-6, "{bytes_month}");
}

#[test]
fn a_promised_time_per_token_is_kept_by_a_smaller_batch() {
    let mut plan = node();
    let free = node_curve(&plan).serving.unwrap();
    plan.workload.tpot_limit_s = 0.6 * free.tpot_s;
    let kept = node_curve(&plan).serving.unwrap();
    assert!(kept.tpot_s <= plan.workload.tpot_limit_s);
    assert!(kept.output_tok_s <= free.output_tok_s);
}

#[test]
fn half_the_power_is_served_by_the_split_that_reads_long_prompts_with_less_of_its_time() {
    let mut plan = NodePlan { gpu_count: 6.0, ..node() };
    plan.workload.precision = Precision::Fp16;
    (plan.workload.tokens_in, plan.workload.tokens_out) = (16_149.0, 1442.0);
    plan.workload.cached_frac = 0.26;
    plan.link.up_mbit_s = 1000.0;
    let rated = node_curve(&plan);
    let halved = node_curve(&NodePlan { power_cap_w: 300.0, ..plan });
    // At rated power the tensor split is ahead by half a percent; at 300 W it would give 173 tokens a second.
    assert_eq!(rated.serving.unwrap().split, Split::Tensor);
    assert_eq!(halved.serving.unwrap().split, Split::Pipeline);
    assert!(halved.full_tok_s > 190.0, "{}", halved.full_tok_s);
    // The share of rated speed is that of the node, whatever the split.
    assert!((halved.full_gpu_frac - halved.full_tok_s / rated.full_tok_s).abs() < 1e-9);
}

#[test]
fn the_cap_that_gives_most_for_the_energy_lies_below_the_rating() {
    let prices = CapPrices { usd_per_mtok: 0.3, usd_per_gpu_h: 1.0, usd_per_kwh: 0.15 };
    let curve = cap_curve(&node(), &prices).unwrap();
    assert!(curve.best_per_kwh.cap_w < 600.0, "{:?}", curve.best_per_kwh);
    assert!(curve.best_profit.cap_w >= curve.best_per_kwh.cap_w);
    let best = curve.points.iter().map(|point| point.profit_usd_per_h).fold(f64::MIN, f64::max);
    assert!((best - curve.best_profit.profit_usd_per_h).abs() < 1e-12);
}

#[test]
fn forty_gigabytes_take_27_minutes_at_200_mbit_s() {
    let link = LinkSpec { down_mbit_s: 200.0, share_frac: 1.0, ..node().link };
    let minutes = weights_download_s(&link, 40e9) / 60.0;
    assert!((minutes - 28.0).abs() < 0.01, "{minutes}: 26.7 and 5 % of packets");
}

proptest! {
    #[test]
    fn the_frontier_rises_and_is_concave(plan in any_node()) {
        let curve = node_curve(&plan);
        let slopes: Vec<f64> = curve
            .points
            .windows(2)
            .map(|pair| (pair[1].gpu_frac - pair[0].gpu_frac) / (pair[1].node_kw - pair[0].node_kw))
            .collect();
        prop_assert!(curve.points.windows(2).all(|pair| pair[1].node_kw > pair[0].node_kw));
        prop_assert!(slopes.iter().all(|slope| *slope > 0.0));
        prop_assert!(slopes.windows(2).all(|pair| at_least(pair[0], pair[1])), "{slopes:?}");
        prop_assert!(at_least(1.0, curve.full_gpu_frac));
        prop_assert!(curve.idle_kw <= curve.min_kw && curve.min_kw <= curve.full_kw);
        prop_assert!((curve.tok_s(curve.full_kw) - curve.full_tok_s).abs() <= 1e-9 * curve.full_tok_s);
        prop_assert!(curve.tok_s(curve.idle_kw).abs() < 1e-12);
    }

    #[test]
    fn a_seen_prompt_never_lowers_output(plan in any_node(), seen in 0.0..1.0_f64) {
        let fresh = node_curve(&plan).full_tok_s;
        let mut seen_before = plan;
        seen_before.workload.cached_frac = seen;
        prop_assert!(at_least(node_curve(&seen_before).full_tok_s, fresh));
    }

    #[test]
    fn jobs_never_work_more_gpus_than_the_link_feeds(plan in any_node(), up_gb in 0.0..100.0_f64) {
        let mut jobs = plan;
        jobs.workload.kind = WorkloadKind::Jobs;
        jobs.workload.hours.up_gb_per_gpu_h = up_gb;
        let curve = node_curve(&jobs);
        let fed = link_gpus(&jobs.link, &jobs.workload).map_or(f64::INFINITY, |(gpus, _)| gpus);
        prop_assert!(at_least(fed, curve.full_gpu_frac * jobs.gpu_count));
    }

    #[test]
    fn a_measured_rate_is_the_rate(plan in any_node(), tok_s in 1.0..10_000.0_f64) {
        let mut measured = plan;
        measured.workload.measured_tok_s = tok_s;
        measured.power_cap_w = measured.gpu.tdp_w;
        measured.link = LinkSpec { up_mbit_s: 1e6, down_mbit_s: 1e9, ..measured.link };
        let curve = node_curve(&measured);
        if curve.serving.is_some() {
            prop_assert!((curve.full_tok_s / tok_s - 1.0).abs() < 1e-9, "{}", curve.full_tok_s);
        }
    }

    #[test]
    fn more_bandwidth_never_slows_decode(plan in any_node(), more in 1.0..3.0_f64) {
        let at = |gpu: GpuSpec, cap_w: f64| {
            let curve = node_curve(&NodePlan { gpu, power_cap_w: cap_w, ..plan.clone() });
            (curve.full_tok_s, curve.serving.map_or(0.0, |serving| serving.output_tok_s))
        };
        let wider = GpuSpec { mem_bw_gb_s: plan.gpu.mem_bw_gb_s * more, ..plan.gpu };
        prop_assert!(at_least(at(wider, plan.power_cap_w).0, at(plan.gpu, plan.power_cap_w).0));
        // At rated power with the link aside, too.
        prop_assert!(at_least(at(wider, plan.gpu.tdp_w).1, at(plan.gpu, plan.gpu.tdp_w).1));
    }

    #[test]
    fn a_higher_cap_never_lowers_output(plan in any_node(), more in 1.0..2.0_f64) {
        let low = node_curve(&plan);
        let high = node_curve(&NodePlan { power_cap_w: plan.power_cap_w * more, ..plan });
        prop_assert!(at_least(high.full_tok_s, low.full_tok_s));
        prop_assert!(at_least(high.full_gpu_frac, low.full_gpu_frac));
    }

    #[test]
    fn a_larger_batch_never_lowers_throughput(plan in any_node(), small in 1_u32..200, more in 1_u32..200) {
        let with = |batch: u32| {
            let mut plan = plan.clone();
            plan.workload.max_batch = f64::from(batch);
            plan.workload.engine = Engine::Serving;
            // One stream slows less under a cap than a batch.
            plan.power_cap_w = plan.gpu.tdp_w;
            node_curve(&plan).serving.map_or(0.0, |serving| serving.output_tok_s)
        };
        prop_assert!(at_least(with(small + more), with(small)));
    }

    #[test]
    fn a_slower_link_never_raises_output(plan in any_node(), less in 0.0..1.0_f64) {
        let fast = node_curve(&plan).full_tok_s;
        let mut slower = plan;
        slower.link.up_mbit_s *= less;
        slower.link.down_mbit_s *= less;
        prop_assert!(at_least(fast, node_curve(&slower).full_tok_s));
    }

    #[test]
    fn a_lossy_or_capped_link_never_raises_output(
        plan in any_node(),
        loss in 0.0..0.5_f64,
        cap in 1.0..3000.0_f64,
    ) {
        let clean = node_curve(&plan).full_tok_s;
        let mut worse = plan;
        worse.link.loss_frac = loss;
        worse.link.cap_gb_month = cap;
        prop_assert!(at_least(clean, node_curve(&worse).full_tok_s));
    }

    #[test]
    fn experts_read_lie_between_the_active_and_all(batch in 1.0..5000.0_f64) {
        let llm = QWEN3_30B_A3B;
        let read = llm.params_read(batch);
        prop_assert!(at_least(read, llm.active_params) && at_least(llm.total_params, read));
        prop_assert!((llm.params_read(1.0) / llm.active_params - 1.0).abs() < 1e-9);
    }
}
