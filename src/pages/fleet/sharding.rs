//! A large model over many homes: chains of each group's neighbourhoods, beside greedy and equal stages and replicas of a
//! smaller model. Asked of the worker once the panel is opened, and again when the design has come to rest.

use leptos::prelude::*;
use wattfleet_core::analysis::{ShardLine, ShardReport};
use wattfleet_core::figure::number;
use wattfleet_core::scenario::{Path, Place, Scenario, View, field_by_key};

use super::search::Search;
use crate::{
    controls::FieldControl,
    engine::{Job, Listener, Payload, Reply},
    platform::{Later, page},
    state::{Document, Keeper, Workers},
};

/// Rest before a run begins, ms.
const REST_MS: u64 = 150;

const FIELDS: [&str; 4] =
    ["fleet.shard_llm", "fleet.shard_small_llm", "fleet.shard_rtt_ms", "fleet.shard_in_flight"];

const HEADS: [&str; 9] = [
    "Homes a chain",
    "Chains",
    "One stream, tok/s",
    "All chains, tok/s",
    "At most",
    "Greedy, no latency",
    "Equal stages, no latency",
    "Replicas, tok/s",
    "Verdict",
];

/// The panel.
#[component]
pub(super) fn Sharding() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let workers = expect_context::<Workers>();
    let scenario = expect_context::<Document>().scenario();
    let is_open = RwSignal::new(false);
    let found = RwSignal::new(None::<Result<ShardReport, String>>);
    let is_busy = RwSignal::new(false);
    let search = expect_context::<Search>();
    let run = move || {
        let has_table = search.table().is_some();
        let payload = search.joined().unwrap_or_default();
        if has_table && payload == Payload::default() {
            // Its homes are still being simulated.
            return;
        }
        let listener = Listener::new(move |result| {
            is_busy.try_set(false);
            match result {
                Ok(Reply::Shards { found: report }) => {
                    found.try_set(Some(report));
                }
                Ok(_) => {}
                Err(error) => page::log_error(&error.to_string()),
            }
        });
        is_busy.try_set(true);
        let _handle = workers.submit(Job::Shards { link: keeper.link_now(), payload }, listener);
    };
    let designed = Memo::new(move |_| {
        scenario.with(|scenario| Scenario { view: View::default(), compare: Vec::new(), ..scenario.clone() })
    });
    let later = Later::default();
    on_cleanup(move || later.cancel());
    Effect::new(move |_| {
        designed.with(|_| ());
        // The homes of a table are known when its report is.
        search.report().track();
        if is_open.get() {
            later.after_ms(REST_MS, run);
        }
    });
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        is_open.set(details.has_attribute("open"));
    };
    let body = move || {
        is_open.get().then(|| {
            let controls = FIELDS.iter().filter_map(|key| field_by_key(key)).map(|field| {
                view! { <FieldControl path=Path { field, place: Place::default() } /> }
            });
            view! {
                <div class="fleet-fields">{controls.collect_view()}</div>
                {move || found.get().map(answer)}
            }
        })
    };
    view! {
        <details class="panel fleet-shards" data-test="sharding" on:toggle=toggled>
            <summary>
                <span class="dot hue-node" aria-hidden="true"></span>
                <b>"A model over many homes"</b>
            </summary>
            <div class="panel-body" aria-busy=move || is_busy.get().to_string()>{body}</div>
        </details>
    }
}

fn answer(found: Result<ShardReport, String>) -> AnyView {
    let report = match found {
        Ok(report) if !report.lines.is_empty() => report,
        Ok(_) => {
            return view! { <p class="fig-note">"No group has a node, or no model is chosen."</p> }
                .into_any();
        }
        Err(why) => {
            return view! { <p class="fig-note">{format!("There is no answer: {why}.")}</p> }.into_any();
        }
    };
    let heads = HEADS.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view();
    let rows = report.lines.iter().map(row).collect_view();
    view! {
        <p class="fig-note">
            {format!("{} in chains of homes of one neighbourhood, its layers split by speed under memory; sums of each group, or of each line of a table. Replicas are of the smaller model chosen, or of what each group serves.", report.model)}
        </p>
        <div class="fleet-scroll" tabindex="0" role="group" aria-label="Chains">
            <table class="fleet-table" data-test="shards">
                <thead>
                    <tr>
                        <th scope="col">"Group"</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: &ShardLine) -> impl IntoView + use<> {
    let homes = match line.homes {
        (0, _) => "\u{2013}".to_owned(),
        (least, most) if least == most => most.to_string(),
        (least, most) => format!("{least} to {most}"),
    };
    let stream = if line.tok_s > 0.0 {
        format!("{}, {}", number::compact(line.stream_tok_s), line.binds)
    } else {
        "\u{2013}".to_owned()
    };
    view! {
        <tr>
            <th scope="row">{line.name.clone()}</th>
            <td>{homes}</td>
            <td>{number::fixed(line.chains, 0)}</td>
            <td class="fleet-words">{stream}</td>
            <td>{number::compact(line.tok_s)}</td>
            <td>{number::compact(line.bound_tok_s)}</td>
            <td>{number::compact(line.greedy_tok_s)}</td>
            <td>{number::compact(line.equal_stage_tok_s)}</td>
            <td>{number::compact(line.replicas_tok_s)}</td>
            <td class="fleet-words">{line.verdict.clone()}</td>
        </tr>
    }
}
