//! What binds: a strip under the power figure, on the same axis.

use leptos::prelude::*;
use wattfleet_charts::{Geometry, Layout, text_width_px};
use wattfleet_core::figure::{Figure, Mark, RibbonName, View, binding_ribbon, number};

use super::legend::LegendItem;
use super::plot::{Drawn, DrawnSignal, LEFT_PX};
use super::span::{Span, is_daily};
use super::time_figure::{TimeFigure, time_figure_on};
use super::{FigureContext, FigureData};

static BINDING: TimeFigure = TimeFigure {
    id: "binding",
    name: "What binds",
    build,
    fit,
    legend,
    dots: |_, _| Vec::new(),
    corners: ["", ""],
};

/// How high the strip is, CSS pixels.
const STRIP_PX: f64 = 12.0;
/// The size of the names under it, CSS pixels.
const FONT_PX: f64 = 11.0;

/// What binds over the part of the year in view.
#[component]
pub fn BindingRibbon() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let drawn: DrawnSignal = RwSignal::new(None);
    // Over months only the rarest would find room, which says nothing.
    let has_room = move || context.axis().is_some_and(|axis| !is_daily(&axis, context.view(&axis)));
    // A year that leaves the limits where they are leaves their names, too.
    let names = Memo::new(move |_| {
        drawn
            .with(|drawn| drawn.as_ref().filter(|_| has_room()).map(|drawn| names(drawn)).unwrap_or_default())
    });
    let names = move || names.get().into_iter().map(text).collect::<Vec<_>>();
    let names = view! { <svg class="fig-overlay" aria-hidden="true">{names}</svg> };
    time_figure_on(&BINDING, (context, drawn), names)
}

fn build(year: &FigureData, view: &View<'_>) -> Option<Figure> {
    let names: Vec<RibbonName<'_>> =
        year.binding_names.iter().map(|name| RibbonName { label: name.label, paint: name.paint }).collect();
    let mut figure = binding_ribbon(&year.flows().binding, &names, view);
    // The power figure above has the labels of the axis.
    figure.x.ticks.clear();
    figure.title = "What binds".to_owned();
    Some(figure)
}

fn fit(figure: &Figure, width_px: f64, height_px: f64) -> Layout {
    let mut layout = Layout::fit(figure, width_px, height_px).with_left(LEFT_PX);
    layout.margins.bottom_px = (height_px - layout.margins.top_px - STRIP_PX).max(0.0);
    layout
}

/// A name and where it stands.
type Name = (String, f64, f64);

fn text((name, x, y): Name) -> AnyView {
    view! { <text class="fig-name" x=x y=y>{name}</text> }.into_any()
}

/// The names of limits under their stretches, where there is room.
fn names(drawn: &Drawn) -> Vec<Name> {
    let Geometry { plot, .. } = drawn.geometry;
    let mut free_from_px = f64::NEG_INFINITY;
    let mut shown = Vec::new();
    for mark in &drawn.figure.marks {
        let Mark::Ribbon(ribbon) = mark else { continue };
        for segment in ribbon.segments.iter().filter(|segment| segment.name != 0) {
            let Some((label, paint)) = ribbon.names.get(segment.name) else { continue };
            let half_px = text_width_px(label, FONT_PX) / 2.0;
            let middle_px = drawn.geometry.x_px((segment.from + segment.to) / 2.0);
            let x_px = middle_px.clamp(plot.left_px + half_px, (plot.right_px() - half_px).max(half_px));
            // The node's own limit is the usual state: it is named in the legend.
            if paint.opacity_frac < 1.0 || x_px - half_px < free_from_px {
                continue;
            }
            free_from_px = x_px + half_px + 10.0;
            let y_px = plot.bottom_px() + FONT_PX + 3.0;
            shown.push((label.clone(), x_px, y_px));
        }
    }
    shown
}

fn legend(year: &FigureData, span: &Span) -> Vec<LegendItem> {
    let seen = span.part(&year.flows().binding);
    let hours_of = |code: usize| {
        seen.iter().filter(|found| usize::from(**found) == code).count() as f64 * year.axis.step_h()
    };
    let shown = |hours: f64| match span {
        Span::Step(_) => String::new(),
        _ => number::fixed(hours, 0) + "\u{202f}h",
    };
    let rows = year.binding_names.iter().enumerate();
    rows.map(|(code, name)| (name, hours_of(code)))
        .filter(|(_, hours)| *hours > 0.0)
        .map(|(name, hours)| LegendItem::area(name.label, name.paint, shown(hours)))
        .collect()
}
