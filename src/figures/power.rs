//! Where the power comes from and where it goes, with what is bought today as a ghost.

use leptos::prelude::*;
use wattfleet_core::figure::{Figure, Line, Mark, Paint, Stroke, Tone, View, Window, number, power_figure};

use super::FigureData;
use super::legend::LegendItem;
use super::plot::fit_labels;
use super::span::Span;
use super::time_figure::{TimeFigure, time_figure};

static POWER: TimeFigure = TimeFigure {
    id: "power",
    name: "Power",
    build,
    fit: fit_labels,
    legend,
    dots: |_, _| Vec::new(),
    corners: ["kW in", "kW out"],
};

/// Power over the part of the year in view: sources above, uses below.
#[component]
pub fn PowerFigure() -> impl IntoView {
    time_figure(&POWER, ())
}

/// How what is bought today looks.
pub(super) const GHOST: Paint = Paint::line(Tone::InkSoft);
/// What is bought today.
pub(super) const GHOST_LABEL: &str = "grid today";

fn build(year: &FigureData, view: &View<'_>) -> Option<Figure> {
    let figure = power_figure(&year.power(), view);
    let x = match figure.marks.first() {
        Some(Mark::Stack(stack)) => stack.x.clone(),
        _ => return Some(figure),
    };
    let y = x
        .iter()
        .map(|x| Span::new(view.axis, view.window, step_of(*x, view.window)))
        .map(|span| span.mean(&year.today().import_kw))
        .collect();
    let label = GHOST_LABEL.to_owned();
    Some(figure.with_line(Line { label, paint: GHOST, stroke: Stroke::Dashed, width_px: 1.2, x, y }))
}

/// The step that a drawn point stands for; the ends of a window are held.
fn step_of(x: f64, window: Window) -> Option<usize> {
    Some((x.floor() as usize).clamp(window.start(), window.end() - 1))
}

fn legend(year: &FigureData, span: &Span) -> Vec<LegendItem> {
    let flows = year.flows();
    // At an instant a flow has one direction; over days what was given counts.
    let taken = |take: &[f64]| if span.is_pointed_at() { span.mean(take) } else { 0.0 };
    let net = |give: &[f64], take: &[f64]| span.mean(give) - taken(take);
    let rows = [
        ("sun", Tone::Sun, span.mean(&flows.pv_kw)),
        ("battery", Tone::Battery, net(&flows.discharge_kw, &flows.charge_kw)),
        ("grid", Tone::Grid, net(&flows.import_kw, &flows.export_kw)),
        ("house", Tone::House, span.mean(&flows.household_kw)),
        ("node", Tone::Node, span.mean(&flows.node_kw)),
    ];
    let hours = span.steps().len() as f64 * year.axis.step_h();
    let shown = |kw: f64| match span {
        Span::View(_) => number::fixed(kw * hours, 0),
        _ => number::fixed(kw, 1),
    };
    let is_without = |tone: Tone| match tone {
        Tone::Battery => year.capacity_kwh <= 0.0,
        _ => false,
    };
    let mut items: Vec<LegendItem> = rows
        .into_iter()
        .filter(|(_, tone, _)| !is_without(*tone))
        .map(|(label, tone, kw)| LegendItem::area(label, Paint::fill(tone), shown(kw)))
        .collect();
    items.push(LegendItem::dash(GHOST_LABEL, GHOST, shown(span.mean(&year.today().import_kw))));
    // The unit stands once, behind the last number.
    if let Some(last) = items.last_mut() {
        last.value += if span.is_pointed_at() { "\u{202f}kW" } else { "\u{202f}kWh" };
    }
    items
}
