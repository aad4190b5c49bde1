//! The top of every page.

use leptos::{ev::MouseEvent, prelude::*};

use super::ShareDialog;
use crate::{
    controls::Icon,
    platform::page,
    state::{Document, Keeper, Route, Theme, ThemeChoice},
};

/// Mark, pages, undo and redo, theme, link.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let pages = Route::ALL.iter().map(|&route| view! { <PageLink route /> }).collect_view();
    view! {
        <header class="header">
            <button type="button" class="skip" on:click=|_| page::focus("[data-page]:not([hidden]) main")>
                "Skip to the answer"
            </button>
            <span class="mark">
                <svg class="mark-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                    <path d="M2 10 10 3l8 7v7H2z" />
                    <path class="mark-pulse" d="M5.5 13.5h2l1.5-3.5 2 6 1.5-3.5h2" />
                </svg>
                "Wattfleet"
            </span>
            <nav class="nav" aria-label="Pages">{pages}</nav>
            <div class="header-actions">
                <UndoButtons />
                <ThemeButton />
                <ShareDialog />
            </div>
        </header>
    }
}

#[component]
fn PageLink(route: Route) -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let href = route.fragment();
    let go = move |event: MouseEvent| {
        // A new tab or window is the browser's to open.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            keeper.go(route);
        }
    };
    view! {
        <a href=href aria-current=move || (keeper.route() == route).then_some("page") on:click=go>
            {route.label()}
        </a>
    }
}

#[component]
fn UndoButtons() -> impl IntoView {
    let document = expect_context::<Document>();
    let undo = Memo::new(move |_| document.undo_words());
    let redo = Memo::new(move |_| document.redo_words());
    let undo_label =
        move || undo.get().map_or_else(|| "Nothing to undo".to_owned(), |words| format!("Undo: {words}"));
    let redo_label =
        move || redo.get().map_or_else(|| "Nothing to redo".to_owned(), |words| format!("Redo: {words}"));
    view! {
        <button
            type="button"
            class="icon-button"
            data-test="undo"
            aria-label=undo_label
            title=undo_label
            disabled=move || undo.with(Option::is_none)
            on:click=move |_| document.undo()
        >
            {Icon::Undo.view()}
        </button>
        <button
            type="button"
            class="icon-button"
            data-test="redo"
            aria-label=redo_label
            title=redo_label
            disabled=move || redo.with(Option::is_none)
            on:click=move |_| document.redo()
        >
            {Icon::Redo.view()}
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = expect_context::<Theme>();
    let label = move || {
        let now = theme.choice();
        let said = |choice: ThemeChoice| match choice {
            ThemeChoice::System => "as the system",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        };
        format!("Theme: {}. Change to {}", said(now), said(now.next()))
    };
    let icon = move || match theme.choice() {
        ThemeChoice::System => Icon::System.view(),
        ThemeChoice::Light => Icon::Sun.view(),
        ThemeChoice::Dark => Icon::Moon.view(),
    };
    view! {
        <button
            type="button"
            class="icon-button"
            data-test="theme"
            aria-label=label
            title=label
            on:click=move |_| theme.toggle()
        >
            {icon}
        </button>
    }
}
