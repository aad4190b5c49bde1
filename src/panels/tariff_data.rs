//! The tariff's own prices: a rate of a file, and the three ways to be billed.

use leptos::prelude::*;
use wattfleet_core::{
    catalog,
    import::urdb::write_urdb,
    scenario::{Home, Path, Place, Scenario, Tariff, field_by_key},
    tariff::rate_of,
};

use super::market_data::MarketData;
use super::tariff_classes::TariffClasses;
use crate::{
    controls::FileButton,
    engine::ImportHint,
    platform::file,
    state::{Adopted, Document, Imports, Toasts},
};

/// A rate of the user's own, and what the meter makes of the node.
#[component]
pub(super) fn TariffData(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let imports = expect_context::<Imports>();
    let scenario = expect_context::<Document>().scenario();
    let is_own = Memo::new(move |_| {
        scenario.with(|scenario| scenario.homes.get(home).is_some_and(|home| home.tariff.tables.is_some()))
    });
    let chosen = Callback::new(move |file| imports.read(file, ImportHint::Rate));
    let give_up = move |_| {
        if let Some(tariff) = scenario.with_untracked(|scenario| of_plan(scenario, home)) {
            imports.adopt(Adopted::Tariff(Box::new(tariff)), "prices of the plan again".to_owned());
        }
    };
    let toasts = expect_context::<Toasts>();
    let save = move |_| {
        let text = scenario.with_untracked(|scenario| urdb_of(scenario.homes.get(home)?));
        if text.and_then(|text| file::save("rate.urdb.json", "application/json", &text)).is_none() {
            toasts.problem("The browser did not let the rate be saved.".to_owned());
        }
    };
    view! {
        <div class="data">
            {move || {
                is_own
                    .get()
                    .then(|| {
                        view! {
                            <p class="data-known" data-test="own-rate">"Prices of your own, from a file."</p>
                            <button type="button" class="quiet" data-test="own-rate-off" on:click=give_up>
                                "Take the plan's prices"
                            </button>
                        }
                    })
            }}
            <div class="buttons">
                <FileButton
                    label="Import a rate (URDB)…"
                    accept=".json,application/json"
                    test="rate-file"
                    chosen
                />
                <span class="hint">"or drop it on the page"</span>
                <button type="button" class="quiet" data-test="rate-save" on:click=save>"Save this rate (URDB)"</button>
            </div>
            <MarketData home />
            <TariffClasses home />
        </div>
    }
}

/// The home's tariff as its plan says it.
fn of_plan(scenario: &Scenario, home: usize) -> Option<Tariff> {
    let field = field_by_key("tariff.plan")?;
    let path = Path { field, place: Place { home, item: 0 } };
    let mut plain = scenario.clone();
    let plan = path.read(&plain)?;
    plain.set(path, plan).ok()?;
    plain.homes.into_iter().nth(home).map(|home| home.tariff)
}

/// The home's rate in full, as a record of the Utility Rate Database.
fn urdb_of(home: &Home) -> Option<String> {
    let name = match catalog::tariff(home.tariff.plan) {
        Some(row) if home.tariff.tables.is_none() => row.name,
        _ => "A rate of my own",
    };
    Some(write_urdb(name, &rate_of(&home.tariff)?))
}
