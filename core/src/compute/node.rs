//! A node at its meter: power against output under every cap, and what binds.
//!
//! `P = supply(sum of GPU draws + host) * (1 + cooling)`, the supply by its class and load. The 12.5 kW of a 16-GPU RTX PRO 6000 Server
//! node are 16 x 600 W + 2,900 W of host with psu 1 and cooling 0: the published figure is at the meter,
//! so the host figure holds supply losses and pumps; idle is 16 x 30 W + 2,900 W = 3.38 kW. Rent is
//! planned at the whole cap (12.5 kW); serving draws what was measured uncapped, 0.955 of the rating while
//! decoding a batch (range 0.80 to 1.0) and 0.905 while reading prompts: 11.9 kW at 1,000 tokens in and out.
//! Size a service by the cap, an energy bill by the draw.

use super::curve::{between, concave_hull};
use super::node_serving::{NodeServing, serve};
use super::{
    AtWork, Band, BandAt, BatchBound, Capped, ComputeConstants, CurvePoint, GpuSpec, LinkSpec, Load, Misfit,
    NodeCurve, Placement, Workload, WorkloadKind, band, capped, draw_w, link_gpus, link_tok_s, misfit,
    speed_frac,
};
use crate::catalog::supply_draw_w;

const CAP_STEPS: u32 = 12;

/// Everything the node's frontier depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct NodePlan {
    /// The GPU.
    pub gpu: GpuSpec,
    /// How many, whole.
    pub gpu_count: f64,
    /// Highest power cap the plan allows, W a GPU; kept between the GPU's lowest cap and its rating.
    pub power_cap_w: f64,
    /// Draw of everything but the GPUs while they work, W.
    pub host_w: f64,
    /// The same while they idle, W.
    pub host_idle_w: f64,
    /// Share of meter power the supplies pass on with the box at full power, 0 to 1.
    pub psu_efficiency_frac: f64,
    /// Power of cooling for each unit of power cooled.
    pub cooling_frac: f64,
    /// What it is asked to do.
    pub workload: Workload,
    /// The connection.
    pub link: LinkSpec,
    /// The numbers measurements decide.
    pub constants: ComputeConstants,
}

/// What keeps a node's output from being higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComputeBinds {
    /// The GPUs' speed under their cap.
    Gpu,
    /// Memory: a larger batch would be faster.
    Memory,
    /// The connection upward.
    LinkUp,
    /// The connection downward.
    LinkDown,
    /// The monthly data cap.
    LinkCap,
    /// The model does not fit.
    DoesNotFit,
}

impl ComputeBinds {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Gpu => "gpu",
            Self::Memory => "memory",
            Self::LinkUp => "link_up",
            Self::LinkDown => "link_down",
            Self::LinkCap => "link_cap",
            Self::DoesNotFit => "does_not_fit",
        }
    }
}

/// The frontier of a plan.
#[must_use]
pub fn node_curve(plan: &NodePlan) -> NodeCurve {
    let found = serve(plan, plan_cap_w(plan));
    let serving = found.map(|found| found.serving);
    let hours = plan.workload.kind.sells_hours();
    let idle_kw = meter_kw(plan, plan.gpu.idle_w, plan.host_idle_w);
    if serving.is_none() && !hours {
        return stopped(plan, idle_kw);
    }
    let rated_tok_s = found.map_or(0.0, |found| found.serving.output_tok_s / found.rated_frac);
    let low_w = lowest_w(plan);
    let running = caps(plan).map(|cap_w| (cap_w, at_cap(plan, found.as_ref(), cap_w)));
    let best = running.clone().fold((low_w, 0.0), |best, (cap_w, point)| {
        let per_kwh = point.gpu_frac / point.node_kw.max(1e-9);
        if per_kwh > best.1 { (cap_w, per_kwh) } else { best }
    });
    let per_frac = if hours { plan.gpu_count.floor() } else { rated_tok_s * 3600.0 };
    let idle = CurvePoint { node_kw: idle_kw, tok_s: 0.0, gpu_frac: 0.0 };
    let mut points = concave_hull(std::iter::once(idle).chain(running.map(|(_, point)| point)));
    let link = link_tok_s(&plan.link, &plan.workload);
    let mut binds = match serving {
        Some(serving) if serving.batch_bound == BatchBound::Memory => ComputeBinds::Memory,
        _ => ComputeBinds::Gpu,
    };
    if let Some(link) = link
        && points.last().is_some_and(|full| full.tok_s > link.tok_s)
    {
        binds = link.binds;
        cut(&mut points, link.tok_s);
    }
    if let Some((gpus, which)) = link_gpus(&plan.link, &plan.workload) {
        let most_frac = gpus / plan.gpu_count.floor().max(1.0);
        if points.last().is_some_and(|full| full.gpu_frac > most_frac) {
            binds = which;
            cut_frac(&mut points, most_frac);
        }
    }
    let full = points.last().copied().unwrap_or(idle);
    NodeCurve {
        idle_kw,
        full_kw: full.node_kw,
        min_kw: at_cap(plan, found.as_ref(), low_w).node_kw.min(full.node_kw).max(idle_kw),
        full_tok_s: full.tok_s,
        full_gpu_frac: full.gpu_frac,
        band: plan_band(plan),
        link_tok_s: link.map(|link| link.tok_s),
        binds,
        serving,
        misfit: None,
        heat_kw_per_kw: heat_kw_per_kw(plan),
        best_cap_w: best.0,
        best_per_kwh: best.1 * per_frac,
        points,
    }
}

fn lowest_w(plan: &NodePlan) -> f64 {
    plan.gpu.min_cap_w.min(plan.gpu.tdp_w)
}

/// The plan's cap, as far as its GPU takes it.
pub(super) fn plan_cap_w(plan: &NodePlan) -> f64 {
    plan.power_cap_w.clamp(lowest_w(plan), plan.gpu.tdp_w)
}

/// Caps from the lowest the GPU takes to the plan's, evenly.
pub(super) fn caps(plan: &NodePlan) -> impl Iterator<Item = f64> + Clone {
    let (low_w, high_w) = (lowest_w(plan), plan_cap_w(plan));
    (0..=CAP_STEPS).map(move |step| low_w + (high_w - low_w) * f64::from(step) / f64::from(CAP_STEPS))
}

/// All GPUs busy under one cap.
pub(super) fn at_cap(plan: &NodePlan, found: Option<&NodeServing>, cap_w: f64) -> CurvePoint {
    let Some(NodeServing { serving, rated_frac }) = found else {
        // A tenant is planned at the whole cap; work that is known draws what such work draws.
        let load = if plan.workload.kind == WorkloadKind::Rent { Load::Rent } else { Load::Compute };
        let gpu_w = draw_w(&plan.gpu, load, cap_w, &plan.constants);
        let kept_frac = plan.workload.hours.kept_frac.clamp(0.0, 1.0);
        return CurvePoint {
            node_kw: meter_kw(plan, gpu_w, plan.host_w),
            tok_s: 0.0,
            gpu_frac: speed_frac(&plan.gpu, load, cap_w) * kept_frac,
        };
    };
    let at_work = AtWork { gpu: &plan.gpu, gpu_count: plan.gpu_count, engine: plan.workload.engine, serving };
    let Capped { output_frac, gpu_w, .. } = capped(&at_work, cap_w, &plan.constants);
    CurvePoint {
        node_kw: meter_kw(plan, gpu_w, plan.host_w),
        tok_s: serving.output_tok_s * output_frac,
        gpu_frac: rated_frac * output_frac,
    }
}

fn meter_kw(plan: &NodePlan, gpu_w: f64, host_w: f64) -> f64 {
    let gpus = plan.gpu_count.floor();
    let (inside_w, box_w) = (gpus * gpu_w + host_w, gpus * plan.gpu.tdp_w + plan.host_w);
    supply_draw_w(inside_w, box_w, plan.psu_efficiency_frac) * (1.0 + plan.cooling_frac.max(0.0)) / 1000.0
}

/// What the machine itself turns into heat; the cooling's own power leaves with it.
fn heat_kw_per_kw(plan: &NodePlan) -> f64 {
    1.0 / (1.0 + plan.cooling_frac.max(0.0))
}

fn cut(points: &mut Vec<CurvePoint>, tok_s: f64) {
    let kept = points.iter().take_while(|point| point.tok_s < tok_s).count();
    let ends = (kept.checked_sub(1).and_then(|last| points.get(last)).copied(), points.get(kept).copied());
    if let (Some(from), Some(to)) = ends {
        let part = (tok_s - from.tok_s) / (to.tok_s - from.tok_s);
        let end = between(from, to, from.node_kw + part * (to.node_kw - from.node_kw));
        points.truncate(kept);
        points.push(CurvePoint { tok_s, ..end });
    } else {
        points.truncate(1);
    }
}

fn cut_frac(points: &mut Vec<CurvePoint>, gpu_frac: f64) {
    let kept = points.iter().take_while(|point| point.gpu_frac < gpu_frac).count().max(1);
    let ends = (points.get(kept - 1).copied(), points.get(kept).copied());
    if let (Some(from), Some(to)) = ends {
        let part = (gpu_frac - from.gpu_frac) / (to.gpu_frac - from.gpu_frac).max(1e-12);
        let end = between(from, to, from.node_kw + part.max(0.0) * (to.node_kw - from.node_kw));
        points.truncate(kept);
        points.push(end);
    }
}

fn stopped(plan: &NodePlan, idle_kw: f64) -> NodeCurve {
    let work = &plan.workload;
    let place = Placement {
        gpu: &plan.gpu,
        gpus: plan.gpu_count.floor(),
        llm: &work.llm,
        precision: work.precision,
        engine: work.engine,
    };
    let missing: Option<Misfit> = misfit(&place, work.tokens_in + work.tokens_out, &plan.constants);
    NodeCurve {
        points: vec![CurvePoint { node_kw: idle_kw, tok_s: 0.0, gpu_frac: 0.0 }],
        idle_kw,
        full_kw: idle_kw,
        min_kw: idle_kw,
        full_tok_s: 0.0,
        full_gpu_frac: 0.0,
        band: plan_band(plan),
        link_tok_s: link_tok_s(&plan.link, work).map(|link| link.tok_s),
        binds: ComputeBinds::DoesNotFit,
        serving: None,
        misfit: missing,
        heat_kw_per_kw: heat_kw_per_kw(plan),
        best_cap_w: plan.gpu.min_cap_w,
        best_per_kwh: 0.0,
    }
}

fn plan_band(plan: &NodePlan) -> Band {
    if plan.workload.kind.sells_hours() {
        return Band::RENT;
    }
    let work = &plan.workload;
    if work.measured_tok_s > 0.0 {
        return Band::MEASURED;
    }
    let at = BandAt { gpu: &plan.gpu, llm: &work.llm, precision: work.precision, engine: work.engine };
    band(&at, &plan.constants)
}
