//! The figures of a fleet: growth beside a data centre, what each group costs, how much how often, break-even.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::analysis::{FleetReport, RampReport};
use wattfleet_core::figure::{
    BreakEvenMap, DurationLimit, DurationLine, DurationSeries, Figure, Floor, MapInput, Paint, RampSeries,
    Stroke, SupplyBlock, SupplySeries, Tone, YearMap, break_even_map, duration_figure, ramp_figure,
    supply_figure, year_map,
};
use wattfleet_core::time::{DaylightSaving, TimeAxis};
use wattfleet_core::units::Unit;

use super::search::Search;
use crate::figures::StillFigure;

/// A figure of the page.
struct Card {
    id: &'static str,
    title: &'static str,
    make: fn(&FleetReport) -> Option<Figure>,
}

const CARDS: [Card; 8] = [
    Card { id: "fleet-ramp", title: "Power on line", make: ramp },
    Card { id: "fleet-supply", title: "Sold at what cost", make: supply },
    Card { id: "fleet-duration", title: "How much, how often", make: duration },
    Card { id: "fleet-break-even", title: "Where it breaks even", make: break_even },
    Card { id: "fleet-tokens", title: "Tokens so far", make: tokens },
    Card { id: "fleet-cash", title: "Cash so far", make: cash },
    Card { id: "fleet-output", title: "Output, how often", make: output },
    Card { id: "fleet-year", title: "Drawn from the grid, hour by hour", make: year },
];

/// The figures side by side.
#[component]
pub(super) fn FleetFigures() -> impl IntoView {
    let search = expect_context::<Search>();
    let figures = CARDS.iter().map(|card| {
        let picture = Memo::new(move |_| search.read(card.make).flatten().map(Arc::new));
        let title_id = format!("{}-title", card.id);
        view! {
            <section class="fig" hidden=move || picture.with(Option::is_none)>
                <h2 class="fig-title" id=title_id.clone()>{card.title}</h2>
                <StillFigure id=card.id titled_by=title_id picture=picture.into() />
            </section>
        }
    });
    view! { <div class="fleet-figures">{figures.collect_view()}</div> }
}

fn ramp(report: &FleetReport) -> Option<Figure> {
    let ramp = report.ramp.as_ref()?;
    let megawatts = |kw: &[f64]| -> Vec<f64> { kw.iter().map(|kw| kw / 1000.0).collect() };
    let [slow, fast] = [&ramp.range_kw[0], &ramp.range_kw[1]].map(|kw| megawatts(kw));
    let sides = [&ramp.kw[0], &ramp.kw[1]].map(|kw| megawatts(kw));
    Some(race(ramp, ("fleet-ramp", "Power on line", Unit::Mw), (&sides, (&slow, &fast), &ramp.crossings[0])))
}

fn tokens(report: &FleetReport) -> Option<Figure> {
    let ramp = report.ramp.as_ref()?;
    let sold = ramp.tok.iter().flatten().any(|tok| *tok > 0.0);
    let none = (&[][..], &[][..]);
    sold.then(|| {
        race(ramp, ("fleet-tokens", "Tokens so far", Unit::Tok), (&ramp.tok, none, &ramp.crossings[1]))
    })
}

fn cash(report: &FleetReport) -> Option<Figure> {
    let ramp = report.ramp.as_ref()?;
    let none = (&[][..], &[][..]);
    Some(race(ramp, ("fleet-cash", "Cash so far", Unit::Usd), (&ramp.cash_usd, none, &ramp.crossings[2])))
}

/// Fleet and data centre by month: both sides, the fleet's range, and where they cross.
type Sides<'a> = (&'a [Vec<f64>; 2], (&'a [f64], &'a [f64]), &'a [f64]);

fn race(ramp: &RampReport, (id, title, unit): (&'static str, &str, Unit), of: Sides) -> Figure {
    let ([fleet, campus], fleet_range, crossings) = of;
    ramp_figure(&RampSeries {
        id,
        title,
        unit,
        first_year: ramp.first_year,
        fleet,
        fleet_range,
        campus: (&ramp.campus, campus),
        wait_months: Some(ramp.wait_months).filter(|wait| wait.1 > wait.0),
        crossings,
    })
}

fn supply(report: &FleetReport) -> Option<Figure> {
    let of = |group: &wattfleet_core::analysis::GroupLine| SupplyBlock {
        label: group.name.clone(),
        amount: if report.sells_tokens { group.tok_s } else { group.power_kw / 1000.0 },
        cost: if report.sells_tokens { group.usd_per_mtok } else { group.usd_per_gpu_h },
        range: group.cost_range,
    };
    let blocks: Vec<SupplyBlock> = report.groups.iter().map(of).collect();
    if !blocks.iter().any(|block| block.amount > 0.0 && block.cost.is_finite()) {
        return None;
    }
    let (amount, cost) = if report.sells_tokens {
        (("Output, cheapest group first", Unit::TokS), ("Cost of a million tokens sold", Unit::UsdPerMtok))
    } else {
        (("Power, cheapest group first", Unit::Mw), ("Cost of a sold GPU hour", Unit::UsdPerH))
    };
    Some(supply_figure(&SupplySeries { blocks: &blocks, amount, cost, price: report.price }))
}

fn duration(report: &FleetReport) -> Option<Figure> {
    let megawatts: Vec<f64> = report.able_kw.iter().map(|kw| kw / 1000.0).collect();
    if megawatts.is_empty() {
        return None;
    }
    let names: Vec<String> =
        report.firm.iter().map(|firm| format!("{} % sure", percent(firm.sure_frac))).collect();
    // Levels that lie close together would write over each other: the surer one stays.
    let close_mw = 0.05 * report.firm.first().map_or(0.0, |firm| firm.kw) / 1000.0;
    let mut limits: Vec<DurationLimit> = Vec::new();
    for (firm, label) in report.firm.iter().zip(&names).rev() {
        let value = firm.kw / 1000.0;
        if limits.last().is_none_or(|last| value - last.value > close_mw) {
            limits.push(DurationLimit { label, value });
        }
    }
    let in_mw = |kw: &[f64]| -> Vec<f64> { kw.iter().map(|kw| kw / 1000.0).collect() };
    let (drawn, exported) = (in_mw(&report.drawn_kw), in_mw(&report.exported_kw));
    let line =
        |label, (tone, stroke), values| DurationLine { label, paint: Paint::line(tone), stroke, values };
    Some(duration_figure(&DurationSeries {
        id: "fleet-duration",
        title: "How much, how often",
        quantity: "The power of",
        unit: Unit::Mw,
        lines: &[
            line("all nodes that are up", (Tone::Node, Stroke::Solid), &megawatts),
            line("drawn from the grid", (Tone::Grid, Stroke::Solid), &drawn),
            line("given to the grid", (Tone::Sun, Stroke::Dashed), &exported),
        ],
        limits: &limits,
        step_h: 8760.0 / megawatts.len() as f64,
    }))
}

fn output(report: &FleetReport) -> Option<Figure> {
    if !report.able_tok_s.iter().any(|tok_s| *tok_s > 0.0) {
        return None;
    }
    let line = |label, stroke, values| DurationLine { label, paint: Paint::line(Tone::Node), stroke, values };
    Some(duration_figure(&DurationSeries {
        id: "fleet-output",
        title: "Output, how often",
        quantity: "The output",
        unit: Unit::TokS,
        lines: &[
            line("of all nodes that are up", Stroke::Solid, &report.able_tok_s),
            line("that is sold", Stroke::Dashed, &report.sold_tok_s),
        ],
        limits: &[],
        step_h: 8760.0 / report.able_tok_s.len() as f64,
    }))
}

fn year(report: &FleetReport) -> Option<Figure> {
    let megawatts: Vec<f64> = report.drawn_kw.iter().map(|kw| kw / 1000.0).collect();
    let axis = TimeAxis::hourly(DaylightSaving::None);
    let map = YearMap {
        label: "drawn from the grid",
        unit: Unit::Mw,
        tone: Tone::Grid,
        floor: Floor::Zero,
        values: &megawatts,
    };
    (megawatts.len() == axis.len()).then(|| year_map(&map, &axis))
}

/// Percent without needless zeros.
fn percent(frac: f64) -> String {
    let text = format!("{:.2}", 100.0 * frac);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn break_even(report: &FleetReport) -> Option<Figure> {
    let plane = report.profit;
    if plane.node_usd <= 0.0 {
        return None;
    }
    let across = MapInput { label: "sold", unit: Unit::Frac, range: (0.2, 0.95), here: plane.sold_frac };
    let up = MapInput {
        label: "a node",
        unit: Unit::Usd,
        range: (0.4 * plane.node_usd, 1.4 * plane.node_usd),
        here: plane.node_usd,
    };
    let profit = |sold_frac: f64, node_usd: f64| plane.profit_usd(sold_frac, node_usd);
    Some(break_even_map(&BreakEvenMap { across, up, profit_usd: &profit }))
}
