//! What the node sells, within the band of the estimate, and what it could give.

use leptos::prelude::*;
use wattfleet_core::figure::{
    Figure, Line, Mark, Paint, Stroke, ThroughputSeries, Tone, View, number, throughput_figure,
};

use super::FigureData;
use super::crosshair::Dot;
use super::legend::LegendItem;
use super::plot::fit_labels;
use super::span::{Span, is_daily};
use super::time_figure::{TimeFigure, time_figure};

static THROUGHPUT: TimeFigure = TimeFigure {
    id: "throughput",
    name: "Throughput",
    build,
    fit: fit_labels,
    legend,
    dots,
    corners: ["", ""],
};

/// Throughput over the part of the year in view.
#[component]
pub fn ThroughputFigure() -> impl IntoView {
    time_figure(&THROUGHPUT, ())
}

const SOLD: Paint = Paint::line(Tone::Node);
const BAND: Paint = Paint::fill(Tone::Node).with_opacity(0.4);
const CAPABLE: Paint = Paint::line(Tone::InkSoft);

fn build(year: &FigureData, view: &View<'_>) -> Option<Figure> {
    let output = &year.output;
    let is_banded = !is_daily(view.axis, view.window) && output.high_frac > output.low_frac;
    let scaled = |frac: f64| {
        if is_banded { in_window(year.sold(), view, |value| value * frac) } else { Vec::new() }
    };
    let series = ThroughputSeries {
        label: output.label,
        unit: output.unit,
        value: year.sold(),
        low: &scaled(output.low_frac),
        high: &scaled(output.high_frac),
    };
    let mut figure = throughput_figure(&series, view);
    if is_more_capable(year, view.window.start()..view.window.end()) {
        let x = figure.marks.iter().find_map(|mark| match mark {
            Mark::Line(line) => Some(line.x.clone()),
            _ => None,
        })?;
        let at = |x: &f64| {
            let step = (x.floor() as usize).clamp(view.window.start(), view.window.end() - 1);
            Span::new(view.axis, view.window, Some(step)).mean(year.capable())
        };
        let y: Vec<f64> = x.iter().map(at).collect();
        figure.y.max = y.iter().fold(figure.y.max, |most, value| most.max(value * 1.06));
        figure = figure.with_line(Line {
            label: "could give".to_owned(),
            paint: CAPABLE,
            stroke: Stroke::Dashed,
            width_px: 1.2,
            x,
            y,
        });
    }
    Some(figure)
}

/// A series that is only computed where it is in view.
fn in_window(series: &[f64], view: &View<'_>, of: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut out = vec![0.0; view.window.start()];
    out.extend(view.window.slice(series).iter().map(|value| of(*value)));
    out
}

/// Whether the node could give noticeably more than it sells somewhere in some steps.
fn is_more_capable(year: &FigureData, steps: std::ops::Range<usize>) -> bool {
    let pairs = year.sold().iter().zip(year.capable());
    pairs.skip(steps.start).take(steps.len()).any(|(sold, capable)| *capable > sold * 1.005)
}

fn legend(year: &FigureData, span: &Span) -> Vec<LegendItem> {
    let output = &year.output;
    let sold = number::compact(span.mean(year.sold()));
    let label = if span.is_pointed_at() { output.label.to_owned() } else { format!("mean {}", output.label) };
    let mut items = vec![LegendItem::line(label, SOLD, sold)];
    if is_more_capable(year, span.steps()) {
        let capable = number::compact(span.mean(year.capable()));
        items.push(LegendItem::dash("could give", CAPABLE, capable));
    }
    if span.shows_days(&year.axis) {
        items.push(LegendItem::area("lowest to highest of the day", BAND, String::new()));
    } else if output.high_frac > output.low_frac {
        let percent = |frac: f64| number::fixed((frac - 1.0) * 100.0, 0);
        let reach = format!("{} to +{}\u{202f}%", percent(output.low_frac), percent(output.high_frac));
        items.push(LegendItem::area("estimate", BAND, reach));
    }
    items
}

fn dots(year: &FigureData, span: &Span) -> Vec<Dot> {
    vec![(span.mean(year.sold()), SOLD)]
}
