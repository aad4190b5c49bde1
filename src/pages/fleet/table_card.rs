//! A table of many homes that is open: what it is, and its rows by place and node.

use leptos::prelude::*;
use wattfleet_core::figure::number;
use wattfleet_core::scenario::MAX_GROUPS;

use super::{
    groups::{Placed, PlacementLine, cells},
    search::Search,
    table_files::TableOpener,
};

/// In place of the groups.
#[component]
pub(super) fn TableCard() -> impl IntoView {
    let search = expect_context::<Search>();
    let words = move || {
        search.table().map(|(name, rows, took_s)| {
            let took = took_s.map_or_else(String::new, |took_s| {
                format!(" Simulated in {}\u{202f}s by the workers of this browser.", number::fixed(took_s, 1))
            });
            format!(
                "{name}: {} rows.{took} It stays on this page: a link holds up to {MAX_GROUPS} groups.",
                number::fixed(rows as f64, 0)
            )
        })
    };
    let seconds =
        move || search.table().and_then(|(_, _, took_s)| took_s).map(|took_s| format!("{took_s:.3}"));
    let lines = Memo::new(move |_| search.read(|report| report.groups.clone()).unwrap_or_default());
    let placed = Memo::new(move |_| {
        search
            .read(|report| report.placement.as_ref().map(|found| found.groups.clone()))
            .flatten()
            .unwrap_or_default()
    });
    let rows = move || {
        let lines = lines.get();
        let most_kw = lines.iter().map(|line| line.power_kw).fold(1.0, f64::max);
        let row = |(index, line): (usize, &wattfleet_core::analysis::GroupLine)| {
            let placed = Memo::new(move |_| placed.with(|placed| placed.get(index).cloned()));
            view! {
                <tr>
                    <th scope="row">
                        {line.name.clone()}
                        <Placed placed />
                    </th>
                    <td>{number::fixed(line.homes, 0)}</td>
                    {cells(line, most_kw)}
                </tr>
            }
        };
        lines.iter().enumerate().map(row).collect_view()
    };
    let heads = super::groups::HEADS.iter().filter(|head| !head.is_empty());
    let heads = heads.map(|head| view! { <th scope="col">{*head}</th> }).collect_view();
    view! {
        <section class="fig fleet-groups" aria-labelledby="fleet-table-title" data-test="fleet-table" data-seconds=seconds>
            <div class="fleet-head">
                <h2 class="fig-title" id="fleet-table-title">"A table of homes"</h2>
                <p class="fig-note">{words}</p>
                <PlacementLine search />
            </div>
            <div class="fleet-scroll" tabindex="0" role="group" aria-label="Homes by place and node">
                <table class="fleet-table">
                    <thead>
                        <tr>
                            <th scope="col">"Place"</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="buttons">
                <button type="button" class="button" data-test="close-table" on:click=move |_| search.close_table()>
                    "Close the table"
                </button>
                <TableOpener />
            </div>
        </section>
    }
}
