//! The home page: the design at the left, the answer and the figures of its year at the right.

use leptos::prelude::*;

use super::slots::{Slot, Tall};
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
                <Figures />
            </main>
        </div>
    }
}

/// Figures over one time axis at the left, the moment and what matters at the right.
#[component]
fn Figures() -> impl IntoView {
    view! {
        <div class="figures">
            <div class="figures-time">
                <Slot title="Power" tall=Tall::Yes />
                <Slot title="Throughput" tall=Tall::No />
                <Slot title="Battery" tall=Tall::No />
                <Slot title="The year, hour by hour" tall=Tall::No />
                <Slot title="Month by month" tall=Tall::No />
            </div>
            <div class="figures-side">
                <Slot title="The moment" tall=Tall::Yes />
                <Slot title="What would change it most" tall=Tall::No />
            </div>
        </div>
    }
}
