//! The PV arrays of a home: one group of fields each.

use leptos::prelude::*;
use wattfleet_core::scenario::{List, MAX_ARRAYS, Path, Place, fields};

use crate::{
    controls::{FieldControl, Icon},
    state::{Command, Document},
};

/// The PV arrays of a home, with the buttons that add and remove one.
#[component]
pub(crate) fn Arrays(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let count = Memo::new(move |_| scenario.with(|scenario| scenario.list_len(List::Arrays, home)));
    let is_full = move || count.get() >= MAX_ARRAYS;
    let add = move |_| document.run(Command::AddArray { home });
    view! {
        <For each=move || 0..count.get() key=|item| *item let:item>
            <ArrayFields place=Place { home, item } />
        </For>
        <button
            type="button"
            class="quiet add"
            data-test="add-array"
            hidden=is_full
            on:click=add
        >
            {move || if count.get() == 0 { "Add solar modules" } else { "Add another direction" }}
        </button>
    }
}

#[component]
fn ArrayFields(place: Place) -> impl IntoView {
    let document = expect_context::<Document>();
    let number = place.item + 1;
    let controls = fields()
        .filter(|field| field.list == Some(List::Arrays))
        .map(|field| view! { <FieldControl path=Path { field, place } /> })
        .collect_view();
    view! {
        <fieldset class="array">
            <legend>{format!("Array {number}")}</legend>
            <button
                type="button"
                class="icon-button remove"
                data-test="remove-array"
                aria-label=format!("Remove array {number}")
                on:click=move |_| document.run(Command::RemoveArray { place })
            >
                {Icon::Close.view()}
            </button>
            {controls}
        </fieldset>
    }
}
