//! The six figures of an answer.

use leptos::prelude::*;
use wattfleet_core::analysis::Tone;

use super::explanation_view::ExplanationView;
use crate::state::Kpi;

/// The six figures of an answer; each opens its formula below. They stay where they are when their
/// values change.
#[component]
pub(crate) fn KpiStrip(
    /// The figures.
    kpis: Signal<Vec<Kpi>>,
) -> impl IntoView {
    let kpis = Memo::new(move |_| kpis.get());
    let count = Memo::new(move |_| kpis.with(Vec::len));
    let explained = RwSignal::new(None::<&'static str>);
    let cards = move || {
        (0..count.get())
            .map(|index| {
                let kpi = Memo::new(move |_| kpis.with(|kpis| kpis.get(index).cloned().unwrap_or_default()));
                view! { <KpiCard kpi explained /> }
            })
            .collect_view()
    };
    view! {
        <dl class="kpis" data-test="kpis">{cards}</dl>
        <ExplanationView explained />
    }
}

#[component]
fn KpiCard(kpi: Memo<Kpi>, explained: RwSignal<Option<&'static str>>) -> impl IntoView {
    let is_explained = move || explained.get() == Some(kpi.with(|kpi| kpi.id));
    let toggle = move |_| {
        let id = kpi.get_untracked().id;
        explained.update(|explained| *explained = if *explained == Some(id) { None } else { Some(id) });
    };
    view! {
        <div class="kpi" data-figure=move || kpi.with(|kpi| kpi.id)>
            <dt>
                <button
                    type="button"
                    class="kpi-label"
                    title="How this number comes about"
                    aria-expanded=move || is_explained().to_string()
                    aria-controls="explanation"
                    on:click=toggle
                >
                    {move || kpi.with(|kpi| kpi.label.clone())}
                </button>
            </dt>
            <dd>
                <span class="kpi-value">
                    {move || kpi.with(|kpi| kpi.value.clone())} " " <small>{move || kpi.with(|kpi| kpi.unit.clone())}</small>
                </span>
                <span
                    class="kpi-note"
                    class:good=move || kpi.with(|kpi| kpi.tone) == Tone::Good
                    class:bad=move || kpi.with(|kpi| kpi.tone) == Tone::Bad
                >
                    {move || kpi.with(|kpi| kpi.note.clone())}
                </span>
            </dd>
        </div>
    }
}
