//! The memory of a node as one bar: weights, cache, what the server keeps, and what is free or missing.

use super::ticks::{Labels, value_axis};
use super::{
    Axis, Column, Figure, FigureTable, LegendEntry, Mark, Paint, Ribbon, Segment, Sense, TickRule, Tone,
    number,
};
use crate::{compute::NodeMemory, units::Unit};

/// The bar of a node. Where the model does not fit, it is as long as what is needed, and what is missing is
/// marked.
#[must_use]
pub fn memory_figure(memory: &NodeMemory) -> Figure {
    let bar = &memory.bar;
    let missing_gb = (-bar.free_gb).max(0.0);
    let parts = [
        ("weights", Paint::line(Tone::Node), (bar.weights_gb - missing_gb).max(0.0)),
        ("cache", Paint::fill(Tone::Node), bar.kv_gb),
        ("kept back", Paint::fill(Tone::Grid), bar.reserved_gb),
        ("free", Paint::line(Tone::Sunk), bar.free_gb.max(0.0)),
        ("missing", Paint::line(Tone::Bad), missing_gb),
    ];
    let shown = parts.iter().enumerate().filter(|(_, part)| part.2 > 0.0);
    let mut segments: Vec<Segment> = Vec::new();
    for (name, part) in shown.clone() {
        let from = segments.last().map_or(0.0, |last| last.to);
        segments.push(Segment { from, to: from + part.2, name });
    }
    let end = segments.last().map_or(1.0, |last| last.to);
    let legend = shown.clone().map(|(_, part)| LegendEntry { label: part.0.to_owned(), paint: part.1 });
    let mut axis = value_axis("GPU memory", Unit::Gb, (0.0, end), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    Figure {
        id: "memory",
        title: "GPU memory".to_owned(),
        x: axis,
        y: Axis {
            label: String::new(),
            unit: Unit::One,
            min: 0.0,
            max: 1.0,
            ticks: Vec::new(),
            rule: TickRule::LabelOnly,
            sense: Sense::Ascending,
        },
        legend: legend.collect(),
        description: describe(memory),
        table: FigureTable {
            row_heading: "Part".to_owned(),
            rows: shown.clone().map(|(_, part)| part.0.to_owned()).collect(),
            columns: vec![Column {
                label: "Memory".to_owned(),
                unit: Unit::Gb,
                values: shown.map(|(_, part)| part.2).collect(),
            }],
        },
        bands: Vec::new(),
        marks: vec![Mark::Ribbon(Ribbon {
            names: parts.iter().map(|part| (part.0.to_owned(), part.1)).collect(),
            segments,
        })],
    }
}

fn describe(memory: &NodeMemory) -> String {
    let gb = |gb: f64| number::compact(gb);
    let bar = &memory.bar;
    if memory.copies < 1.0 {
        return format!(
            "The model does not fit: {} GB of {} GB are missing.",
            gb(-bar.free_gb),
            gb(bar.total_gb)
        );
    }
    format!(
        "{} GB: weights {} in {} copies, cache {} of {} requests, kept back {}, free {}.",
        gb(bar.total_gb),
        gb(bar.weights_gb),
        number::fixed(memory.copies, 0),
        gb(bar.kv_gb),
        number::fixed(memory.batch, 0),
        gb(bar.reserved_gb),
        gb(bar.free_gb)
    )
}
