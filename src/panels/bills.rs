//! Twelve bills: monthly kWh that scale the household's own shape.

use leptos::prelude::*;
use wattfleet_core::scenario::{MAX_MONTH_KWH, Measured};

use crate::state::{Adopted, Imports, Results, values};

const MONTHS: [(&str, &str); 12] = [
    ("Jan", "January"),
    ("Feb", "February"),
    ("Mar", "March"),
    ("Apr", "April"),
    ("May", "May"),
    ("Jun", "June"),
    ("Jul", "July"),
    ("Aug", "August"),
    ("Sep", "September"),
    ("Oct", "October"),
    ("Nov", "November"),
    ("Dec", "December"),
];

/// Twelve boxes behind one line; they begin as the household is now.
#[component]
pub(super) fn Bills(
    /// Which home.
    home: usize,
    /// What the meter says now.
    measured: Memo<Option<Measured>>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        is_open.set(details.has_attribute("open"));
    };
    view! {
        <details class="fold" data-test="bills" on:toggle=toggled>
            <summary>"Twelve monthly bills"</summary>
            {move || is_open.get().then(|| boxes(home, measured))}
        </details>
    }
}

fn boxes(home: usize, measured: Memo<Option<Measured>>) -> AnyView {
    let imports = expect_context::<Imports>();
    let year = expect_context::<Results>().year();
    let now = move || {
        let months = measured.with_untracked(|measured| measured.map(|measured| measured.monthly_kwh));
        months.unwrap_or_else(|| {
            year.with_untracked(|year| match year {
                Ok(year) => std::array::from_fn(|month| {
                    year.today.monthly.get(month).map_or(0.0, |month| month.household_kwh.round())
                }),
                Err(_) => [0.0; 12],
            })
        })
    };
    let texts: [RwSignal<String>; 12] = now().map(|kwh| RwSignal::new(format!("{kwh:.0}")));
    Effect::new(move |before: Option<()>| {
        measured.track();
        if before.is_some() {
            texts.iter().zip(now()).for_each(|(text, kwh)| text.set(format!("{kwh:.0}")));
        }
    });
    let error = RwSignal::new(None::<String>);
    let inputs = MONTHS
        .iter()
        .zip(texts)
        .map(|((short, long), text)| {
            view! {
                <label class="bill">
                    <span aria-hidden="true">{*short}</span>
                    <input
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-label=format!("{long}, kilowatt hours")
                        data-test="bill"
                        prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))
                    />
                </label>
            }
        })
        .collect_view();
    let take = move |_| match kwh(&texts.map(|text| text.get_untracked())) {
        Ok(kwh) => {
            error.set(None);
            let measured = Measured::bills(kwh);
            let words = format!("household from twelve bills, {:.0} kWh a year", measured.year_kwh());
            imports.adopt(Adopted::Household(Some(measured)), words);
        }
        Err(wrong) => error.set(Some(wrong)),
    };
    view! {
        <p class="hint">"kWh of each month, cars included; the estimates give them their hours."</p>
        <div class="bills" role="group" aria-label=format!("Monthly bills of home {}", home + 1)>
            {inputs}
        </div>
        <p class="field-error" role="alert" hidden=move || error.with(Option::is_none)>
            {move || error.get()}
        </p>
        <button type="button" class="quiet" data-test="bills-use" on:click=take>"Use these bills"</button>
    }
    .into_any()
}

fn kwh(texts: &[String; 12]) -> Result<[f64; 12], String> {
    let mut months = [0.0; 12];
    for ((kwh, text), (_, name)) in months.iter_mut().zip(texts).zip(MONTHS) {
        let typed = values::plain_number(text).filter(|kwh| (0.0..=MAX_MONTH_KWH).contains(kwh));
        *kwh = typed.ok_or_else(|| {
            format!("{name}: “{}” is no number of kWh from 0 to 50,000; an estimate will do.", text.trim())
        })?;
    }
    Ok(months)
}
