//! What the figures show: the series of a year over one axis, shared by all of them.

use std::sync::{Arc, OnceLock};

use wattfleet_core::dispatch::Flows;
use wattfleet_core::figure::{Paint, PowerSeries};
use wattfleet_core::simulate::Year;
use wattfleet_core::time::TimeAxis;
use wattfleet_core::units::Unit;

/// One name of what can bind, and how its stretches look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BindingName {
    /// As in sentences, such as `service`.
    pub label: &'static str,
    /// Quiet names are soft, limits are strong.
    pub paint: Paint,
}

/// What the node sells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Output {
    /// What is counted, such as `output tokens a second`.
    pub label: &'static str,
    /// The unit of what is sold and of what could be.
    pub unit: Unit,
    /// The low estimate as a share of what is sold, at most 1; 1 for no band.
    pub low_frac: f64,
    /// The high estimate as a share of what is sold, at least 1; 1 for no band.
    pub high_frac: f64,
}

/// Energy of a month, kWh, none negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MonthEnergy {
    /// Solar output that was used or sold.
    pub pv_kwh: f64,
    /// Out of the battery.
    pub discharge_kwh: f64,
    /// Bought.
    pub import_kwh: f64,
    /// The household.
    pub household_kwh: f64,
    /// The node.
    pub node_kwh: f64,
    /// Into the battery.
    pub charge_kwh: f64,
    /// Sold.
    pub export_kwh: f64,
    /// Bought today, without the node.
    pub today_import_kwh: f64,
}

/// A year as the figures need it: its series as they are, not copied, and what is worked out once for all
/// figures. Every series has a value a step of the axis, or is empty where there is nothing to show; power
/// is the mean of a step in kW and never negative.
#[derive(Debug)]
pub struct FigureData {
    /// What all series lie on.
    pub axis: TimeAxis,
    /// The year.
    pub year: Arc<Year>,
    /// What the battery holds when full, kWh; 0 for none.
    pub capacity_kwh: f64,
    /// What is kept for outages, kWh.
    pub reserve_kwh: f64,
    /// What the node sells.
    pub output: Output,
    /// The names of what can bind, by the code in the flows; the first means nothing.
    pub binding_names: Vec<BindingName>,
    /// January to December of the clock.
    pub monthly: [MonthEnergy; 12],
    /// The largest flow, once somebody asked.
    pub greatest_flow_kw: OnceLock<f64>,
}

impl FigureData {
    /// The flows with the node.
    #[must_use]
    pub fn flows(&self) -> &Flows {
        &self.year.with_node.flows
    }

    /// The flows today, without the node.
    #[must_use]
    pub fn today(&self) -> &Flows {
        &self.year.today.flows
    }

    /// What is sold at each step.
    #[must_use]
    pub fn sold(&self) -> &[f64] {
        &self.year.sold
    }

    /// What the node could give at each step.
    #[must_use]
    pub fn capable(&self) -> &[f64] {
        &self.year.capable
    }

    /// A kilowatt hour from the grid, USD.
    #[must_use]
    pub fn buy_usd_per_kwh(&self) -> &[f64] {
        &self.year.prices.buy_usd_per_kwh
    }

    /// Height of the sun at a step, degrees; negative at night.
    #[must_use]
    pub fn sun_elevation_deg(&self, step: usize) -> Option<f64> {
        self.year.sun.zenith_deg(step).map(|zenith_deg| 90.0 - zenith_deg)
    }

    /// What the node sends at a step, Mbit/s; none where its traffic is the renter's.
    #[must_use]
    pub fn link_up_mbit_s(&self, step: usize) -> Option<f64> {
        let traffic = self.year.traffic?;
        Some(Self::at(self.sold(), step) * traffic.up_bytes * 8.0 / 1e6)
    }

    /// The flows of the AC bus.
    #[must_use]
    pub fn power(&self) -> PowerSeries<'_> {
        let flows = self.flows();
        PowerSeries {
            sun_kw: &flows.pv_kw,
            discharge_kw: &flows.discharge_kw,
            import_kw: &flows.import_kw,
            household_kw: &flows.household_kw,
            node_kw: &flows.node_kw,
            charge_kw: &flows.charge_kw,
            export_kw: &flows.export_kw,
        }
    }

    /// A series at a step; zero where the series is shorter.
    #[must_use]
    pub fn at(series: &[f64], step: usize) -> f64 {
        series.get(step).copied().unwrap_or(0.0)
    }

    /// The step of a window in which the grid gives most: what is shown until something is pointed at.
    #[must_use]
    pub fn busiest_step(&self, (start, end): (usize, usize)) -> usize {
        let import_kw = &self.flows().import_kw;
        let seen = import_kw.get(start..end.min(import_kw.len())).unwrap_or_default();
        let (mut best, mut most) = (start, f64::NEG_INFINITY);
        for (offset, kw) in seen.iter().enumerate() {
            if *kw > most {
                (best, most) = (start + offset, *kw);
            }
        }
        best
    }

    /// The largest of the flows over the year, kW, at least 1: what the widest line stands for.
    #[must_use]
    pub fn greatest_flow_kw(&self) -> f64 {
        *self.greatest_flow_kw.get_or_init(|| {
            let flows = self.flows();
            let all = [&flows.import_kw, &flows.household_kw, &flows.node_kw, &flows.pv_kw];
            all.into_iter().flatten().fold(1.0, |most, kw| if *kw > most { *kw } else { most })
        })
    }
}
