//! The rows that a search has found.

use leptos::{html::Ul, prelude::*};
use wasm_bindgen::JsCast;
use wattfleet_core::{
    catalog::{Headline, RowHead},
    text::format_number,
};

/// The rows that a search has found; the one looked at is marked and in view.
#[component]
pub(crate) fn RowList(
    /// Element id.
    id: String,
    /// What is chosen here.
    label: &'static str,
    /// The rows.
    found: Memo<Vec<RowHead>>,
    /// Whether the list is shown.
    open: RwSignal<bool>,
    /// Which row is looked at.
    active: RwSignal<usize>,
    /// Takes a row.
    take: Callback<usize>,
) -> impl IntoView {
    let element = NodeRef::<Ul>::new();
    Effect::new(move |_| {
        let (is_open, active) = (open.get(), active.get());
        if let (true, Some(list)) = (is_open, element.get()) {
            keep_in_view(&list, active);
        }
    });
    let option_of = id.clone();
    let rows = move || {
        open.get().then(|| {
            found.with(|rows| {
                rows.iter()
                    .enumerate()
                    .map(|(index, row)| {
                        let id = option_id(&option_of, index);
                        view! {
                            <li
                                id=id
                                role="option"
                                class:active=move || active.get() == index
                                aria-selected=move || (active.get() == index).to_string()
                                data-row=row.slug
                                on:click=move |_| take.run(index)
                            >
                                <b>{row.name}</b>
                                <span>{headlines(row)}</span>
                            </li>
                        }
                    })
                    .collect_view()
            })
        })
    };
    let count = move || {
        open.get().then(|| match found.with(Vec::len) {
            0 => "Nothing found".to_owned(),
            1 => "1 found".to_owned(),
            many => format!("{many} found"),
        })
    };
    view! {
        <ul
            node_ref=element
            id=id
            class="rows"
            role="listbox"
            aria-label=label
            hidden=move || !open.get()
            // The box must keep the focus while the list is pressed.
            on:pointerdown=|event| event.prevent_default()
            on:mousedown=|event| event.prevent_default()
        >
            {rows}
        </ul>
        <p class="rows-none" hidden=move || !(open.get() && found.with(Vec::is_empty))>"Nothing found."</p>
        <span class="vh" role="status">{count}</span>
    }
}

/// `13.5 kWh energy, 11.5 kW power out`.
#[must_use]
pub(crate) fn headlines(row: &RowHead) -> String {
    row.headline.iter().map(headline).collect::<Vec<_>>().join(" · ")
}

/// The element id of a row in its list.
#[must_use]
pub(crate) fn option_id(list_id: &str, index: usize) -> String {
    format!("{list_id}-{index}")
}

fn headline(headline: &Headline) -> String {
    let value = format_number(headline.value * headline.unit.display_factor());
    let unit = headline.unit.symbol();
    let space = if unit.is_empty() || unit == "°" { "" } else { "\u{a0}" };
    format!("{}\u{a0}{value}{space}{unit}", headline.label)
}

fn keep_in_view(list: &web_sys::HtmlElement, index: usize) {
    let Some(item) = u32::try_from(index).ok().and_then(|index| list.children().item(index)) else { return };
    let Ok(item) = item.dyn_into::<web_sys::HtmlElement>() else { return };
    let (top, height) = (item.offset_top(), item.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
