//! The rules of the battery with what each keeps of the best: searched in a worker once the design rests.

use leptos::prelude::*;
use wattfleet_core::{
    scenario::{Choice, Field, Path, Place, field_by_key},
    text::format_usd,
};

use crate::{
    engine::{Job, Listener, Reply, RulesReply},
    platform::{Later, page},
    state::{Document, Keeper, Results, Workers},
};

/// Rest before a search begins, ms: not while a slider moves.
const REST_MS: u64 = 250;

/// A row a rule: what it keeps, and a click that chooses it.
#[component]
pub(super) fn RuleWorths(home: usize) -> impl IntoView {
    let document = expect_context::<Document>();
    let results = expect_context::<Results>();
    let keeper = expect_context::<Keeper>();
    let workers = expect_context::<Workers>();
    let found = RwSignal::new(None::<RulesReply>);
    let stale = RwSignal::new(false);
    // How often the design has changed: what is found for an earlier one comes too late.
    let changes = StoredValue::new(0_u32);
    let begin = move || {
        let job = Job::Rules(keeper.question(home));
        let begun_at = changes.get_value();
        let listener = Listener::new(move |result| match result {
            Ok(Reply::Rules { worths }) => {
                if changes.try_get_value() == Some(begun_at) {
                    found.try_set(Some(worths));
                    stale.try_set(false);
                }
            }
            Ok(_) => {}
            Err(error) => page::log_error(&error.to_string()),
        });
        let _submitted = workers.submit(job, listener);
    };
    let later = Later::default();
    Effect::new(move |_| {
        results.year().track();
        changes.update_value(|changes| *changes += 1);
        stale.set(true);
        later.after_ms(REST_MS, begin);
    });
    let scenario = document.scenario();
    let units = Memo::new(move |_| {
        scenario.with(|scenario| scenario.homes.get(home).map_or(0.0, |home| home.battery.units))
    });
    let rule = Memo::new(move |_| {
        scenario.with(|scenario| scenario.homes.get(home).map_or(0, |home| home.battery.dispatch.code()))
    });
    let choose = move |code: u8| {
        if let Some(field) = field_by_key("battery.dispatch") {
            document.set(Path { field, place: Place { home, item: 0 } }, f64::from(code));
        }
    };
    let rows = move || {
        let choices = field_by_key("battery.dispatch").map(Field::choices).unwrap_or_default();
        let row = |choice: Choice| {
            let is_chosen = move || rule.get() == choice.code;
            let worth = Memo::new(move |_| {
                found.with(|found| found.as_ref()?.rules.iter().find(|row| row.rule == choice.code).cloned())
            });
            let share = move || worth.get().and_then(|worth| worth.share_frac).unwrap_or(0.0).clamp(0.0, 1.0);
            let shown = move || {
                worth.get().map(|worth| match worth.share_frac {
                    Some(share) if share < 0.0 => "below 0".to_owned(),
                    Some(share) => format!("{:.0}\u{202f}%", share * 100.0),
                    None => "–".to_owned(),
                })
            };
            let regret = move || {
                worth.get().map(|worth| match worth.regret_usd {
                    best if best < 0.5 => "best".to_owned(),
                    regret => format!("\u{2212}{}", format_usd(regret.round()).trim_end_matches(".00")),
                })
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="rule"
                        data-rule=choice.key
                        aria-pressed=move || is_chosen().to_string()
                        on:click=move |_| choose(choice.code)
                    >
                        <span class="rule-name">{choice.label}</span>
                        <b>{shown}</b>
                        <span class="rule-regret">{regret}</span>
                        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                            <rect width=move || 100.0 * share() height="4" />
                        </svg>
                    </button>
                </li>
            }
        };
        choices.into_iter().map(row).collect_view()
    };
    let proof = move || found.with(|found| found.as_ref().map(|found| found.proof.clone()));
    let one_more = move || {
        let of = found.with(|found| found.as_ref().map(|found| found.one_more.clone()).unwrap_or_default());
        let row = |(limit, usd): (String, f64)| {
            // Below half a cent is rounding.
            let usd = if usd.abs() < 0.005 { 0.0 } else { usd };
            view! { <div><dt>{limit}</dt><dd>{format_usd(usd)}</dd></div> }
        };
        of.into_iter().map(row).collect_view()
    };
    let whom = move || {
        let operator = found.with(|found| found.as_ref().is_some_and(|found| found.serves_operator));
        if operator { "the operator, who pays the meter" } else { "the host, who pays the meter" }
    };
    view! {
        <div class="rules" class:stale=move || stale.get() hidden=move || units.get() <= 0.0 data-test="rules">
            <p class="rules-head">"Share of the best a year could give " {whom} ", and what is lost, a year"</p>
            <ul>{rows}</ul>
            <p class="rules-head" data-test="proof">{proof}</p>
            <p class="rules-head">"One more would earn, a year, with perfect foresight"</p>
            <dl class="design-rows" data-test="one-more">{one_more}</dl>
        </div>
    }
}
