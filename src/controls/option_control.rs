//! One of a few options: a row of radio buttons where they fit, else a list.

use leptos::prelude::*;
use wattfleet_core::scenario::{Choice, Path};

use super::about::{About, AboutButton};
use super::field_handle::FieldHandle;

/// The most options, and the most letters of all of them, that fit in one row.
const ROW_MAX: (usize, usize) = (3, 26);

/// One of a few options.
#[component]
pub(crate) fn OptionControl(
    /// The field and its place.
    path: Path,
    /// What there is to choose.
    choices: Vec<Choice>,
) -> impl IntoView {
    let field = FieldHandle::new(path);
    let open = RwSignal::new(false);
    let letters: usize = choices.iter().map(|choice| choice.label.chars().count()).sum();
    if choices.len() <= ROW_MAX.0 && letters <= ROW_MAX.1 {
        view! { <Radios field choices open /> }.into_any()
    } else {
        view! { <Select field choices open /> }.into_any()
    }
}

#[component]
fn Radios(field: FieldHandle, choices: Vec<Choice>, open: RwSignal<bool>) -> impl IntoView {
    let path = field.path;
    let name = field.element_id("field");
    let label_id = field.element_id("label");
    let options = choices.into_iter().map(|choice| {
        let code = f64::from(choice.code);
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=name.clone()
                    value=choice.key
                    prop:checked=move || field.value() as u8 == choice.code
                    on:change=move |_| field.set(code)
                />
                <span>{choice.label}</span>
            </label>
        }
    });
    view! {
        <div class="field" data-field=path.text() class:overridden=move || field.is_overridden()>
            <div class="field-line">
                <span class="label" id=label_id.clone()>{path.field.label}</span>
                <AboutButton field open />
                <div class="radios" role="radiogroup" aria-labelledby=label_id data-test="radios">
                    {options.collect_view()}
                </div>
            </div>
            <About field open />
        </div>
    }
}

#[component]
fn Select(field: FieldHandle, choices: Vec<Choice>, open: RwSignal<bool>) -> impl IntoView {
    let path = field.path;
    let id = field.element_id("field");
    let keys = choices.clone();
    let chosen = move |event| {
        let key = event_target_value(&event);
        if let Some(choice) = keys.iter().find(|choice| choice.key == key) {
            field.set(f64::from(choice.code));
        }
    };
    let options = choices.into_iter().map(|choice| {
        view! { <option value=choice.key prop:selected=move || field.value() as u8 == choice.code>{choice.label}</option> }
    });
    view! {
        <div class="field" data-field=path.text() class:overridden=move || field.is_overridden()>
            <div class="field-line wrap">
                <label for=id.clone()>{path.field.label}</label>
                <AboutButton field open />
                <select id=id class="select" data-test="select" on:change=chosen>
                    {options.collect_view()}
                </select>
            </div>
            <About field open />
        </div>
    }
}
