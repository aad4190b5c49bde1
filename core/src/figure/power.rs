//! Where the power comes from and where it goes: sources above zero, uses below.

use super::calendar::{time_axis, titled};
use super::sampling::Sampling;
use super::ticks::{Labels, value_axis};
use super::{Figure, FigureTable, Layer, LegendEntry, Mark, Paint, Stack, Tone, View, number, words};
use crate::units::Unit;

/// The flows of the AC bus, kW, a value a step of the axis, none negative.
#[derive(Clone, Copy, Debug, Default)]
pub struct PowerSeries<'a> {
    /// Solar output behind the inverter.
    pub sun_kw: &'a [f64],
    /// Out of the battery.
    pub discharge_kw: &'a [f64],
    /// Bought.
    pub import_kw: &'a [f64],
    /// The household.
    pub household_kw: &'a [f64],
    /// The node.
    pub node_kw: &'a [f64],
    /// Into the battery.
    pub charge_kw: &'a [f64],
    /// Sold.
    pub export_kw: &'a [f64],
}

impl<'a> PowerSeries<'a> {
    fn sources(&self) -> [(&'static str, Tone, &'a [f64]); 3] {
        [
            (words::SUN, Tone::Sun, self.sun_kw),
            (words::BATTERY, Tone::Battery, self.discharge_kw),
            (words::GRID, Tone::Grid, self.import_kw),
        ]
    }

    fn uses(&self) -> [(&'static str, Tone, &'a [f64]); 4] {
        [
            (words::HOUSE, Tone::House, self.household_kw),
            (words::NODE, Tone::Node, self.node_kw),
            (words::CHARGE, Tone::Battery, self.charge_kw),
            (words::EXPORT, Tone::Grid, self.export_kw),
        ]
    }

    /// What flows through the house at each step of a view: where it is extreme, points are kept.
    fn through(&self, view: &View<'_>) -> Vec<f64> {
        let mut total = vec![0.0; view.window.end()];
        for (_, _, values) in self.uses() {
            for (sum, value) in total.iter_mut().zip(values) {
                *sum += value;
            }
        }
        total
    }
}

/// The power of a home over a view: sun, battery and grid upwards; house, node, battery, grid down.
#[must_use]
pub fn power_figure(series: &PowerSeries<'_>, view: &View<'_>) -> Figure {
    let sampling = Sampling::choose(view, &series.through(view));
    let layer = |(label, tone, values): (&str, Tone, &[f64])| Layer {
        label: label.to_owned(),
        paint: Paint::fill(tone),
        values: sampling.mean(values).into_iter().map(|kw| kw.max(0.0)).collect(),
    };
    let stack = Stack {
        x: sampling.x(),
        above: series.sources().map(layer).into(),
        below: series.uses().map(layer).into(),
    };
    let reach = (peak(&stack.above), peak(&stack.below));
    let least = (reach.0 + reach.1).max(1.0) * 0.05;
    let range = (-(reach.1 * 1.06).max(least), (reach.0 * 1.06).max(least));
    let seen = [words::SUN, words::BATTERY, words::GRID, words::HOUSE, words::NODE];
    let tones = [Tone::Sun, Tone::Battery, Tone::Grid, Tone::House, Tone::Node];
    let columns: Vec<_> =
        series.sources().into_iter().chain(series.uses()).map(|(l, _, v)| (l, Unit::Kw, v)).collect();
    Figure {
        id: "power",
        title: titled("Power", view),
        x: time_axis(view),
        y: value_axis("In (up) and out (down)", Unit::Kw, range, Labels::Mirrored),
        marks: vec![Mark::Stack(stack)],
        bands: Vec::new(),
        description: describe(series, view),
        table: FigureTable::over_time(view, &columns),
        legend: seen
            .iter()
            .zip(tones)
            .map(|(label, tone)| LegendEntry { label: (*label).to_owned(), paint: Paint::fill(tone) })
            .collect(),
    }
}

/// The greatest sum of layers at a point.
fn peak(layers: &[Layer]) -> f64 {
    let mut total: Vec<f64> = Vec::new();
    for layer in layers {
        if total.is_empty() {
            total.clone_from(&layer.values);
        } else {
            for (sum, value) in total.iter_mut().zip(&layer.values) {
                *sum += value;
            }
        }
    }
    total.into_iter().fold(0.0, f64::max)
}

fn describe(series: &PowerSeries<'_>, view: &View<'_>) -> String {
    let kwh =
        |values: &[f64]| number::compact(view.window.slice(values).iter().sum::<f64>() * view.axis.step_h());
    format!(
        "Over {}, the house draws {} kWh and the node {} kWh; the sun gives {}, the battery {} and the \
         grid {} kWh.",
        super::span_label(view.axis, view.window),
        kwh(series.household_kw),
        kwh(series.node_kw),
        kwh(series.sun_kw),
        kwh(series.discharge_kw),
        kwh(series.import_kw),
    )
}
