//! The answer: one sentence, and why.

use leptos::prelude::*;

use super::said::Said;
use super::{KpiStrip, Notes, RoleTabs};
use crate::{
    slice::{Rank, Slice},
    state::{Kpi, Results},
};

/// The answer for a role: the sentence, why, six figures, what to know.
#[component]
pub(crate) fn AnswerView() -> impl IntoView {
    let answer = expect_context::<Results>().answer();
    let headline = Signal::derive(move || {
        answer.with(|answer| answer.as_ref().map(|answer| vec![answer.headline.clone()]).unwrap_or_default())
    });
    let none = Memo::new(move |_| answer.with(|answer| answer.as_ref().err().cloned()));
    let why = Signal::derive(move || {
        answer.with(|answer| answer.as_ref().map(|answer| answer.why.clone()).unwrap_or_default())
    });
    let kpis = Signal::derive(move || {
        answer.with(|answer| match answer {
            Ok(answer) => answer.figures.iter().map(Kpi::from).collect(),
            Err(_) => Vec::new(),
        })
    });
    let notes = Memo::new(move |_| {
        answer.with(|answer| answer.as_ref().map(|answer| answer.notes.clone()).unwrap_or_default())
    });
    view! {
        <section class="answer-block" aria-label="Answer">
            <RoleTabs />
            <p class="answer" data-test="answer">
                <Said messages=headline />
                {move || none.get().map(|why| format!("There is no answer: {why}."))}
            </p>
            <p class="why">
                <Said messages=why />
            </p>
            <Slice rank=Rank::Answer><Notes notes /></Slice>
            <Slice rank=Rank::Answer><KpiStrip kpis /></Slice>
        </section>
    }
}
