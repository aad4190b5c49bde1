//! Figures of the Node and Workload panels as SVG, of an invented node: compared with the files beside this one.

mod snapshot;

use snapshot::matches_snapshot;
use wattfleet_charts::{Theme, svg};
use wattfleet_core::{
    compute::{BatchPoint, CapCurve, CapPoint, DemandCurve, MemoryBar, NodeMemory},
    figure::{Figure, batch_figure, cap_figure, demand_figure, memory_figure},
    scenario::DemandShape,
    time::{DaylightSaving, TimeAxis},
};

/// Caps from 200 to 600 W: speed falls off below half of the power, profit is best above the best kWh.
fn cap() -> Figure {
    let points: Vec<CapPoint> = (0..=8)
        .map(|step| {
            let cap_w = 200.0 + 50.0 * f64::from(step);
            let missing = 1.0 - cap_w / 600.0;
            let gpu_frac = 1.0 - 1.6 * missing * missing;
            let node_kw = 2.9 + 0.016 * cap_w;
            let tok_s = 20_000.0 * gpu_frac;
            let profit_usd_per_h = 6.0 * gpu_frac - 0.4 * node_kw;
            CapPoint { cap_w, node_kw, tok_s, gpu_frac, per_kwh: tok_s * 3600.0 / node_kw, profit_usd_per_h }
        })
        .collect();
    let (best_per_kwh, best_profit) = (points[5], points[6]);
    cap_figure(&CapCurve { points, best_per_kwh, best_profit }, 550.0)
}

fn batch() -> Option<Figure> {
    let mut points = Vec::new();
    let mut batch = 1.0;
    while batch <= 1024.0 {
        let stream_tok_s = 180.0 / (1.0 + batch / 96.0);
        points.push(BatchPoint {
            batch,
            output_tok_s: batch * stream_tok_s,
            stream_tok_s,
            ttft_s: 0.2 + batch / 800.0,
        });
        batch *= 2.0;
    }
    batch_figure(&points, 512.0)
}

fn memory(weights_gb: f64) -> Figure {
    let (kv_gb, reserved_gb, total_gb) = (420.0, 246.0, 1536.0);
    let bar = MemoryBar {
        weights_gb,
        kv_gb,
        reserved_gb,
        free_gb: total_gb - weights_gb - kv_gb - reserved_gb,
        total_gb,
    };
    memory_figure(&NodeMemory { bar, copies: 8.0, batch: 2048.0, longest_tok: 400_000.0 })
}

fn demand(shape: DemandShape) -> Option<Figure> {
    let curve = DemandCurve { shape, depth_frac: 0.7, sold_frac: 0.5 };
    demand_figure(&curve.shares(&DemandCurve::hours(&TimeAxis::hourly(DaylightSaving::UnitedStates))), 0.5)
}

fn figures() -> Vec<(&'static str, Figure, (f64, f64))> {
    let mut all = vec![("cap", cap(), (420.0, 200.0)), ("memory", memory(520.0), (420.0, 130.0))];
    all.push(("memory-misfit", memory(1100.0), (420.0, 130.0)));
    all.extend(batch().map(|figure| ("batch", figure, (420.0, 200.0))));
    all.extend(demand(DemandShape::Office).map(|figure| ("demand", figure, (420.0, 200.0))));
    all.extend(demand(DemandShape::People).map(|figure| ("demand-people", figure, (330.0, 180.0))));
    all
}

#[test]
fn figures_of_a_node_look_as_they_did() {
    let all = figures();
    assert_eq!(all.len(), 6);
    for (name, figure, (width, height)) in &all {
        matches_snapshot(name, &svg(figure, &Theme::LIGHT, *width, *height));
    }
}

#[test]
fn figures_of_a_node_describe_themselves() {
    for (name, figure, (width, height)) in figures() {
        let found = svg(&figure, &Theme::DARK, width, height);
        assert!(!figure.description.is_empty() && found.contains("<desc"), "{name}");
        assert!(!found.contains("NaN") && !found.contains("inf"), "{name}");
        assert!(!figure.table.columns.is_empty() && !figure.table.rows.is_empty(), "{name}");
    }
}
