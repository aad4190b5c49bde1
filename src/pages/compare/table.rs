//! The table: a row a figure, a column a scenario or data centre.

use leptos::prelude::*;
use wattfleet_core::analysis::{ComparedRow, Comparison};
use wattfleet_core::figure::number;
use wattfleet_core::text::format_number;

/// The table.
#[component]
pub(super) fn Table(comparison: Comparison) -> impl IntoView {
    let heads = comparison.columns.iter().map(|column| {
        view! {
            <th scope="col">
                {column.title.clone()}
                <span class="fleet-placed">{column.kind.clone()}</span>
                <span class="fleet-placed">{column.note.clone()}</span>
            </th>
        }
    });
    let rows = comparison.rows.iter().enumerate().map(|(index, row)| {
        let first = comparison.columns.first().and_then(|column| column.values.get(index)).copied();
        let cells = comparison.columns.iter().enumerate().map(|(column, of)| {
            let value = of.values.get(index).copied().unwrap_or(f64::NAN);
            let base = first.filter(|_| column > 0);
            cell(value, base, row)
        });
        let unit = if row.unit.is_empty() { String::new() } else { format!(", {}", row.unit) };
        view! {
            <tr data-row=row.id.clone()>
                <th scope="row">{row.label.clone()} <span class="unit">{unit}</span></th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="fig fleet-scroll" tabindex="0" role="group" aria-label="Comparison" data-test="comparison">
            <table class="fleet-table">
                <thead>
                    <tr>
                        <th scope="col">"Figure"</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A value, and its signed difference to the first column.
fn cell(value: f64, base: Option<f64>, row: &ComparedRow) -> impl IntoView + use<> {
    let change = base.filter(|base| base.is_finite() && value.is_finite()).map(|base| {
        let more = value - base;
        let tone = f64::from(row.better) * more;
        let sign = if more > 0.0 { "+" } else { "" };
        let words = if more.abs() <= 1e-12 * base.abs() {
            "the same".to_owned()
        } else if base.abs() > 0.0 {
            let percent = shown(100.0 * more / base.abs());
            format!("{sign}{} ({sign}{percent}\u{202f}%)", shown(more))
        } else {
            format!("{sign}{}", shown(more))
        };
        let (good, bad) = (tone > 0.0, tone < 0.0);
        view! { <span class="difference" class:good=good class:bad=bad>{words}</span> }
    });
    view! { <td>{shown(value)} {change}</td> }
}

/// Four digits that matter; from a million on in M and G.
fn shown(value: f64) -> String {
    match value.abs() {
        size if !size.is_finite() => "\u{2013}".to_owned(),
        size if size >= 1e6 => number::compact(value),
        _ => format_number(value),
    }
}
