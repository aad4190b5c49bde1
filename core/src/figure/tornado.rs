//! What would change the result most.

use super::ticks::{Labels, extent, value_axis};
use super::{
    Axis, Column, Figure, FigureTable, LegendEntry, Mark, Paint, Sense, Tick, TickRule, Tone, Tornado,
    TornadoBar, number,
};
use crate::units::Unit;

/// Which way is better for whom the figure speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// One input between its plausible ends.
#[derive(Clone, Copy, Debug)]
pub struct TornadoEntry<'a> {
    /// The input.
    pub label: &'a str,
    /// The result at the low end of the input.
    pub at_low: f64,
    /// The result at the high end of the input.
    pub at_high: f64,
}

/// The result whose inputs vary.
#[derive(Clone, Copy, Debug)]
pub struct TornadoSeries<'a> {
    /// What the result is, such as `Host saves a month`.
    pub label: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// As it stands.
    pub base: f64,
    /// Which way is better.
    pub better: Better,
    /// In any order.
    pub entries: &'a [TornadoEntry<'a>],
}

/// Bars about the result as it stands, the greatest swing on top; better and worse in their tones.
#[must_use]
pub fn tornado_figure(series: &TornadoSeries<'_>) -> Figure {
    let mut entries = series.entries.to_vec();
    entries.sort_by(|a, b| swing(series.base, b).total_cmp(&swing(series.base, a)));
    let paint = |value: f64| {
        let above = value >= series.base;
        let good = above == (series.better == Better::Higher);
        Paint::fill(if good { Tone::Battery } else { Tone::House })
    };
    let bars = entries.iter().map(|entry| TornadoBar {
        label: entry.label.to_owned(),
        low: (entry.at_low, paint(entry.at_low)),
        high: (entry.at_high, paint(entry.at_high)),
    });
    let ends = entries.iter().flat_map(|entry| [&entry.at_low, &entry.at_high]).chain([&series.base]);
    let (low, high) = extent(ends);
    let pad = ((high - low) * 0.06).max(1e-9);
    let mut x = value_axis(series.label, series.unit, (low - pad, high + pad), Labels::Signed);
    x.rule = TickRule::Hairline;
    Figure {
        id: "tornado",
        title: "What would change it most".to_owned(),
        x,
        y: row_axis(&entries),
        marks: vec![Mark::Tornado(Tornado { base: series.base, bars: bars.collect() })],
        bands: Vec::new(),
        description: describe(series, &entries),
        table: FigureTable {
            row_heading: "Input".to_owned(),
            rows: entries.iter().map(|entry| entry.label.to_owned()).collect(),
            columns: vec![
                column("at its low end", series.unit, entries.iter().map(|e| e.at_low)),
                column("at its high end", series.unit, entries.iter().map(|e| e.at_high)),
            ],
        },
        legend: vec![
            LegendEntry { label: "worse".to_owned(), paint: Paint::fill(Tone::House) },
            LegendEntry { label: "better".to_owned(), paint: Paint::fill(Tone::Battery) },
        ],
    }
}

fn swing(base: f64, entry: &TornadoEntry<'_>) -> f64 {
    let low = entry.at_low.min(entry.at_high).min(base);
    entry.at_low.max(entry.at_high).max(base) - low
}

fn column(label: &str, unit: Unit, values: impl Iterator<Item = f64>) -> Column {
    Column { label: label.to_owned(), unit, values: values.collect() }
}

fn row_axis(entries: &[TornadoEntry<'_>]) -> Axis {
    let ticks = entries.iter().enumerate();
    Axis {
        label: String::new(),
        unit: Unit::One,
        min: 0.0,
        max: entries.len().max(1) as f64,
        ticks: ticks
            .map(|(row, entry)| Tick { value: row as f64 + 0.5, label: entry.label.to_owned() })
            .collect(),
        rule: TickRule::LabelOnly,
        sense: Sense::Descending,
    }
}

fn describe(series: &TornadoSeries<'_>, entries: &[TornadoEntry<'_>]) -> String {
    let factor = series.unit.display_factor();
    let shown = |value: f64| number::compact(value * factor);
    let Some(first) = entries.first() else {
        return format!("{}: nothing varies.", series.label);
    };
    format!(
        "{} is {} {}; {} changes it most, from {} to {}.",
        series.label,
        shown(series.base),
        series.unit.symbol(),
        first.label,
        shown(first.at_low.min(first.at_high)),
        shown(first.at_low.max(first.at_high)),
    )
}
