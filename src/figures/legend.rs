//! Swatches with what they stand for, and the value under the crosshair.

use std::borrow::Cow;

use leptos::prelude::*;
use wattfleet_core::figure::{Paint, Shade, Tone};

/// The look of a swatch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Swatch {
    /// A filled area.
    Area,
    /// A line.
    Line,
    /// A broken line.
    Dash,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LegendItem {
    /// What it stands for.
    pub(super) label: Cow<'static, str>,
    /// Its colour.
    pub(super) paint: Paint,
    /// Its look.
    pub(super) swatch: Swatch,
    /// The value with its unit; empty for none.
    pub(super) value: String,
}

impl LegendItem {
    /// An entry of an area.
    pub(super) fn area(label: impl Into<Cow<'static, str>>, paint: Paint, value: String) -> Self {
        Self { label: label.into(), paint, swatch: Swatch::Area, value }
    }

    /// An entry of a line.
    pub(super) fn line(label: impl Into<Cow<'static, str>>, paint: Paint, value: String) -> Self {
        Self { label: label.into(), paint, swatch: Swatch::Line, value }
    }

    /// An entry of a broken line.
    pub(super) fn dash(label: impl Into<Cow<'static, str>>, paint: Paint, value: String) -> Self {
        Self { label: label.into(), paint, swatch: Swatch::Dash, value }
    }
}

/// The design token of a paint, as CSS and SVG attributes read it.
pub(super) const fn token(paint: Paint) -> &'static str {
    let is_fill = matches!(paint.shade, Shade::Fill);
    match paint.tone {
        Tone::Sun if is_fill => "var(--sun-f)",
        Tone::Sun => "var(--sun)",
        Tone::Battery | Tone::Good if is_fill => "var(--battery-f)",
        Tone::Battery => "var(--battery)",
        Tone::Grid if is_fill => "var(--grid-f)",
        Tone::Grid => "var(--grid)",
        Tone::House | Tone::Bad if is_fill => "var(--house-f)",
        Tone::House => "var(--house)",
        Tone::Node if is_fill => "var(--node-f)",
        Tone::Node => "var(--node)",
        Tone::Link if is_fill => "var(--link-f)",
        Tone::Link => "var(--link)",
        Tone::Good => "var(--good)",
        Tone::Bad => "var(--bad)",
        Tone::Ink => "var(--ink)",
        Tone::InkSoft => "var(--ink2)",
        Tone::Muted => "var(--ink3)",
        Tone::Hairline => "var(--line)",
        Tone::Sunk => "var(--sunk)",
        Tone::Surface => "var(--surface)",
    }
}

/// What an entry is, without its value.
type Look = (Cow<'static, str>, Paint, Swatch);

/// Entries in a row that wraps. What they stand for seldom changes and is kept; a new year or a moved pointer
/// writes the numbers alone.
#[component]
pub(super) fn Legend(items: Memo<Vec<LegendItem>>) -> impl IntoView {
    let looks = Memo::new(move |_| {
        let look = |item: &LegendItem| (item.label.clone(), item.paint, item.swatch);
        items.with(|items| items.iter().map(look).collect::<Vec<_>>())
    });
    let keys = move || {
        let key = |(index, (label, paint, look)): (usize, Look)| {
            let value = move || items.with(|items| items.get(index).map(|item| item.value.clone()));
            view! { <li class="fig-key">{swatch(paint, look)} {label} " " <b>{move || value().unwrap_or_default()}</b></li> }
        };
        looks.get().into_iter().enumerate().map(key).collect::<Vec<_>>()
    };
    view! { <ul class="fig-legend">{keys}</ul> }
}

fn swatch(paint: Paint, look: Swatch) -> impl IntoView {
    let (is_area, color) = (look == Swatch::Area, token(paint));
    let fill = if is_area { color } else { "none" };
    let path = if is_area { "M2.5 0h7a2.5 2.5 0 0 1 0 10h-7a2.5 2.5 0 0 1 0-10z" } else { "M0 5h12" };
    view! {
        <svg class="fig-swatch" viewBox="0 0 12 10" width="12" height="10" aria-hidden="true">
            <path
                d=path
                fill=fill
                fill-opacity=paint.opacity_frac
                stroke=if is_area { "none" } else { color }
                stroke-width="2"
                stroke-dasharray=if look == Swatch::Dash { "4 2" } else { "none" }
            />
        </svg>
    }
}
