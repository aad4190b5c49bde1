//! Cost against what it buys: every design tried, and the way to each.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wattfleet_core::analysis::{Against, DesignPoint, Designs};
use wattfleet_core::figure::{FrontierSeries, frontier_figure};
use wattfleet_core::units::Unit;

use super::legend::{Legend, LegendItem};
use super::plot::{Build, DrawnSignal, Plot, fit_labels};
use super::pointer::{x_px, y_px};
use super::table_view::TableView;

/// What a search found, and how it is told.
#[derive(Clone, PartialEq)]
pub struct FoundDesigns {
    /// Every design, the present one first.
    pub designs: Designs,
    /// The unit of the output.
    pub output_unit: Unit,
    /// Each design in words, in the same order.
    pub words: Vec<String>,
}

impl FoundDesigns {
    /// The words of a design.
    #[must_use]
    pub fn words_of(&self, point: &DesignPoint) -> String {
        let index = self.designs.points.iter().position(|other| other.sizing == point.sizing);
        index.and_then(|index| self.words.get(index)).cloned().unwrap_or_default()
    }
}

/// The designs that are shown, which one is pointed at and which one is chosen.
#[derive(Clone, Copy)]
pub struct FrontierState {
    /// What was found.
    pub found: RwSignal<Option<Arc<FoundDesigns>>>,
    /// What cost is weighed against.
    pub against: RwSignal<Against>,
    /// Under the pointer.
    pub pointed: RwSignal<Option<DesignPoint>>,
    /// By click, key or button.
    pub chosen: RwSignal<Option<DesignPoint>>,
}

impl FrontierState {
    /// The design that is told of.
    #[must_use]
    pub fn shown(&self) -> Option<DesignPoint> {
        self.pointed.get().or(self.chosen.get())
    }

    /// The design next to the chosen one along the frontier.
    fn beside(&self, steps: isize) -> Option<DesignPoint> {
        let found = self.found.get_untracked()?;
        let frontier = found.designs.frontier(self.against.get_untracked());
        let chosen = self.chosen.get_untracked();
        let at = chosen.and_then(|chosen| frontier.iter().position(|point| point.sizing == chosen.sizing));
        let next = match at {
            Some(at) => at.saturating_add_signed(steps).min(frontier.len().saturating_sub(1)),
            None => 0,
        };
        frontier.get(next).copied()
    }
}

/// The picture of what was found, with what is shown ringed.
#[component]
pub fn FrontierPlot(state: FrontierState) -> impl IntoView {
    let drawn: DrawnSignal = RwSignal::new(None);
    let build: Build = Arc::new(move |_| {
        let found = state.found.get()?;
        let words = |point: &DesignPoint| found.words_of(point);
        Some(frontier_figure(&FrontierSeries {
            designs: &found.designs,
            against: state.against.get(),
            output_unit: found.output_unit,
            words: &words,
        }))
    });
    let sources = Signal::derive(move || {
        state.found.track();
        state.against.track();
    });
    let items = Memo::new(move |_| {
        let item = |entry: &wattfleet_core::figure::LegendEntry| {
            LegendItem::area(entry.label.clone(), entry.paint, String::new())
        };
        drawn.with(|drawn| {
            drawn.as_ref().map(|drawn| drawn.figure.legend.iter().map(item).collect()).unwrap_or_default()
        })
    });
    let ring = move || {
        let (point, against) = (state.shown()?, state.against.get());
        drawn.with(|drawn| {
            let geometry = drawn.as_ref()?.geometry;
            let (x, y) = (geometry.x_px(against.read(&point)), geometry.y_px(point.cost_usd));
            Some(view! { <circle class="fig-ring" cx=x cy=y r="7" /> })
        })
    };
    let nearest = move |event: &PointerEvent| nearest(state, drawn, (x_px(event), y_px(event)));
    let key = move |event: KeyboardEvent| {
        let steps = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 1,
            "ArrowLeft" | "ArrowDown" => -1,
            "Home" => -1000,
            "End" => 1000,
            _ => return,
        };
        event.prevent_default();
        state.pointed.set(None);
        state.chosen.set(state.beside(steps));
    };
    let spoken = move || {
        let words = state.found.with(|found| Some(found.as_ref()?.words_of(&state.shown()?)));
        words.unwrap_or_else(|| "no design chosen".to_owned())
    };
    let bottom = move || match state.against.get() {
        Against::Backup => "hours of backup",
        Against::Output => state.found.with(|found| match found.as_ref().map(|found| found.output_unit) {
            Some(Unit::Gpu) => "GPUs rented",
            _ => "tok/s sold",
        }),
    };
    view! {
        <Legend items />
        <div class="fig-plot">
            <Plot make=build sources fit=fit_labels drawn />
            <span class="fig-corner fig-corner-top" aria-hidden="true">"USD a year"</span>
            <span class="fig-corner fig-corner-right" aria-hidden="true">{bottom}</span>
            <svg class="fig-overlay" aria-hidden="true">{ring}</svg>
            <div
                class="fig-grip"
                tabindex="0"
                role="slider"
                aria-label="Designs that cost the least for what they give"
                aria-valuemin="0"
                aria-valuemax="1000000000"
                aria-valuenow=move || state.shown().map_or(0.0, |point| point.cost_usd.max(0.0).round()).to_string()
                aria-valuetext=spoken
                on:pointermove=move |event| state.pointed.set(nearest(&event))
                on:pointerleave=move |_| state.pointed.set(None)
                on:click=move |_| state.chosen.set(state.pointed.get_untracked().or(state.chosen.get_untracked()))
                on:pointerdown=move |event| {
                    let found = nearest(&event);
                    state.pointed.set(found);
                }
                on:keydown=key
            ></div>
        </div>
        <TableView drawn />
    }
}

/// The design nearest to a place, within reach.
fn nearest(state: FrontierState, drawn: DrawnSignal, (x, y): (f64, f64)) -> Option<DesignPoint> {
    const REACH_PX: f64 = 24.0;
    let (found, against) = (state.found.get_untracked()?, state.against.get_untracked());
    let geometry = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.geometry))?;
    let far = |point: &DesignPoint| {
        let (dx, dy) = (geometry.x_px(against.read(point)) - x, geometry.y_px(point.cost_usd) - y);
        dx * dx + dy * dy
    };
    let seen = found.designs.beside(against).into_iter();
    let near = seen.min_by(|a, b| far(a).total_cmp(&far(b)))?;
    (far(near) <= REACH_PX * REACH_PX).then_some(*near)
}
