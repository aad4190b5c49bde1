//! A number: box with unit, - and +, slider, source.

use leptos::{ev::KeyboardEvent, html::Input, prelude::*};
use wattfleet_core::scenario::{Number, Path};

use super::about::{About, AboutButton};
use super::field_handle::FieldHandle;
use super::slider::Slider;
use super::step_button::{Direction, StepButton};
use crate::state::values;

/// A number: box with unit, - and +, slider, source.
#[component]
pub(crate) fn NumberControl(
    /// The field and its place.
    path: Path,
    /// Its bounds.
    number: Number,
) -> impl IntoView {
    let field = FieldHandle::new(path);
    let error = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let id = field.element_id("field");
    view! {
        <div class="field" data-field=path.text() class:overridden=move || field.is_overridden()>
            <div class="field-line">
                <label for=id.clone()>{path.field.label}</label>
                <AboutButton field open />
                <div class="stepper">
                    <StepButton field number direction=Direction::Less />
                    <NumberBox field number error />
                    <StepButton field number direction=Direction::More />
                </div>
            </div>
            <Slider field number />
            <p class="field-error" id=field.element_id("error") role="alert" hidden=move || error.with(Option::is_none)>
                {move || error.get()}
            </p>
            <About field open />
        </div>
    }
}

#[component]
fn NumberBox(field: FieldHandle, number: Number, error: RwSignal<Option<String>>) -> impl IntoView {
    let element = NodeRef::<Input>::new();
    let shown = move || values::bare(&number, field.value());
    let write = move || {
        if let Some(input) = element.get_untracked() {
            input.set_value(&shown());
        }
    };
    let commit = move || {
        // A box that had the focus when it was taken away is left once more, when all about it is gone.
        let Some(text) = element.try_get_untracked().flatten().map(|input| input.value()) else { return };
        if text == shown() {
            error.try_set(None);
            return;
        }
        match values::parse(&number, &text) {
            Ok(value) => {
                error.try_set(None);
                field.set(value);
                write();
            }
            Err(wrong) => {
                error.try_set(Some(format!("{}: {wrong}.", field.path.field.label)));
            }
        }
    };
    let step = move |direction: Direction| {
        error.try_set(None);
        field.set(direction.next(&number, field.value()));
        write();
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => commit(),
        "Escape" => {
            error.try_set(None);
            write();
        }
        "ArrowUp" => {
            event.prevent_default();
            step(Direction::More);
        }
        "ArrowDown" => {
            event.prevent_default();
            step(Direction::Less);
        }
        _ => {}
    };
    let unit = number.unit.symbol();
    view! {
        <span class="box">
            <input
                node_ref=element
                id=field.element_id("field")
                type="text"
                inputmode="decimal"
                autocomplete="off"
                data-test="number"
                aria-invalid=move || error.with(Option::is_some).to_string()
                aria-describedby=field.element_id("error")
                prop:value=shown
                on:blur=move |_| commit()
                on:keydown=key
            />
            {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
        </span>
    }
}
