//! The compare page: this scenario, what is pinned to it, and data centres, on one accounting basis, with signed
//! differences to the first.

mod pins;
mod table;

use leptos::prelude::*;
use wattfleet_core::analysis::Comparison;
use wattfleet_core::scenario::{Scenario, View};

use self::{pins::Pins, table::Table};
use crate::{
    engine::{Job, Listener, Reply},
    platform::{Later, page},
    state::{Document, Keeper, Workers},
};

/// Rest before a run begins, ms.
const REST_MS: u64 = 120;

/// The compare page.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let workers = expect_context::<Workers>();
    let holdings = keeper.holdings();
    let scenario = expect_context::<Document>().scenario();
    let found = RwSignal::new(None::<Result<Comparison, String>>);
    let progress = RwSignal::new(None::<f64>);
    let run = move || {
        let listener = Listener::new(move |result| {
            progress.try_set(None);
            match result {
                Ok(Reply::Compare { found: compared }) => {
                    found.try_set(Some(compared));
                }
                Ok(_) => {}
                Err(error) => page::log_error(&error.to_string()),
            }
        });
        let listener = listener.with_progress(move |done_frac| {
            progress.try_set(Some(done_frac));
        });
        progress.try_set(Some(0.0));
        let attachments = scenario.with_untracked(|scenario| holdings.of_all(scenario));
        let _handle = workers.submit(Job::Compare { link: keeper.link_now(), attachments }, listener);
    };
    let later = Later::default();
    // What is looked at changes no number.
    let designed =
        Memo::new(move |_| scenario.with(|scenario| Scenario { view: View::default(), ..scenario.clone() }));
    on_cleanup(move || later.cancel());
    Effect::new(move |before: Option<()>| {
        // Reading them is what makes it follow the scenario, and readings that are found later.
        designed.with(|_| ());
        holdings.held().track();
        later.after_ms(if before.is_some() { REST_MS } else { 0 }, run);
    });
    let table = move || {
        found.get().map(|found| match found {
            Ok(comparison) => view! { <Table comparison /> }.into_any(),
            Err(why) => {
                view! { <p class="why">{format!("There is nothing to compare: {why}.")}</p> }.into_any()
            }
        })
    };
    view! {
        <main class="wide" tabindex="-1">
            <h1 class="answer">"Side by side"</h1>
            <p class="why">
                "One accounting basis for all: power at the facility’s meter, hours that are sold, cost of capital. A data \
                 centre gets the boxes and the power of the first column, so that only the place differs. Small figures are \
                 differences to the first column."
            </p>
            <Pins />
            <div class="fleet-progress" data-busy=move || progress.get().is_some().to_string()>
                <progress class="fig-progress" max="1" aria-label="Comparing" prop:value=move || progress.get().unwrap_or(1.0)>
                </progress>
            </div>
            {table}
        </main>
    }
}
