//! How far the model of the node lies from published measurements: the table of MODEL.md, for the Guide.

use leptos::prelude::*;
use wattfleet_core::compute::{ACCURACY, Accuracy, UsedFor};

/// The tables that tested the model, and those that made it.
#[component]
pub(crate) fn AccuracyTables() -> impl IntoView {
    let made = ACCURACY.iter().filter(|row| row.used_for != UsedFor::Testing).map(line).collect_view();
    let tested = ACCURACY.iter().filter(|row| row.used_for == UsedFor::Testing).map(line).collect_view();
    view! {
        <section data-test="accuracy">
            <h2>"How near it comes"</h2>
            <p>
                "What the model says of tokens, steps and power, against what others have measured and published: the error of the middle row, of nine rows in ten, and of the worst. The program's own tests work these tables out anew. No constant was fitted on the rows of the first one; MODEL.md, beside the program's source, says how far that goes and what misses why."
            </p>
            <table class="accuracy">
                <caption>"Tested: rows that no constant was fitted on"</caption>
                <thead>{heads()}</thead>
                <tbody>{tested}</tbody>
            </table>
            <p>
                "Servers as people start them reach a half to all of what makers show for the same card. The model answers for a server at its best, so expect less there."
            </p>
            <details class="notes">
                <summary>"The rows that the constants were fitted on"</summary>
                <table class="accuracy">
                    <caption>"Fitted: how well the constants meet what made them"</caption>
                    <thead>{heads()}</thead>
                    <tbody>{made}</tbody>
                </table>
            </details>
            <p>
                "The sun stands beside NREL's SAM: on the same weather each of 104 arrays gives within 0.3 % of its energy a year, half of them within 0.1 %."
            </p>
        </section>
    }
}

fn heads() -> impl IntoView {
    view! {
        <tr>
            <th scope="col">"Measured"</th>
            <th scope="col">"Half within"</th>
            <th scope="col">"Nine in ten"</th>
            <th scope="col">"Worst"</th>
        </tr>
    }
}

fn line(row: &'static Accuracy) -> impl IntoView {
    let [median, p90, worst] = row.errors.map(|error| row.unit.said(error).replace(" %", "\u{a0}%"));
    let by_hand = if row.used_for == UsedFor::SettingByHand { ", one constant set by hand" } else { "" };
    let about = format!("{}. {} rows{by_hand}, worst: {}.", row.source, row.rows, row.worst_row);
    let goal = row.goals_said().map(|goals| match row.keeps_goals() {
        Some(false) => view! { <small><strong>"Goal missed: "</strong> {goals}</small> }.into_any(),
        _ => view! { <small>"Goal kept: " {goals}</small> }.into_any(),
    });
    view! {
        <tr>
            <th scope="row">{row.measured} <small>{about}</small> {goal}</th>
            <td>{median}</td>
            <td>{p90}</td>
            <td>{worst}</td>
        </tr>
    }
}
