//! The design: its name, where designs come from, and the panels.

use leptos::prelude::*;
use wattfleet_core::scenario::Subject;

use super::homes::Homes;
use super::menu::Menu;
use super::panel::{Begins, Panel};
use super::title::Title;
use crate::{
    slice::{Rank, Slice},
    state::Document,
};

/// The design: its name, where designs come from, and the panels of the home that is shown.
#[component]
pub(crate) fn Sidebar() -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let home = Memo::new(move |_| {
        scenario.track();
        document.home()
    });
    let panels = move || {
        let home = home.get();
        // The model's constants come last: few ask for them, but each can be another.
        let subjects = Subject::PANELS.iter().chain(&[Subject::Constants]);
        subjects
            .map(|&subject| {
                let begins = match subject {
                    Subject::Battery | Subject::Node => Begins::Open,
                    _ => Begins::Closed,
                };
                view! { <Slice rank=Rank::Design><Panel subject home begins /></Slice> }
            })
            .collect_view()
    };
    view! {
        <div class="sidebar-head">
            <h2 class="vh">"Design"</h2>
            <Title />
            <Menu />
        </div>
        <Homes />
        {panels}
    }
}
