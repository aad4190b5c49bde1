//! The prices of a market in place of the plan's, and what makes a buying price of them.

use leptos::prelude::*;
use wattfleet_core::{
    catalog::currency,
    scenario::{Path, Place, Tariff, fields},
    tariff::Agile,
};

use super::first_fields::is_shown_elsewhere;
use crate::{
    controls::{FieldControl, FileButton},
    engine::ImportHint,
    state::{Adopted, Document, Imports, Keeper},
};

/// Real-time prices of a file: bring them, say what is added, give them up.
#[component]
pub(super) fn MarketData(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let imports = expect_context::<Imports>();
    let scenario = expect_context::<Document>().scenario();
    let market = Memo::new(move |_| {
        scenario.with(|scenario| scenario.homes.get(home).and_then(|home| home.tariff.market))
    });
    let is_there = Memo::new(move |_| market.get().is_some());
    let chosen = Callback::new(move |file| imports.read(file, ImportHint::Prices));
    view! {
        {move || is_there.get().then(|| known(home, market))}
        <div class="buttons">
            <FileButton
                label="Import real-time prices…"
                accept=".csv,.txt,.tsv,text/csv"
                test="prices-file"
                chosen
            />
            <span class="hint">"or drop them on the page"</span>
        </div>
    }
}

/// What is said of a market that is there, and its formula.
fn known(home: usize, market: Memo<Option<wattfleet_core::scenario::AttachedPrices>>) -> AnyView {
    let imports = expect_context::<Imports>();
    let holdings = expect_context::<Keeper>().holdings();
    let scenario = expect_context::<Document>().scenario();
    let is_lacking = Memo::new(move |_| market.get().is_some_and(|market| holdings.lacks(market.hash)));
    let words = move || {
        if is_lacking.get() {
            "The sender's market prices stayed with them; each month's mean and a mean day stand in."
        } else {
            "Prices of a market, step by step. Exports earn the market's price, never less than nothing."
        }
    };
    let give_up = move |_| imports.adopt(Adopted::Prices(None), "prices of the plan again".to_owned());
    let take_formula = move |formula: Agile, words: &str| {
        let tariff =
            scenario.with_untracked(|scenario| scenario.homes.get(home).map(|home| home.tariff.clone()));
        if let Some(mut tariff) = tariff {
            formula.write(&mut tariff);
            imports.adopt(Adopted::Tariff(Box::new(tariff)), words.to_owned());
        }
    };
    let agile = move |_| {
        let pound_usd = currency("GBP").map_or(1.0, |row| row.usd_per_unit);
        take_formula(Agile::GREAT_BRITAIN.in_money(pound_usd), "the formula of Octopus Agile");
    };
    let plain = move |_| take_formula(Agile::of_tariff(&Tariff::default()), "the market's own price");
    let place = Place { home, item: 0 };
    let formula = fields()
        .filter(|field| is_shown_elsewhere(field))
        .map(|field| view! { <FieldControl path=Path { field, place } /> })
        .collect_view();
    view! {
        <p class="data-known" class:data-lacking=move || is_lacking.get() data-test="market">{words}</p>
        <button type="button" class="quiet" data-test="market-off" on:click=give_up>
            "Take the plan's prices"
        </button>
        <details class="fold" data-test="market-formula">
            <summary>"What makes a buying price of them"</summary>
            <div class="buttons">
                <button type="button" class="quiet" data-test="market-agile" on:click=agile>"Octopus Agile"</button>
                <button type="button" class="quiet" data-test="market-plain" on:click=plain>"The market's own price"</button>
            </div>
            {formula}
        </details>
    }
    .into_any()
}
