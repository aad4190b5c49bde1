//! What the node makes, within the band of the estimate.

use super::calendar::{time_axis, titled};
use super::sampling::Sampling;
use super::ticks::{Labels, extent, value_axis};
use super::{
    Area, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Stroke, Tone, View, number, span_label,
};
use crate::units::Unit;

/// An estimated series with its band.
#[derive(Clone, Copy, Debug)]
pub struct ThroughputSeries<'a> {
    /// What is counted, such as `output tokens a second`.
    pub label: &'a str,
    /// The unit of all three.
    pub unit: Unit,
    /// The middle estimate at each step.
    pub value: &'a [f64],
    /// The low estimate; empty for none.
    pub low: &'a [f64],
    /// The high estimate; empty for none.
    pub high: &'a [f64],
}

/// Output over a view with the band of the estimate; for a year, the day's mean within its lowest
/// and highest hour instead.
#[must_use]
pub fn throughput_figure(series: &ThroughputSeries<'_>, view: &View<'_>) -> Figure {
    let sampling = Sampling::choose(view, series.value);
    let x = sampling.x();
    let banded = !series.low.is_empty() && !series.high.is_empty();
    let (band_label, edges) = if view.is_daily() {
        let edges = (sampling.least(series.value), sampling.greatest(series.value));
        ("lowest to highest of the day", Some(edges))
    } else {
        let edges = banded.then(|| (sampling.mean(series.low), sampling.mean(series.high)));
        ("band of the estimate", edges)
    };
    let soft = Paint::fill(Tone::Node).with_opacity(0.4);
    let strong = Paint::line(Tone::Node);
    let mut legend = vec![LegendEntry { label: series.label.to_owned(), paint: strong }];
    let mut marks = Vec::new();
    let value = sampling.mean(series.value);
    let mut top = extent(&value).1;
    if let Some((low, high)) = edges {
        top = top.max(extent(&high).1);
        legend.push(LegendEntry { label: band_label.to_owned(), paint: soft });
        marks.push(Mark::Area(Area { label: band_label.to_owned(), paint: soft, x: x.clone(), low, high }));
    }
    marks.push(Mark::Line(Line {
        label: series.label.to_owned(),
        paint: strong,
        stroke: Stroke::Solid,
        width_px: 1.8,
        x,
        y: value,
    }));
    let seen = view.window.slice(series.value);
    let (least, greatest) = extent(seen);
    let mut columns = vec![(series.label, series.unit, series.value)];
    if banded {
        columns.push(("low estimate", series.unit, series.low));
        columns.push(("high estimate", series.unit, series.high));
    }
    let unit = series.unit.symbol();
    let factor = series.unit.display_factor();
    Figure {
        id: "throughput",
        title: titled("Throughput", view),
        x: time_axis(view),
        y: value_axis(
            "Throughput",
            series.unit,
            (0.0, if top > 0.0 { top * 1.1 } else { 1.0 }),
            Labels::Signed,
        ),
        marks,
        bands: Vec::new(),
        description: format!(
            "Over {}, {} is {} {unit} on average, between {} and {}.",
            span_label(view.axis, view.window),
            series.label,
            number::compact(factor * seen.iter().sum::<f64>() / seen.len().max(1) as f64),
            number::compact(factor * least),
            number::compact(factor * greatest),
        ),
        table: FigureTable::over_time(view, &columns),
        legend,
    }
}
