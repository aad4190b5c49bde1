//! Which home of the scenario is on the page.

use leptos::prelude::*;

use crate::state::Document;

/// A list of the homes; nothing where there is only one.
#[component]
pub(crate) fn Homes() -> impl IntoView {
    let document = expect_context::<Document>();
    let scenario = document.scenario();
    let names = Memo::new(move |_| {
        let name = |(index, title): (usize, &str)| match title {
            "" => format!("Home {}", index + 1),
            title => format!("{}: {title}", index + 1),
        };
        scenario.with(|scenario| {
            scenario.homes.iter().map(|home| home.title.as_str()).enumerate().map(name).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        scenario.track();
        document.home()
    });
    let choose = move |event| {
        if let Ok(index) = event_target_value(&event).parse::<f64>() {
            document.look("view.home", index);
        }
    };
    move || {
        let names = names.get();
        (names.len() > 1).then(|| {
            let options = names.into_iter().enumerate().map(|(index, name)| {
                view! { <option value=index.to_string() prop:selected=move || shown.get() == index>{name}</option> }
            });
            view! {
                <label class="homes">
                    <span class="vh">"Home on the page"</span>
                    <select class="select" data-test="homes" on:change=choose>
                        {options.collect_view()}
                    </select>
                </label>
            }
        })
    }
}
