//! The page: mounts the app and marks it ready.

use leptos::prelude::*;

use crate::engine::{Engine, Job, Listener, Reply};
use crate::platform::page;

/// Replaces the static shell of index.html by the app.
pub fn mount() {
    page::remove_shell();
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let engine = Engine::start();
    let answer = RwSignal::new(String::new());
    engine.submit(
        Job::Sum { upto: 1_000_000 },
        Listener::new(move |result| {
            let text = match result {
                Ok(Reply::Sum { total }) => format!("{total}"),
                Ok(Reply::Tornado { .. }) => String::new(),
                Err(error) => error.to_string(),
            };
            answer.try_set(text);
            page::mark_ready();
        }),
    );
    // The engine lives as long as the page.
    StoredValue::new_local(engine);
    view! {
        <main id="main">
            <h1>"Wattfleet"</h1>
            <p>"GPU nodes beside homes: power, money and throughput of a year."</p>
            <p data-test="answer">{move || answer.get()}</p>
        </main>
    }
}
