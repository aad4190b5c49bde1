//! The link: copied at once, shown to be copied by hand, with its length.

use leptos::{
    html::{Dialog, Textarea},
    prelude::*,
};

use wattfleet_core::share;

use super::share_file::FileButtons;
use super::shortcuts::open;
use crate::{
    platform::{address, clipboard},
    state::{Keeper, link::LENGTH_COMFORTABLE},
};

/// How the copying went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copied {
    Trying,
    Done,
    Refused,
}

impl Copied {
    fn words(self) -> &'static str {
        match self {
            Self::Trying => "Copying…",
            Self::Done => "Copied. Whoever opens it sees this design and its year.",
            Self::Refused => "The browser did not let it be copied. It is selected: press Ctrl or ⌘ C.",
        }
    }
}

/// The button that copies the link, and the dialog that shows it.
#[component]
pub(crate) fn ShareDialog() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let dialog = NodeRef::<Dialog>::new();
    let text = NodeRef::<Textarea>::new();
    let link = RwSignal::new(String::new());
    let copied = RwSignal::new(Copied::Trying);
    let fingerprint = RwSignal::new(String::new());
    let copy = move || {
        copied.set(Copied::Trying);
        leptos::task::spawn_local(async move {
            let done = clipboard::copy(&link.get_untracked()).await.is_some();
            copied.try_set(if done { Copied::Done } else { Copied::Refused });
            if let Some(text) = text.get_untracked() {
                text.select();
            }
        });
    };
    let show = move |_| {
        link.set(address::with_fragment(&keeper.link_now()));
        let year = keeper.results().year().get_untracked();
        fingerprint.set(year.map_or_else(|_| String::new(), |year| share::fingerprint(&year).to_string()));
        open(dialog);
        copy();
    };
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    view! {
        <button type="button" class="button primary" data-test="copy-link" on:click=show>"Copy link"</button>
        <dialog node_ref=dialog class="dialog" aria-labelledby="share-title" data-test="share">
            <h2 id="share-title">"Link to this design"</h2>
            <p role="status">{move || copied.get().words()}</p>
            <textarea
                node_ref=text
                readonly
                rows="4"
                aria-label="Link"
                data-test="link-text"
                prop:value=move || link.get()
            ></textarea>
            <LengthMeter link />
            <p class="hint">
                "Fingerprint of this year, the same wherever the link opens in this version: "
                <code data-test="fingerprint">{move || fingerprint.get()}</code>
            </p>
            <div class="buttons">
                <button type="button" class="button" data-test="copy-again" on:click=move |_| copy()>"Copy"</button>
                <form method="dialog">
                    <button type="submit" class="button" data-test="close-share">"Close"</button>
                </form>
            </div>
            <h3>"As a file"</h3>
            <p>"A file holds the same and more can be kept with it. Drop one anywhere on the page to open it."</p>
            <FileButtons opened=close />
        </dialog>
    }
}

/// How long the link is against what every messenger passes on.
#[component]
fn LengthMeter(link: RwSignal<String>) -> impl IntoView {
    let length = Memo::new(move |_| link.with(|link| link.chars().count()));
    let words = move || {
        let length = length.get();
        if length <= LENGTH_COMFORTABLE {
            format!("{length} characters: short enough for every messenger")
        } else {
            format!("{length} characters: some messengers cut links above 2,000; send the file instead")
        }
    };
    view! {
        <p class="meter">
            <meter
                aria-label="Length of the link"
                min="0"
                max="2000"
                high=LENGTH_COMFORTABLE.to_string()
                prop:value=move || length.get() as f64
            ></meter>
            <span>{words}</span>
        </p>
    }
}
