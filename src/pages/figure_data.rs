//! A year as the figures need it.

use wattfleet_core::{
    dispatch::Binding,
    figure::{Paint, Tone},
    scenario::{Home, WorkloadKind},
    simulate::{Monthly, Year},
    units::Unit,
};

use crate::figures::{BindingName, FigureData, MonthEnergy, Output};

/// A height of the sun that stands for day, degrees: figures ask only whether it is up.
const DAY_DEG: f64 = 30.0;

/// A year as the figures need it.
pub(super) fn figure_data(home: &Home, year: &Year) -> FigureData {
    let flows = &year.with_node.flows;
    let capacity_kwh = home.battery.total_kwh();
    let sun = |ghi_w_m2: &f64| if *ghi_w_m2 > 0.0 { DAY_DEG } else { -DAY_DEG };
    FigureData {
        axis: year.axis,
        pv_kw: flows.pv_kw.clone(),
        discharge_kw: flows.discharge_kw.clone(),
        import_kw: flows.import_kw.clone(),
        household_kw: flows.household_kw.clone(),
        node_kw: flows.node_kw.clone(),
        charge_kw: flows.charge_kw.clone(),
        export_kw: flows.export_kw.clone(),
        curtailed_kw: flows.curtailed_kw.clone(),
        stored_kwh: flows.stored_kwh.clone(),
        capacity_kwh,
        reserve_kwh: capacity_kwh * home.battery.reserve_frac,
        output: output(home, year),
        binding: flows.binding.clone(),
        binding_names: binding_names(),
        monthly: monthly(&year.with_node.monthly, &year.today.monthly),
        buy_usd_per_kwh: year.prices.buy_usd_per_kwh.clone(),
        sun_elevation_deg: year.weather.ghi_w_m2.iter().map(sun).collect(),
        // What a token weighs on the line is not in the year.
        link_up_mbit_s: Vec::new(),
        today_import_kw: year.today.flows.import_kw.clone(),
    }
}

fn output(home: &Home, year: &Year) -> Output {
    let band = year.curve.band;
    let (label, unit, (low_frac, high_frac)) = match home.workload.kind {
        WorkloadKind::Rent => ("GPUs rented", Unit::Gpu, (1.0, 1.0)),
        WorkloadKind::Serve | WorkloadKind::Batch => {
            ("output tokens a second, sold", Unit::TokS, (band.low_frac.min(1.0), band.high_frac.max(1.0)))
        }
    };
    Output {
        label: label.to_owned(),
        unit,
        sold: year.sold.clone(),
        capable: year.capable.clone(),
        low_frac,
        high_frac,
    }
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
    let name = |binding: &Binding| BindingName { label: binding.label().to_owned(), paint: paint(*binding) };
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
