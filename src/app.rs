//! The page: mounts the app and marks it ready.

use leptos::{html::Dialog, prelude::*};

use crate::engine::Engine;
use crate::pages::{
    Guide, Header, Home, Shortcuts, ToastRegion, listen_for_files, listen_for_new_version,
    listen_for_shortcuts,
};
use crate::platform::page;
use crate::state::{Keeper, Route, Theme, Toasts};

/// Replaces the static shell of index.html by the app.
pub fn mount() {
    page::remove_shell();
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let toasts = Toasts::default();
    let theme = Theme::start();
    let keeper = Keeper::start(toasts);
    let document = keeper.document();
    let results = keeper.results();
    // Workers start before they are needed and live as long as the page.
    provide_context(StoredValue::new_local(Engine::start()));
    provide_context(toasts);
    provide_context(theme);
    provide_context(keeper);
    provide_context(document);
    provide_context(results);

    let sheet = NodeRef::<Dialog>::new();
    listen_for_shortcuts(document, keeper, sheet);
    listen_for_files(keeper, toasts);
    listen_for_new_version(toasts);
    Effect::new(move |_| {
        results.answer().track();
        page::mark_ready();
    });

    // Both pages stay: what is open in one is open when the reader comes back.
    let home_is_hidden = move || keeper.route() != Route::Home;
    let guide = move || {
        (keeper.route() == Route::Guide).then(|| view! { <div data-page="guide"><Guide /></div> }.into_any())
    };
    view! {
        <Header />
        <div data-page="home" hidden=home_is_hidden>{view! { <Home /> }.into_any()}</div>
        {guide}
        <Shortcuts dialog=sheet />
        <ToastRegion />
    }
}
