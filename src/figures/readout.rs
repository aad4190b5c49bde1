//! The instant under the crosshair in words: shown, and spoken once it rests.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wattfleet_core::figure::{number, span_label};

use super::span::Span;
use super::{FigureContext, FigureData};

/// How long the crosshair rests before it is spoken of.
const REST: Duration = Duration::from_millis(700);

/// `Wednesday 15 July, 18:00` while something is pointed at.
#[component]
pub(super) fn Moment() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let label = move || {
        let axis = context.axis()?;
        let span = Span::new(&axis, context.view(&axis), context.cursor.get());
        span.is_pointed_at().then(|| span.label(&axis))
    };
    view! { <span class="fig-moment">{label}</span> }
}

/// Says politely what is in view and what all series are at the crosshair, at most about once a second.
#[component]
pub(super) fn Readout() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let spoken = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        let _at = (context.cursor.get(), context.window.get());
        // Not on the first run: nothing has moved.
        if before.is_some() {
            stop();
            let say = move || {
                spoken.try_set(untrack(|| sentence(context)));
            };
            waiting.set_value(set_timeout_with_handle(say, REST).ok());
        }
    });
    on_cleanup(stop);
    view! {
        <p class="vh" aria-live="polite">
            {move || spoken.get()}
        </p>
    }
}

fn sentence(context: FigureContext) -> String {
    context.data.with(|data| {
        let Some(year) = data.as_deref() else { return String::new() };
        let window = context.view(&year.axis);
        let span = Span::new(&year.axis, window, context.cursor.get());
        if span.is_pointed_at() {
            let said = format!("{}: {}.", span.label(&year.axis), values(year, &span));
            let remark = context.remark.get_untracked();
            if remark.is_empty() { said } else { format!("{said} {remark}") }
        } else {
            format!("In view: {}.", span_label(&year.axis, window))
        }
    })
}

/// All series over a span, in words.
fn values(year: &FigureData, span: &Span) -> String {
    let kw = |series: &[f64]| number::fixed(span.mean(series), 1);
    let flows = year.flows();
    let mut parts = vec![
        format!("sun {} kilowatts", kw(&flows.pv_kw)),
        format!("from the grid {}", kw(&flows.import_kw)),
        format!("to the grid {}", kw(&flows.export_kw)),
        format!("house {}", kw(&flows.household_kw)),
        format!("node {}", kw(&flows.node_kw)),
    ];
    if year.capacity_kwh > 0.0 {
        let held = number::fixed(100.0 * span.mean(&flows.stored_kwh) / year.capacity_kwh, 0);
        let flow = format!("out {} in {}", kw(&flows.discharge_kw), kw(&flows.charge_kw));
        parts.insert(1, format!("battery {flow}, {held} percent full"));
    }
    let output = &year.output;
    parts.push(format!("{} {}", number::compact(span.mean(year.sold())), output.unit.spoken()));
    if let (Span::Step(steps), names) = (span, &year.binding_names) {
        let code = flows.binding.get(steps.start).map_or(0, |code| usize::from(*code));
        if let Some(name) = names.get(code).filter(|_| code != 0) {
            parts.push(format!("{} binds", name.label));
        }
    }
    parts.join(", ")
}
