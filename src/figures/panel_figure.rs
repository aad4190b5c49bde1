//! A small figure inside a panel or beside others: title, legend, canvas, table; no time axis of the year.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_charts::Layout;
use wattfleet_core::figure::{Figure, LegendEntry, Mark, Stroke, number};

use super::legend::{Legend, LegendItem};
use super::plot::{Build, DrawnSignal, Plot};
use super::table_view::TableView;

/// Makes the figure out of the signals that it captured.
pub type Make = Arc<dyn Fn() -> Option<Figure> + Send + Sync>;

/// A figure in a panel, or nothing while there is nothing to draw. `sources` reads the signals that the figure
/// is made of; it is made in the frame that draws it, and only in view.
#[component]
pub fn PanelFigure(
    /// For styles, tests and anchors: `figure-<id>`.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// Whether there is something to draw.
    #[prop(into)]
    is_there: Signal<bool>,
    /// The picture.
    make: Make,
    /// What it is made of.
    sources: Signal<()>,
) -> impl IntoView {
    let drawn: DrawnSignal = RwSignal::new(None);
    let items = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().map(|it| items(&it.figure)).unwrap_or_default())
    });
    let build: Build = Arc::new(move |_| make());
    let (class, title_id) = (format!("fig-small fig-{id}"), format!("figure-{id}-title"));
    let named_by = title_id.clone();
    view! {
        <figure class=class id=format!("figure-{id}") aria-labelledby=named_by hidden=move || !is_there.get()>
            <figcaption>
                <h3 class="fig-title" id=title_id>{title}</h3>
                <Legend items />
            </figcaption>
            <div class="fig-plot">
                <Plot make=build sources fit drawn />
            </div>
            <TableView drawn />
        </figure>
    }
}

/// The room of its labels: a bar without a vertical scale takes the whole width.
fn fit(figure: &Figure, width_px: f64, height_px: f64) -> Layout {
    let mut layout = Layout::fit(figure, width_px, height_px);
    if figure.y.ticks.is_empty() {
        layout.margins.left_px = 1.0;
        layout.margins.right_px = 1.0;
    }
    layout
}

/// The legend of a figure; where its table has one number a name, that number too.
fn items(figure: &Figure) -> Vec<LegendItem> {
    let single = figure.table.columns.first().filter(|_| figure.table.columns.len() == 1);
    let value = |label: &str| {
        let row = figure.table.rows.iter().position(|row| row == label)?;
        let column = single?;
        let value = column.values.get(row).copied()? * column.unit.display_factor();
        Some(format!("{}\u{202f}{}", number::compact(value), column.unit.symbol()))
    };
    figure.legend.iter().map(|entry| item(figure, entry, value(&entry.label).unwrap_or_default())).collect()
}

fn item(figure: &Figure, entry: &LegendEntry, value: String) -> LegendItem {
    let stroke = figure.marks.iter().find_map(|mark| match mark {
        Mark::Line(line) if line.label == entry.label => Some(line.stroke),
        _ => None,
    });
    let (label, paint) = (entry.label.clone(), entry.paint);
    match stroke {
        Some(Stroke::Solid) => LegendItem::line(label, paint, value),
        Some(Stroke::Dashed) => LegendItem::dash(label, paint, value),
        None => LegendItem::area(label, paint, value),
    }
}
