//! Twelve months as bars.

use super::ticks::{Labels, value_axis};
use super::{
    Arrangement, Axis, Bars, Column, Figure, FigureTable, Layer, LegendEntry, Mark, Paint, Sense, Tick,
    TickRule, number, words,
};
use crate::text::MONTH_NAMES;
use crate::units::Unit;

/// One thing a month.
#[derive(Clone, Copy, Debug)]
pub struct MonthlyLayer<'a> {
    /// As in the legend.
    pub label: &'a str,
    /// How it looks.
    pub paint: Paint,
    /// January to December; negative values hang below zero.
    pub values: [f64; 12],
}

/// Some things a month.
#[derive(Clone, Copy, Debug)]
pub struct MonthlySeries<'a> {
    /// The heading.
    pub title: &'a str,
    /// The unit of all values.
    pub unit: Unit,
    /// How the bars stand.
    pub arrangement: Arrangement,
    /// First layer first.
    pub layers: &'a [MonthlyLayer<'a>],
}

/// Bars a month, stacked or side by side.
#[must_use]
pub fn monthly_figure(series: &MonthlySeries<'_>) -> Figure {
    let layers = series.layers.iter().map(|layer| Layer {
        label: layer.label.to_owned(),
        paint: layer.paint,
        values: layer.values.to_vec(),
    });
    let (low, high) = reach(series);
    let pad = (high - low) * 0.06;
    let range = (if low < 0.0 { low - pad } else { 0.0 }, if high > 0.0 { high + pad } else { 0.0 });
    let columns = series.layers.iter().map(|layer| Column {
        label: layer.label.to_owned(),
        unit: series.unit,
        values: layer.values.to_vec(),
    });
    Figure {
        id: "monthly",
        title: series.title.to_owned(),
        x: month_axis(),
        y: value_axis(series.unit.symbol(), series.unit, range, Labels::Signed),
        marks: vec![Mark::Bars(Bars { arrangement: series.arrangement, layers: layers.collect() })],
        bands: Vec::new(),
        description: describe(series),
        table: FigureTable {
            row_heading: "Month".to_owned(),
            rows: MONTH_NAMES.map(str::to_owned).into(),
            columns: columns.collect(),
        },
        legend: series
            .layers
            .iter()
            .map(|layer| LegendEntry { label: layer.label.to_owned(), paint: layer.paint })
            .collect(),
    }
}

/// How far the bars reach below and above zero.
fn reach(series: &MonthlySeries<'_>) -> (f64, f64) {
    let (mut low, mut high) = ([0.0_f64; 12], [0.0_f64; 12]);
    for layer in series.layers {
        for ((value, low), high) in layer.values.iter().zip(&mut low).zip(&mut high) {
            match series.arrangement {
                Arrangement::Stacked => {
                    *low += value.min(0.0);
                    *high += value.max(0.0);
                }
                Arrangement::Grouped => {
                    *low = low.min(*value);
                    *high = high.max(*value);
                }
            }
        }
    }
    (low.into_iter().fold(0.0, f64::min), high.into_iter().fold(0.0, f64::max))
}

fn month_axis() -> Axis {
    let ticks = MONTH_NAMES
        .iter()
        .enumerate()
        .map(|(index, name)| Tick { value: index as f64 + 0.5, label: words::letters(name, 3).to_owned() });
    Axis {
        label: "Month".to_owned(),
        unit: Unit::Month,
        min: 0.0,
        max: 12.0,
        ticks: ticks.collect(),
        rule: TickRule::LabelOnly,
        sense: Sense::Ascending,
    }
}

fn describe(series: &MonthlySeries<'_>) -> String {
    let factor = series.unit.display_factor();
    let totals: Vec<String> = series
        .layers
        .iter()
        .map(|layer| {
            let total = layer.values.iter().sum::<f64>() * factor;
            format!("{} {} {}", layer.label, number::compact(total), series.unit.symbol())
        })
        .collect();
    format!("{}, by month; over the year: {}.", series.title, totals.join(", "))
}
