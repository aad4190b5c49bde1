//! Output, output for the energy and profit against the power cap, each as a share of its own best.

use super::ticks::{Labels, value_axis};
use super::{
    Column, Dots, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Rule, Stroke, TickRule, Tone, number,
};
use crate::{
    compute::{CapCurve, CapPoint},
    units::Unit,
};

/// Losses beyond this share of the best profit are not drawn.
const LEAST: f64 = -1.0;

/// The curve of a node with its best points and the cap that is set, W a GPU. Profit is left out where no cap
/// earns anything; where some caps lose, the line of neither is drawn.
#[must_use]
pub fn cap_figure(curve: &CapCurve, cap_w: f64) -> Figure {
    let x: Vec<f64> = curve.points.iter().map(|point| point.cap_w).collect();
    let (low_w, high_w) = (x.first().copied().unwrap_or(0.0), x.last().copied().unwrap_or(1.0));
    let most_frac = curve.points.iter().map(|point| point.gpu_frac).fold(1e-9, f64::max);
    let best = (curve.best_per_kwh.per_kwh.max(1e-9), curve.best_profit.profit_usd_per_h);
    let line = |label: &str, paint: Paint, stroke: Stroke, of: &dyn Fn(&CapPoint) -> f64| Line {
        label: label.to_owned(),
        paint,
        stroke,
        width_px: 1.8,
        x: curve.points.iter().filter(|point| of(point) >= LEAST).map(|point| point.cap_w).collect(),
        y: curve.points.iter().map(of).filter(|share| *share >= LEAST).collect(),
    };
    let mut lines = vec![
        line("output", Paint::line(Tone::Node), Stroke::Solid, &|point| point.gpu_frac / most_frac),
        line("output a kWh", Paint::line(Tone::Battery), Stroke::Dashed, &|point| point.per_kwh / best.0),
    ];
    let mut dots = vec![dot("most a kWh", Tone::Battery, curve.best_per_kwh.cap_w)];
    if best.1 > 0.0 {
        lines.push(line("profit", Paint::line(Tone::Sun), Stroke::Solid, &|point| {
            point.profit_usd_per_h / best.1
        }));
        dots.push(dot("most profit", Tone::Sun, curve.best_profit.cap_w));
    }
    let low = lines.iter().flat_map(|line| &line.y).copied().fold(1.0, f64::min);
    let low = (low * 5.0).floor() / 5.0;
    let zero = (low < 0.0).then(|| {
        Mark::Rule(Rule::Horizontal {
            y: 0.0,
            paint: Paint::line(Tone::InkSoft),
            stroke: Stroke::Solid,
            label: "earns nothing".to_owned(),
        })
    });
    let mut axis =
        value_axis("Power cap, W a GPU", Unit::W, (low_w, high_w.max(low_w + 1.0)), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    let legend = lines.iter().map(|line| LegendEntry { label: line.label.clone(), paint: line.paint });
    let now = Rule::Vertical {
        x: cap_w.clamp(axis.min, axis.max),
        paint: Paint::line(Tone::Ink),
        stroke: Stroke::Dashed,
    };
    Figure {
        id: "cap",
        title: "Output against the power cap".to_owned(),
        x: axis,
        y: value_axis("Share of its best", Unit::Frac, (low, 1.04), Labels::Signed),
        legend: legend.collect(),
        description: describe(curve, cap_w),
        table: table(curve),
        bands: Vec::new(),
        marks: zero
            .into_iter()
            .chain(std::iter::once(Mark::Rule(now)))
            .chain(lines.into_iter().map(Mark::Line))
            .chain(dots.into_iter().map(Mark::Dots))
            .collect(),
    }
}

fn dot(label: &str, tone: Tone, cap_w: f64) -> Dots {
    Dots { label: label.to_owned(), paint: Paint::line(tone), radius_px: 4.0, x: vec![cap_w], y: vec![1.0] }
}

fn describe(curve: &CapCurve, cap_w: f64) -> String {
    let watts = |point: &CapPoint| number::fixed(point.cap_w, 0);
    let profit = if curve.best_profit.profit_usd_per_h > 0.0 {
        format!("most profit at {} W", watts(&curve.best_profit))
    } else {
        "no cap earns more than its power costs".to_owned()
    };
    format!(
        "Most output for a kilowatt hour at {} W a GPU, {profit}; the cap is {} W.",
        watts(&curve.best_per_kwh),
        number::fixed(cap_w, 0)
    )
}

fn table(curve: &CapCurve) -> FigureTable {
    let column = |label: &str, unit: Unit, of: fn(&CapPoint) -> f64| Column {
        label: label.to_owned(),
        unit,
        values: curve.points.iter().map(of).collect(),
    };
    let sells_hours = curve.points.iter().all(|point| point.tok_s <= 0.0);
    let (output, per_kwh) = if sells_hours {
        (column("Rated speed", Unit::Frac, |point| point.gpu_frac), "GPU-h a kWh")
    } else {
        (column("Output", Unit::TokS, |point| point.tok_s), "Tokens a kWh")
    };
    FigureTable {
        row_heading: "Cap".to_owned(),
        rows: curve.points.iter().map(|point| format!("{} W", number::fixed(point.cap_w, 0))).collect(),
        columns: vec![
            output,
            column("Draw", Unit::Kw, |point| point.node_kw),
            column(per_kwh, Unit::One, |point| point.per_kwh),
            column("Profit", Unit::UsdPerH, |point| point.profit_usd_per_h),
        ],
    }
}
