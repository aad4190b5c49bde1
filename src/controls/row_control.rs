//! A catalogue row: a list that can be searched, with the two numbers that matter.
//!
//! The combobox of the ARIA practices: the box keeps the focus, the arrows move through the list,
//! Enter takes, Escape gives up. Where there may be none, an emptied box and Enter say so.

use leptos::{ev::KeyboardEvent, html::Input, prelude::*};
use wattfleet_core::{
    catalog::{RowHead, Table},
    scenario::Path,
};

use super::about::{About, AboutButton};
use super::field_handle::FieldHandle;
use super::icon::Icon;
use super::row_list::{RowList, headlines, option_id};

/// A catalogue row.
#[component]
pub(crate) fn RowControl(
    /// The field and its place.
    path: Path,
    /// Where the rows are.
    table: Table,
) -> impl IntoView {
    let field = FieldHandle::new(path);
    let about = RwSignal::new(false);
    let id = field.element_id("field");
    let row = Memo::new(move |_| table.row(field.value() as u16));
    view! {
        <div class="field" data-field=path.text() class:overridden=move || field.is_overridden()>
            <div class="field-line">
                <label for=id.clone()>{path.field.label}</label>
                <AboutButton field open=about />
            </div>
            <RowBox field table row />
            <p class="headlines">{move || row.get().map(|row| headlines(&row))}</p>
            <About field open=about />
        </div>
    }
}

/// The list of a row box: what is typed, what is found, which one is looked at.
#[derive(Clone, Copy)]
struct Search {
    query: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<usize>,
}

#[component]
fn RowBox(field: FieldHandle, table: Table, row: Memo<Option<RowHead>>) -> impl IntoView {
    let search =
        Search { query: RwSignal::new(String::new()), open: RwSignal::new(false), active: RwSignal::new(0) };
    let Search { query, open, active } = search;
    let found = Memo::new(move |_| table.search(&query.read()));
    let element = NodeRef::<Input>::new();
    let may_be_none = move || field.unset_value() < 0.5;
    let is_emptied = move || element.get_untracked().is_some_and(|input| input.value().trim().is_empty());
    let name = move || row.get().map_or("", |row| row.name);
    let close = move || {
        open.try_set(false);
        if let Some(input) = element.try_get_untracked().flatten() {
            input.set_value(name());
        }
    };
    let show = move || {
        if open.get_untracked() {
            return;
        }
        query.set(String::new());
        let chosen = field.value() as u16;
        active.set(found.with_untracked(|rows| rows.iter().position(|row| row.id == chosen)).unwrap_or(0));
        open.set(true);
        if let Some(input) = element.get_untracked() {
            input.select();
        }
    };
    let take = move |index: usize| {
        let id = found.with_untracked(|rows| rows.get(index).map(|row| row.id));
        if let Some(id) = id {
            field.set(f64::from(id));
        }
        close();
    };
    let typed = move |event| {
        query.set(event_target_value(&event));
        active.set(0);
        open.set(true);
    };
    let go = move |steps: isize| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        active.update(|active| *active = active.saturating_add_signed(steps).min(last));
    };
    let key = move |event: KeyboardEvent| {
        let is_open = open.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" | "PageDown" | "PageUp" => {
                event.prevent_default();
                match (is_open, event.key().as_str()) {
                    (false, _) => show(),
                    (true, "ArrowDown") => go(1),
                    (true, "ArrowUp") => go(-1),
                    (true, "PageDown") => go(6),
                    (true, _) => go(-6),
                }
            }
            "Enter" if is_open => {
                event.prevent_default();
                if may_be_none() && is_emptied() && active.get_untracked() == 0 {
                    field.set(0.0);
                    close();
                } else {
                    take(active.get_untracked());
                }
            }
            "Enter" => show(),
            "Escape" if is_open => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            _ => {}
        }
    };
    let list_id = field.element_id("list");
    let active_id = {
        let list_id = list_id.clone();
        move || open.get().then(|| option_id(&list_id, active.get()))
    };
    view! {
        <div class="combo">
            <input
                node_ref=element
                id=field.element_id("field")
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                data-test="row"
                aria-expanded=move || open.get().to_string()
                aria-controls=list_id.clone()
                aria-autocomplete="list"
                aria-activedescendant=active_id
                placeholder=move || may_be_none().then_some("none")
                prop:value=name
                on:click=move |_| show()
                on:input=typed
                on:keydown=key
                on:blur=move |_| close()
            />
            <span class="combo-mark" aria-hidden="true">{Icon::Down.view()}</span>
            <RowList id=list_id label=field.path.field.label found open active take=Callback::new(take) />
        </div>
    }
}
