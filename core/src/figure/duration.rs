//! How many hours a year a value is reached: the year's steps from the highest to the lowest.

use super::outage_survival::legend;
use super::ticks::{Labels, extent, value_axis, value_ticks};
use super::{
    Align, Column, Figure, FigureTable, Line, Mark, Paint, Rule, Stroke, Tick, TickRule, Tone, Words, number,
};
use crate::units::Unit;

/// One year of values.
#[derive(Clone, Copy, Debug)]
pub struct DurationLine<'a> {
    /// As in the legend.
    pub label: &'a str,
    /// How it looks.
    pub paint: Paint,
    /// Whether it is broken.
    pub stroke: Stroke,
    /// A value a step, in any order.
    pub values: &'a [f64],
}

/// A value that should not be passed.
#[derive(Clone, Copy, Debug)]
pub struct DurationLimit<'a> {
    /// Its name, at the right end.
    pub label: &'a str,
    /// In the unit of the values.
    pub value: f64,
}

/// Some years of one quantity against its limits.
#[derive(Clone, Copy, Debug)]
pub struct DurationSeries<'a> {
    /// A stable name for tests and anchors.
    pub id: &'static str,
    /// The heading.
    pub title: &'a str,
    /// What is counted, as `The current`.
    pub quantity: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// The first is the one the sentence speaks of.
    pub lines: &'a [DurationLine<'a>],
    /// The first is the one the sentence speaks of.
    pub limits: &'a [DurationLimit<'a>],
    /// Hours a step.
    pub step_h: f64,
}

/// Points of a line; close together where values are highest.
const POINTS: usize = 241;
/// Intervals of the horizontal axis at most.
const X_TICKS: usize = 6;
/// Rows of the table, h.
const ROWS_H: [f64; 9] = [1.0, 5.0, 20.0, 100.0, 500.0, 1000.0, 2000.0, 4380.0, 8760.0];

/// Each value against the hours of the year in which it is reached, with dashed limits.
#[must_use]
pub fn duration_figure(series: &DurationSeries<'_>) -> Figure {
    let sorted: Vec<Vec<f64>> = series.lines.iter().map(|line| highest_first(line.values)).collect();
    let hours = sorted.iter().map(|values| values.len() as f64 * series.step_h).fold(1.0, f64::max);
    let x: Vec<f64> =
        (0..POINTS).map(|point| point as f64 / (POINTS - 1) as f64).map(|part| hours * part * part).collect();
    let lines: Vec<Line> = series
        .lines
        .iter()
        .zip(&sorted)
        .map(|(line, values)| Line {
            label: line.label.to_owned(),
            paint: line.paint,
            stroke: line.stroke,
            width_px: if line.stroke == Stroke::Solid { 1.8 } else { 1.2 },
            y: x.iter().map(|at| reached(values, *at, series.step_h)).collect(),
            x: x.clone(),
        })
        .collect();
    let (low, high) = extent(sorted.iter().flatten().chain(series.limits.iter().map(|limit| &limit.value)));
    let room = 0.06 * (high - low.min(0.0));
    let rows: Vec<f64> = ROWS_H.into_iter().filter(|at| *at <= hours).collect();
    let column = |(line, values): (&DurationLine<'_>, &Vec<f64>)| Column {
        label: line.label.to_owned(),
        unit: series.unit,
        values: rows.iter().map(|at| reached(values, *at, series.step_h)).collect(),
    };
    let mut axis = value_axis("Hours of the year, the highest first", Unit::H, (0.0, hours), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    let hours_shown = value_ticks(0.0, hours, X_TICKS).into_iter();
    axis.ticks = hours_shown.map(|value| Tick { value, label: number::tick(value, 1000.0) }).collect();
    let mut marks: Vec<Mark> = Vec::new();
    for limit in series.limits {
        // A line that stays above a limit nearly to the end runs where its name would stand.
        let is_under = sorted.iter().any(|values| reached(values, 0.6 * hours, series.step_h) > limit.value);
        marks.push(Mark::Rule(Rule::Horizontal {
            y: limit.value,
            paint: Paint::line(Tone::InkSoft),
            stroke: Stroke::Dashed,
            label: if is_under { String::new() } else { limit.label.to_owned() },
        }));
        if is_under {
            marks.push(Mark::Words(Words {
                text: limit.label.to_owned(),
                paint: Paint::line(Tone::InkSoft),
                align: Align::Start,
                x: 0.01 * hours,
                y: limit.value,
                below_px: 8.0,
            }));
        }
    }
    let legend = legend(&lines);
    marks.extend(lines.into_iter().map(Mark::Line));
    let bottom = if low < 0.0 { low - room } else { 0.0 };
    Figure {
        id: series.id,
        title: series.title.to_owned(),
        x: axis,
        y: value_axis(series.quantity, series.unit, (bottom, high + room), Labels::Signed),
        legend,
        marks,
        bands: Vec::new(),
        description: describe(series, &sorted),
        table: FigureTable {
            row_heading: "Reached for".to_owned(),
            rows: rows.iter().map(|at| format!("{} h", number::fixed(*at, 0))).collect(),
            columns: series.lines.iter().zip(&sorted).map(column).collect(),
        },
    }
}

fn highest_first(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(|one, other| other.total_cmp(one));
    sorted
}

/// The value that is reached for so many hours.
fn reached(highest_first: &[f64], hours: f64, step_h: f64) -> f64 {
    let step = (libm::ceil(hours / step_h - 1e-9).max(1.0) - 1.0) as usize;
    highest_first.get(step).or(highest_first.last()).copied().unwrap_or(0.0)
}

fn describe(series: &DurationSeries<'_>, sorted: &[Vec<f64>]) -> String {
    let (Some(line), Some(values)) = (series.lines.first(), sorted.first()) else {
        return "There is nothing to show.".to_owned();
    };
    let shown = |value: f64| {
        let value = value * series.unit.display_factor();
        format!("{} {}", number::fixed(value, 0), series.unit.symbol())
    };
    let highest = |values: &[f64]| shown(values.first().copied().unwrap_or(0.0));
    let others = series.lines.iter().zip(sorted).skip(1);
    let others: String =
        others.map(|(line, values)| format!(", {} {}", line.label, highest(values))).collect();
    let limit = series.limits.first().map(|limit| {
        let above = values.partition_point(|value| *value > limit.value + 1e-9) as f64 * series.step_h;
        format!(
            "; above {}, {}, for {} hours a year",
            limit.label,
            shown(limit.value),
            number::fixed(above, 0)
        )
    });
    format!(
        "{} {} is at most {}{others}{}.",
        series.quantity,
        line.label,
        highest(values),
        limit.unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(values: &[f64]) -> Figure {
        let line = DurationLine {
            label: "with the node",
            paint: Paint::line(Tone::Node),
            stroke: Stroke::Solid,
            values,
        };
        duration_figure(&DurationSeries {
            id: "duration",
            title: "x",
            quantity: "The current",
            unit: Unit::Amp,
            lines: &[line],
            limits: &[DurationLimit { label: "the main breaker", value: 100.0 }],
            step_h: 1.0,
        })
    }

    #[test]
    fn a_line_never_rises_and_begins_at_the_highest_value() {
        let values: Vec<f64> = (0..8760).map(|step| f64::from(step * 37 % 120)).collect();
        let figure = figure(&values);
        let Some(Mark::Line(line)) = figure.marks.last() else { panic!("the line is drawn last") };
        assert!(line.y.windows(2).all(|pair| pair[1] <= pair[0]));
        assert!((line.y[0] - 119.0).abs() < 1e-12 && line.y[POINTS - 1].abs() < 1e-12);
        assert!(figure.y.max > 119.0 && figure.y.min.abs() < 1e-12);
    }

    #[test]
    fn hours_above_the_limit_are_told_and_the_limit_is_in_view() {
        let mut values = vec![60.0; 8760];
        values[17] = 104.0;
        values[4000] = 101.0;
        let above = figure(&values);
        assert!(above.description.contains("at most 104 A") && above.description.contains("for 2 hours"));
        assert!((above.table.columns[0].values[0] - 104.0).abs() < 1e-12, "for an hour");
        assert!((above.table.columns[0].values[1] - 60.0).abs() < 1e-12, "for five");
        let below = figure(&[60.0; 8760]);
        let names =
            |figure: &Figure| figure.marks.iter().filter(|mark| matches!(mark, Mark::Words(_))).count();
        assert_eq!((names(&above), names(&below)), (0, 0), "above the line there is room at the right end");
        assert_eq!(names(&self::figure(&[120.0; 8760])), 1, "below a line the name stands below its limit");
        assert!(below.y.max > 100.0 && below.description.contains("for 0 hours"), "{}", below.description);
    }
}
