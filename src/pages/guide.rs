//! What the app does, how it computes, how to read it, where its numbers come from.

use leptos::prelude::*;
use wattfleet_core::{catalog::Table, scenario::fields};

use super::accuracy_table::AccuracyTables;

/// The guide.
#[component]
pub(crate) fn Guide() -> impl IntoView {
    view! {
        <main class="guide" tabindex="-1">
            <h1>"Guide"</h1>
            <p class="lead">
                "Wattfleet answers one question: what happens when a computer that serves language models, or is rented out, stands beside a home? It works out a year of power, money and throughput, hour by hour, always beside today: the same home without the node."
            </p>
            <Start />
            <Computes />
            <Reads />
            <AccuracyTables />
            <Sources />
            <Private />
        </main>
    }
}

#[component]
fn Start() -> impl IntoView {
    view! {
        <section>
            <h2>"Begin"</h2>
            <ol>
                <li>"Choose the preset that is nearest to your home, then your climate, your main breaker and your tariff."</li>
                <li>"Drag anything. The answer follows, and every step can be undone."</li>
                <li>"Press the i beside a control to see where its value comes from, what else is plausible, and to go back to the default."</li>
                <li>"Copy the link. It holds the whole design; whoever opens it gets a copy of their own."</li>
            </ol>
        </section>
    }
}

#[component]
fn Computes() -> impl IntoView {
    view! {
        <section>
            <h2>"How it computes"</h2>
            <dl>
                <dt>"Sun and weather"</dt>
                <dd>"The position of the sun and a synthetic year drawn from the monthly normals of your climate. The same weather year is the same everywhere."</dd>
                <dt>"Solar"</dt>
                <dd>"Each direction of modules on its own: irradiance on the tilted plane, cell temperature, losses, inverter."</dd>
                <dt>"Household"</dt>
                <dd>"Lights and plugs, cooking, hot water, heating and cooling from the outside temperature, and cars, each with its own hours."</dd>
                <dt>"Service and battery"</dt>
                <dd>"The main breaker carries its continuous share and no more. The battery plans each midnight on known prices and the last days, or follows the rule you chose, within its power, its energy and its losses."</dd>
                <dt>"Node"</dt>
                <dd>"Power against output of the GPUs at their cap, from memory bandwidth and compute for the model that is served, and what the internet link lets through."</dd>
                <dt>"Money"</dt>
                <dd>"Every dollar of the year has a line and a role: host, owner, operator. The deal says who pays the meter and who earns."</dd>
                <dt>"Fleet"</dt>
                <dd>"Groups of homes of your designs, each distinct home simulated once. Nodes fail alone, with their neighbourhood, with storms and with their internet carrier; firm is what is there with the probability you ask for. Each street has its transformer, and a feeder above it. A data centre of the same power stands beside it, on the same terms."</dd>
                <dt>"Compare"</dt>
                <dd>"Pin a scenario as it is, change it, and read every figure as a difference; or set a data centre beside it."</dd>
            </dl>
        </section>
    }
}

#[component]
fn Reads() -> impl IntoView {
    view! {
        <section>
            <h2>"How to read it"</h2>
            <p>"The sentence at the top is for the role that is chosen above it. Underlined numbers are the ones it rests on; the lines below say what limits the node and what could change the answer."</p>
            <p>"Colour has one meaning: yellow is sun, green is battery, grey is grid, orange is the house, violet is the node, blue is the link."</p>
            <p>"A share link may show other numbers later, when the model has improved; its inputs never change."</p>
        </section>
    }
}

/// Counts are those of this build.
#[component]
fn Sources() -> impl IntoView {
    let tables = Table::ALL
        .iter()
        .map(|table| format!("{} ({})", table.label().to_lowercase(), table.rows().len()))
        .collect::<Vec<_>>()
        .join(", ")
        .replace("gpus", "GPUs");
    view! {
        <section>
            <h2>"Sources"</h2>
            <p>
                {format!(
                    "{} inputs have a default with a source, a year and a status: measured, published, estimated or assumed. So has every row of the catalogue: {tables}.",
                    fields().count(),
                )}
            </p>
            <p>"Estimated and assumed are honest words for what nobody has printed. Where a range is known, the i shows it."</p>
        </section>
    }
}

#[component]
fn Private() -> impl IntoView {
    view! {
        <section>
            <h2>"What stays with you"</h2>
            <p>"Everything is computed in this browser. The page's security policy forbids it to send anything anywhere else, it works without a connection once it has been opened, and your last ten designs are kept in this browser alone."</p>
            <p>"Press ? for the keys."</p>
        </section>
    }
}
