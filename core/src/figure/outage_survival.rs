//! How long the home lasts without the grid, as the share of all beginnings that reach each length.

use super::ticks::{Labels, value_axis};
use super::{Column, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Stroke, TickRule, Tone, number};
use crate::energy::outage::OutageRecord;
use crate::units::Unit;

/// One thing that lasts.
#[derive(Clone, Copy, Debug)]
pub struct SurvivalLine<'a> {
    /// As in the legend.
    pub label: &'a str,
    /// How it looks.
    pub paint: Paint,
    /// Whether it is broken.
    pub stroke: Stroke,
    /// Hours survived, by beginning, in any order.
    pub hours: &'a [f64],
}

/// Some things that last, and the outages they meet.
#[derive(Clone, Copy, Debug)]
pub struct SurvivalSeries<'a> {
    /// The first is the one the sentence speaks of.
    pub lines: &'a [SurvivalLine<'a>],
    /// What the grid does.
    pub record: OutageRecord,
}

/// Points of a line.
const POINTS: usize = 145;
/// Where the horizontal axis may end, h.
const ENDS_H: [f64; 6] = [6.0, 12.0, 24.0, 48.0, 96.0, 168.0];
/// Rows of the table, h.
const ROWS_H: [f64; 11] = [0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0, 48.0, 72.0, 120.0, 168.0];

/// Against the length of an outage: the share of all beginnings from which each thing lasts so long, and,
/// dashed, the share of outages that do.
#[must_use]
pub fn outage_survival_figure(series: &SurvivalSeries<'_>) -> Figure {
    let sorted: Vec<Vec<f64>> = series.lines.iter().map(|line| sorted(line.hours)).collect();
    let longest_h = sorted.iter().map(|hours| at_share(hours, 0.95)).fold(0.0, f64::max);
    let end_h = ENDS_H.into_iter().find(|end| *end >= longest_h * 1.02).unwrap_or(168.0);
    let x: Vec<f64> = (0..POINTS).map(|point| end_h * point as f64 / (POINTS - 1) as f64).collect();
    let mut lines: Vec<Line> = series
        .lines
        .iter()
        .zip(&sorted)
        .map(|(line, hours)| Line {
            label: line.label.to_owned(),
            paint: line.paint,
            stroke: line.stroke,
            width_px: 1.8,
            y: x.iter().map(|at| reaching(hours, *at)).collect(),
            x: x.clone(),
        })
        .collect();
    if series.record.per_year() > 0.0 {
        lines.push(Line {
            label: "outages that last so long".to_owned(),
            paint: Paint::line(Tone::InkSoft),
            stroke: Stroke::Dashed,
            width_px: 1.2,
            y: x.iter().map(|at| 1.0 - series.record.within_frac(*at)).collect(),
            x,
        });
    }
    let rows: Vec<f64> = ROWS_H.into_iter().filter(|at| *at <= end_h).collect();
    let column = |label: &str, values: Vec<f64>| Column { label: label.to_owned(), unit: Unit::Frac, values };
    let mut columns: Vec<Column> = series
        .lines
        .iter()
        .zip(&sorted)
        .map(|(line, hours)| column(line.label, rows.iter().map(|at| reaching(hours, *at)).collect()))
        .collect();
    let outages = rows.iter().map(|at| 1.0 - series.record.within_frac(*at)).collect();
    columns.push(column("outages that last so long", outages));
    let mut axis = value_axis("Hours without the grid", Unit::H, (0.0, end_h), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    Figure {
        id: "outage-survival",
        title: "How long it lasts without the grid".to_owned(),
        x: axis,
        y: value_axis("Share of all hours of the year", Unit::Frac, (0.0, 1.04), Labels::Signed),
        legend: legend(&lines),
        marks: lines.into_iter().map(Mark::Line).collect(),
        bands: Vec::new(),
        description: describe(series, &sorted),
        table: FigureTable {
            row_heading: "Lasts at least".to_owned(),
            rows: rows.iter().map(|at| format!("{} h", number::compact(*at))).collect(),
            columns,
        },
    }
}

pub(super) fn legend(lines: &[Line]) -> Vec<LegendEntry> {
    lines.iter().map(|line| LegendEntry { label: line.label.clone(), paint: line.paint }).collect()
}

/// The longest first.
fn sorted(hours: &[f64]) -> Vec<f64> {
    let mut sorted = hours.to_vec();
    sorted.sort_by(|one, other| other.total_cmp(one));
    sorted
}

/// The share of beginnings that reach a length.
fn reaching(longest_first: &[f64], hours: f64) -> f64 {
    let count = longest_first.partition_point(|survived| *survived >= hours - 1e-9);
    count as f64 / longest_first.len().max(1) as f64
}

/// The length that all but a share of the beginnings stay below.
fn at_share(longest_first: &[f64], share: f64) -> f64 {
    let index = ((1.0 - share) * longest_first.len() as f64) as usize;
    longest_first.get(index).or(longest_first.last()).copied().unwrap_or(0.0)
}

fn describe(series: &SurvivalSeries<'_>, sorted: &[Vec<f64>]) -> String {
    let (Some(line), Some(hours)) = (series.lines.first(), sorted.first()) else {
        return "There is nothing that lasts without the grid.".to_owned();
    };
    format!(
        "From half of all hours of the year {} hold out {} hours or more, from nine in ten {}; {} outages a year last {} \
         hours together.",
        line.label,
        number::compact(at_share(hours, 0.5)),
        number::compact(at_share(hours, 0.1)),
        number::compact(series.record.per_year()),
        number::compact(series.record.hours_a_year()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Site;

    fn line<'a>(hours: &'a [f64]) -> SurvivalLine<'a> {
        SurvivalLine { label: "house", paint: Paint::line(Tone::House), stroke: Stroke::Solid, hours }
    }

    #[test]
    fn the_share_that_lasts_never_rises_with_the_length() {
        let hours: Vec<f64> = (0..8760).map(|step| f64::from(step % 37)).collect();
        let record = OutageRecord::new(&Site::default());
        let figure = outage_survival_figure(&SurvivalSeries { lines: &[line(&hours)], record });
        assert_eq!(figure.marks.len(), 2);
        for mark in &figure.marks {
            let Mark::Line(line) = mark else { panic!("lines only") };
            assert!(line.y.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12), "{}", line.label);
            assert!((line.y[0] - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_home_that_lasts_eleven_hours_is_drawn_to_twelve() {
        let figure = outage_survival_figure(&SurvivalSeries {
            lines: &[line(&[11.25; 10])],
            record: OutageRecord::default(),
        });
        assert!((figure.x.max - 12.0).abs() < 1e-12);
        assert!((figure.table.columns[0].values[4] - 1.0).abs() < 1e-12, "all reach 8 h");
        assert!(figure.table.columns[0].values[5].abs() < 1e-12, "none reaches 12 h");
    }
}
