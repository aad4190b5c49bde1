//! The slider of a number.

use leptos::{ev::KeyboardEvent, html::Input, prelude::*};
use wattfleet_core::scenario::Number;

use super::{FieldHandle, Span};
use crate::state::{Document, values};

/// A native range input over the usual part of the bounds. A drag is one step of undo; Escape gives
/// it up.
#[component]
pub(crate) fn Slider(
    /// The field.
    field: FieldHandle,
    /// Its bounds.
    number: Number,
) -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let span = Memo::new(move |_| scenario.with(|scenario| Span::of(field.path, &number, scenario)));
    let element = NodeRef::<Input>::new();
    // Bounds first: a browser clamps the value to those it knows.
    Effect::new(move |before: Option<Option<Span>>| {
        let (span, value) = (span.get(), field.value());
        let input = element.get()?;
        if before.flatten() != Some(span) {
            input.set_min(&span.min().to_string());
            input.set_max(&span.max().to_string());
            input.set_step(&span.step().to_string());
        }
        let position = span.position(value).to_string();
        // While it is dragged it stands there already.
        if input.value() != position {
            input.set_value(&position);
        }
        Some(span)
    });
    let moved = move |_| {
        let position = element.get_untracked().map(|input| input.value_as_number());
        if let (Some(position), Some(span)) = (position, span.try_get_untracked()) {
            field.drag(span.value(position));
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            field.cancel();
        }
    };
    view! {
        <input
            node_ref=element
            type="range"
            class="slider"
            data-test="range"
            aria-label=field.path.field.label
            aria-valuetext=move || values::spoken(field.path.field, field.value())
            on:input=moved
            on:change=move |_| field.settle()
            on:keydown=key
        />
    }
}
