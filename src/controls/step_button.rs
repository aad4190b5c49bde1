//! - and +: one step a press, more while held.

use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use wattfleet_core::scenario::Number;

use super::FieldHandle;
use crate::platform::Later;

/// How long a button is held before it repeats, ms.
const HOLD_MS: u64 = 400;

/// How often it repeats, ms.
const REPEAT_MS: u64 = 70;

/// Which way a button leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To the next lower step.
    Less,
    /// To the next higher step.
    More,
}

impl Direction {
    /// The next step from a value, on the grid of steps and inside the bounds.
    #[must_use]
    pub(crate) fn next(self, number: &Number, value: f64) -> f64 {
        let steps = value / number.step;
        let next = match self {
            Self::Less => (steps - 1e-6).ceil() - 1.0,
            Self::More => (steps + 1e-6).floor() + 1.0,
        };
        (next * number.step).clamp(number.min, number.max)
    }
}

/// A button that steps. A press acts when it is released; held, it repeats, and all of that is one
/// step of undo.
#[component]
pub(crate) fn StepButton(
    /// The field.
    field: FieldHandle,
    /// Its bounds and step.
    number: Number,
    /// Which way.
    direction: Direction,
) -> impl IntoView {
    let repeating = StoredValue::new(None::<IntervalHandle>);
    let was_held = StoredValue::new(false);
    let hold = Later::default();
    let end_of_range = move || match direction {
        Direction::Less => field.value() <= number.min,
        Direction::More => field.value() >= number.max,
    };
    let repeat = move || {
        was_held.try_set_value(true);
        let step = move || field.drag(direction.next(&number, field.value()));
        let handle = set_interval_with_handle(step, Duration::from_millis(REPEAT_MS));
        repeating.try_set_value(handle.ok());
    };
    let stop = move || {
        hold.cancel();
        if let Some(handle) = repeating.try_update_value(Option::take).flatten() {
            handle.clear();
            field.settle();
        }
    };
    let press = move |_| {
        // The click that ends a long press is not one more step.
        if was_held.try_update_value(std::mem::take) != Some(true) {
            field.set(direction.next(&number, field.value()));
        }
    };
    on_cleanup(stop);
    let (sign, word, test) = match direction {
        Direction::Less => ("\u{2212}", "less", "minus"),
        Direction::More => ("+", "more", "plus"),
    };
    view! {
        <button
            type="button"
            class="step"
            data-test=test
            aria-label=format!("{}: {word}", field.path.field.label)
            aria-disabled=move || end_of_range().to_string()
            on:pointerdown=move |event| {
                was_held.try_set_value(false);
                if event.button() == 0 {
                    hold.after_ms(HOLD_MS, repeat);
                }
            }
            on:pointerup=move |_| stop()
            on:pointerleave=move |_| stop()
            on:pointercancel=move |_| stop()
            on:click=press
        >
            {sign}
        </button>
    }
}
