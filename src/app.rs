//! The page: mounts the app a slice at a time, and marks it ready, seen and made.

use leptos::{html::Dialog, prelude::*};

use crate::figures::FigureTheme;
use crate::pages::{
    Compare, Fleet, Guide, Header, Home, ImportDialog, Shortcuts, ToastRegion, listen_for_files,
    listen_for_new_version, listen_for_shortcuts,
};
use crate::platform::{Later, page, turn};
use crate::slice::{Rank, Slice, Slices};
use crate::state::{Imports, Keeper, Results, Route, Theme, Toasts, Workers};

/// Puts the app into the page. The parts of index.html's static shell stay until theirs are made.
pub fn mount() {
    if let Some(place) = page::element("app") {
        leptos::mount::mount_to(place, App).forget();
    }
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let toasts = Toasts::default();
    let theme = Theme::start();
    let keeper = Keeper::start(toasts);
    let document = keeper.document();
    let results = keeper.results();
    let slices = Slices::new();
    provide_context(slices);
    provide_context(toasts);
    provide_context(theme);
    provide_context(FigureTheme(Signal::derive(move || theme.name())));
    provide_context(keeper);
    provide_context(document);
    provide_context(results);
    let workers = Workers::default();
    provide_context(workers);
    let imports = Imports::new(keeper, workers);
    provide_context(imports);
    leptos::task::spawn_local(rise(slices, keeper, results, Later::default()));

    let sheet = NodeRef::<Dialog>::new();
    listen_for_shortcuts(document, keeper, sheet);
    listen_for_files(keeper, toasts, imports);
    listen_for_new_version(toasts);

    // Both pages stay: what is open in one is open when the reader comes back.
    let home_is_hidden = move || keeper.route() != Route::Home;
    let of_page = move |route: Route, name: &'static str, make: fn() -> AnyView| {
        move || (keeper.route() == route).then(|| view! { <div data-page=name>{make()}</div> }.into_any())
    };
    let guide = of_page(Route::Guide, "guide", || view! { <Guide /> }.into_any());
    let fleet = of_page(Route::Fleet, "fleet", || view! { <Fleet /> }.into_any());
    let compare = of_page(Route::Compare, "compare", || view! { <Compare /> }.into_any());
    let header = move || {
        page::remove("shell-header");
        view! { <Header /> }.into_any()
    };
    let home = move || {
        page::remove("shell-home");
        view! { <Home /> }.into_any()
    };
    view! {
        <Slice rank=Rank::Answer>{header()}</Slice>
        <div data-page="home" hidden=home_is_hidden><Slice rank=Rank::Answer>{home()}</Slice></div>
        {fleet}
        {compare}
        {guide}
        <Slice rank=Rank::Last><Shortcuts dialog=sheet /></Slice>
        <Slice rank=Rank::Last><ImportDialog /></Slice>
        <ToastRegion />
    }
}

/// Makes the page: the year, the answer, what is seen first, then everything else, each in turns of its own.
async fn rise(slices: Slices, keeper: Keeper, results: Results, later: Later) {
    turn().await;
    results.year().with_untracked(|_| ());
    turn().await;
    results.answer().with_untracked(|_| ());
    slices.make(Rank::Answer).await;
    keeper.begin();
    page::mark_ready();
    slices.make(Rank::Design).await;
    page::mark("seen", "");
    // What is below or opened comes when the rest of the program is there.
    later.after_ms(0, move || {
        leptos::task::spawn_local(async move {
            slices.make(Rank::Last).await;
            page::mark("made", "");
        });
    });
}
