//! The weather of a file in place of the climate's.

use leptos::prelude::*;
use wattfleet_core::import::weather_file::WeatherFile;

use crate::{
    controls::FileButton,
    engine::ImportHint,
    state::{Adopted, Document, Imports, Keeper},
};

/// Which weather the home has, and how to bring one's own.
#[component]
pub(super) fn SiteData(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let imports = expect_context::<Imports>();
    let holdings = expect_context::<Keeper>().holdings();
    let scenario = expect_context::<Document>().scenario();
    let weather =
        Memo::new(move |_| scenario.with(|scenario| scenario.homes.get(home).and_then(|home| home.weather)));
    let name = Memo::new(move |_| {
        let hash = weather.get()?.hash;
        let found = |numbers: &[f64]| WeatherFile::from_numbers(numbers).map(|file| file.name);
        holdings.held().with(|held| held.get(hash).and_then(|numbers| found(numbers)))
    });
    let chosen = Callback::new(move |file| imports.read(file, ImportHint::Weather));
    let give_up = move |_| imports.adopt(Adopted::Weather(None), "weather of the climate again".to_owned());
    let is_lacking = Memo::new(move |_| weather.get().is_some_and(|weather| holdings.lacks(weather.hash)));
    let words = move || match name.get() {
        Some(name) if !name.is_empty() => format!("Weather of a file: {name}."),
        None if is_lacking.get() => {
            "The sender's weather file stayed with them; the nearest climate stands in.".to_owned()
        }
        _ => "Weather of a file.".to_owned(),
    };
    view! {
        <div class="data">
            {move || {
                weather
                    .get()
                    .map(|_| {
                        view! {
                            <p
                                class="data-known"
                                class:data-lacking=move || is_lacking.get()
                                data-test="weather"
                            >
                                {words}
                            </p>
                            <button type="button" class="quiet" data-test="weather-off" on:click=give_up>
                                "Take the climate's weather"
                            </button>
                        }
                    })
            }}
            <div class="buttons">
                <FileButton
                    label="Import a weather file…"
                    accept=".epw,.csv,.tm2,.tmy2,.tmy,.txt,text/csv"
                    test="weather-file"
                    chosen
                />
                <span class="hint">"or drop it on the page"</span>
            </div>
        </div>
    }
}
