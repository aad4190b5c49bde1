//! What the battery holds.

use leptos::prelude::*;
use wattfleet_core::figure::{BatterySeries, Figure, Mark, Paint, Rule, Tone, View, battery_figure, number};

use super::crosshair::Dot;
use super::legend::LegendItem;
use super::plot::fit_labels;
use super::span::Span;
use super::time_figure::{TimeFigure, time_figure};
use super::{FigureContext, FigureData};

static BATTERY: TimeFigure =
    TimeFigure { id: "battery", name: "Battery", build, fit: fit_labels, legend, dots, corners: ["", ""] };

/// The battery over the part of the year in view; nothing where there is none.
#[component]
pub fn BatteryFigure() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let has_battery = Memo::new(move |_| {
        context.data.with(|data| data.as_ref().is_none_or(|year| year.capacity_kwh > 0.0))
    });
    move || has_battery.get().then(|| time_figure(&BATTERY, ()))
}

fn build(year: &FigureData, view: &View<'_>) -> Option<Figure> {
    let series = BatterySeries {
        soc_kwh: &year.flows().stored_kwh,
        capacity_kwh: year.capacity_kwh,
        reserve_kwh: year.reserve_kwh,
    };
    let mut figure = battery_figure(&series, view);
    // The legend names it; on the plot its name would lie on the line.
    for mark in &mut figure.marks {
        if let Mark::Rule(Rule::Horizontal { y, label, .. }) = mark
            && *y < year.capacity_kwh
        {
            label.clear();
        }
    }
    Some(figure)
}

fn legend(year: &FigureData, span: &Span) -> Vec<LegendItem> {
    let held = span.mean(&year.flows().stored_kwh);
    let percent = 100.0 * held / year.capacity_kwh.max(1e-9);
    let value = format!("{}\u{202f}kWh, {}\u{202f}%", number::fixed(held, 1), number::fixed(percent, 0));
    let label = if span.is_pointed_at() { "held" } else { "held on average" };
    let mut items = vec![LegendItem::line(label, Paint::line(Tone::Battery), value)];
    if year.reserve_kwh > 0.0 {
        let reserve = format!("{}\u{202f}kWh", number::fixed(year.reserve_kwh, 1));
        items.push(LegendItem::dash("kept for outages", Paint::line(Tone::InkSoft), reserve));
    }
    items
}

fn dots(year: &FigureData, span: &Span) -> Vec<Dot> {
    vec![(span.mean(&year.flows().stored_kwh), Paint::line(Tone::Battery))]
}
