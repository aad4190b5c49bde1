//! The groups as a table: save it, open one. What is wrong with a table is told by row and column, and changes
//! nothing.

use leptos::prelude::*;
use wattfleet_core::import::fleet_csv::{read_fleet_csv, write_fleet_csv};
use wattfleet_core::scenario::{FleetRow, MAX_GROUPS, MAX_HOMES, Scenario};
use web_sys::File;

use crate::{
    controls::FileButton,
    platform::file,
    state::{Command, Document, Toasts},
};

/// The buttons that save and open a table.
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
    let chosen = Callback::new(move |file: File| {
        leptos::task::spawn_local(async move {
            let Some(text) = file::text(&file).await else {
                return toasts.problem("The table could not be read.".to_owned());
            };
            let taken = document.scenario().with_untracked(|scenario| take_over(&text, scenario));
            match taken {
                Ok((scenario, words)) => {
                    document.run(Command::Replace { scenario: Box::new(scenario), words });
                }
                Err(why) => toasts.problem(why),
            }
        });
    });
    view! {
        <FileButton label="Open a table…" accept=".csv,text/csv" test="fleet-csv" chosen />
        <button type="button" class="quiet" data-test="save-fleet-csv" on:click=save>"Save as a table"</button>
    }
}

/// The scenario with the groups of a table, and what happened in words.
fn take_over(text: &str, scenario: &Scenario) -> Result<(Scenario, String), String> {
    let rows =
        read_fleet_csv(text, scenario).map_err(|error| format!("The table was not opened: {error}."))?;
    if rows.len() > MAX_GROUPS {
        return Err(format!(
            "The table has {} rows and the page holds {MAX_GROUPS} groups; `wattfleet fleet` takes up to 10,000.",
            rows.len()
        ));
    }
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
            None => {
                return Err(format!(
                    "The table has more than {MAX_HOMES} designs of homes, more than a link holds; \
                     `wattfleet fleet` takes them."
                ));
            }
        };
        group.design = design as u16;
        scenario.fleet.groups.push(group);
    }
    Ok((scenario, words))
}
