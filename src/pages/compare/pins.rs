//! What is compared: pin the scenario as it is now, or a data centre; take one away.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::catalog::{DATACENTRES, datacentre};
use wattfleet_core::figure::number;
use wattfleet_core::scenario::{MAX_PINNED, Pinned, Scenario};

use crate::{
    controls::Icon,
    state::{Command, Document, title},
};

/// The pins, and the buttons that add one.
#[component]
pub(super) fn Pins() -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let names = Memo::new(move |_| {
        let name = |pinned: &Pinned| match pinned {
            Pinned::Scenario { title, .. } => title.clone(),
            Pinned::Datacentre(id) => datacentre(*id).map_or("?", |row| row.name).to_owned(),
        };
        scenario.with(|scenario| scenario.compare.iter().map(name).collect::<Vec<_>>())
    });
    let is_full = move || names.with(Vec::len) >= MAX_PINNED;
    let pin = move |_| {
        let name = |scenario: &Scenario| match scenario.fleet.groups.len() {
            0 => title(scenario),
            groups => format!("{groups} groups, {} nodes", number::fixed(scenario.fleet.nodes(), 0)),
        };
        let pinned = scenario.with_untracked(|scenario| Pinned::Scenario {
            title: name(scenario),
            scenario: Arc::new(scenario.clone()),
        });
        document.run(Command::Pin { pinned });
    };
    let beside = move |event: leptos::ev::Event| {
        let list: web_sys::HtmlSelectElement = event_target(&event);
        if let Ok(id) = list.value().parse() {
            document.run(Command::Pin { pinned: Pinned::Datacentre(id) });
        }
        // The list is a menu: it goes back to its name.
        list.set_value("");
    };
    let options =
        DATACENTRES.iter().map(|row| view! { <option value=row.id.to_string()>{row.name}</option> });
    let chips = move || {
        names
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, name)| {
                let label = format!("Unpin {name}");
                view! {
                    <li class="pin">
                        {name}
                        <button
                            type="button"
                            class="icon-button"
                            aria-label=label
                            data-test="unpin"
                            on:click=move |_| document.run(Command::Unpin { index })
                        >
                            {Icon::Close.view()}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="buttons pins">
            <ul class="pin-list" aria-label="Pinned">{chips}</ul>
            <button type="button" class="button" data-test="pin" disabled=is_full on:click=pin>"Pin as it is now"</button>
            <label>
                <span class="vh">"Data centre"</span>
                <select class="select" data-test="pin-datacentre" disabled=is_full prop:value="" on:change=beside>
                    <option value="">"Add a data centre…"</option>
                    {options.collect_view()}
                </select>
            </label>
        </div>
    }
}
