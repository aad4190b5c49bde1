//! Output against requests at once: what all of them get, and what each sees.
//!
//! Both scales are logarithmic: the two lines begin together where one request is alone, and part.

use super::{
    Axis, Column, Dots, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Sense, Stroke, Tick, TickRule,
    Tone, number,
};
use crate::{compute::BatchPoint, units::Unit};

/// The curve of a node, and a dot at the batch that it runs at; nothing to draw without points.
#[must_use]
pub fn batch_figure(points: &[BatchPoint], now: f64) -> Option<Figure> {
    let (first, last) = (points.first()?, points.last()?);
    let rates = || points.iter().flat_map(|point| [point.output_tok_s, point.stream_tok_s]);
    let (low, high) =
        rates().fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), rate| (low.min(rate), high.max(rate)));
    let x: Vec<f64> = points.iter().map(|point| libm::log2(point.batch)).collect();
    let line = |label: &str, paint: Paint, stroke: Stroke, of: fn(&BatchPoint) -> f64| Line {
        label: label.to_owned(),
        paint,
        stroke,
        width_px: 1.8,
        x: x.clone(),
        y: points.iter().map(|point| libm::log10(of(point).max(1e-6))).collect(),
    };
    let all = line("all together", Paint::line(Tone::Node), Stroke::Solid, |point| point.output_tok_s);
    let each = line("each request", Paint::line(Tone::Link), Stroke::Dashed, |point| point.stream_tok_s);
    let at = points.iter().find(|point| point.batch >= now * (1.0 - 1e-9)).unwrap_or(last);
    let dots = |paint: Paint, rate: f64| {
        Mark::Dots(Dots {
            label: String::new(),
            paint,
            radius_px: 3.0,
            x: vec![libm::log2(at.batch)],
            y: vec![libm::log10(rate.max(1e-6))],
        })
    };
    Some(Figure {
        id: "batch",
        title: "Output against requests at once".to_owned(),
        x: batches(first.batch, last.batch),
        y: powers(low, high),
        legend: [&all, &each].map(|line| LegendEntry { label: line.label.clone(), paint: line.paint }).into(),
        marks: vec![
            Mark::Line(all),
            Mark::Line(each),
            dots(Paint::line(Tone::Node), at.output_tok_s),
            dots(Paint::line(Tone::Link), at.stream_tok_s),
        ],
        bands: Vec::new(),
        description: format!(
            "At {} at once the node gives {} tokens a second and each request sees {}; one alone sees {}.",
            number::compact(at.batch),
            number::compact(at.output_tok_s),
            number::compact(at.stream_tok_s),
            number::compact(first.stream_tok_s),
        ),
        table: table(points),
    })
}

fn table(points: &[BatchPoint]) -> FigureTable {
    let column = |label: &str, unit: Unit, of: fn(&BatchPoint) -> f64| Column {
        label: label.to_owned(),
        unit,
        values: points.iter().map(of).collect(),
    };
    FigureTable {
        row_heading: "At once".to_owned(),
        rows: points.iter().map(|point| number::fixed(point.batch, 0)).collect(),
        columns: vec![
            column("All", Unit::TokS, |point| point.output_tok_s),
            column("Each", Unit::TokS, |point| point.stream_tok_s),
            column("First token, ms", Unit::One, |point| point.ttft_s * 1000.0),
        ],
    }
}

/// Batches as powers of two, a label at every one, second or third.
fn batches(first: f64, last: f64) -> Axis {
    let (from, to) = (libm::log2(first), libm::log2(last));
    let max = if to > from { to } else { from + 1.0 };
    let each = ((max - from) / 4.0).ceil().max(1.0) as usize;
    let whole = (from.ceil() as i32)..=(max.floor() as i32);
    let ticks = whole
        .step_by(each)
        .map(|power| Tick { value: f64::from(power), label: number::fixed(libm::exp2(f64::from(power)), 0) });
    Axis {
        label: "Requests at once, logarithmic".to_owned(),
        unit: Unit::One,
        min: from,
        max,
        ticks: ticks.collect(),
        rule: TickRule::LabelOnly,
        sense: Sense::Ascending,
    }
}

/// Rates as powers of ten.
fn powers(low: f64, high: f64) -> Axis {
    let min = libm::log10(low.max(1e-6)).floor();
    let max = libm::log10(high.max(1e-6)).max(min + 1.0) + 0.06;
    let ticks = ((min as i32)..=(max.floor() as i32))
        .map(|power| Tick { value: f64::from(power), label: power_of_ten(power) });
    Axis {
        label: "Tokens a second, logarithmic".to_owned(),
        unit: Unit::One,
        min,
        max,
        ticks: ticks.collect(),
        rule: TickRule::Hairline,
        sense: Sense::Ascending,
    }
}

/// `10`, `1k`, `100k`.
fn power_of_ten(power: i32) -> String {
    let value = libm::exp10(f64::from(power));
    number::tick(value, value)
}
