//! From a simulated year to what the figures show.

use wattfleet_core::dispatch::Binding;
use wattfleet_core::figure::{Paint, Tone};
use wattfleet_core::scenario::{Home, WorkloadKind};
use wattfleet_core::simulate::{Monthly, Year};
use wattfleet_core::units::Unit;

use super::{BindingName, FigureData, MonthEnergy, Output};

impl FigureData {
    /// The year of a home as the figures need it.
    #[must_use]
    pub fn of(home: &Home, year: &Year) -> Self {
        let flows = &year.with_node.flows;
        let mut monthly = [MonthEnergy::default(); 12];
        for (month, (now, today)) in
            monthly.iter_mut().zip(year.with_node.monthly.iter().zip(&year.today.monthly))
        {
            *month = month_energy(now, today);
        }
        Self {
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
            capacity_kwh: home.battery.total_kwh(),
            reserve_kwh: home.battery.total_kwh() * home.battery.reserve_frac,
            output: output(home, year),
            binding: flows.binding.clone(),
            binding_names: Binding::ALL.iter().map(|binding| binding_name(*binding)).collect(),
            monthly,
            buy_usd_per_kwh: year.prices.buy_usd_per_kwh.clone(),
            sun_elevation_deg: Vec::new(),
            link_up_mbit_s: Vec::new(),
            today_import_kw: year.today.flows.import_kw.clone(),
        }
    }
}

fn month_energy(now: &Monthly, today: &Monthly) -> MonthEnergy {
    MonthEnergy {
        pv_kwh: now.pv_kwh,
        discharge_kwh: now.discharge_kwh,
        import_kwh: now.import_kwh,
        household_kwh: now.household_kwh,
        node_kwh: now.node_kwh,
        charge_kwh: now.charge_kwh,
        export_kwh: now.export_kwh,
        today_import_kwh: today.import_kwh,
    }
}

fn output(home: &Home, year: &Year) -> Output {
    let rents = home.workload.kind == WorkloadKind::Rent;
    let band = year.curve.band;
    Output {
        label: if rents { "GPUs sold" } else { "output tokens sold a second" }.to_owned(),
        unit: if rents { Unit::One } else { Unit::TokS },
        sold: year.sold.clone(),
        capable: year.capable.clone(),
        // GPU hours are counted, not estimated: no band.
        low_frac: if rents { 1.0 } else { band.low_frac },
        high_frac: if rents { 1.0 } else { band.high_frac },
    }
}

/// Limits are strong, the node's own normal states soft.
fn binding_name(binding: Binding) -> BindingName {
    let paint = match binding {
        Binding::None => Paint::fill(Tone::Sunk),
        Binding::Price => Paint::line(Tone::Sun),
        Binding::Service => Paint::line(Tone::Grid),
        Binding::Transformer => Paint::line(Tone::House),
        Binding::Link => Paint::line(Tone::Link),
        Binding::Sales => Paint::fill(Tone::Node).with_opacity(0.35),
        Binding::Gpu => Paint::fill(Tone::Node).with_opacity(0.6),
    };
    BindingName { label: binding.label().to_owned(), paint }
}
