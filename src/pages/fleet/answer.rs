//! The answer: one sentence, what stands behind it, six figures, and how far the run is.

use leptos::prelude::*;
use wattfleet_core::analysis::{AssumptionLine, FleetFigure};

use super::search::Search;

/// The answer of the fleet.
#[component]
pub(super) fn FleetAnswer() -> impl IntoView {
    let search = expect_context::<Search>();
    let headline = Memo::new(move |_| {
        search.report().with(|report| match report {
            None => "The fleet is being simulated.".to_owned(),
            Some(Ok(report)) => report.headline.clone(),
            Some(Err(why)) => format!("There is no answer: {why}."),
        })
    });
    let why = Memo::new(move |_| search.read(|report| report.why.join(" ")).unwrap_or_default());
    let notes = Memo::new(move |_| search.read(|report| report.notes.clone()).unwrap_or_default());
    let figures = Memo::new(move |_| search.read(|report| report.figures.clone()).unwrap_or_default());
    view! {
        <section class="answer-block" aria-label="Answer" aria-busy=move || search.progress().is_some().to_string()>
            <p class="answer" data-test="fleet-answer" role="status">{move || headline.get()}</p>
            <p class="why">{move || why.get()}</p>
            <Progress search />
            <dl class="kpis" data-test="fleet-kpis">
                {move || figures.get().into_iter().map(card).collect_view()}
            </dl>
            <details class="notes" hidden=move || notes.with(Vec::is_empty)>
                <summary>"What to know about these numbers"</summary>
                <div class="notes-groups">
                    <ul>{move || notes.get().into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
                </div>
            </details>
            <Assumptions search />
        </section>
    }
}

/// What the answer rests on and no field of the page shows: prices, discounts, lives, with their sources.
#[component]
fn Assumptions(search: Search) -> impl IntoView {
    let lines = Memo::new(move |_| search.read(|report| report.assumptions.clone()).unwrap_or_default());
    let rows = move || lines.get().into_iter().map(assumption).collect_view();
    view! {
        <details class="notes fleet-assumptions" data-test="fleet-assumptions" hidden=move || lines.with(Vec::is_empty)>
            <summary>"What it rests on"</summary>
            <div class="fleet-scroll" tabindex="0" role="group" aria-label="Assumptions">
                <table class="fleet-table">
                    <thead>
                        <tr>
                            <th scope="col">"Assumption"</th>
                            <th scope="col">"Here"</th>
                            <th scope="col">"Range"</th>
                            <th scope="col">"Source"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn assumption(line: AssumptionLine) -> impl IntoView {
    let own =
        (!line.default.is_empty()).then(|| format!("the scenario's own; the source has {}", line.default));
    view! {
        <tr data-assumption=line.key>
            <th scope="row">{line.label}</th>
            <td>{line.value} <span class="fleet-placed">{own}</span></td>
            <td>{line.range}</td>
            <td class="fleet-words">{line.source} <span class="fleet-placed">{line.status}</span></td>
        </tr>
    }
}

#[component]
fn Progress(search: Search) -> impl IntoView {
    view! {
        <div class="fleet-progress" data-busy=move || search.progress().is_some().to_string()>
            <progress
                class="fig-progress"
                max="1"
                aria-label="Simulating the fleet"
                prop:value=move || search.progress().unwrap_or(1.0)
            ></progress>
            <button type="button" class="link-button" on:click=move |_| search.cancel()>"Stop"</button>
        </div>
    }
}

fn card(figure: FleetFigure) -> AnyView {
    let (good, bad) = (figure.tone > 0, figure.tone < 0);
    view! {
        <div class="kpi" data-figure=figure.id>
            <dt>{figure.label}</dt>
            <dd>
                <span class="kpi-value">{figure.value} " " <small>{figure.unit}</small></span>
                <span class="kpi-note" class:good=good class:bad=bad>{figure.note}</span>
            </dd>
        </div>
    }
    .into_any()
}
