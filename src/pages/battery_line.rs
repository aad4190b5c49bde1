//! Why the battery does what it does at the instant under the crosshair.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::{analysis::BatteryReasons, simulate::Year, text::sentence};

use crate::{
    figures::FigureContext,
    state::{Document, Results},
};

/// `Charging from the sun: this kWh is used at 18:00, when power costs 52 ¢/kWh.`
#[component]
pub(crate) fn BatteryLine() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let results = expect_context::<Results>();
    let scenario = expect_context::<Document>().scenario();
    let reasons = Memo::new_with_compare(
        move |_| {
            let year: Arc<Year> = results.year().with(|year| year.as_ref().map(Arc::clone).ok())?;
            Some((BatteryReasons::new(&year), year))
        },
        // Each year has reasons of its own; comparing them would cost more than reading one.
        |_, _| true,
    );
    let line = Memo::new(move |_| {
        let step = context.shown_step()?;
        reasons.with(|reasons| {
            let (reasons, year) = reasons.as_ref()?;
            let said = scenario.with_untracked(|scenario| {
                reasons.at(scenario.shown()?, year, step).map(|said| sentence(&said))
            });
            said.map(|said| format!("Battery: {}", crate::state::lower_first(&said)))
        })
    });
    // Spoken too, after the values of the instant.
    Effect::new(move |_| context.remark.set(line.get().unwrap_or_default()));
    on_cleanup(move || {
        context.remark.try_set(String::new());
    });
    view! { <p class="fig-note" data-test="battery-reason">{move || line.get()}</p> }
}
