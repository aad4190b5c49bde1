//! The home page: the design at the left, the answer and the figures of its year at the right.

use leptos::prelude::*;

use super::figures_view::FiguresView;
use super::{Announcer, AnswerView};
use crate::panels::Sidebar;

/// The home page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    view! {
        <div class="home">
            <Sidebar />
            <main class="main" tabindex="-1">
                <h1 class="vh">"Home design and its year"</h1>
                <AnswerView />
                <Announcer />
                <FiguresView />
            </main>
        </div>
    }
}
