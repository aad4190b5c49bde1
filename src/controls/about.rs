//! Where a value comes from, one click away from it.

use leptos::prelude::*;

use wattfleet_core::scenario::Kind;

use super::provenance::source_words;
use super::{FieldHandle, Icon};
use crate::state::{Document, values};

/// The button that opens and closes the source of a field.
#[component]
pub(crate) fn AboutButton(
    /// The field.
    field: FieldHandle,
    /// Whether the source is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let label = format!("Source of {}", field.path.field.label);
    view! {
        <button
            type="button"
            class="info"
            class:marked=move || field.is_overridden()
            data-test="source"
            aria-label=label.clone()
            title=move || {
                if field.is_overridden() { format!("{label}; differs from the default") } else { label.clone() }
            }
            aria-expanded=move || open.get().to_string()
            aria-controls=field.element_id("about")
            on:click=move |_| {
                open.try_update(|open| *open = !*open);
            }
        >
            {Icon::Info.view()}
        </button>
    }
}

/// The source of a field: what it is, who says so, what else is plausible, and the way back.
#[component]
pub(crate) fn About(
    /// The field.
    field: FieldHandle,
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="about" id=field.element_id("about") hidden=move || !open.get()>
            {move || open.get().then(|| contents(field))}
        </div>
    }
}

// Not inlined: it comes with the rest of the program.
#[inline(never)]
fn contents(field: FieldHandle) -> AnyView {
    let path = field.path;
    let scenario = expect_context::<Document>().scenario();
    let source = Memo::new(move |_| scenario.with(|scenario| source_words(scenario, path)));
    let default = move || values::shown(path.field, field.unset_value());
    let is_choice = matches!(path.field.kind, Kind::Row(_)) && path.field.follows.is_none();
    let bounds = path.field.number().map(|number| {
        let ends = (values::shown(path.field, number.min), values::shown(path.field, number.max));
        format!("{} to {}", ends.0, ends.1)
    });
    let plausible = path.field.plausible.map(|(low, high)| {
        format!("{} to {}", values::shown(path.field, low), values::shown(path.field, high))
    });
    view! {
        <p>{path.field.doc.text()}</p>
        <dl>
            <dt>"Source"</dt>
            <dd>{move || source.get()}</dd>
            {(!is_choice).then(|| view! { <dt>"Default"</dt> <dd>{default}</dd> })}
            {plausible.map(|range| view! { <dt>"Plausible"</dt> <dd>{range}</dd> })}
            {bounds.map(|range| view! { <dt>"Allowed"</dt> <dd>{range}</dd> })}
        </dl>
        {move || field.is_overridden().then(|| view! { <Reset field /> })}
    }
    .into_any()
}

#[component]
fn Reset(field: FieldHandle) -> impl IntoView {
    view! {
        <button
            type="button"
            class="quiet"
            data-test="reset"
            on:click=move |_| field.set(field.unset_value())
        >
            {move || format!("Reset to {}", values::shown(field.path.field, field.unset_value()))}
        </button>
    }
}
