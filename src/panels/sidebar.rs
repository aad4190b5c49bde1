//! The design: its name, where designs come from, and the panels.

use leptos::prelude::*;
use wattfleet_core::scenario::Subject;

use super::menu::Menu;
use super::panel::{Begins, Panel};
use super::title::Title;
use crate::state::Document;

/// The design: its name, where designs come from, and the panels.
#[component]
pub(crate) fn Sidebar() -> impl IntoView {
    let document = expect_context::<Document>();
    let home = document.home();
    // The model's constants come last: few ask for them, but each can be another.
    let panels = Subject::PANELS
        .iter()
        .chain(&[Subject::Constants])
        .map(|subject| {
            let begins = match subject {
                Subject::Battery | Subject::Node => Begins::Open,
                _ => Begins::Closed,
            };
            view! { <Panel subject=*subject home begins /> }
        })
        .collect_view();
    view! {
        <aside class="sidebar" aria-label="Design">
            <div class="sidebar-head">
                <h2 class="vh">"Design"</h2>
                <Title />
                <Menu />
            </div>
            {panels}
        </aside>
    }
}
