//! Which meter the node is behind: the year's bill under three classes of rate, side by side, and the choice.

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{ClassBill, tariff_classes},
    scenario::{Path, Place, Scenario, field_by_key},
    simulate::{Options, Stages},
    text::{format_usd, sentence},
};

use crate::{
    platform::Later,
    state::{Document, Keeper, Results},
};

/// Rest before an open list is reckoned again, ms.
const REST_MS: u64 = 200;

/// Three bills behind one line, reckoned while it is open.
#[component]
pub(super) fn TariffClasses(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let year = expect_context::<Results>().year();
    let rows = RwSignal::new(Vec::<ClassBill>::new());
    let is_open = RwSignal::new(false);
    let held = expect_context::<Keeper>().holdings().held();
    let stages = StoredValue::new(Stages::default());
    let reckon = move || {
        let options = Options { home, attachments: held.get_untracked(), ..Options::default() };
        let bills = |scenario: &Scenario| {
            stages.try_update_value(|stages| {
                tariff_classes(scenario, home, |other| stages.year(other, &options)).ok()
            })
        };
        rows.set(scenario.with_untracked(bills).flatten().unwrap_or_default());
    };
    let later = Later::default();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open {
            year.track();
            later.after_ms(if was_open == Some(true) { REST_MS } else { 0 }, reckon);
        } else {
            later.cancel();
        }
        is_open
    });
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        is_open.set(details.has_attribute("open"));
    };
    let list = move || rows.with(|rows| rows.iter().map(|row| line(home, row)).collect_view());
    view! {
        <details class="fold" data-test="classes" on:toggle=toggled>
            <summary>"Which meter the node is behind"</summary>
            <ul class="classes">{list}</ul>
        </details>
    }
}

fn line(home: usize, row: &ClassBill) -> AnyView {
    let document = expect_context::<Document>();
    let whole = |usd: f64| format_usd(usd.round()).trim_end_matches(".00").to_owned();
    let more = if row.more_usd < 0.0 {
        format!("{} less than today", whole(-row.more_usd))
    } else {
        format!("{} more than today", whole(row.more_usd))
    };
    let class = f64::from(row.class.code());
    let take = move |_| {
        if let Some(field) = field_by_key("tariff.node_meter") {
            document.set(Path { field, place: Place { home, item: 0 } }, class);
        }
    };
    let is_now = row.is_now;
    view! {
        <li>
            <p>{sentence(&row.label)}</p>
            <p class="class-line">
                <b>{format!("{} a year", whole(row.bill_usd))}</b>
                <span class="hint">{more}</span>
            </p>
            <p class="hint">{sentence(&row.clause)}</p>
            {if is_now {
                view! { <p class="hint">"Billed so now"</p> }.into_any()
            } else {
                view! {
                    <button type="button" class="quiet" data-test="class-use" on:click=take>
                        "Bill it so"
                    </button>
                }
                    .into_any()
            }}
        </li>
    }
    .into_any()
}
