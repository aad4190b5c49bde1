//! The name of the design, to be read and changed.

use leptos::{ev::KeyboardEvent, html::Input, prelude::*};

use crate::state::{Command, Document, title};

/// The name of the design: a heading that can be typed over.
#[component]
pub(crate) fn Title() -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    // Presets are only looked through when what they are known by has changed.
    let known_by = Memo::new(move |_| {
        scenario.with(|scenario| {
            let home = scenario.shown()?;
            let rows = (home.site.climate, home.household.kind, home.node.model, home.deal.kind);
            Some((home.title.clone(), rows, home.node.gpu, home.node.gpu_count.to_bits()))
        })
    });
    let name = Memo::new(move |_| {
        known_by.track();
        scenario.with_untracked(title)
    });
    let element = NodeRef::<Input>::new();
    let commit = move || {
        let Some(input) = element.try_get_untracked().flatten() else { return };
        if input.value() != name.get_untracked() {
            document.run(Command::Rename { home: document.home(), title: input.value() });
            input.set_value(&name.get_untracked());
        }
    };
    let key = move |event: KeyboardEvent| {
        let Some(input) = element.get_untracked() else { return };
        match event.key().as_str() {
            "Enter" => {
                commit();
                // Only a browser without focus handling refuses.
                let _left = input.blur();
            }
            "Escape" => input.set_value(&name.get_untracked()),
            _ => {}
        }
    };
    view! {
        <input
            node_ref=element
            class="title"
            type="text"
            maxlength="60"
            autocomplete="off"
            spellcheck="false"
            aria-label="Name of this design"
            title="Type to rename"
            data-test="title"
            prop:value=move || name.get()
            on:blur=move |_| commit()
            on:keydown=key
        />
    }
}
