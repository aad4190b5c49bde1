//! Which meter the node is behind: the year's bill under three kinds of rate, side by side.

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{ClassBill, TariffClass, tariff_classes},
    catalog,
    scenario::{Path, Place, field_by_key},
    text::{format_usd, sentence},
};

use crate::{
    platform::Later,
    state::{Document, Results},
};

/// Rest before an open list is reckoned again, ms.
const REST_MS: u64 = 200;
/// The plan that stands for general service.
const GENERAL_SERVICE: &str = "general-service-us-2025";

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
    let reckon = move || {
        let found = scenario.with_untracked(|scenario| {
            let home = scenario.homes.get(home)?;
            year.with_untracked(|year| year.as_ref().ok().map(|year| tariff_classes(home, year).to_vec()))
        });
        rows.set(found.unwrap_or_default());
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
    let take = move |_| {
        let plan = catalog::tariff_by_slug(GENERAL_SERVICE).map(|row| f64::from(row.id));
        if let (Some(field), Some(plan)) = (field_by_key("tariff.plan"), plan) {
            document.set(Path { field, place: Place { home, item: 0 } }, plan);
        }
    };
    let can_be_taken = row.class == TariffClass::GeneralService;
    view! {
        <li>
            <p>{sentence(&row.label)}</p>
            <p class="class-line">
                <b>{format!("{} a year", whole(row.bill_usd))}</b>
                <span class="hint">{more}</span>
            </p>
            <p class="hint">{sentence(&row.clause)}</p>
            {can_be_taken
                .then(|| {
                    view! {
                        <button type="button" class="quiet" data-test="class-use" on:click=take>
                            "Use this plan"
                        </button>
                    }
                })}
        </li>
    }
    .into_any()
}
