//! What the node gives for the power it is allowed, and what of that is sold.
//!
//! Available: the node could run. Full power: nothing throttled it. Both are shares of the year after
//! outages (less what the battery carries), GPU failures (`failures a year * repair days / 365`) and
//! the link's own outages. A throttled GPU hour counts as its share of rated speed.

use super::demand_response::Called;
use crate::{
    compute::NodeCurve,
    dispatch::Flows,
    energy::outage::Backup,
    scenario::{Home, WorkloadKind},
    time::sum,
    units::Limited,
};

/// Output of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NodeOutput {
    /// What the node could give by step: tok/s, or GPUs at rated speed for rent.
    pub(super) capable: Vec<f64>,
    /// What is sold by step, before outages and failures.
    pub(super) sold: Vec<f64>,
    /// Share of the year that the node could run.
    pub(super) available_frac: f64,
    /// Share of the year at full power.
    pub(super) full_power_frac: f64,
    /// Share of the steps that outages, failures and the link leave.
    pub(super) up_frac: f64,
    /// Tokens sold a year.
    pub(super) tok: f64,
    /// GPU hours sold a year, at rated speed.
    pub(super) gpu_h: f64,
    /// What buyers pay, before the marketplace's fee, USD a year.
    pub(super) sales_usd: f64,
    /// What calls of the grid come to.
    pub(super) called: Called,
}

/// The output of a home's node over the flows of its year.
/// Capable follows the power, sold also what buyers ask for at each step (`sold_frac`, empty: alike).
pub(super) fn node_output(
    home: &Home,
    (curve, sold_frac): (&NodeCurve, &[f64]),
    flows: &Flows,
    backup: &Backup,
) -> NodeOutput {
    let mut output = NodeOutput::default();
    if home.node.gpu_count <= 0.0 {
        return output;
    }
    let rents = home.workload.kind.sells_hours();
    let steps = flows.allowed_kw.len() as f64;
    let (mut runs, mut full, mut gpus_sold) = (0.0, 0.0, 0.0);
    let full_output = output_at(home, curve, curve.full_kw);
    output.capable.reserve(flows.allowed_kw.len());
    output.sold.reserve(flows.allowed_kw.len());
    for (step, &allowed_kw) in flows.allowed_kw.iter().enumerate() {
        // Most steps are at full power: the curve is read only for the others.
        let at_full = allowed_kw >= curve.full_kw - 1e-9;
        let (capable, gpu_frac) = if at_full { full_output } else { output_at(home, curve, allowed_kw) };
        runs += f64::from(u8::from(gpu_frac > 0.0));
        full += f64::from(u8::from(at_full && gpu_frac > 0.0));
        let sold_frac = sold_frac.get(step).copied().unwrap_or(home.workload.sold_frac);
        gpus_sold += gpu_frac * sold_frac;
        output.capable.push(capable);
        output.sold.push(capable * sold_frac);
    }
    output.up_frac = up_frac(home, backup);
    output.available_frac = runs / steps * output.up_frac;
    output.full_power_frac = full / steps * output.up_frac;
    output.gpu_h = gpus_sold / steps * 8760.0 * home.node.gpu_count * output.up_frac;
    if !rents {
        output.tok = sum(&output.sold) / steps * 8760.0 * 3600.0 * output.up_frac;
    }
    let called = Called::of(home, curve, flows);
    output.called = Called {
        lost_tok: output.tok * called.lost_frac,
        lost_gpu_h: output.gpu_h * called.lost_frac,
        ..called
    };
    output.tok *= called.left_frac();
    output.gpu_h *= called.left_frac();
    output.sales_usd = sales_usd(home, &output);
    output
}

/// Capable output and share of rated speed at a power.
fn output_at(home: &Home, curve: &NodeCurve, allowed_kw: f64) -> (f64, f64) {
    let gpu_frac = curve.gpu_frac(allowed_kw);
    if home.workload.kind.sells_hours() {
        return (gpu_frac * home.node.gpu_count, gpu_frac);
    }
    let tok_s = curve.tok_s(allowed_kw);
    (curve.link_tok_s.map_or(tok_s, |link| tok_s.at_most(link)), gpu_frac)
}

/// What buyers pay at each power that the curve knows when they take all: kW, USD an hour; concave where output is.
pub(super) fn sales_by_power(home: &Home, curve: &NodeCurve, backup: &Backup) -> Vec<(f64, f64)> {
    let up_frac = up_frac(home, backup);
    let mut kws: Vec<f64> = curve.points.iter().map(|point| point.node_kw).collect();
    // The link may cut the curve between two points.
    if let Some(link) = curve.link_tok_s {
        let cuts = curve.points.windows(2).filter_map(|pair| match pair {
            [from, to] if from.tok_s < link && to.tok_s > link => {
                let part = (link - from.tok_s) / (to.tok_s - from.tok_s);
                Some(from.node_kw + part * (to.node_kw - from.node_kw))
            }
            _ => None,
        });
        kws.extend(cuts);
        kws.sort_by(f64::total_cmp);
    }
    let usd_per_h = |kw: &f64| {
        let (capable, gpu_frac) = output_at(home, curve, *kw);
        let output = NodeOutput {
            tok: if home.workload.kind.sells_hours() { 0.0 } else { capable * up_frac * 3600.0 },
            gpu_h: gpu_frac * home.node.gpu_count * up_frac,
            ..NodeOutput::default()
        };
        (*kw, sales_usd(home, &output))
    };
    kws.iter().map(usd_per_h).collect()
}

fn up_frac(home: &Home, backup: &Backup) -> f64 {
    let grid = 1.0 - backup.outage_frac * (1.0 - backup.carried_frac);
    let failed = (home.node.failures_per_gpu_year * home.node.repair_days / 365.0).at_most(1.0);
    grid * (1.0 - failed) * home.link.uptime_frac
}

fn sales_usd(home: &Home, output: &NodeOutput) -> f64 {
    let workload = &home.workload;
    let list_usd = match workload.kind {
        WorkloadKind::Rent | WorkloadKind::Jobs | WorkloadKind::Train => {
            output.gpu_h * workload.rent_usd_per_h
        }
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => {
            let prompts_per_answer = workload.tokens_in / workload.tokens_out;
            let usd_per_mtok =
                workload.price_out_usd_per_mtok + workload.price_in_usd_per_mtok * prompts_per_answer;
            output.tok / 1e6 * usd_per_mtok
        }
    };
    list_usd * (1.0 - workload.site_discount_frac)
}
