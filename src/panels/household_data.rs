//! The household by its meter: readings of a file, or twelve bills.

use leptos::prelude::*;
use wattfleet_core::{
    scenario::{Home, Measured},
    text::format_number,
};

use super::bills::Bills;
use super::regional_use::RegionalUseLine;
use crate::{
    controls::FileButton,
    engine::ImportHint,
    state::{Adopted, Document, Imports, Keeper},
};

/// What the meter says of the household, and how to tell it.
#[component]
pub(super) fn HouseholdData(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let imports = expect_context::<Imports>();
    let holdings = expect_context::<Keeper>().holdings();
    let scenario = expect_context::<Document>().scenario();
    let measured = Memo::new(move |_| {
        scenario.with(|scenario| scenario.homes.get(home).and_then(|home: &Home| home.measured))
    });
    let is_lacking = Memo::new(move |_| {
        measured.get().and_then(|measured| measured.hash).is_some_and(|hash| holdings.lacks(hash))
    });
    let chosen = Callback::new(move |file| imports.read(file, ImportHint::Load));
    let known = move || {
        measured.get().map(|measured| {
            let lacking = move || {
                is_lacking.get().then(|| {
                    view! {
                        <p class="data-lacking" data-test="lacking">
                            "The sender's meter data stayed with them; your copy is approximate."
                        </p>
                    }
                })
            };
            let give_up =
                move |_| imports.adopt(Adopted::Household(None), "household estimated again".to_owned());
            view! {
                <p class="data-known" data-test="measured">{words(&measured)}</p>
                {lacking}
                <p class="hint">"What is above only divides it among uses."</p>
                <button type="button" class="quiet" data-test="measured-off" on:click=give_up>
                    "Estimate it again"
                </button>
            }
        })
    };
    view! {
        <div class="data">
            {known}
            <div class="buttons">
                <FileButton
                    label="Import meter data…"
                    accept=".xml,.csv,.txt,.tsv,text/csv,text/xml,application/xml"
                    test="load-file"
                    chosen
                />
                <span class="hint">"or drop it on the page"</span>
            </div>
            <RegionalUseLine home />
            <Bills home measured />
        </div>
    }
}

fn words(measured: &Measured) -> String {
    let from = if measured.hash.is_some() { "By the meter" } else { "By twelve bills" };
    format!("{from}: {} kWh a year, cars included.", format_number(measured.year_kwh()))
}
