//! The fleet page: what thousands of homes deliver, how surely, at what cost, how soon, against what.
//!
//! - `search`: the worker that simulates the groups whenever the scenario has come to rest
//! - `answer`: the sentence and six figures; `figures`: growth, supply, duration, break-even; `street`
//! - `groups`: the table of groups, and the fields of the one that is open
//! - `group_run`: groups that are new, shared out among the workers
//! - `table_card`: a table of more homes than a link holds; `table_run`: its shares, one a worker
//! - `sharding`: a large model over the homes of each group
//! - `start`: what is shown while there is no group

mod answer;
mod figures;
mod group_fields;
mod group_run;
mod groups;
mod search;
mod settings;
mod sharding;
mod start;
mod street;
mod table_card;
mod table_files;
mod table_run;

use leptos::prelude::*;

use self::{
    answer::FleetAnswer, figures::FleetFigures, groups::Groups, search::Search, settings::FleetSettings,
    sharding::Sharding, start::Start, street::StreetView, table_card::TableCard,
};
use crate::state::Document;

/// The fleet page.
#[component]
pub(crate) fn Fleet() -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let has_groups = Memo::new(move |_| scenario.with(|scenario| !scenario.fleet.groups.is_empty()));
    let search = Search::begin();
    provide_context(search);
    let has_table = Memo::new(move |_| search.table().is_some());
    view! {
        <main class="wide" tabindex="-1">
            <h1 class="vh">"Fleet of homes"</h1>
            {move || {
                if has_table.get() {
                    view! {
                        <FleetAnswer />
                        <FleetFigures />
                        <TableCard />
                        <StreetView />
                        <Sharding />
                        <FleetSettings />
                    }
                    .into_any()
                } else if has_groups.get() {
                    view! {
                        <FleetAnswer />
                        <FleetFigures />
                        <Groups />
                        <StreetView />
                        <Sharding />
                        <FleetSettings />
                    }
                    .into_any()
                } else {
                    view! { <Start /> }.into_any()
                }
            }}
        </main>
    }
}
