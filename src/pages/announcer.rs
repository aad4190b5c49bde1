//! The answer, said aloud when it changes: at most once a second.

use leptos::prelude::*;
use wattfleet_core::text::sentence;

use crate::{platform::Later, state::Results};

/// Quiet time between two announcements, ms.
const PAUSE_MS: u64 = 1000;

/// A live region that says the headline when it has changed.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let answer = expect_context::<Results>().answer();
    let said = RwSignal::new(String::new());
    let later = Later::default();
    Effect::new(move |before: Option<()>| {
        answer.track();
        // The first answer is read with the page.
        if before.is_some() {
            later.at_most_every_ms(PAUSE_MS, move || {
                if let Some(Ok(answer)) = answer.try_get_untracked() {
                    said.try_set(sentence(&answer.headline));
                }
            });
        }
    });
    view! { <p class="vh" role="status" aria-live="polite">{move || said.get()}</p> }
}
