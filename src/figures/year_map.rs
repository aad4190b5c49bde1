//! The year, a column a day and a row an hour: a picture of it, and the way through it.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_charts::Geometry;
use wattfleet_core::figure::{number, year_map};

use super::FigureContext;
use super::legend::token;
use super::map_grip::MapGrip;
use super::plot::{Drawn, DrawnSignal, Plot, fit_labels};
use super::quantity::Quantity;
use super::table_view::TableView;

/// The map: click or drag moves what the other figures show, pointing moves the crosshair.
#[component]
pub fn YearMap() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let drawn: DrawnSignal = RwSignal::new(None);
    let quantity = RwSignal::new(Quantity::default());
    let build = Arc::new(move |_: usize| {
        let quantity = quantity.get();
        context.data.with(|data| data.as_deref().map(|year| year_map(&quantity.map(year), &year.axis)))
    });
    let sources = Signal::derive(move || {
        context.data.track();
        quantity.track();
    });
    let options = Quantity::ALL.map(|quantity| {
        let is_known = move || {
            context.data.with(|data| data.as_ref().is_none_or(|year| !quantity.series(year).is_empty()))
        };
        view! {
            <option value=quantity.label() disabled=move || !is_known()>{quantity.label()}</option>
        }
    });
    let ends = Memo::new(move |_| drawn.with(|drawn| ends_of(drawn.as_deref()?)));
    let value = move || value_at(context, quantity.get()).unwrap_or_default();
    // A year that changes leaves the frame where it is.
    let geometry = Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.geometry)));
    let choose = move |event: leptos::ev::Event| {
        quantity.set(Quantity::named(&event_target_value(&event)));
    };
    view! {
        <figure class="fig fig-year" id="figure-year" aria-labelledby="figure-year-title">
            <figcaption>
                <h2 class="fig-title" id="figure-year-title">"The year, hour by hour"</h2>
                <label class="fig-choice">
                    <span class="vh">"Shown on the map"</span>
                    <select on:change=choose>{options}</select>
                </label>
                {move || scale(ends.get())}
                <span class="fig-key fig-now"><b>{value}</b></span>
            </figcaption>
            <div class="fig-plot">
                <Plot make=build sources fit=fit_labels drawn />
                <svg class="fig-overlay" aria-hidden="true">
                    {move || navigator(context, geometry.get())}
                    {move || cell(context, geometry.get())}
                </svg>
                <MapGrip drawn />
            </div>
            <TableView drawn />
        </figure>
    }
}

/// What the colours stand for: lowest and highest, each with its label and colour.
type Ends = (String, String, &'static str, &'static str);

fn ends_of(drawn: &Drawn) -> Option<Ends> {
    let legend = &drawn.figure.legend;
    let (low, high) = (legend.first()?, legend.last()?);
    Some((low.label.clone(), high.label.clone(), token(low.paint), token(high.paint)))
}

/// The value of the hour under the crosshair.
fn value_at(context: FigureContext, quantity: Quantity) -> Option<String> {
    let step = context.cursor.get()?;
    let value = context.data.with(|data| quantity.series(data.as_deref()?).get(step).copied())?;
    Some(number::fixed(value, quantity.decimals()) + "\u{202f}" + quantity.unit().symbol())
}

/// The colours from low to high.
fn scale(ends: Option<Ends>) -> impl IntoView {
    ends.map(|(low, high, from, to)| {
        view! {
            <span class="fig-key">
                {low} " "
                <svg class="fig-ramp" width="72" height="10" viewBox="0 0 72 10" aria-hidden="true">
                    <linearGradient id="figure-year-ramp">
                        <stop offset="0" stop-color=from />
                        <stop offset="1" stop-color=to />
                    </linearGradient>
                    <rect width="72" height="10" rx="3" fill="url(#figure-year-ramp)" />
                </svg> " " {high}
            </span>
        }
    })
}

/// The frame about what the other figures show.
fn navigator(context: FigureContext, geometry: Option<Geometry>) -> Option<impl IntoView> {
    let (start, end) = context.window.get();
    let geometry = geometry?;
    let (left, right) = (geometry.x_px(start as f64), geometry.x_px(end as f64));
    let (top, height) = (geometry.plot.top_px - 2.5, geometry.plot.height_px + 5.0);
    let (left, width) = (left - 1.5, (right - left + 3.0).max(5.0));
    Some(view! {
            <rect class="fig-frame-halo" x=left y=top width=width height=height rx="2" />
            <rect class="fig-frame" x=left y=top width=width height=height rx="2" />
    })
}

/// The hour under the crosshair.
fn cell(context: FigureContext, geometry: Option<Geometry>) -> Option<impl IntoView> {
    let step = context.cursor.get()?;
    let axis = context.axis()?;
    let geometry = geometry?;
    let x = geometry.x_px((axis.day(step) as f64 + 0.5) * axis.steps_per_day() as f64);
    let y = geometry.y_px(axis.standard_hour(step).floor() + 0.5);
    Some(view! {
            <circle class="fig-cell-halo" cx=x cy=y r="4" />
            <circle class="fig-cell" cx=x cy=y r="4" />
    })
}
