//! The transformer of the street: its load with the nodes and today, and what it takes.

use std::sync::Arc;

use wattfleet_core::{
    figure::{
        DurationLimit, DurationLine, DurationSeries, Paint, Stroke, Tone, duration_figure, number::fixed,
    },
    scenario::Home,
    simulate::{TransformerReport, Year, nodes_that_age, transformer_report},
    text::format_number,
    units::Unit,
};

use super::service::hours_of;
use super::{Fact, Told};

/// Beyond so many nodes nobody looks for one that ages the transformer.
const MOST_NODES: u32 = 12;

/// The transformer of a home's street over its year.
pub(in super::super) fn transformer(home: &Home, year: &Year) -> Told {
    let report = transformer_report(home, year);
    let has_nodes = report.street.nodes > 0.0;
    let of = |values: &[f64]| -> Vec<f64> { values.iter().map(|frac| frac.abs()).collect() };
    let (with_nodes, today) = (of(&report.loading_frac), of(&report.loading_today_frac));
    let label = match report.street.nodes as u32 {
        0 => "today".to_owned(),
        1 => "with the node".to_owned(),
        many => format!("with {many} nodes"),
    };
    let solid = DurationLine {
        label: &label,
        paint: Paint::line(Tone::Grid),
        stroke: Stroke::Solid,
        values: &with_nodes,
    };
    let dashed = DurationLine {
        label: "today",
        paint: Paint::line(Tone::Muted),
        stroke: Stroke::Dashed,
        values: &today,
    };
    let lines = if has_nodes { vec![solid, dashed] } else { vec![solid] };
    let picture = duration_figure(&DurationSeries {
        id: "transformer",
        title: "The street's transformer",
        quantity: "Load of the rating",
        unit: Unit::Frac,
        lines: &lines,
        limits: &[DurationLimit { label: "the rating", value: 1.0 }],
        step_h: year.axis.step_h(),
    });
    Told { picture: Some(Arc::new(picture)), facts: facts(&report, nodes_that_age(home, year, MOST_NODES)) }
}

fn facts(report: &TransformerReport, ages_with: Option<u32>) -> Vec<Fact> {
    let TransformerReport { street, with_nodes, today, .. } = report;
    let percent = |frac: f64| format!("{}\u{a0}%", fixed(frac * 100.0, 0));
    let mut facts = vec![Fact::check(
        with_nodes.above_rating_h <= 0.0,
        format!(
            "{} homes on {}\u{a0}kVA: at most {} of the rating; above it {} a year, today {}.",
            format_number(street.homes),
            format_number(street.kva),
            percent(with_nodes.peak_loading_frac),
            hours_of(with_nodes.above_rating_h),
            hours_of(today.above_rating_h),
        ),
    )];
    let takes = street.nodes_max();
    if takes.is_finite() {
        let words = match takes as u32 {
            0 => "no node".to_owned(),
            1 => "one node".to_owned(),
            many => format!("{many} nodes"),
        };
        facts.push(Fact::plain(format!(
            "At the street's worst moment the rating takes {words} like this one."
        )));
    }
    let ages = match ages_with {
        Some(0) => "it ages faster than normal without any".to_owned(),
        Some(1) => "one node makes it age faster than normal".to_owned(),
        Some(many) => format!("{many} nodes make it age faster than normal"),
        None => format!("up to {MOST_NODES} nodes do not make it age faster than normal"),
    };
    let life = with_nodes.life_years();
    let life =
        if life > 60.0 { "more than 60 years".to_owned() } else { format!("{} years", fixed(life, 0)) };
    facts.push(Fact::check(
        with_nodes.ageing_factor <= 1.0,
        format!("By heat alone its insulation lasts {life}; {ages}."),
    ));
    facts.push(Fact::plain(format!(
        "Its hottest spot reaches {}\u{a0}°C, today {}\u{a0}°C; its nights are {}\u{a0}K warmer.",
        fixed(with_nodes.hot_spot_max_c, 0),
        fixed(today.hot_spot_max_c, 0),
        fixed(report.night_cooling_lost_k(), 0),
    )));
    facts.push(Fact::plain(
        "Rating and neighbours are assumed until the utility is asked; they are under Service, More.",
    ));
    facts
}
