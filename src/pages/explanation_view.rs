//! How a figure comes about: its formula with this scenario's values, units and sources.

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{Explanation, Term},
    text::{format_number, sentence},
    units::Unit,
};

use crate::{controls::Icon, state::Results};

/// The explanation of one figure; nothing when none is asked for.
#[component]
pub(crate) fn ExplanationView(
    /// The figure.
    explained: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let results = expect_context::<Results>();
    let explanation = move || explained.get().and_then(|figure| results.explanation(figure));
    view! {
        <div class="explanation" id="explanation" data-test="explanation" hidden=move || explained.get().is_none()>
            {move || {
                explanation()
                    .map(|explanation| {
                        view! {
                            <button
                                type="button"
                                class="icon-button"
                                aria-label="Close this explanation"
                                on:click=move |_| explained.set(None)
                            >
                                {Icon::Close.view()}
                            </button>
                            {contents(explanation)}
                        }
                    })
            }}
        </div>
    }
}

// Not inlined: it comes with the rest of the program.
#[inline(never)]
fn contents(explanation: Explanation) -> AnyView {
    let band = explanation.band.map(|(low, high)| {
        let text = format!("{} to {}", amount(low, explanation.unit), amount(high, explanation.unit));
        view! { <p class="explanation-band">"It may be " {text} "."</p> }
    });
    let rows = explanation.terms.iter().map(row).collect_view();
    view! {
        <h2>{explanation.label}</h2>
        <p class="formula">
            <code>{explanation.formula.clone()}</code>
            " = "
            <b>{amount(explanation.result, explanation.unit)}</b>
        </p>
        {band}
        <div class="terms-scroll" tabindex="0" role="region" aria-label="Terms of the formula">
            <table class="terms">
                <thead>
                    <tr>
                        <th scope="col">"Symbol"</th>
                        <th scope="col">"Is"</th>
                        <th scope="col" class="number">"Here"</th>
                        <th scope="col">"From"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(term: &Term) -> AnyView {
    let note =
        term.note.as_ref().map(|note| view! { <br /> <span class="term-note">{sentence(note)}</span> });
    view! {
        <tr>
            <th scope="row">
                <code>{term.symbol}</code>
            </th>
            <td>{term.label} {note}</td>
            <td class="number">{amount(term.value, term.unit)}</td>
            <td>{sentence(&term.provenance.message())}</td>
        </tr>
    }
    .into_any()
}

fn amount(value: f64, unit: Unit) -> String {
    if !value.is_finite() {
        return "never".to_owned();
    }
    let number = format_number(value * unit.display_factor());
    match unit.symbol() {
        "" => number,
        symbol => format!("{number}\u{a0}{symbol}"),
    }
}
