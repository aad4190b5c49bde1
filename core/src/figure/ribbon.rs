//! What binds when: a strip of names along the time axis.

use super::calendar::{time_axis, titled};
use super::{
    Axis, Column, Figure, FigureTable, LegendEntry, Mark, Paint, Ribbon, Segment, Sense, TickRule, View,
    number,
};
use crate::units::Unit;

/// A name of a ribbon.
#[derive(Clone, Copy, Debug)]
pub struct RibbonName<'a> {
    /// What holds.
    pub label: &'a str,
    /// How it looks.
    pub paint: Paint,
}

/// The strip of a view from one label a step, an index into `names`; `names[0]` is the quiet one:
/// nothing binds. No stretch is thinner than a pixel column; the commonest limit of a column stands
/// for it, the quiet name only where no other occurs: over a year the strip shows more than holds.
#[must_use]
pub fn ribbon(labels: &[u8], names: &[RibbonName<'_>], view: &View<'_>) -> Ribbon {
    let (start, end) = (view.window.start(), view.window.end());
    let a_column = view.window.len().div_ceil(view.columns.max(1));
    let mut segments: Vec<Segment> = Vec::new();
    for from in (start..end).step_by(a_column) {
        let to = (from + a_column).min(end);
        let name = prevailing(labels.get(from..to.min(labels.len())).unwrap_or_default());
        match segments.last_mut() {
            Some(last) if last.name == name => last.to = to as f64,
            _ => segments.push(Segment { from: from as f64, to: to as f64, name }),
        }
    }
    Ribbon { names: names.iter().map(|name| (name.label.to_owned(), name.paint)).collect(), segments }
}

/// The lowest label but 0: names come in order of precedence, and a rare limit must stay visible in a
/// year in which the node mostly waits for buyers.
fn prevailing(labels: &[u8]) -> usize {
    labels.iter().copied().filter(|label| *label > 0).min().map_or(0, usize::from)
}

/// A figure of the strip alone, with the hours of each name.
#[must_use]
pub fn binding_ribbon(labels: &[u8], names: &[RibbonName<'_>], view: &View<'_>) -> Figure {
    let seen = view.window.slice(labels);
    let hours: Vec<f64> = (0..names.len())
        .map(|name| seen.iter().filter(|l| usize::from(**l) == name).count() as f64 * view.axis.step_h())
        .collect();
    let spoken: Vec<String> = names
        .iter()
        .zip(&hours)
        .filter(|(_, hours)| **hours > 0.0)
        .map(|(name, hours)| format!("{} {} h", name.label, number::compact(*hours)))
        .collect();
    Figure {
        id: "binding",
        title: titled("What binds", view),
        x: time_axis(view),
        y: Axis {
            label: String::new(),
            unit: Unit::One,
            min: 0.0,
            max: 1.0,
            ticks: Vec::new(),
            rule: TickRule::LabelOnly,
            sense: Sense::Ascending,
        },
        marks: vec![Mark::Ribbon(ribbon(labels, names, view))],
        bands: Vec::new(),
        description: format!("What limits the node: {}.", spoken.join(", ")),
        table: FigureTable {
            row_heading: "What binds".to_owned(),
            rows: names.iter().map(|name| name.label.to_owned()).collect(),
            columns: vec![Column { label: "hours".to_owned(), unit: Unit::H, values: hours }],
        },
        legend: names
            .iter()
            .map(|name| LegendEntry { label: name.label.to_owned(), paint: name.paint })
            .collect(),
    }
}
