//! The groups as a table: save it, open one. What is wrong with a table is told by row and column, and changes
//! nothing. One with more rows than a link holds groups stays a table, simulated by all workers.

use leptos::prelude::*;
use wattfleet_core::import::fleet_csv::{read_fleet_csv, write_fleet_csv};
use wattfleet_core::scenario::{FleetRow, MAX_GROUPS, MAX_HOMES, Scenario};
use web_sys::File;

use super::{search::Search, table_run::OpenTable};
use crate::{
    controls::FileButton,
    engine::Payload,
    platform::file,
    state::{Command, Document, Toasts},
};

/// The button that opens a table.
#[component]
pub(super) fn TableOpener() -> impl IntoView {
    let document = expect_context::<Document>();
    let toasts = expect_context::<Toasts>();
    let search = expect_context::<Search>();
    let chosen = Callback::new(move |file: File| {
        leptos::task::spawn_local(async move {
            let Some(text) = file::text(&file).await else {
                return toasts.problem("The table could not be read.".to_owned());
            };
            let rows = text.lines().filter(|line| !line.trim().is_empty()).count().saturating_sub(1);
            let as_it_is = || OpenTable { name: file.name(), rows, bytes: Payload::of(text.as_bytes()) };
            if rows > MAX_GROUPS {
                // Too many for a link, and too long to be read on the page.
                return search.open_table(as_it_is());
            }
            match document.scenario().with_untracked(|scenario| take_over(&text, scenario)) {
                Ok(Some((scenario, words))) => {
                    search.close_table();
                    document.run(Command::Replace { scenario: Box::new(scenario), words });
                }
                Ok(None) => search.open_table(as_it_is()),
                Err(why) => toasts.problem(why),
            }
        });
    });
    view! { <FileButton label="Open a table…" accept=".csv,text/csv" test="fleet-csv" chosen /> }
}

/// The buttons that open a table and save the groups as one.
#[component]
pub(super) fn TableFiles() -> impl IntoView {
    let document = expect_context::<Document>();
    let toasts = expect_context::<Toasts>();
    let save = move |_| {
        let text =
            document.scenario().with_untracked(|scenario| write_fleet_csv(&scenario.fleet_rows(), scenario));
        if file::save("fleet.csv", "text/csv", &text).is_none() {
            toasts.problem("The browser did not let the table be saved.".to_owned());
        }
    };
    view! {
        <TableOpener />
        <button type="button" class="quiet" data-test="save-fleet-csv" on:click=save>"Save as a table"</button>
    }
}

/// The scenario with the groups of a table, and what happened in words; none where it has more designs of homes than a
/// scenario holds.
fn take_over(text: &str, scenario: &Scenario) -> Result<Option<(Scenario, String)>, String> {
    let rows =
        read_fleet_csv(text, scenario).map_err(|error| format!("The table was not opened: {error}."))?;
    let words = format!("{} groups of a table", rows.len());
    let mut scenario = scenario.clone();
    scenario.fleet.groups.clear();
    for FleetRow { mut group, home } in rows {
        let known = scenario.homes.iter().position(|design| *design == home);
        let design = match known {
            Some(design) => design,
            None if scenario.homes.len() < MAX_HOMES => {
                scenario.homes.push(home);
                scenario.homes.len() - 1
            }
            None => return Ok(None),
        };
        group.design = design as u16;
        scenario.fleet.groups.push(group);
    }
    Ok(Some((scenario, words)))
}
