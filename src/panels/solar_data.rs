//! Shade by month and hour: a table pasted from a spreadsheet, twelve lines of 24 shares.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::{energy::pv::Shading, scenario::ShadeTable};

use crate::state::{Adopted, Document, Imports};

/// A text box behind one line.
#[component]
pub(super) fn SolarData(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let imports = expect_context::<Imports>();
    let has_table = Memo::new(move |_| {
        scenario.with(|scenario| scenario.homes.get(home).is_some_and(|home| home.solar.shade.is_some()))
    });
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let take = move |_| match Shading::read_csv(&text.get_untracked().replace(['\t', ';'], ",")) {
        Ok(shading) => {
            error.set(None);
            let table = Arc::new(ShadeTable::new(&shading.table()));
            imports.adopt(Adopted::Shade(Some(table)), "shade by month and hour".to_owned());
        }
        Err(wrong) => error.set(Some(wrong.to_string())),
    };
    let give_up = move |_| imports.adopt(Adopted::Shade(None), "shade of the arrays again".to_owned());
    view! {
        <details class="fold" data-test="shade">
            <summary>"Shade by month and hour"</summary>
            <p class="hint">
                "Direct sun that is lost, shares from 0 to 1: twelve lines of 24, January and midnight first."
            </p>
            <textarea
                rows="4"
                aria-label="Shade, twelve lines of 24 shares"
                data-test="shade-text"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <p class="field-error" role="alert" hidden=move || error.with(Option::is_none)>
                {move || error.get()}
            </p>
            <button type="button" class="quiet" data-test="shade-use" on:click=take>"Use this table"</button>
            {move || {
                has_table
                    .get()
                    .then(|| {
                        view! {
                            <p class="data-known" data-test="shade-own">"A table of your own, for all arrays."</p>
                            <button type="button" class="quiet" data-test="shade-off" on:click=give_up>
                                "Take the arrays' own shade"
                            </button>
                        }
                    })
            }}
        </details>
    }
}
