//! What share of its output a node sells, by the hour of a weekday and of a weekend's day.

use super::ticks::{Labels, value_axis};
use super::{
    Axis, Column, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Rule, Sense, Stroke, Tick, TickRule,
    Tone, number,
};
use crate::{compute::DEMAND_HOURS, units::Unit};

/// Shares of the kinds of hours, weekday first, and their mean over the year; none without both days.
#[must_use]
pub fn demand_figure(shares: &[f64; DEMAND_HOURS], mean_frac: f64) -> Option<Figure> {
    let (weekday, weekend) = shares.split_at_checked(DEMAND_HOURS / 2)?;
    let lines = [
        steps("weekday", weekday, Paint::line(Tone::Node), Stroke::Solid),
        steps("weekend", weekend, Paint::line(Tone::Link), Stroke::Dashed),
    ];
    let legend = lines.iter().map(|line| LegendEntry { label: line.label.clone(), paint: line.paint });
    let mean = Rule::Horizontal {
        y: mean_frac,
        paint: Paint::line(Tone::Ink),
        stroke: Stroke::Dashed,
        label: "mean".to_owned(),
    };
    let column = |label: &str, values: &[f64]| Column {
        label: label.to_owned(),
        unit: Unit::Frac,
        values: values.to_vec(),
    };
    Some(Figure {
        id: "demand",
        title: "Share sold by the hour".to_owned(),
        x: clock(),
        y: value_axis("Sold", Unit::Frac, (0.0, 1.04), Labels::Signed),
        legend: legend.collect(),
        description: describe(weekday, weekend, mean_frac),
        table: FigureTable {
            row_heading: "Hour".to_owned(),
            rows: (0..24).map(|hour| format!("{hour:02}:00")).collect(),
            columns: vec![column("Weekday", weekday), column("Weekend", weekend)],
        },
        bands: Vec::new(),
        marks: std::iter::once(Mark::Rule(mean)).chain(lines.into_iter().map(Mark::Line)).collect(),
    })
}

/// A line that holds its value for the hour.
fn steps(label: &str, shares: &[f64], paint: Paint, stroke: Stroke) -> Line {
    Line {
        label: label.to_owned(),
        paint,
        stroke,
        width_px: 1.8,
        x: (0..shares.len()).flat_map(|hour| [hour as f64, hour as f64 + 1.0]).collect(),
        y: shares.iter().flat_map(|share| [*share, *share]).collect(),
    }
}

fn clock() -> Axis {
    let ticks = (0..=24).step_by(6).map(|hour| Tick { value: f64::from(hour), label: format!("{hour}:00") });
    Axis {
        label: "Clock".to_owned(),
        unit: Unit::One,
        min: 0.0,
        max: 24.0,
        ticks: ticks.collect(),
        rule: TickRule::LabelOnly,
        sense: Sense::Ascending,
    }
}

fn describe(weekday: &[f64], weekend: &[f64], mean_frac: f64) -> String {
    let all = || weekday.iter().chain(weekend).copied();
    let percent = |frac: f64| number::fixed(frac * 100.0, 0);
    format!(
        "From {} % of its output in the quietest hour to {} % in the busiest, {} % in the mean of the year.",
        percent(all().fold(1.0, f64::min)),
        percent(all().fold(0.0, f64::max)),
        percent(mean_frac)
    )
}
