//! The numbers behind a picture, for who would rather read them; written only while open.

use leptos::prelude::*;
use wattfleet_core::figure::number;
use wattfleet_core::units::Unit;

use super::plot::DrawnSignal;

/// A disclosure that shows the table of the picture on a canvas.
#[component]
pub(super) fn TableView(drawn: DrawnSignal) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let note = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        is_open.set(details.has_attribute("open"));
    };
    view! {
        <details class="fig-table" on:toggle=note>
            <summary title="Table"><span class="vh">"Table"</span></summary>
            <div class="fig-table-scroll" tabindex="0" role="group" aria-label="Table">
                {move || is_open.get().then(|| table(drawn))}
            </div>
        </details>
    }
}

// Not inlined: it comes with the rest of the program.
#[inline(never)]
fn table(drawn: DrawnSignal) -> Option<AnyView> {
    let drawn = drawn.get()?;
    let figure = &drawn.figure;
    let heads = figure.table.columns.iter().map(|column| {
        let name = match column.unit.symbol() {
            "" => column.label.clone(),
            unit => format!("{}, {unit}", column.label),
        };
        view! { <th scope="col">{name}</th> }
    });
    let rows = figure.table.rows.iter().enumerate().map(|(row, label)| {
        let cells = figure.table.columns.iter().map(|column| {
            let value = column.values.get(row).copied().unwrap_or(f64::NAN);
            view! { <td>{shown(value, column.unit)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{label.clone()}</th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
    });
    Some(
        view! {
            <table>
                <caption>{figure.title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{figure.table.row_heading.clone()}</th>
                        {heads.collect::<Vec<_>>()}
                    </tr>
                </thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        }
        .into_any(),
    )
}

/// As many decimals as people compare by.
fn shown(value: f64, unit: Unit) -> String {
    let value = value * unit.display_factor();
    let decimals = match unit {
        Unit::UsdPerKwh => 4,
        _ if value.abs() < 100.0 => 2,
        _ => 0,
    };
    number::fixed(value, decimals)
}
