//! Whose question the answer answers.

use leptos::prelude::*;
use wattfleet_core::scenario::Role;

use crate::state::Document;

/// Whose question the answer answers. Radio buttons: the figures below stay, only the answer's view
/// changes.
#[component]
pub(crate) fn RoleTabs() -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let role = Memo::new(move |_| scenario.with(|scenario| scenario.view.role));
    let tabs = Role::ALL
        .iter()
        .map(|&choice| {
            view! {
                <label class="radio">
                    <input
                        type="radio"
                        name="role"
                        value=choice.key()
                        prop:checked=move || role.get() == choice
                        on:change=move |_| document.look("view.role", f64::from(choice.code()))
                    />
                    <span>{choice.label()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="radios roles" role="radiogroup" aria-label="Whose question" data-field="view.role">
            {tabs}
        </div>
    }
}
