//! One street of a group: the transformer, its homes, which of them have a node, and how loaded it gets.

use leptos::prelude::*;
use wattfleet_core::analysis::StreetLine;
use wattfleet_core::figure::number;

use super::search::Search;
use crate::state::Document;

/// The most homes drawn.
const HOMES_MOST: usize = 12;
/// Width of a home in the picture.
const HOME: usize = 56;

/// The street of the group that is chosen.
#[component]
pub(super) fn StreetView() -> impl IntoView {
    let search = expect_context::<Search>();
    let scenario = expect_context::<Document>().scenario();
    let chosen = RwSignal::new(0_usize);
    let names = Memo::new(move |_| {
        scenario.with(|scenario| {
            (0..scenario.fleet.groups.len()).map(|index| scenario.group_name(index)).collect::<Vec<_>>()
        })
    });
    let street = Memo::new(move |_| {
        search.read(|report| report.groups.get(chosen.get()).map(|group| group.street.clone())).flatten()
    });
    let options = move || {
        names.get().into_iter().enumerate().map(|(at, name)| {
            view! { <option value=at.to_string() prop:selected=move || chosen.get() == at>{name}</option> }
        })
        .collect_view()
    };
    let choose = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            chosen.set(index);
        }
    };
    view! {
        <section class="fig fleet-street" aria-labelledby="fleet-street-title" data-test="street">
            <div class="fleet-head">
                <h2 class="fig-title" id="fleet-street-title">"One street"</h2>
                <label class="fig-choice">
                    <span class="vh">"Group"</span>
                    <select on:change=choose>{options}</select>
                </label>
            </div>
            {move || street.get().map(|street| picture(&street))}
        </section>
    }
}

fn picture(street: &StreetLine) -> impl IntoView + use<> {
    if street.homes < 1.0 || street.kva <= 0.0 {
        return view! { <p class="fig-note">"This group's design has no transformer of a street."</p> }
            .into_any();
    }
    let shown = (street.homes.round() as usize).clamp(1, HOMES_MOST);
    let with_node = ((street.nodes / street.homes * shown as f64).round() as usize).min(shown);
    let width = shown * HOME + 20;
    let middle = width / 2;
    let load = format!(
        "{} kVA, at most {} % loaded",
        number::fixed(street.kva, 1),
        number::fixed(100.0 * street.peak_frac, 0)
    );
    let takes = format!(
        "{} homes, {} with a node; above its rating {} hours a year. It takes {} nodes.",
        number::fixed(street.homes, 0),
        number::compact(street.nodes),
        number::compact(street.hours_above),
        number::fixed(street.nodes_most, 0),
    );
    let homes = (0..shown).map(|index| home(10 + index * HOME, index < with_node)).collect_view();
    let (said, over) = (format!("{load}. {takes}"), street.peak_frac > 1.0);
    view! {
        <svg class="street" viewBox=format!("0 0 {width} 130") role="img" aria-label=said>
            <line class="flow-pole" x1="10" x2=width - 10 y1="56" y2="56" />
            <line class="flow-pole" x1=middle x2=middle y1="40" y2="56" />
            <rect class="street-transformer" class:over=over x=middle - 24 y="8" width="48" height="32" rx="5" />
            {homes}
        </svg>
        <p class="fig-note"><b>{load}</b> ". " {takes}</p>
    }
    .into_any()
}

fn home(left: usize, has_node: bool) -> impl IntoView {
    let roof = format!("M{left} 98 {} 80 {} 98v26H{left}z", left + 16, left + 32);
    view! {
        <line class="flow-pole" x1=left + 16 x2=left + 16 y1="56" y2="82" />
        <path class="flow-plug" d=roof />
        {has_node.then(|| view! { <rect class="flow-box" x=left + 35 y="106" width="12" height="18" rx="2" /> })}
    }
}
