//! The map of the year as a navigator: what is pressed or dragged comes into view.
//!
//! To assistive technology it is a slider whose value is the days in view.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wattfleet_core::figure::span_label;

use super::plot::DrawnSignal;
use super::{FigureContext, pointer};

/// Takes pointer and keys over the map.
#[component]
pub(super) fn MapGrip(drawn: DrawnSignal) -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let is_pressed = StoredValue::new(false);
    let centre = move |event: &PointerEvent| {
        let Some(step) = step_at(context, drawn, event) else { return };
        let Some(axis) = untrack(|| context.axis()) else { return };
        let (start, end) = context.window.get_untracked();
        let days = (end - start).div_ceil(axis.steps_per_day());
        context.show_days(axis.day(step).saturating_sub((days - 1) / 2), days);
        context.point_at(Some(step));
    };
    let on_down = move |event: PointerEvent| {
        if event.button() == 0 {
            pointer::capture(&event);
            is_pressed.set_value(true);
            centre(&event);
        }
    };
    let on_move = move |event: PointerEvent| {
        if is_pressed.get_value() {
            centre(&event);
        } else {
            context.point_at(step_at(context, drawn, &event));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let days = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "ArrowUp" => -7,
            "ArrowDown" => 7,
            "PageUp" => -30,
            "PageDown" => 30,
            "Home" => -365,
            "End" => 365,
            "Escape" => {
                context.point_at(None);
                0
            }
            _ => return,
        };
        event.prevent_default();
        context.move_by_days(days);
    };
    let first_day = move || context.axis().map_or(0, |axis| axis.day(context.window.get().0));
    let last_first_day = move || {
        let (start, end) = context.window.get();
        context.axis().map_or(0, |axis| axis.day(axis.len() - (end - start)))
    };
    let spoken = move || context.axis().map(|axis| span_label(&axis, context.view(&axis)));
    view! {
        <div
            class="fig-grip fig-grip-map"
            tabindex="0"
            role="slider"
            aria-label="Days in view"
            aria-valuemin="0"
            aria-valuemax=move || last_first_day().to_string()
            aria-valuenow=move || first_day().to_string()
            aria-valuetext=spoken
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=move |_| is_pressed.set_value(false)
            on:pointercancel=move |_| is_pressed.set_value(false)
            on:dblclick=move |_| context.reset()
            on:keydown=on_key
        ></div>
    }
}

/// The step of the cell at a place.
fn step_at(context: FigureContext, drawn: DrawnSignal, event: &PointerEvent) -> Option<usize> {
    let axis = untrack(|| context.axis())?;
    let (x, hour) = drawn.with_untracked(|drawn| {
        let geometry = drawn.as_ref()?.geometry;
        Some((geometry.x_value(pointer::x_px(event)), geometry.y_value(pointer::y_px(event))))
    })?;
    let day = axis.day((x as usize).min(axis.len() - 1));
    let in_day = (hour.floor() / axis.step_h()) as usize;
    Some(day * axis.steps_per_day() + in_day.min(axis.steps_per_day() - 1))
}
