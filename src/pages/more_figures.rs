//! More about this home: figures that are made when they are first opened, and again only while they are open
//! and the design has come to rest.

use leptos::prelude::*;

use super::more::{Fact, Tell, Told, Verdict, health, outages, service, transformer};
use crate::{
    figures::StillFigure,
    platform::Later,
    state::{Document, Results},
};

/// Rest before an open figure is made again, ms: not while a slider moves.
const REST_MS: u64 = 150;

/// Time between two that are open, ms.
const TURN_MS: u64 = 40;

/// A card of the group.
struct Card {
    /// For tests and anchors.
    id: &'static str,
    /// Its name.
    title: &'static str,
    /// What it answers.
    hint: &'static str,
    /// How it is made.
    tell: Tell,
}

const CARDS: [Card; 4] = [
    Card {
        id: "service-headroom",
        title: "Service headroom",
        hint: "amperes against the main breaker, the node's circuit",
        tell: service,
    },
    Card {
        id: "transformer",
        title: "The street’s transformer",
        hint: "its load, and how many nodes it takes",
        tell: transformer,
    },
    Card {
        id: "outage-survival",
        title: "Without the grid",
        hint: "how long circuits, house and node last",
        tell: outages,
    },
    Card {
        id: "state-of-health",
        title: "Battery over the years",
        hint: "what is left of it, when it is replaced",
        tell: health,
    },
];

/// The group, below the figures of the year.
#[component]
pub(crate) fn MoreFigures() -> impl IntoView {
    view! {
        <section class="more-figures" aria-labelledby="more-figures-title" data-test="more-figures">
            <h2 class="more-figures-title" id="more-figures-title">"More about this home"</h2>
            {CARDS.iter().map(|card| view! { <MoreCard card /> }).collect_view()}
        </section>
    }
}

#[component]
fn MoreCard(card: &'static Card) -> impl IntoView {
    let document = expect_context::<Document>();
    let year = expect_context::<Results>().year();
    let told = RwSignal::new(Told::default());
    let is_open = RwSignal::new(false);
    let is_made = RwSignal::new(false);
    let make = move || {
        let year = year.with_untracked(|year| year.as_ref().ok().cloned());
        let home = document.scenario().with_untracked(|scenario| scenario.shown().cloned());
        if let (Some(home), Some(year)) = (home, year) {
            told.set((card.tell)(&home, &year));
        }
    };
    let later = Later::default();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open {
            year.track();
            // One after the other: each is a task of its own.
            let turn_ms = CARDS.iter().take_while(|other| other.id != card.id).count() as u64 * TURN_MS;
            let rest_ms = if was_open == Some(true) { REST_MS + turn_ms } else { 0 };
            later.after_ms(rest_ms, make);
        } else {
            later.cancel();
        }
        is_open
    });
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        let open = details.has_attribute("open");
        is_open.set(open);
        if open && !is_made.get_untracked() {
            is_made.set(true);
        }
    };
    let title_id = format!("more-{}-title", card.id);
    let titled_by = title_id.clone();
    view! {
        <details class="fig more-card" data-more=card.id on:toggle=toggled>
            <summary>
                <h3 class="fig-title" id=title_id>{card.title}</h3>
                <span class="more-hint">{card.hint}</span>
            </summary>
            {move || is_made.get().then(|| contents(card.id, titled_by.clone(), told))}
        </details>
    }
}

fn contents(id: &'static str, titled_by: String, told: RwSignal<Told>) -> AnyView {
    let picture = Signal::derive(move || told.with(|told| told.picture.clone()));
    let has_picture = Memo::new(move |_| told.with(|told| told.picture.is_some()));
    let facts = Memo::new(move |_| told.with(|told| told.facts.clone()));
    view! {
        <div class="more-body">
            {move || {
                has_picture.get().then(|| view! { <StillFigure id titled_by=titled_by.clone() picture /> })
            }}
            <ul class="facts" data-test="facts">
                {move || facts.get().into_iter().map(line).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

fn line(fact: Fact) -> AnyView {
    let (class, mark) = match fact.verdict {
        Verdict::Plain => ("fact", ""),
        Verdict::Passes => ("fact passes", "Passes: "),
        Verdict::Fails => ("fact fails", "Does not pass: "),
    };
    view! {
        <li class=class>
            <span class="vh">{mark}</span>
            {fact.words}
        </li>
    }
    .into_any()
}
