//! What is shown while there is no group: what a fleet is, and three ways to begin.

use leptos::prelude::*;
use wattfleet_core::scenario::preset_by_slug;

use super::table_files::TableOpener;
use crate::state::{Command, Document, Keeper};

/// The ready-made fleet.
const EXAMPLE: &str = "valley-8000";

/// An invitation.
#[component]
pub(super) fn Start() -> impl IntoView {
    let document = expect_context::<Document>();
    let keeper = expect_context::<Keeper>();
    let example = preset_by_slug(EXAMPLE);
    let begin = move |_| document.run(Command::AddGroup);
    let open = move |_| {
        if let Some(preset) = example {
            keeper.replace(preset.scenario(), format!("preset “{}”", preset.name));
        }
    };
    view! {
        <section class="fleet-start" data-test="fleet-start">
            <p class="answer">"A fleet is groups of homes of your designs."</p>
            <p class="why">
                "Say how many homes, where they stand and how they vary. Each distinct home is simulated hour by hour; \
                 outages, links and hardware fail, nodes are placed, and a data centre that waits for its power stands \
                 beside it."
            </p>
            <p class="buttons">
                <button type="button" class="button primary" data-test="fleet-begin" on:click=begin>
                    "Begin with the home on the Home page"
                </button>
                <button type="button" class="button" data-test="fleet-example" on:click=open>
                    "Open a fleet of 8,000 nodes"
                </button>
                <TableOpener />
            </p>
        </section>
    }
}
