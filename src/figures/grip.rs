//! The part of a figure over time that is pointed at, dragged over and reached by keyboard.
//!
//! To assistive technology it is a slider whose value is the instant under the crosshair; all
//! figures have the same. A mouse drag marks days, a finger moves the crosshair.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wattfleet_core::figure::{Window, moment_label};
use wattfleet_core::time::TimeAxis;

use super::plot::DrawnSignal;
use super::span::{Span, is_daily};
use super::{FigureContext, pointer};

/// A press moved less than this is a click, CSS pixels.
const SLACK_PX: f64 = 6.0;

/// A stretch that is being marked: where it began and where it is now, CSS pixels.
pub(super) type Brush = RwSignal<Option<(f64, f64)>>;

/// Takes pointer and keys over a whole plot.
#[component]
pub(super) fn Grip(drawn: DrawnSignal, brush: Brush, name: &'static str) -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let pressed_px = StoredValue::new(None::<f64>);
    let step_at = move |event: &PointerEvent| step_at(context, drawn, pointer::x_px(event));

    let on_down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        pointer::capture(&event);
        if pointer::is_finger(&event) {
            context.point_at(step_at(&event));
        } else {
            pressed_px.set_value(Some(pointer::x_px(&event)));
        }
    };
    let on_move = move |event: PointerEvent| {
        let now_px = pointer::x_px(&event);
        match pressed_px.get_value() {
            Some(from_px) if (now_px - from_px).abs() > SLACK_PX || brush.get_untracked().is_some() => {
                brush.set(Some((from_px, now_px)));
            }
            _ => context.point_at(step_at(&event)),
        }
    };
    let on_up = move |event: PointerEvent| {
        let marked = brush.get_untracked().filter(|_| pressed_px.get_value().is_some());
        pressed_px.set_value(None);
        brush.set(None);
        match marked {
            Some((from_px, to_px)) => show_days(context, drawn, (from_px, to_px)),
            None => context.point_at(step_at(&event)),
        }
    };
    let give_up = move || {
        pressed_px.set_value(None);
        brush.set(None);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let is_marking = brush.get_untracked().is_some();
        if event.key() == "Escape" && is_marking {
            give_up();
        } else if !moved_by_key(context, &event.key()) {
            return;
        }
        event.prevent_default();
    };
    let now = move || context.shown_step().unwrap_or(0).to_string();
    let in_view = move || context.window.get();
    let spoken = move || {
        context.data.with(|data| {
            let step = context.cursor.get()?;
            Some(moment_label(&data.as_ref()?.axis, step))
        })
    };
    view! {
        <div
            class="fig-grip"
            tabindex="0"
            role="slider"
            aria-label=format!("{name}: instant under the crosshair")
            aria-valuemin=move || in_view().0.to_string()
            aria-valuemax=move || (in_view().1 - 1).to_string()
            aria-valuenow=now
            aria-valuetext=move || spoken().unwrap_or_else(|| "no instant chosen".to_owned())
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=move |_| give_up()
            on:dblclick=move |_| context.reset()
            on:keydown=on_key
        ></div>
    }
}

/// The step at some pixels from the left; where days are drawn, the busiest of the day.
fn step_at(context: FigureContext, drawn: DrawnSignal, x_px: f64) -> Option<usize> {
    let value = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.geometry.x_value(x_px)))?;
    let (start, end) = context.window.get_untracked();
    context.data.with_untracked(|data| {
        let year = data.as_ref()?;
        let window = Window::new(&year.axis, start, end);
        let step = (value.floor() as usize).clamp(window.start(), window.end() - 1);
        let pointed = Span::new(&year.axis, window, Some(step)).steps();
        Some(if pointed.len() > 1 { year.busiest_step((pointed.start, pointed.end)) } else { step })
    })
}

/// Shows the days that a marked stretch touches.
fn show_days(context: FigureContext, drawn: DrawnSignal, (from_px, to_px): (f64, f64)) {
    let Some(axis) = untrack(|| context.axis()) else { return };
    let day = |x_px: f64| step_at(context, drawn, x_px).map(|step| axis.day(step));
    if let (Some(first), Some(last)) = (day(from_px.min(to_px)), day(from_px.max(to_px))) {
        context.show_days(first, last - first + 1);
    }
}

/// Moves the crosshair as a key says; false where the key says nothing.
fn moved_by_key(context: FigureContext, key: &str) -> bool {
    let Some(axis) = untrack(|| context.axis()) else { return false };
    let (start, end) = context.window.get_untracked();
    let window = Window::new(&axis, start, end);
    let Some(now) = untrack(|| context.shown_step()) else { return false };
    let a_day = axis.steps_per_day().cast_signed();
    let a_step = if is_daily(&axis, window) { a_day } else { 1 };
    let by = |steps: isize| Some(now.saturating_add_signed(steps).min(axis.len() - 1));
    let wanted = match key {
        "ArrowLeft" | "ArrowDown" => by(-a_step),
        "ArrowRight" | "ArrowUp" => by(a_step),
        "PageUp" => by(-a_day),
        "PageDown" => by(a_day),
        "Home" => Some(window.start()),
        "End" => Some(window.end() - 1),
        "Escape" => None,
        _ => return false,
    };
    // Nothing was chosen yet: the first key shows where the crosshair is.
    let is_first = context.cursor.get_untracked().is_none() && key.starts_with("Arrow");
    let wanted = if is_first { Some(now) } else { wanted };
    if let Some(step) = wanted {
        bring_into_view(context, &axis, (window, step));
    }
    context.point_at(wanted);
    true
}

/// Moves what is in view by whole days until a step is in it.
fn bring_into_view(context: FigureContext, axis: &TimeAxis, (window, step): (Window, usize)) {
    let day = |step: usize| axis.day(step).cast_signed();
    if step < window.start() {
        context.move_by_days(day(step) - day(window.start()));
    } else if step >= window.end() {
        context.move_by_days(day(step) - day(window.end() - 1));
    }
}
