//! What the reader should know before acting on the answer.

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{Note, NoteKind},
    scenario::Severity,
    text::Message,
};

use super::said::said;
use crate::{controls::Icon, panels::IssueLine, state::Results};

/// The kinds that are behind one line, and the words above each.
const GROUPS: [(NoteKind, &str); 4] = [
    (NoteKind::Binds, "What holds it back"),
    (NoteKind::Stops, "What could stop it"),
    (NoteKind::Assumed, "What is assumed"),
    (NoteKind::Settle, "To settle before you sign"),
];

/// What is broken, in view; everything else to know, behind one line that counts it.
#[component]
pub(crate) fn Notes(
    /// Notes of the answer.
    notes: Memo<Vec<Note>>,
) -> impl IntoView {
    let issues = expect_context::<Results>().issues();
    let errors = Memo::new(move |_| {
        issues.with(|issues| {
            let errors = issues.iter().filter(|issue| issue.severity == Severity::Error);
            errors.cloned().collect::<Vec<_>>()
        })
    });
    let errors = move || {
        errors.with(|errors| {
            errors.iter().map(|issue| view! { <IssueLine issue=issue.clone() /> }).collect_view()
        })
    };
    let broken = Memo::new(move |_| {
        notes.with(|notes| {
            let broken = notes.iter().filter(|note| note.kind == NoteKind::Broken);
            broken.map(|note| note.message.clone()).collect::<Vec<_>>()
        })
    });
    let broken = move || {
        let line = |message: &Message| view! { <div class="issue error">{Icon::Warning.view()} <p>{said(message)}</p></div> };
        broken.with(|broken| broken.iter().map(line).collect_view())
    };
    // Written only while somebody reads them.
    let is_open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        is_open.set(details.has_attribute("open"));
    };
    let read = move || is_open.get().then(|| notes.with(|notes| groups(notes)));
    let line = Memo::new(move |_| notes.with(|notes| counted(notes)));
    let rest = Memo::new(move |_| notes.with(|notes| notes.iter().any(|note| note.kind != NoteKind::Broken)));
    view! {
        {errors}
        {broken}
        <details class="notes" data-test="notes" hidden=move || !rest.get() on:toggle=toggled>
            <summary>{move || line.get()}</summary>
            <div class="notes-groups">{read}</div>
        </details>
    }
}

/// "4 things could stop it; 9 to settle before you sign."
fn counted(notes: &[Note]) -> String {
    let count = |kind: NoteKind| notes.iter().filter(|note| note.kind == kind).count();
    let stops = match count(NoteKind::Stops) {
        0 => None,
        1 => Some("one thing could stop it".to_owned()),
        many => Some(format!("{many} things could stop it")),
    };
    let settle = match count(NoteKind::Settle) {
        0 => None,
        1 => Some("one question to settle before you sign".to_owned()),
        many => Some(format!("{many} questions to settle before you sign")),
    };
    let assumed = match count(NoteKind::Assumed) {
        0 => None,
        1 => Some("one assumption decides".to_owned()),
        many => Some(format!("{many} assumptions decide")),
    };
    let parts: Vec<String> = [stops, assumed, settle].into_iter().flatten().collect();
    let text = if parts.is_empty() { "what holds it back".to_owned() } else { parts.join("; ") };
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn groups(notes: &[Note]) -> AnyView {
    GROUPS
        .iter()
        .filter_map(|(kind, title)| {
            let items: Vec<_> = notes
                .iter()
                .filter(|note| note.kind == *kind)
                .map(|note| view! { <li>{said(&note.message)}</li> })
                .collect();
            (!items.is_empty()).then(|| view! { <div><h2>{*title}</h2> <ul>{items}</ul></div> })
        })
        .collect_view()
        .into_any()
}
