//! The canvas of a figure: drawn by the charts crate when the scheduler says so, with an overlay.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wattfleet_charts::{Geometry, Layout, draw_on_canvas};
use wattfleet_core::figure::Figure;

use super::scheduler::{Size, Ticket};
use super::{FigureContext, FigureTheme};
use crate::platform::{Later, page};

/// The room for labels at the left of every plot, so that they stand under each other.
pub(super) const LEFT_PX: f64 = 40.0;

/// How long a picture stands before it is described, ms.
const REST_MS: u64 = 400;

/// What a canvas shows now.
#[derive(Debug)]
pub(super) struct Drawn {
    /// The picture.
    pub(super) figure: Figure,
    /// Where its plot lies.
    pub(super) geometry: Geometry,
}

/// The picture on a canvas; `None` before the first.
pub(super) type DrawnSignal = RwSignal<Option<Arc<Drawn>>>;

/// Makes a figure for some pixel columns, out of the context and whatever it captured. It runs in
/// an effect's place too: the signals it reads are those that ask for a drawing.
pub(super) type Build = Arc<dyn Fn(usize) -> Option<Figure> + Send + Sync>;

/// Sizes a figure in its room.
pub(super) type Fit = fn(&Figure, f64, f64) -> Layout;

/// Room for labels as they need it.
pub(super) fn fit_labels(figure: &Figure, width_px: f64, height_px: f64) -> Layout {
    Layout::fit(figure, width_px, height_px).with_left(LEFT_PX)
}

/// A canvas as large as its box. `sources` reads the signals that the figure is made of.
#[component]
pub(super) fn Plot(make: Build, sources: Signal<()>, fit: Fit, drawn: DrawnSignal) -> impl IntoView {
    let year = use_context::<FigureContext>().map(|context| context.theme);
    let theme = year.unwrap_or_else(|| expect_context::<FigureTheme>().0);
    let canvas = NodeRef::<html::Canvas>::new();
    let ticket = StoredValue::new_local(None::<Ticket>);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let (make, element) = (make.clone(), canvas.clone());
        let draw = move |size: Size| {
            let Some(figure) = untrack(|| make(size.width_px as usize)) else { return };
            let layout = fit(&figure, size.width_px, size.height_px);
            let theme = theme.try_get_untracked().unwrap_or_default().theme();
            match draw_on_canvas(&figure, &canvas, (theme, size.device_pixel_ratio), &layout) {
                Ok(geometry) => drop(drawn.try_set(Some(Arc::new(Drawn { figure, geometry })))),
                Err(error) => page::log_error(&error.to_string()),
            }
        };
        ticket.set_value(Some(Ticket::new(element.into(), draw)));
    });
    Effect::new(move |_| {
        sources.track();
        theme.track();
        ticket.with_value(|ticket| {
            if let Some(ticket) = ticket {
                ticket.changed();
            }
        });
    });
    // Nobody listens to a picture that moves: it is described when it has been still for a moment.
    let description = RwSignal::new("Drawn and described when it comes into view.".to_owned());
    let later = Later::default();
    Effect::new(move |_| {
        if drawn.with(Option::is_some) {
            later.at_most_every_ms(REST_MS, move || {
                let told = drawn
                    .try_with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.figure.description.clone()));
                if let Some(told) = told.flatten() {
                    description.try_set(told);
                }
            });
        }
    });
    view! { <canvas class="fig-canvas" node_ref=canvas role="img" aria-label=move || description.get()></canvas> }
}
