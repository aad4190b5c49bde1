//! Sentences whose numbers change in place.

use leptos::prelude::*;
use wattfleet_core::text::{Message, Segment, segments};

/// Sentences one after the other, their values marked. While only words and numbers change, the elements stay
/// and their text is written over: a drag makes nothing new.
#[component]
pub(super) fn Said(
    /// The sentences.
    #[prop(into)]
    messages: Signal<Vec<Message>>,
) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        let spaced = |message: &Message| {
            let mut pieces = segments(message);
            pieces.push(Segment::Words(" ".to_owned()));
            pieces
        };
        messages.with(|messages| messages.iter().flat_map(spaced).collect::<Vec<_>>())
    });
    let shape = Memo::new(move |_| pieces.with(|pieces| pieces.iter().map(name).collect::<Vec<_>>()));
    move || {
        let piece = |(index, name): (usize, Option<&'static str>)| {
            let words = move || pieces.with(|pieces| pieces.get(index).map(words).unwrap_or_default());
            match name {
                Some(name) => view! { <em data-value=name>{words}</em> }.into_any(),
                None => words.into_any(),
            }
        };
        shape.get().into_iter().enumerate().map(piece).collect_view()
    }
}

/// The name of a value; `None` for words.
fn name(piece: &Segment) -> Option<&'static str> {
    match piece {
        Segment::Words(_) => None,
        Segment::Value { name, .. } => Some(name),
    }
}

fn words(piece: &Segment) -> String {
    match piece {
        Segment::Words(words) => words.clone(),
        Segment::Value { shown, .. } => shown.clone(),
    }
}

/// A sentence that is written once, its values marked.
pub(super) fn said(message: &Message) -> AnyView {
    segments(message)
        .into_iter()
        .map(|piece| match piece {
            Segment::Words(words) => words.into_any(),
            Segment::Value { name, shown } => view! { <em data-value=name>{shown}</em> }.into_any(),
        })
        .collect_view()
        .into_any()
}
