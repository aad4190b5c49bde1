//! The fields of the group that is open: its name, its design, and what it has of its own.

use leptos::prelude::*;
use wattfleet_core::scenario::{Field, List, Path, Place, fields};

use crate::{
    controls::FieldControl,
    state::{Command, Document},
};

/// Below the table: everything of one group.
#[component]
pub(super) fn GroupFields(
    /// Which group.
    index: usize,
    /// Which one is open.
    open: RwSignal<Option<usize>>,
) -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let name = move || {
        scenario.with(|scenario| {
            scenario.fleet.groups.get(index).map(|group| group.name.clone()).unwrap_or_default()
        })
    };
    let place = Place { home: 0, item: index };
    let control = move |field: &'static Field| view! { <FieldControl path=Path { field, place } /> };
    let own =
        |field: &&'static Field| field.list == Some(List::Groups) && field.key != "fleet.groups[].design";
    let controls = fields().filter(own).map(control).collect_view();
    let remove = move |_| {
        open.set(None);
        document.run(Command::RemoveGroup { index });
    };
    let renamed = move |event| {
        document.run(Command::NameGroup { index, name: event_target_value(&event) });
    };
    view! {
        <fieldset class="fleet-fields" data-test="group-fields">
            <legend class="vh">"The open group"</legend>
            <div class="field">
                <div class="field-line">
                    <label for="group-name">"Name"</label>
                    <input id="group-name" class="text" type="text" maxlength="60" prop:value=name on:change=renamed />
                </div>
            </div>
            <Design index />
            {controls}
            <div class="fleet-fields-end">
                <button type="button" class="quiet" data-test="remove-group" on:click=remove>"Remove this group"</button>
            </div>
        </fieldset>
    }
}

/// Which of the scenario's homes it is made of.
#[component]
fn Design(index: usize) -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let path = wattfleet_core::scenario::field_by_key("fleet.groups[].design")
        .map(|field| Path { field, place: Place { home: 0, item: index } });
    let names = Memo::new(move |_| {
        let name = |(index, title): (usize, &str)| match title {
            "" => format!("Home {}", index + 1),
            title => format!("{}: {title}", index + 1),
        };
        scenario.with(|scenario| {
            scenario.homes.iter().map(|home| home.title.as_str()).enumerate().map(name).collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| {
        scenario
            .with(|scenario| scenario.fleet.groups.get(index).map_or(0, |group| usize::from(group.design)))
    });
    let choose = move |event| {
        if let (Some(path), Ok(design)) = (path, event_target_value(&event).parse::<f64>()) {
            document.set(path, design);
        }
    };
    let options = move || {
        names.get().into_iter().enumerate().map(|(at, name)| {
            view! { <option value=at.to_string() prop:selected=move || chosen.get() == at>{name}</option> }
        })
        .collect_view()
    };
    view! {
        <div class="field">
            <div class="field-line">
                <label for="group-design">"Design"</label>
                <select id="group-design" class="select" on:change=choose>{options}</select>
            </div>
        </div>
    }
}
