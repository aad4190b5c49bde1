//! A year as the figures need it.

use std::sync::{Arc, OnceLock};

use wattfleet_core::{
    dispatch::Binding,
    figure::{Paint, Tone},
    scenario::{Home, WorkloadKind},
    simulate::{Monthly, Year},
    units::Unit,
};

use crate::figures::{BindingName, FigureData, MonthEnergy, Output};

/// A year as the figures need it.
pub(super) fn figure_data(home: &Home, year: Arc<Year>) -> FigureData {
    let capacity_kwh = home.battery.total_kwh();
    FigureData {
        axis: year.axis,
        capacity_kwh,
        reserve_kwh: capacity_kwh * home.battery.reserve_frac,
        output: output(home, &year),
        binding_names: binding_names(),
        monthly: monthly(&year.with_node.monthly, &year.today.monthly),
        greatest_flow_kw: OnceLock::new(),
        year,
    }
}

fn output(home: &Home, year: &Year) -> Output {
    let band = year.curve.band;
    let (label, unit, (low_frac, high_frac)) = match home.workload.kind {
        WorkloadKind::Rent | WorkloadKind::Jobs | WorkloadKind::Train => {
            ("GPUs rented", Unit::Gpu, (1.0, 1.0))
        }
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => {
            ("output tokens a second, sold", Unit::TokS, (band.low_frac.min(1.0), band.high_frac.max(1.0)))
        }
    };
    Output { label, unit, low_frac, high_frac }
}

/// By code, as the flows hold it.
fn binding_names() -> Vec<BindingName> {
    let paint = |binding: Binding| match binding {
        Binding::None => Paint::line(Tone::Sunk),
        Binding::Price => Paint::line(Tone::InkSoft),
        Binding::Service => Paint::line(Tone::Grid),
        Binding::Transformer => Paint::fill(Tone::Grid),
        Binding::Heat => Paint::fill(Tone::Sun),
        Binding::Link => Paint::line(Tone::Link),
        // The node's own normal states are soft: no limit of the home holds it.
        Binding::Sales => Paint::fill(Tone::Node).with_opacity(0.35),
        Binding::Gpu => Paint::fill(Tone::Node).with_opacity(0.6),
    };
    let name = |binding: &Binding| BindingName { label: binding.label(), paint: paint(*binding) };
    Binding::ALL.iter().map(name).collect()
}

fn monthly(now: &[Monthly; 12], today: &[Monthly; 12]) -> [MonthEnergy; 12] {
    let mut months = [MonthEnergy::default(); 12];
    for ((month, now), today) in months.iter_mut().zip(now).zip(today) {
        *month = MonthEnergy {
            pv_kwh: now.pv_kwh,
            discharge_kwh: now.discharge_kwh,
            import_kwh: now.import_kwh,
            household_kwh: now.household_kwh,
            node_kwh: now.node_kwh,
            charge_kwh: now.charge_kwh,
            export_kwh: now.export_kwh,
            today_import_kwh: today.import_kwh,
        };
    }
    months
}
