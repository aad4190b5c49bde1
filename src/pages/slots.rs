//! The places of the figures, until the figures are here.

use leptos::prelude::*;

/// A card with the title of a figure to come.
#[component]
pub(crate) fn Slot(
    /// The figure's title.
    title: &'static str,
    /// Its height.
    tall: Tall,
) -> impl IntoView {
    view! {
        <figure class="card" class:tall=tall == Tall::Yes>
            <figcaption>
                <b>{title}</b>
            </figcaption>
            <div class="slot"></div>
        </figure>
    }
}

/// How high a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tall {
    /// As a main figure.
    Yes,
    /// As a side figure.
    No,
}
