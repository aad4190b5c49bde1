//! What a figure says at one place: the readout beside a crosshair.

use super::{Figure, Mark, Paint};
use crate::units::Unit;

/// A number or a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// In the unit of the axis it lies on.
    Number(f64, Unit),
    /// The name that holds.
    Word(String),
}

/// One thing at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// As in the legend or the ribbon.
    pub label: String,
    /// How it looks.
    pub paint: Paint,
    /// What it is there.
    pub value: Value,
}

/// All things at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Where, on the horizontal axis: the drawn point nearest to what was asked for.
    pub x: f64,
    /// In the order of the marks, stacks from zero upwards and then downwards.
    pub entries: Vec<Entry>,
}

/// What a figure says at `x` of its horizontal axis; `None` outside it or where nothing is drawn.
/// Maps and tornados are read by cell and row instead.
#[must_use]
pub fn value_at(figure: &Figure, x: f64) -> Option<Reading> {
    if !(figure.x.min..=figure.x.max).contains(&x) {
        return None;
    }
    let unit = figure.y.unit;
    let mut reading = Reading { x, entries: Vec::new() };
    let mut push = |label: &str, paint: Paint, value: Option<&f64>| {
        if let Some(value) = value {
            let (label, value) = (label.to_owned(), Value::Number(*value, unit));
            reading.entries.push(Entry { label, paint, value });
        }
    };
    let mut snapped = None;
    for mark in &figure.marks {
        match mark {
            Mark::Stack(stack) => {
                let at = nearest(&stack.x, x)?;
                snapped = snapped.or(stack.x.get(at).copied());
                for layer in stack.above.iter().chain(&stack.below) {
                    push(&layer.label, layer.paint, layer.values.get(at));
                }
            }
            Mark::Line(line) => {
                let at = nearest(&line.x, x)?;
                snapped = snapped.or(line.x.get(at).copied());
                push(&line.label, line.paint, line.y.get(at));
            }
            Mark::Bars(bars) => {
                snapped = snapped.or(Some(slot(figure, x) as f64 + 0.5));
                for layer in &bars.layers {
                    push(&layer.label, layer.paint, layer.values.get(slot(figure, x)));
                }
            }
            Mark::Area(_)
            | Mark::Dots(_)
            | Mark::Raster(_)
            | Mark::Ribbon(_)
            | Mark::Tornado(_)
            | Mark::Rule(_)
            | Mark::Words(_) => {}
        }
    }
    reading.x = snapped.unwrap_or(x);
    reading.entries.extend(words_at(figure, reading.x));
    (!reading.entries.is_empty()).then_some(reading)
}

/// The names that ribbons hold at a place.
fn words_at(figure: &Figure, x: f64) -> impl Iterator<Item = Entry> {
    figure.marks.iter().filter_map(move |mark| {
        let Mark::Ribbon(ribbon) = mark else { return None };
        let segment = ribbon.segments.iter().find(|s| s.from <= x && x < s.to).or(ribbon.segments.last())?;
        let (label, paint) = ribbon.names.get(segment.name)?;
        Some(Entry { label: "binds".to_owned(), paint: *paint, value: Value::Word(label.clone()) })
    })
}

/// The slot of bars at a place.
fn slot(figure: &Figure, x: f64) -> usize {
    x.min(figure.x.max - 0.5).max(0.0).floor() as usize
}

/// The index of the point nearest to a place; the held ends of a window yield to their neighbours.
fn nearest(points: &[f64], x: f64) -> Option<usize> {
    let inner = points.get(1..points.len().checked_sub(1)?).filter(|inner| !inner.is_empty())?;
    let after = inner.partition_point(|p| *p < x);
    let distance = |index: usize| inner.get(index).map_or(f64::INFINITY, |p| (p - x).abs());
    let before = after.saturating_sub(1);
    Some(1 + if distance(before) <= distance(after) { before } else { after })
}
