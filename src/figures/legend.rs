//! Swatches with what they stand for, and the value under the crosshair.

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
    pub(super) label: String,
    /// Its colour.
    pub(super) paint: Paint,
    /// Its look.
    pub(super) swatch: Swatch,
    /// The value with its unit; empty for none.
    pub(super) value: String,
}

impl LegendItem {
    /// An entry of an area.
    pub(super) fn area(label: &str, paint: Paint, value: String) -> Self {
        Self { label: label.to_owned(), paint, swatch: Swatch::Area, value }
    }

    /// An entry of a line.
    pub(super) fn line(label: &str, paint: Paint, value: String) -> Self {
        Self { label: label.to_owned(), paint, swatch: Swatch::Line, value }
    }

    /// An entry of a broken line.
    pub(super) fn dash(label: &str, paint: Paint, value: String) -> Self {
        Self { label: label.to_owned(), paint, swatch: Swatch::Dash, value }
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

/// Entries in a row that wraps.
#[component]
pub(super) fn Legend(items: Memo<Vec<LegendItem>>) -> impl IntoView {
    view! {
        <ul class="fig-legend">
            {move || items.with(|items| items.iter().map(key).collect::<Vec<_>>())}
        </ul>
    }
}

fn key(item: &LegendItem) -> impl IntoView + use<> {
    view! {
        <li class="fig-key">
            {swatch(item.paint, item.swatch)} {item.label.clone()} " " <b>{item.value.clone()}</b>
        </li>
    }
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
