//! The node's frontier of meter power against output, as the simulation reads it.
//!
//! The concave hull of (idle, 0) and the running points: between two neighbours the node alternates
//! within a step, so any power between idle and full buys at least the straight line's output.

use super::{Band, BatchBound, ComputeBinds, Misfit, Serving};

/// A point of the frontier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Power at the meter, kW.
    pub node_kw: f64,
    /// Answer tokens a second of the whole node; 0 for rent.
    pub tok_s: f64,
    /// Share of the GPUs' rated speed that is delivered, 0 to 1: of the output of the way to serve that is fastest at
    /// rated power.
    pub gpu_frac: f64,
}

/// The frontier and what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeCurve {
    /// From idle to full, rising in power and output, concave. One point if the model does not fit.
    pub points: Vec<CurvePoint>,
    /// Power at the meter while idle, kW.
    pub idle_kw: f64,
    /// Power at the meter at full output, kW.
    pub full_kw: f64,
    /// Lowest power at which the node runs without pausing: every GPU at its lowest cap, kW.
    pub min_kw: f64,
    /// Answer tokens a second at full output; 0 for rent.
    pub full_tok_s: f64,
    /// Share of rated speed at full output.
    pub full_gpu_frac: f64,
    /// How far the true output may lie from the figure.
    pub band: Band,
    /// Answer tokens a second the link lets through; none for rent.
    pub link_tok_s: Option<f64>,
    /// What keeps the output from being higher.
    pub binds: ComputeBinds,
    /// How the box serves, in the way fastest under its cap, with its rates at rated power and the link aside; none for rent or a model that does not fit.
    pub serving: Option<Serving>,
    /// What is missing, if the model does not fit.
    pub misfit: Option<Misfit>,
    /// Heat given to the air around the node for each kW at the meter, kW.
    pub heat_kw_per_kw: f64,
    /// Power cap that gives most output for the energy, W a GPU.
    pub best_cap_w: f64,
    /// Output at that cap for the energy: tokens a kWh, or GPU-hours a kWh for rent.
    pub best_per_kwh: f64,
}

impl NodeCurve {
    /// Answer tokens a second at this power: 0 at idle and below, full output above full power.
    #[must_use]
    pub fn tok_s(&self, node_kw: f64) -> f64 {
        self.at(node_kw).tok_s
    }

    /// Share of rated speed at this power.
    #[must_use]
    pub fn gpu_frac(&self, node_kw: f64) -> f64 {
        self.at(node_kw).gpu_frac
    }

    /// Whether memory kept the batch from growing.
    #[must_use]
    pub fn memory_bound(&self) -> bool {
        self.serving.is_some_and(|serving| serving.batch_bound == BatchBound::Memory)
    }

    fn at(&self, node_kw: f64) -> CurvePoint {
        let mut before: Option<CurvePoint> = None;
        for &point in &self.points {
            if node_kw <= point.node_kw {
                return before.map_or(point, |from| between(from, point, node_kw));
            }
            before = Some(point);
        }
        before.unwrap_or(CurvePoint { node_kw: 0.0, tok_s: 0.0, gpu_frac: 0.0 })
    }
}

/// The point on the line from `from` to `to` at this power.
pub(super) fn between(from: CurvePoint, to: CurvePoint, node_kw: f64) -> CurvePoint {
    let part = if to.node_kw > from.node_kw {
        ((node_kw - from.node_kw) / (to.node_kw - from.node_kw)).clamp(0.0, 1.0)
    } else {
        1.0
    };
    CurvePoint {
        node_kw,
        tok_s: from.tok_s + part * (to.tok_s - from.tok_s),
        gpu_frac: from.gpu_frac + part * (to.gpu_frac - from.gpu_frac),
    }
}

/// The upper concave hull of points in order of rising power, cut where output stops rising.
pub(super) fn concave_hull(points: impl IntoIterator<Item = CurvePoint>) -> Vec<CurvePoint> {
    let mut hull: Vec<CurvePoint> = Vec::with_capacity(20);
    for point in points {
        if hull.last().is_some_and(|last| point.gpu_frac <= last.gpu_frac) {
            continue;
        }
        while let [.., first, last] = hull.as_slice() {
            if slope(first, last) > slope(last, &point) {
                break;
            }
            hull.pop();
        }
        if let [last] = hull.as_slice()
            && point.node_kw <= last.node_kw
        {
            continue;
        }
        hull.push(point);
    }
    hull
}

fn slope(from: &CurvePoint, to: &CurvePoint) -> f64 {
    (to.gpu_frac - from.gpu_frac) / (to.node_kw - from.node_kw).max(1e-12)
}
