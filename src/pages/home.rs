//! The home page: the design at the left, the answer and the figures of its year at the right.

use leptos::prelude::*;

use super::figures_view::FiguresView;
use super::{Announcer, AnswerView};
use crate::{
    panels::Sidebar,
    slice::{Rank, Slice},
};

/// The home page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    view! {
        <div class="home">
            <aside class="sidebar" aria-label="Design">
                <Slice rank=Rank::Design><Sidebar /></Slice>
            </aside>
            <main class="main" tabindex="-1">
                <h1 class="vh">"Home design and its year"</h1>
                <AnswerView />
                <Announcer />
                <Slice rank=Rank::First><FiguresView /></Slice>
            </main>
        </div>
    }
}
