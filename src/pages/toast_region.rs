//! Where short messages appear.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::{
    controls::Icon,
    platform::address,
    state::{Toast, ToastAction, ToastKind, Toasts},
};

/// Where short messages appear; they are read out politely.
#[component]
pub(crate) fn ToastRegion() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.list().get() key=|toast| toast.id let:toast>
                <ToastView toast />
            </For>
        </div>
    }
}

#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let Toast { id, kind, text, kept, action } = toast;
    view! {
        <div class="toast" class:problem=kind == ToastKind::Problem data-test="toast">
            <p>{text}</p>
            {kept
                .map(|kept| {
                    view! { <textarea readonly rows="2" aria-label="Text that could not be read" prop:value=kept></textarea> }
                })}
            {action
                .map(|action| {
                    let (label, act) = match action {
                        ToastAction::Reload => ("Reload", address::reload as fn()),
                    };
                    view! {
                        <button type="button" class="button" data-test="toast-action" on:click=move |_| act()>
                            {label}
                        </button>
                    }
                })}
            <button type="button" class="icon-button" aria-label="Close this message" on:click=move |_| toasts.close(id)>
                {Icon::Close.view()}
            </button>
        </div>
    }
}

/// Offers to reload when boot.js has heard of a new version.
pub(crate) fn listen_for_new_version(toasts: Toasts) {
    let offer = move || {
        toasts.offer(
            "A new version of Wattfleet is here; your design is kept.".to_owned(),
            ToastAction::Reload,
        );
    };
    let Some(window) = web_sys::window() else { return };
    let html = window.document().and_then(|document| document.document_element());
    if html.is_some_and(|html| html.has_attribute("data-new-version")) {
        offer();
    }
    let on_event = Closure::<dyn FnMut()>::new(offer);
    // Without the event the new version comes with the next visit.
    let _listening =
        window.add_event_listener_with_callback("wattfleet-new-version", on_event.as_ref().unchecked_ref());
    // Listens as long as the page lives.
    on_event.forget();
}
