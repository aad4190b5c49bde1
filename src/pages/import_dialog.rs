//! What a file was recognised as, before anything changes.

use leptos::{html::Dialog, prelude::*};
use wattfleet_core::text::format_number;

use super::shortcuts::open;
use crate::{
    engine::{About, MonthBars},
    state::{Imports, Preview, PreviewState},
};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The preview of a file on its way into the home; nothing where there is none.
#[component]
pub(crate) fn ImportDialog() -> impl IntoView {
    let imports = expect_context::<Imports>();
    let preview = imports.preview();
    let dialog = NodeRef::<Dialog>::new();
    let is_shown = Memo::new(move |_| preview.with(Option::is_some));
    Effect::new(move |_| {
        if is_shown.get() {
            open(dialog);
        } else if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    // Escape closes it, too. The event of a closing comes late: the next file may be shown already.
    let closed = move |_| {
        let is_open = dialog.get_untracked().is_some_and(|dialog| dialog.open());
        if !is_open && preview.with_untracked(Option::is_some) {
            imports.cancel();
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="dialog import"
            aria-labelledby="import-title"
            data-test="import"
            on:cancel=move |_: leptos::ev::Event| imports.cancel()
            on:close=closed
        >
            {move || preview.get().map(|preview| contents(imports, preview))}
        </dialog>
    }
}

fn contents(imports: Imports, preview: Preview) -> AnyView {
    let Preview { name, state } = preview;
    let cancel = move |_| imports.cancel();
    match state {
        PreviewState::Reading => view! {
            <h2 id="import-title">"Reading the file"</h2>
            <p class="import-name">{name}</p>
            <progress class="fig-progress" aria-label="Reading the file"></progress>
            <div class="buttons">
                <button type="button" class="button" data-test="import-cancel" on:click=cancel>"Cancel"</button>
            </div>
        }
        .into_any(),
        PreviewState::Failed(error) => view! {
            <h2 id="import-title">"The file was not understood"</h2>
            <p class="import-name">{name}</p>
            <p class="import-error" role="alert" data-test="import-error">{error}</p>
            <p>"Nothing was changed."</p>
            <div class="buttons">
                <button type="button" class="button" data-test="import-cancel" on:click=cancel>"Close"</button>
            </div>
        }
        .into_any(),
        PreviewState::Ready(imported) => view! {
            {about(imported.about, name)}
            <div class="buttons">
                <button
                    type="button"
                    class="button primary"
                    data-test="import-apply"
                    on:click=move |_| imports.apply()
                >
                    "Use it"
                </button>
                <button type="button" class="button" data-test="import-cancel" on:click=cancel>"Cancel"</button>
            </div>
        }
        .into_any(),
    }
}

fn about(about: About, name: String) -> AnyView {
    let rows =
        about.rows.into_iter().map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> }).collect_view();
    let notes = about.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    view! {
        <h2 id="import-title">{about.kind}</h2>
        <p class="import-name">{name}</p>
        <dl class="import-rows" data-test="import-about">{rows}</dl>
        {about.months.map(months)}
        <ul class="import-notes">{notes}</ul>
    }
    .into_any()
}

/// Twelve bars with their numbers under them.
fn months(months: MonthBars) -> AnyView {
    // Sun has its colour, household and grid their own.
    let class = match months.unit.as_str() {
        "kWh" => "import-months hue-house",
        "¢/kWh" => "import-months hue-grid",
        _ => "import-months hue-sun",
    };
    let most = months.values.iter().copied().fold(1e-9, f64::max);
    let bars = MONTHS.iter().zip(months.values).map(|(name, value)| {
        let height = 48.0 * value.max(0.0) / most;
        view! {
            <li>
                <svg viewBox="0 0 20 48" preserveAspectRatio="none" aria-hidden="true">
                    <rect x="0" width="20" y=48.0 - height height=height />
                </svg>
                <span>{*name}</span>
                <b>{format_number(value)}</b>
            </li>
        }
    });
    view! {
        <h3>{format!("{}, {}", months.label, months.unit)}</h3>
        <ol class=class>{bars.collect_view()}</ol>
    }
    .into_any()
}
