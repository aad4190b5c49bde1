//! A figure of a whole year that does not follow the window in view: legend, canvas, table.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::figure::{Figure, Mark, Stroke};

use super::legend::{Legend, LegendItem};
use super::plot::{DrawnSignal, Plot, fit_labels};
use super::table_view::TableView;

/// A figure under a title that stands elsewhere on the page.
#[component]
pub fn StillFigure(
    /// For styles, tests and anchors: `figure-<id>`.
    id: &'static str,
    /// Id of the element that is its title.
    titled_by: String,
    /// The picture; none until it is made.
    picture: Signal<Option<Arc<Figure>>>,
) -> impl IntoView {
    let drawn: DrawnSignal = RwSignal::new(None);
    let build = Arc::new(move |_: usize| picture.with(|picture| picture.as_deref().cloned()));
    let sources = Signal::derive(move || picture.track());
    let items =
        Memo::new(move |_| picture.with(|picture| picture.as_deref().map(legend).unwrap_or_default()));
    let axis =
        move || picture.with(|picture| picture.as_ref().map(|figure| (figure.y.name(), figure.x.name())));
    view! {
        <figure class=format!("fig-still fig-{id}") id=format!("figure-{id}") aria-labelledby=titled_by>
            <figcaption>
                <Legend items />
            </figcaption>
            <p class="fig-axis">{move || axis().map(|(vertical, _)| vertical)}</p>
            <div class="fig-plot">
                <Plot make=build sources fit=fit_labels drawn />
            </div>
            <p class="fig-axis fig-axis-x">{move || axis().map(|(_, horizontal)| horizontal)}</p>
            <TableView drawn />
        </figure>
    }
}

/// Every line with its name.
fn legend(figure: &Figure) -> Vec<LegendItem> {
    let item = |mark: &Mark| match mark {
        Mark::Line(line) if line.stroke == Stroke::Dashed => {
            Some(LegendItem::dash(line.label.clone(), line.paint, String::new()))
        }
        Mark::Line(line) => Some(LegendItem::line(line.label.clone(), line.paint, String::new())),
        _ => None,
    };
    figure.marks.iter().filter_map(item).collect()
}
