//! The answer: one sentence, and why.

use leptos::prelude::*;
use wattfleet_core::text::{Message, Segment, segments};

use super::{KpiStrip, Notes, RoleTabs};
use crate::state::{Kpi, Results};

/// The answer for a role: the sentence, why, six figures, what to know.
#[component]
pub(crate) fn AnswerView() -> impl IntoView {
    let answer = expect_context::<Results>().answer();
    let headline = move || {
        answer.with(|answer| match answer {
            Ok(answer) => pieces(&answer.headline),
            Err(why) => format!("There is no answer: {why}.").into_any(),
        })
    };
    let why = move || {
        answer.with(|answer| {
            answer
                .as_ref()
                .ok()
                .map(|answer| answer.why.iter().map(|reason| view! { {pieces(reason)} " " }).collect_view())
        })
    };
    let kpis = Signal::derive(move || {
        answer.with(|answer| match answer {
            Ok(answer) => answer.figures.iter().map(Kpi::from).collect(),
            Err(_) => Vec::new(),
        })
    });
    let notes = Signal::derive(move || {
        answer.with(|answer| answer.as_ref().map(|answer| answer.notes.clone()).unwrap_or_default())
    });
    view! {
        <section class="answer-block" aria-label="Answer">
            <RoleTabs />
            <p class="answer" data-test="answer">{headline}</p>
            <p class="why">{why}</p>
            <Notes notes />
            <KpiStrip kpis />
        </section>
    }
}

/// A sentence whose values are marked.
pub(super) fn pieces(message: &Message) -> AnyView {
    segments(message)
        .into_iter()
        .map(|segment| match segment {
            Segment::Words(words) => words.into_any(),
            Segment::Value { name, shown } => view! { <em data-value=name>{shown}</em> }.into_any(),
        })
        .collect_view()
        .into_any()
}
