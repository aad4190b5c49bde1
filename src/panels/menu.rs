//! Where designs come from: presets, and the last ones kept in this browser.

use leptos::{ev::KeyboardEvent, html::Button, prelude::*};
use wattfleet_core::scenario::{PRESETS, Preset};

use crate::state::{Keeper, Kept};

/// Presets and recent designs behind one button.
#[component]
pub(crate) fn Menu() -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<Button>::new();
    let close = Callback::new(move |()| {
        open.try_set(false);
        if let Some(button) = button.get_untracked() {
            // A button that is shown takes the focus.
            let _focused = button.focus();
        }
    });
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            close.run(());
        }
    };
    view! {
        <div class="menu" on:keydown=key>
            <button
                node_ref=button
                type="button"
                class="link-button"
                data-test="preset-menu"
                aria-expanded=move || open.get().to_string()
                aria-controls="presets"
                on:click=move |_| {
                    open.try_update(|open| *open = !*open);
                }
            >
                "Presets"
            </button>
            <div class="menu-sheet" id="presets" hidden=move || !open.get()>
                {move || open.get().then(|| sheet(close))}
            </div>
        </div>
    }
}

fn sheet(close: Callback<()>) -> AnyView {
    let keeper = expect_context::<Keeper>();
    let presets = PRESETS.iter().map(|preset| view! { <PresetItem preset close /> }).collect_view();
    let recent = move || {
        let kept = keeper.shelf().with(|shelf| shelf.kept().to_vec());
        (!kept.is_empty()).then(|| {
            let items = kept.into_iter().map(|kept| view! { <RecentItem kept close /> }).collect_view();
            view! {
                <h3>"Recent designs"</h3>
                <ul>{items}</ul>
            }
        })
    };
    view! {
        <h3>"Presets"</h3>
        <ul>{presets}</ul>
        {recent}
    }
    .into_any()
}

#[component]
fn PresetItem(preset: &'static Preset, close: Callback<()>) -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let choose = move |_| {
        keeper.replace(preset.scenario(), format!("preset “{}”", preset.name));
        close.run(());
    };
    view! {
        <li>
            <button type="button" data-preset=preset.slug on:click=choose>
                <b>{preset.name}</b>
                <span>{preset.doc}</span>
            </button>
        </li>
    }
}

#[component]
fn RecentItem(kept: Kept, close: Callback<()>) -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let at = js_sys::Date::new(&kept.at_ms.into()).to_locale_string("default", &js_sys::Object::new());
    let title = kept.title.clone();
    let choose = move |_| {
        keeper.open_kept(&kept);
        close.run(());
    };
    view! {
        <li>
            <button type="button" data-test="recent" on:click=choose>
                <b>{title}</b>
                <span>{String::from(at)}</span>
            </button>
        </li>
    }
}
