//! The groups: a table of what each gives and what binds it, and the fields of the one that is open.

use leptos::prelude::*;
use wattfleet_core::analysis::{GroupLine, PlacedLine};
use wattfleet_core::figure::number;
use wattfleet_core::scenario::{List, MAX_GROUPS};

use super::group_fields::GroupFields;
use super::search::Search;
use super::table_files::TableFiles;
use crate::state::{Command, Document};

/// Columns of the table, names and units.
pub(super) const HEADS: [&str; 9] =
    ["Homes", "Nodes", "Node", "Power", "Firm", "Output, tok/s", "USD a sold GPU-h", "Binds most", ""];

/// The table with its editor.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let document = expect_context::<Document>();
    let search = expect_context::<Search>();
    let scenario = document.scenario();
    let count = Memo::new(move |_| scenario.with(|scenario| scenario.list_len(List::Groups, 0)));
    let open = RwSignal::new(None::<usize>);
    let is_full = move || count.get() >= MAX_GROUPS;
    let add = move |_| {
        document.run(Command::AddGroup);
        open.set(Some(count.get_untracked().saturating_sub(1)));
    };
    let heads = HEADS.map(|head| match head {
        "" => view! { <th scope="col"><span class="vh">"Change"</span></th> }.into_any(),
        head => view! { <th scope="col">{head}</th> }.into_any(),
    });
    view! {
        <section class="fig fleet-groups" aria-labelledby="fleet-groups-title" data-test="groups">
            <div class="fleet-head">
                <h2 class="fig-title" id="fleet-groups-title">"Groups and placement"</h2>
                <PlacementLine search />
            </div>
            <div class="fleet-scroll" tabindex="0" role="group" aria-label="Groups">
                <table class="fleet-table">
                    <thead>
                        <tr>
                            <th scope="col">"Group"</th>
                            {heads.into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || 0..count.get() key=|index| *index let:index>
                            <GroupRow index open />
                        </For>
                    </tbody>
                </table>
            </div>
            {move || open.get().filter(|index| *index < count.get()).map(|index| view! { <GroupFields index open /> })}
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    data-test="add-group"
                    disabled=is_full
                    on:click=add
                >
                    "Add a group"
                </button>
                <TableFiles />
            </div>
        </section>
    }
}

#[component]
fn GroupRow(index: usize, open: RwSignal<Option<usize>>) -> impl IntoView {
    let search = expect_context::<Search>();
    let scenario = expect_context::<Document>().scenario();
    let name = Memo::new(move |_| scenario.with(|scenario| scenario.group_name(index)));
    let homes = Memo::new(move |_| {
        scenario.with(|scenario| scenario.fleet.groups.get(index).map_or(0.0, |group| group.count))
    });
    let line = Memo::new(move |_| search.read(|report| report.groups.get(index).cloned()).flatten());
    let most_kw = Memo::new(move |_| {
        search
            .read(|report| report.groups.iter().map(|group| group.power_kw).fold(1.0, f64::max))
            .unwrap_or(1.0)
    });
    let placed = Memo::new(move |_| {
        let of = |report: &wattfleet_core::analysis::FleetReport| {
            report.placement.as_ref().and_then(|placement| placement.groups.get(index).cloned())
        };
        search.read(of).flatten()
    });
    let is_open = move || open.get() == Some(index);
    let toggle = move |_| open.update(|open| *open = if *open == Some(index) { None } else { Some(index) });
    view! {
        <tr class:open=is_open>
            <th scope="row">
                {move || name.get()}
                <Placed placed />
            </th>
            <td>{move || number::fixed(homes.get(), 0)}</td>
            {move || line.get().map(|line| cells(&line, most_kw.get()))}
            <td>
                <button
                    type="button"
                    class="link-button"
                    aria-expanded=move || is_open().to_string()
                    aria-label=move || format!("Change {}", name.get())
                    data-test="edit-group"
                    on:click=toggle
                >
                    {move || if is_open() { "Close" } else { "Change" }}
                </button>
            </td>
        </tr>
    }
}

#[component]
pub(super) fn Placed(placed: Memo<Option<PlacedLine>>) -> impl IntoView {
    move || {
        placed.get().map(|placed| {
            view! { <span class="fleet-placed"><b>{placed.choice}</b> " " {placed.why}</span> }
        })
    }
}

/// What the report says of a line.
pub(super) fn cells(line: &GroupLine, most_kw: f64) -> impl IntoView + use<> {
    let width = format!("{:.1}%", 100.0 * (line.power_kw / most_kw).clamp(0.0, 1.0));
    let megawatts = |kw: f64| format!("{}\u{202f}MW", number::compact(kw / 1000.0));
    let node = match line.model.as_str() {
        "" => line.node.clone(),
        model => format!("{}, {model}", line.node),
    };
    let binds = format!("{}, {}\u{202f}% of hours", line.binds, number::fixed(100.0 * line.binds_frac, 0));
    view! {
        <td>{number::fixed(line.nodes, 0)}</td>
        <td class="fleet-words">{node}</td>
        <td>
            <span class="fleet-bar" aria-hidden="true"><i style:width=width></i></span>
            {megawatts(line.power_kw)}
        </td>
        <td>{megawatts(line.firm_kw)}</td>
        <td>{number::compact(line.tok_s)}</td>
        <td>{number::fixed(line.usd_per_gpu_h, 2)}</td>
        <td class="fleet-words"><span class="tag">{binds}</span></td>
    }
}

/// What a placement found, and the button that asks for one.
#[component]
pub(super) fn PlacementLine(search: Search) -> impl IntoView {
    let with_plan = search.with_plan();
    let toggle = move |_| with_plan.update(|with_plan| *with_plan = !*with_plan);
    let found = Memo::new(move |_| search.read(|report| report.placement.clone()).flatten());
    view! {
        <p class="fig-note" data-test="placement">
            {move || found.get().map(|found| {
                let gap = number::fixed(100.0 * found.gap_frac, 2);
                view! {
                    "Best by " {found.objective} ": gap to the bound " <b>{gap} "\u{202f}%"</b> ". " {found.worth.join(" ")} " "
                }
            })}
        </p>
        <button type="button" class="quiet" data-test="place" aria-pressed=move || with_plan.get().to_string() on:click=toggle>
            {move || if with_plan.get() { "Show it as it is" } else { "Find the best placement" }}
        </button>
    }
}
