//! The electrical service: amperes of the year against the breaker, and the checks in words.

use std::sync::Arc;

use wattfleet_core::{
    energy::service::{Rating, ServiceCheck},
    figure::{
        DurationLimit, DurationLine, DurationSeries, Paint, Stroke, Tone, duration_figure, number::fixed,
    },
    scenario::{Home, Management, Supply},
    simulate::{ServiceReport, Year, service_report},
    text::format_number,
    units::Unit,
};

use super::{Fact, Told};

/// The service of a home over its year.
pub(in super::super) fn service(home: &Home, year: &Year) -> Told {
    let report = service_report(home, year);
    let rating = report.rating;
    let amps = |kw: &[f64]| -> Vec<f64> { kw.iter().map(|kw| rating.amps_of(*kw)).collect() };
    let with_node = amps(&year.with_node.flows.import_kw);
    let today = amps(&year.today.flows.import_kw);
    let has_node = home.node.gpu_count > 0.0;
    let solid = DurationLine {
        label: if has_node { "with the node" } else { "of the home" },
        paint: Paint::line(Tone::Grid),
        stroke: Stroke::Solid,
        values: &with_node,
    };
    let dashed = DurationLine {
        label: "today",
        paint: Paint::line(Tone::Muted),
        stroke: Stroke::Dashed,
        values: &today,
    };
    let lines = if has_node { vec![solid, dashed] } else { vec![solid] };
    let picture = duration_figure(&DurationSeries {
        id: "service-headroom",
        title: "Service headroom",
        quantity: if rating.supply == Supply::ThreePhase { "Import, a phase," } else { "Import" },
        unit: Unit::Amp,
        lines: &lines,
        limits: &[
            DurationLimit { label: "for hours", value: rating.amps * rating.continuous_frac },
            DurationLimit { label: "main breaker", value: rating.amps },
        ],
        step_h: year.axis.step_h(),
    });
    Told { picture: Some(Arc::new(picture)), facts: facts(home, &report) }
}

fn facts(home: &Home, report: &ServiceReport) -> Vec<Fact> {
    let ServiceReport { rating, house_kw, check, backfeed, hours } = report;
    let a = |amps: f64| format!("{}\u{a0}A", fixed(amps, 0));
    let has_node = home.node.gpu_count > 0.0;
    let mut facts = vec![fits(home, rating, check)];
    facts.push(Fact::plain(format!(
        "The house alone asks for {}: {}.",
        a(rating.amps_of(*house_kw)),
        home.service.method.label(),
    )));
    if has_node {
        let circuit = &check.circuit;
        facts.push(Fact::plain(format!(
            "The node's own circuit carries {} for hours: breaker {}, {} copper.",
            a(circuit.continuous_a),
            a(circuit.breaker_a),
            circuit.wire.name,
        )));
    }
    if backfeed.needed_a > 0.0 {
        facts.push(Fact::check(
            backfeed.passes(),
            format!(
                "Solar and battery feed back through a breaker of {}; the busbar takes {} (120 % rule, 705.12).",
                a(backfeed.needed_a),
                a(backfeed.allowed_a),
            ),
        ));
    }
    let over = if hours.over_h > 0.0 {
        format!("{} over what may flow for hours", hours_of(hours.over_h))
    } else {
        "never over what may flow for hours".to_owned()
    };
    facts.push(Fact::check(
        hours.over_h <= 0.0,
        format!("In the year: at most {}, {over}.", a(rating.amps_of(hours.peak_import_kw))),
    ));
    if has_node && hours.throttled_h > 0.0 {
        facts.push(Fact::plain(format!(
            "The node gives way in {}, at most {} in a row; {}\u{a0}kWh are withheld from it.",
            hours_of(hours.throttled_h),
            hours_of(hours.longest_throttled_h),
            format_number(hours.withheld_kwh),
        )));
    }
    facts.push(Fact::plain("An estimate, not a code calculation: ask an electrician."));
    facts
}

/// Whether the service carries house and node.
fn fits(home: &Home, rating: &Rating, check: &ServiceCheck) -> Fact {
    let a = |amps: f64| format!("{}\u{a0}A", fixed(amps, 1));
    let (needed, available) = (a(check.needed_a), a(rating.amps));
    if home.node.gpu_count <= 0.0 {
        return Fact::check(check.passes(), format!("The house needs {needed} of {available}."));
    }
    let how = match home.service.management {
        Management::None => String::new(),
        Management::Managed if check.unmanaged_a > check.needed_a + 0.05 => format!(
            " Held by load control to {}\u{a0}kW at the house's worst moment; without, they would need {}.",
            fixed(check.node_max_kw, 1),
            a(check.unmanaged_a),
        ),
        Management::Managed => " Load control would hold it otherwise.".to_owned(),
        Management::Sheds => {
            format!(" The panel switches the node off; without, they would need {}.", a(check.unmanaged_a))
        }
    };
    let words = if check.passes() { "passes" } else { "does not pass" };
    Fact::check(check.passes(), format!("House and node need {needed} of {available}: {words}.{how}"))
}

/// `212 hours`.
pub(super) fn hours_of(hours: f64) -> String {
    let shown = format_number(hours);
    if shown == "1" { "one hour".to_owned() } else { format!("{shown} hours") }
}
