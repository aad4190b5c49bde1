//! What the figures show: plain arrays over one axis, built once a year and shared by all of them.

use wattfleet_core::figure::{Paint, PowerSeries};
use wattfleet_core::time::TimeAxis;
use wattfleet_core::units::Unit;

/// One name of what can bind, and how its stretches look.
#[derive(Clone, Debug, PartialEq)]
pub struct BindingName {
    /// As in sentences, such as `service`.
    pub label: String,
    /// Quiet names are soft, limits are strong.
    pub paint: Paint,
}

/// What the node sells.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// What is counted, such as `output tokens a second`.
    pub label: String,
    /// The unit of both series.
    pub unit: Unit,
    /// What is sold at each step.
    pub sold: Vec<f64>,
    /// What the node could give at each step; empty where that is not known.
    pub capable: Vec<f64>,
    /// The low estimate as a share of `sold`, at most 1; 1 for no band.
    pub low_frac: f64,
    /// The high estimate as a share of `sold`, at least 1; 1 for no band.
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

/// A year as the figures need it. Every series has a value a step of the axis, or is empty where
/// there is nothing to show; power is the mean of a step in kW and never negative.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureData {
    /// What all series lie on.
    pub axis: TimeAxis,
    /// Solar output behind the inverter, after curtailment.
    pub pv_kw: Vec<f64>,
    /// Out of the battery.
    pub discharge_kw: Vec<f64>,
    /// Bought.
    pub import_kw: Vec<f64>,
    /// The household.
    pub household_kw: Vec<f64>,
    /// The node.
    pub node_kw: Vec<f64>,
    /// Into the battery.
    pub charge_kw: Vec<f64>,
    /// Sold.
    pub export_kw: Vec<f64>,
    /// Solar output that nobody took.
    pub curtailed_kw: Vec<f64>,
    /// In the battery at the end of the step, kWh.
    pub stored_kwh: Vec<f64>,
    /// What the battery holds when full, kWh; 0 for none.
    pub capacity_kwh: f64,
    /// What is kept for outages, kWh.
    pub reserve_kwh: f64,
    /// What the node sells.
    pub output: Output,
    /// What bound: an index into `binding_names`.
    pub binding: Vec<u8>,
    /// The names of what can bind; the first means nothing.
    pub binding_names: Vec<BindingName>,
    /// January to December of the clock.
    pub monthly: [MonthEnergy; 12],
    /// A kilowatt hour from the grid, USD.
    pub buy_usd_per_kwh: Vec<f64>,
    /// Height of the sun, degrees; empty where it is not known.
    pub sun_elevation_deg: Vec<f64>,
    /// What the node sends, Mbit/s; empty where it is not known.
    pub link_up_mbit_s: Vec<f64>,
    /// Bought today, without the node: the ghost line. Empty for none.
    pub today_import_kw: Vec<f64>,
}

impl FigureData {
    /// The flows of the AC bus.
    #[must_use]
    pub fn power(&self) -> PowerSeries<'_> {
        PowerSeries {
            sun_kw: &self.pv_kw,
            discharge_kw: &self.discharge_kw,
            import_kw: &self.import_kw,
            household_kw: &self.household_kw,
            node_kw: &self.node_kw,
            charge_kw: &self.charge_kw,
            export_kw: &self.export_kw,
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
        let seen = self.import_kw.get(start..end.min(self.import_kw.len())).unwrap_or_default();
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
        [&self.import_kw, &self.household_kw, &self.node_kw, &self.pv_kw]
            .into_iter()
            .flatten()
            .fold(1.0, |most, kw| f64::max(most, *kw))
    }
}
