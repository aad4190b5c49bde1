//! What the battery holds, between empty and full, with the part kept for outages.

use super::calendar::{time_axis, titled};
use super::sampling::Sampling;
use super::ticks::{Labels, extent, value_axis};
use super::{
    Area, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Rule, Stroke, Tone, View, number, span_label,
    words,
};
use crate::units::Unit;

/// The store over the year.
#[derive(Clone, Copy, Debug, Default)]
pub struct BatterySeries<'a> {
    /// Energy held at each step, kWh.
    pub soc_kwh: &'a [f64],
    /// What it holds when full, kWh.
    pub capacity_kwh: f64,
    /// What is kept for outages, kWh.
    pub reserve_kwh: f64,
}

/// The energy held over a view; for a year the day's mean within its lowest and highest.
#[must_use]
pub fn battery_figure(series: &BatterySeries<'_>, view: &View<'_>) -> Figure {
    let sampling = Sampling::choose(view, series.soc_kwh);
    let x = sampling.x();
    let held = sampling.mean(series.soc_kwh);
    let daily = view.is_daily();
    let (low, high) = if daily {
        (sampling.least(series.soc_kwh), sampling.greatest(series.soc_kwh))
    } else {
        (vec![0.0; held.len()], held.clone())
    };
    let area_label = if daily { "lowest to highest of the day" } else { "held" };
    let soft = Paint::fill(Tone::Battery).with_opacity(0.55);
    let strong = Paint::line(Tone::Battery);
    let seen = view.window.slice(series.soc_kwh);
    let (least, greatest) = extent(seen);
    let mut marks = vec![
        Mark::Area(Area { label: area_label.to_owned(), paint: soft, x: x.clone(), low, high }),
        Mark::Line(Line {
            label: words::BATTERY.to_owned(),
            paint: strong,
            stroke: Stroke::Solid,
            width_px: 1.6,
            x,
            y: held,
        }),
    ];
    if series.reserve_kwh > 0.0 {
        marks.push(limit(series.reserve_kwh, "kept for outages"));
    }
    if series.capacity_kwh > 0.0 {
        marks.push(limit(series.capacity_kwh, "full"));
    }
    let top = series.capacity_kwh.max(greatest).max(0.1) * 1.08;
    Figure {
        id: "battery",
        title: titled("Battery", view),
        x: time_axis(view),
        y: value_axis("Energy held", Unit::Kwh, (0.0, top), Labels::Signed),
        marks,
        bands: Vec::new(),
        description: format!(
            "Over {}, the battery holds between {} and {} of {} kWh; {} kWh are kept for outages.",
            span_label(view.axis, view.window),
            number::compact(least),
            number::compact(greatest),
            number::compact(series.capacity_kwh),
            number::compact(series.reserve_kwh),
        ),
        table: FigureTable::over_time(view, &[("held", Unit::Kwh, series.soc_kwh)]),
        legend: vec![
            LegendEntry { label: "energy held".to_owned(), paint: strong },
            LegendEntry { label: area_label.to_owned(), paint: soft },
        ]
        .into_iter()
        .take(if daily { 2 } else { 1 })
        .collect(),
    }
}

fn limit(y: f64, label: &str) -> Mark {
    Mark::Rule(Rule::Horizontal {
        y,
        paint: Paint::line(Tone::InkSoft),
        stroke: Stroke::Dashed,
        label: label.to_owned(),
    })
}
