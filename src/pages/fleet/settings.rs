//! What holds for the whole fleet: limits, outages, growth, the data centre beside it.

use leptos::prelude::*;
use wattfleet_core::scenario::{Field, Path, Place, Subject, fields};

use crate::controls::FieldControl;

/// The cards, and the fields of each; fields that no card names come last.
const CARDS: [(&str, &[&str]); 5] = [
    (
        "Placement and limits",
        &[
            "fleet.objective",
            "fleet.budget_usd",
            "fleet.supply_nodes",
            "fleet.region_kw",
            "fleet.target_tok_s",
            "fleet.demand_tok_s",
            "fleet.datacentre",
        ],
    ),
    (
        "How sure",
        &[
            "fleet.sure_frac",
            "fleet.neighbourhood_homes",
            "fleet.neighbourhood_frac",
            "fleet.storm_hit_frac",
            "fleet.carrier_frac",
            "fleet.carrier_down_h",
        ],
    ),
    ("Feeder of the streets", &["fleet.feeder_kva", "fleet.feeder_homes", "fleet.feeder_diversity"]),
    (
        "Growth",
        &[
            "fleet.start_month",
            "fleet.crews",
            "fleet.crew_nodes_month",
            "fleet.supply_nodes_month",
            "fleet.permit_months",
            "fleet.opt_in_mid_month",
            "fleet.opt_in_span_months",
            "fleet.horizon_years",
        ],
    ),
    ("Drawing of homes", &["fleet.seed", "fleet.samples"]),
];

/// The cards, closed at first.
#[component]
pub(super) fn FleetSettings() -> impl IntoView {
    let cards = CARDS.iter().enumerate().map(|(index, (name, keys))| {
        let named = keys.iter().filter_map(|key| fleet_fields().find(|field| field.key == *key));
        let mut list: Vec<&'static Field> = named.collect();
        if index + 1 == CARDS.len() {
            let known = |field: &&'static Field| CARDS.iter().any(|(_, keys)| keys.contains(&field.key));
            // Those of the chains have a panel of their own.
            let chains = |field: &&'static Field| field.key.starts_with("fleet.shard_");
            list.extend(fleet_fields().filter(|field| !known(field) && !chains(field)));
        }
        view! { <Card name list /> }
    });
    view! {
        <section class="fleet-settings" aria-label="Settings of the fleet">{cards.collect_view()}</section>
    }
}

fn fleet_fields() -> impl Iterator<Item = &'static Field> {
    fields().filter(|field| field.subject == Subject::Fleet && field.list.is_none())
}

#[component]
fn Card(name: &'static str, list: Vec<&'static Field>) -> impl IntoView {
    let is_made = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        if details.has_attribute("open") && !is_made.get_untracked() {
            is_made.set(true);
        }
    };
    let controls = move || {
        is_made.get().then(|| {
            let control = |field: &&'static Field| {
                view! { <FieldControl path=Path { field, place: Place::default() } /> }
            };
            list.iter().map(control).collect_view()
        })
    };
    view! {
        <details class="panel" on:toggle=toggled>
            <summary>
                <span class="dot hue-none" aria-hidden="true"></span>
                <b>{name}</b>
            </summary>
            <div class="panel-body">{controls}</div>
        </details>
    }
}
