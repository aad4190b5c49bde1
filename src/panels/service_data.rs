//! Whether the service carries house and node, in two lines, and the way to the rest.

use leptos::prelude::*;
use wattfleet_core::{figure::number::fixed, scenario::Home, simulate::Year, simulate::service_report};

use super::see_figure::SeeFigure;
use crate::state::{Document, Results};

/// The check in a line, the node's circuit, and the figures of service and transformer.
#[component]
pub(super) fn ServiceData(
    /// Which home.
    home: usize,
) -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let year = expect_context::<Results>().year();
    let lines = Memo::new(move |_| {
        year.with(|year| {
            let year = year.as_ref().ok()?;
            scenario.with_untracked(|scenario| scenario.homes.get(home).map(|home| lines(home, year)))
        })
    });
    view! {
        <div class="data" data-test="service-check">
            <p class="data-known">{move || lines.get().map(|(fits, _)| fits)}</p>
            <p class="hint">{move || lines.get().map(|(_, circuit)| circuit)}</p>
            <div class="buttons">
                <SeeFigure id="service-headroom" label="Headroom and checks" />
                <SeeFigure id="transformer" label="The street’s transformer" />
            </div>
        </div>
    }
}

fn lines(home: &Home, year: &Year) -> (String, String) {
    let check = service_report(home, year).check;
    let a = |amps: f64| format!("{}\u{a0}A", fixed(amps, 1));
    let words = if check.passes() { "passes" } else { "does not pass" };
    let (needed, available) = (a(check.needed_a), a(check.available_a));
    if home.node.gpu_count <= 0.0 {
        return (format!("The house needs {needed} of {available}: {words}."), String::new());
    }
    let breaker = fixed(check.circuit.breaker_a, 0);
    let circuit = format!(
        "The node’s circuit: breaker {breaker}\u{a0}A, {} copper. An estimate, not a code calculation.",
        check.circuit.wire.name
    );
    (format!("House and node need {needed} of {available}: {words}."), circuit)
}
