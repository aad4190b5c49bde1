//! A figure of the answer as the page shows it.

use wattfleet_core::{
    analysis::{KeyFigure, Tone},
    text::{Segment, segments, sentence},
};

/// One of the six figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Stable name, by which it is explained.
    pub id: &'static str,
    /// What it is.
    pub label: String,
    /// How much, formatted.
    pub value: String,
    /// Counted in.
    pub unit: String,
    /// What to compare it with.
    pub note: String,
    /// How it is meant.
    pub tone: Tone,
}

impl Default for Kpi {
    fn default() -> Self {
        let none = String::new;
        Self { id: "", label: none(), value: none(), unit: none(), note: none(), tone: Tone::Neutral }
    }
}

impl From<&KeyFigure> for Kpi {
    fn from(figure: &KeyFigure) -> Self {
        let (mut value, mut unit) = (String::new(), String::new());
        for segment in segments(&figure.shown) {
            match segment {
                Segment::Value { shown, .. } => value.push_str(&shown),
                Segment::Words(words) => unit.push_str(&words),
            }
        }
        if value.is_empty() {
            std::mem::swap(&mut value, &mut unit);
        }
        // The number is large, its unit small.
        if let Some((number, sign)) = value.clone().split_once([' ', '\u{a0}']) {
            unit = format!("{sign}{unit}");
            value = number.to_owned();
        }
        Self {
            id: figure.id,
            label: figure.label.to_owned(),
            value,
            unit: unit.trim().to_owned(),
            note: figure.note.as_ref().map(sentence).unwrap_or_default(),
            tone: figure.tone,
        }
    }
}
