//! The frame of every figure over time: title, legend, canvas, crosshair, grip, table.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::figure::{Figure, View};

use super::crosshair::{Crosshair, Dot};
use super::grip::{Brush, Grip};
use super::legend::{Legend, LegendItem};
use super::plot::{DrawnSignal, Fit, Plot};
use super::span::Span;
use super::table_view::TableView;
use super::{FigureContext, FigureData};

/// What one figure over time has of its own.
pub(super) struct TimeFigure {
    /// For styles, tests and anchors: `figure-<id>`.
    pub(super) id: &'static str,
    /// For the name of its grip.
    pub(super) name: &'static str,
    /// The picture of a part of the year.
    pub(super) build: fn(&FigureData, &View<'_>) -> Option<Figure>,
    /// The room of its labels.
    pub(super) fit: Fit,
    /// Swatches and values over a span.
    pub(super) legend: fn(&FigureData, &Span) -> Vec<LegendItem>,
    /// Where its lines are at a span.
    pub(super) dots: fn(&FigureData, &Span) -> Vec<Dot>,
    /// Small words at the top and bottom of the plot.
    pub(super) corners: [&'static str; 2],
}

/// The figure on the page. `below` comes over the plot, after the crosshair.
pub(super) fn time_figure(figure: &'static TimeFigure, below: impl IntoView + 'static) -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let drawn: DrawnSignal = RwSignal::new(None);
    time_figure_on(figure, (context, drawn), below)
}

/// The same on a drawn signal that the caller reads too.
pub(super) fn time_figure_on(
    figure: &'static TimeFigure,
    (context, drawn): (FigureContext, DrawnSignal),
    over: impl IntoView + 'static,
) -> impl IntoView {
    let brush: Brush = RwSignal::new(None);
    let build = Arc::new(move |columns: usize| {
        let year = context.data.get()?;
        let view = View { axis: &year.axis, window: context.view(&year.axis), columns };
        (figure.build)(&year, &view)
    });
    let sources = Signal::derive(move || {
        context.data.track();
        context.window.track();
    });
    let span = Memo::new(move |_| {
        let axis = context.axis()?;
        Some(Span::new(&axis, context.view(&axis), context.cursor.get()))
    });
    let items = Memo::new(move |_| of_span(context, span, figure.legend));
    let dots = Memo::new(move |_| of_span(context, span, figure.dots));
    let title = move || {
        drawn.with(|drawn| drawn.as_ref().map_or(figure.name.to_owned(), |drawn| drawn.figure.title.clone()))
    };
    let (class, id) = (format!("fig fig-{}", figure.id), format!("figure-{}", figure.id));
    let (title_id, named_by) = (format!("{id}-title"), format!("{id}-title"));
    view! {
        <figure class=class id=id aria-labelledby=named_by>
            <figcaption>
                <h2 class="fig-title" id=title_id>{title}</h2>
                <Legend items />
            </figcaption>
            <div class="fig-plot">
                <Plot make=build sources fit=figure.fit drawn />
                <span class="fig-corner fig-corner-top" aria-hidden="true">{figure.corners[0]}</span>
                <span class="fig-corner fig-corner-bottom" aria-hidden="true">{figure.corners[1]}</span>
                {over}
                <Crosshair drawn brush span dots />
                <Grip drawn brush name=figure.name />
            </div>
            <TableView drawn />
        </figure>
    }
    .into_any()
}

/// What a year says over a span; nothing before there is a year.
fn of_span<T: Default>(
    context: FigureContext,
    span: Memo<Option<Span>>,
    read: fn(&FigureData, &Span) -> T,
) -> T {
    context.data.with(|year| {
        span.with(|span| match (year, span) {
            (Some(year), Some(span)) => read(year, span),
            _ => T::default(),
        })
    })
}
