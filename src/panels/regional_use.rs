//! The household beside the mean customer of its region, and the factor that makes them equal.

use leptos::prelude::*;
use wattfleet_core::{
    catalog::{self, RegionalUse},
    scenario::{Path, Place, Scenario, field_by_key},
    text::format_number,
};

use crate::state::Document;

/// One line and a button; nothing where no statistic is at hand, or where the factor is taken already.
#[component]
pub(super) fn RegionalUseLine(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let found = Memo::new(move |_| scenario.with(|scenario| to_take(scenario, home)));
    move || {
        found.get().map(|row| {
            let take = move |_| {
                if let Some(field) = field_by_key("household.use_frac") {
                    document.set(Path { field, place: Place { home, item: 0 } }, row.use_frac);
                }
            };
            view! {
                <p class="hint">
                    {format!(
                        "The mean customer of {} uses {} kWh a year, {} of what kinds of house come to.",
                        row.name,
                        format_number(12.0 * row.kwh_month),
                        format_number(row.use_frac),
                    )}
                </p>
                <button type="button" class="quiet" data-test="regional-use" on:click=take>
                    {format!("Scale this house by {}", format_number(row.use_frac))}
                </button>
            }
        })
    }
}

/// The statistic of a home's region, where it would change the home.
fn to_take(scenario: &Scenario, home: usize) -> Option<RegionalUse> {
    let home = scenario.homes.get(home)?;
    let region = catalog::region(catalog::climate(home.site.climate)?.region)?;
    let row = RegionalUse::of(region)?;
    let differs = (home.household.use_frac - row.use_frac).abs() > 1e-9;
    (differs && home.measured.is_none()).then_some(*row)
}
