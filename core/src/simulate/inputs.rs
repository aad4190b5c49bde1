//! From a user's home to the inputs of the stages: rows looked up, units settled.

use std::sync::Arc;

use crate::{
    catalog::{self, Climate, Gpu, Llm, NodePlace},
    compute::{
        ComputeConstants, DemandCurve, GpuSpec, HoursWork, LinkSpec, LlmSpec, NodeCurve, NodePlan,
        TrainingPlan, Workload, inner_step_s, training,
    },
    energy::{
        heat::Derating,
        household::{HouseholdInput, Meter, NodeHeat},
        outage::NodeInOutage,
        pv::{PvArray, PvSystem, Shading, aged_frac},
    },
    scenario::{self, Array, Attachments, Home, Node, Scenario, Solar, Streaming, WorkloadKind},
    time::{TimeAxis, Weekday},
    units::Limited,
    weather::Place,
};

use super::SimulateError;

/// Bytes of a prompt token on its way down.
const DOWN_BYTES: f64 = 5.0;

/// The climate of a home.
pub(super) fn climate(home: &Home) -> Result<&'static Climate, SimulateError> {
    let row = home.site.climate;
    catalog::climate(row).ok_or(SimulateError::NoRow { field: "site.climate", row })
}

/// The climate whose sky is drawn: the one that stands in for a weather file, else the home's.
pub(super) fn sky(home: &Home, climate: &'static Climate) -> &'static Climate {
    home.weather.and_then(|weather| catalog::climate(weather.climate)).unwrap_or(climate)
}

/// The axis of a home's year.
pub(super) fn axis(climate: &Climate, step_minutes: u32) -> Result<TimeAxis, SimulateError> {
    let rule = catalog::region(climate.region).map(|region| region.daylight_saving).unwrap_or_default();
    Ok(TimeAxis::new(step_minutes, Weekday::DISPLAY_YEAR, rule)?)
}

/// Where a climate is.
pub(super) fn place(climate: &Climate) -> Place {
    Place {
        lat_deg: climate.lat_deg,
        lon_deg: climate.lon_deg,
        elevation_m: climate.elevation_m,
        utc_offset_h: climate.utc_offset_h,
    }
}

/// The PV system of a home.
pub(super) fn pv_system(solar: &Solar) -> PvSystem {
    let table = solar.shade.as_ref().map(|shade| Arc::new(Shading::new(&shade.lost_frac())));
    let arrays = solar.arrays.iter().map(|array| PvArray {
        kw_dc: array.kw_dc,
        tilt_deg: array.tilt_deg,
        azimuth_deg: array.azimuth_deg,
        mount: array.mount,
        gcr_frac: array.gcr_frac,
        shading: table.clone().or_else(|| shading(array)),
    });
    PvSystem {
        arrays: arrays.collect(),
        module: solar.module,
        losses_frac: solar.losses_frac,
        aged_frac: aged_frac(solar.degradation_frac, solar.age_y),
        inverter_kw_ac: solar.inverter_kw_ac,
        inverter_efficiency_frac: solar.inverter_efficiency_frac,
        albedo_frac: solar.albedo_frac,
    }
}

/// The beam that an array loses to what stands around it: the table of its three parts of the day.
fn shading(array: &Array) -> Option<Arc<Shading>> {
    let (morning, midday, evening) =
        (array.shade_morning_frac, array.shade_midday_frac, array.shade_evening_frac);
    if morning + midday + evening <= 0.0 {
        return None;
    }
    let day = std::array::from_fn(|hour| match hour {
        0..10 => morning,
        10..14 => midday,
        _ => evening,
    });
    Some(Arc::new(Shading::new(&[day; 12])))
}

/// The household of a home.
pub(super) fn household(
    scenario: &Scenario,
    home: &Home,
    (axis, attachments): (TimeAxis, &Attachments),
) -> HouseholdInput {
    let node_heat = (home.node.gpu_count > 0.0)
        .then_some(NodeHeat { place: home.node.place, recovered_frac: home.node.heat_recovered_frac });
    HouseholdInput {
        household: home.household.at_use(),
        constants: scenario.constants.clone(),
        modem_kw: home.link.cpe_w / 1000.0,
        node_heat,
        meter: meter(home, attachments),
        axis,
    }
}

/// What the meter says of a home, with the readings where they are at hand.
pub(super) fn meter(home: &Home, attachments: &Attachments) -> Option<Meter> {
    let measured = home.measured?;
    let kw = measured.hash.and_then(|hash| attachments.get(hash)).cloned();
    Some(Meter { measured, kw })
}

/// The node of a home when the grid goes.
pub(super) fn node_in_outage(home: &Home, curve: &NodeCurve) -> NodeInOutage {
    if home.node.gpu_count <= 0.0 {
        return NodeInOutage::default();
    }
    NodeInOutage {
        full_kw: curve.full_kw,
        idle_kw: curve.idle_kw,
        own_kwh: home.battery.node_kwh,
        own_kw: home.battery.node_kw,
    }
}

/// What a hot day takes from a home's node: nothing indoors.
pub(super) fn derating(home: &Home) -> Derating {
    let outdoors = home.node.place == NodePlace::Outdoors;
    let frac_per_k = if outdoors { home.node.derate_frac_per_k } else { 0.0 };
    Derating { full_power_below_c: home.node.full_power_below_c, frac_per_k }
}

/// When the buyers of a home's output ask.
#[must_use]
pub fn demand_curve(home: &Home) -> DemandCurve {
    let work = &home.workload;
    DemandCurve { shape: work.demand_shape, depth_frac: work.demand_depth_frac, sold_frac: work.sold_frac }
}

/// The node of a home, as the compute room reads it.
///
/// # Errors
/// A GPU or a model that the catalogue does not know.
pub fn node_plan(home: &Home) -> Result<NodePlan, SimulateError> {
    let gpu_row = home.node.gpu;
    let gpu = catalog::gpu(gpu_row).ok_or(SimulateError::NoRow { field: "node.gpu", row: gpu_row })?;
    let llm_row = home.workload.llm;
    let llm = catalog::llm(llm_row).ok_or(SimulateError::NoRow { field: "workload.llm", row: llm_row })?;
    let node = &home.node;
    Ok(NodePlan {
        gpu: gpu_spec(node, gpu),
        gpu_count: node.gpu_count,
        power_cap_w: node.power_cap_w,
        host_w: node.host_w,
        host_idle_w: node.host_idle_w,
        psu_efficiency_frac: node.psu_efficiency_frac,
        cooling_frac: node.cooling_frac,
        workload: workload(home, llm),
        link: LinkSpec {
            down_mbit_s: home.link.down_mbit_s,
            up_mbit_s: home.link.up_mbit_s,
            rtt_ms: home.link.rtt_ms,
            loss_frac: home.link.loss_frac,
            cap_gb_month: home.link.cap_gb_month,
            share_frac: home.link.node_share_frac,
        },
        constants: ComputeConstants::default(),
    })
}

/// The row's GPU with the columns of the scenario, which may be the user's own.
fn gpu_spec(node: &Node, row: &Gpu) -> GpuSpec {
    let rate = |tflops: f64| (tflops > 0.0).then_some(tflops);
    GpuSpec {
        vram_gb: node.gpu_vram_gb,
        mem_bw_gb_s: node.gpu_mem_bw_gb_s,
        fp16_tflops: node.gpu_fp16_tflops,
        fp8_tflops: rate(node.gpu_fp8_tflops),
        fp4_tflops: rate(node.gpu_fp4_tflops),
        tdp_w: node.gpu_tdp_w,
        min_cap_w: row.min_cap_w.at_most(node.gpu_tdp_w),
        ..GpuSpec::from(row)
    }
}

/// The row's model with the columns of the scenario.
fn llm_spec(workload: &scenario::Workload, row: &Llm) -> LlmSpec {
    let total_params = workload.total_params_b * 1e9;
    LlmSpec {
        total_params,
        active_params: (workload.active_params_b * 1e9).at_most(total_params),
        kv_bytes_per_tok_fp16: workload.kv_bytes_per_tok,
        shared_frac: 0.0,
        ..LlmSpec::from(row)
    }
}

fn workload(home: &Home, llm: &Llm) -> Workload {
    let work = &home.workload;
    let kind = work.kind;
    let batch = kind == WorkloadKind::Batch;
    Workload {
        kind,
        engine: work.engine,
        llm: llm_spec(work, llm),
        precision: work.precision,
        tokens_in: work.tokens_in,
        tokens_out: work.tokens_out,
        max_batch: work.max_batch,
        tpot_limit_s: if kind.is_interactive() { work.tpot_limit_ms / 1000.0 } else { 0.0 },
        bytes_per_tok_up: if batch {
            Streaming::File.bytes_per_tok()
        } else {
            work.streaming.bytes_per_tok()
        },
        bytes_per_tok_down: DOWN_BYTES,
        cached_frac: work.prefix_hit_frac,
        measured_tok_s: work.measured_tok_s,
        hours: hours(home),
    }
}

fn hours(home: &Home) -> HoursWork {
    let work = &home.workload;
    match work.kind {
        WorkloadKind::Jobs => HoursWork {
            up_gb_per_gpu_h: work.job_up_gb_per_gpu_h,
            down_gb_per_gpu_h: work.job_down_gb_per_gpu_h,
            kept_frac: 1.0,
        },
        WorkloadKind::Train => {
            HoursWork { kept_frac: training(&training_plan(home)).utilisation_frac, ..HoursWork::FREE }
        }
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Rent | WorkloadKind::Agents => {
            HoursWork::FREE
        }
    }
}

/// The training run of a home; all homes in it are taken to be like it.
#[must_use]
pub fn training_plan(home: &Home) -> TrainingPlan {
    let (work, link) = (&home.workload, &home.link);
    let params = work.train_params_b * 1e9;
    let flop_s = home.node.gpu_count * home.node.gpu_fp16_tflops * 1e12;
    TrainingPlan {
        params,
        inner_steps: work.train_inner_steps,
        inner_step_s: inner_step_s(params, work.train_step_tok, flop_s),
        tokens_per_step: work.train_step_tok,
        payload_bytes_per_param: work.train_payload_bytes,
        sync_mbit_s: link.up_mbit_s.at_most(link.down_mbit_s) * link.node_share_frac,
        workers: work.train_workers,
        rtt_ms: link.rtt_ms,
        exchange: work.train_exchange,
    }
}
