//! What the node gives, under the heads of the Node and Workload panels, and the curves behind it.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{NodeRates, cap_prices, node_limit, node_rates, node_traffic},
    compute::{CapCurve, DemandCurve, cap_curve, node_batch_curve, node_memory},
    figure::{Figure, batch_figure, cap_figure, demand_figure, memory_figure, number},
    scenario::{Engine, Home, Path, Place, field_by_key},
    simulate::{Year, demand_curve, node_plan},
    text::sentence,
};

use crate::{
    figures::PanelFigure,
    state::{Document, Results},
};

/// Home and year of the page: what everything here is read from. A handle.
#[derive(Clone, Copy)]
struct Node {
    document: Document,
    results: Results,
    home: usize,
}

impl Node {
    fn new(home: usize) -> Self {
        Self { document: expect_context(), results: expect_context(), home }
    }

    /// Something of home and year, as they are now; none while there is no year.
    fn read<T>(self, of: impl FnOnce(&Home, &Year) -> Option<T>) -> Option<T> {
        let year = self.results.year().with(|year| year.as_ref().map(Arc::clone).ok())?;
        self.document.scenario().with_untracked(|scenario| of(scenario.homes.get(self.home)?, &year))
    }

    /// What changes with the year.
    fn sources(self) -> Signal<()> {
        Signal::derive(move || self.results.year().track())
    }

    /// Whether there is something to draw, told by the year alone: curves are worked out in view only.
    fn has(self, what: fn(&Home, &Year) -> bool) -> Memo<bool> {
        Memo::new(move |_| {
            self.read(|home, year| Some(home.node.gpu_count > 0.0 && what(home, year))).unwrap_or(false)
        })
    }
}

/// Output a second, a kWh and a dollar, and what binds.
#[component]
pub(super) fn NodeRatesLine(home: usize) -> impl IntoView {
    let node = Node::new(home);
    let rates = Memo::new(move |_| node.read(node_rates));
    let limit = Memo::new(move |_| node.read(|home, year| Some(sentence(&node_limit(home, year)))));
    let shown = move || rates.get().map(|rates| rows(&rates));
    view! {
        <div class="rates-block">
            <dl class="rates" data-test="rates">{shown}</dl>
            <p class="rates-limit" data-test="limit">{move || limit.get()}</p>
        </div>
    }
}

fn rows(rates: &NodeRates) -> impl IntoView + use<> {
    let amount = rates.amount_unit.symbol();
    let (low, high) = rates.band_frac;
    let band = if high > low {
        format!(
            "Everything sold, at full power; the estimate may be {} % lower or {} % higher.",
            number::fixed((1.0 - low) * 100.0, 0),
            number::fixed((high - 1.0) * 100.0, 0)
        )
    } else {
        "Everything sold, at full power.".to_owned()
    };
    let all = format!(
        "What was sold in the year for a dollar of all that the node costs everyone together: {} dollars for power, repairs, insurance, capital and the marketplace.",
        number::compact(rates.cost_usd)
    );
    let cells = [
        ("full power", rates.output, rates.output_unit.symbol(), band),
        ("a kWh", rates.per_kwh, amount, "At the meter, at full power.".to_owned()),
        ("a dollar spent", rates.per_usd, amount, all),
    ];
    cells
        .map(|(label, value, unit, about)| {
            view! {
                <div title=about>
                    <dt>{label}</dt>
                    <dd><b>{number::compact(value)}</b> " " {unit}</dd>
                </div>
            }
        })
        .collect_view()
}

/// The power-cap curve with the ways to its best points, and the memory.
#[component]
pub(super) fn NodeFigures(home: usize) -> impl IntoView {
    let node = Node::new(home);
    let is_there = node.has(|home, year| sells_hours(home) || year.curve.serving.is_some());
    let make = move || node.read(|home, year| Some(cap_figure(&curve(home, year)?, home.node.power_cap_w)));
    view! {
        <PanelFigure id="cap" title="By power cap, % of its best" is_there make=Arc::new(make) sources=node.sources() />
        <BestCaps node />
        <MemoryFigure id="node-memory" node />
    }
}

/// When the output is sold, the batch curve, and the memory.
#[component]
pub(super) fn WorkloadFigures(home: usize) -> impl IntoView {
    let node = Node::new(home);
    let is_there = node.has(|home, year| {
        let serves_many = home.workload.engine == Engine::Serving && !sells_hours(home);
        serves_many && year.curve.serving.is_some()
    });
    let make = move || node.read(batch);
    let traffic = Memo::new(move |_| node.read(|home, _| Some(sentence(&node_traffic(home)?))));
    let traffic = move || traffic.get();
    view! {
        <p class="fig-note fig-small-note" data-test="traffic">{traffic}</p>
        <DemandFigure node />
        <PanelFigure id="batch" title="By requests at once, tok/s" is_there make=Arc::new(make) sources=node.sources() />
        <MemoryFigure id="work-memory" node />
    }
}

/// The share sold by the hour, where buyers do not ask at all hours alike.
#[component]
fn DemandFigure(node: Node) -> impl IntoView {
    let is_there = node.has(|home, _| !demand_curve(home).is_flat());
    let make = move || {
        node.read(|home, year| {
            let curve = demand_curve(home);
            demand_figure(&curve.shares(&DemandCurve::hours(&year.axis)), curve.sold_frac)
        })
    };
    view! {
        <PanelFigure id="demand" title="Sold by the hour, % of what it can" is_there make=Arc::new(make) sources=node.sources() />
    }
}

#[component]
fn MemoryFigure(id: &'static str, node: Node) -> impl IntoView {
    let is_there = node.has(|home, _| !sells_hours(home));
    let make = move || node.read(|home, _| Some(memory_figure(&node_memory(&node_plan(home).ok()?)?)));
    let longest = move || {
        let memory = node.read(|home, _| node_memory(&node_plan(home).ok()?))?;
        (memory.copies >= 1.0).then(|| {
            let copies = match memory.copies {
                one if one < 1.5 => "One copy of the model".to_owned(),
                many => format!("{} copies of the model", number::fixed(many, 0)),
            };
            let at_once = number::compact(memory.batch);
            let longest = number::compact(memory.longest_tok);
            format!(
                "{copies}, {at_once} requests at once; the longest request that fits has {longest} tokens."
            )
        })
    };
    view! {
        <PanelFigure id title="GPU memory, GB" is_there make=Arc::new(make) sources=node.sources() />
        <p class="fig-note fig-small-note">{longest}</p>
    }
}

/// One click to the caps that give most.
#[component]
fn BestCaps(node: Node) -> impl IntoView {
    let best = Memo::new(move |_| {
        node.read(|home, year| {
            let curve = curve(home, year)?;
            let profit = curve.best_profit.profit_usd_per_h > 0.0;
            Some((curve.best_per_kwh.cap_w, profit.then_some(curve.best_profit.cap_w)))
        })
    });
    let set = move |cap_w: f64| {
        if let Some(field) = field_by_key("node.power_cap_w") {
            node.document.set(Path { field, place: Place { home: node.home, item: 0 } }, cap_w);
        }
    };
    let button = move |words: &'static str, name: &'static str, cap_w: f64| {
        view! {
            <button type="button" class="quiet" data-test=name on:click=move |_| set(cap_w)>
                {format!("{words}: {}\u{202f}W", number::fixed(cap_w, 0))}
            </button>
        }
    };
    move || {
        best.get().map(|(per_kwh_w, profit_w)| {
            view! {
                <div class="buttons fig-small-note">
                    {button("Most a kWh", "cap-kwh", per_kwh_w)}
                    {profit_w.map(|cap_w| button("Most profit", "cap-profit", cap_w))}
                    {profit_w.is_none().then_some("No cap earns more than its power costs.")}
                </div>
            }
        })
    }
}

fn sells_hours(home: &Home) -> bool {
    home.workload.kind.sells_hours()
}

fn curve(home: &Home, year: &Year) -> Option<CapCurve> {
    cap_curve(&node_plan(home).ok()?, &cap_prices(home, year)).filter(|_| home.node.gpu_count > 0.0)
}

fn batch(home: &Home, year: &Year) -> Option<Figure> {
    let serving = year.curve.serving?;
    batch_figure(&node_batch_curve(&node_plan(home).ok()?), serving.batch * serving.replicas)
}
