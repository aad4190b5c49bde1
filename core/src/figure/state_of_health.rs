//! What is left of the battery, year by year.

use super::outage_survival::legend;
use super::ticks::{Labels, value_axis};
use super::{Column, Figure, FigureTable, Line, Mark, Paint, Rule, Stroke, TickRule, Tone, number};
use crate::units::Unit;

/// One way of ageing.
#[derive(Clone, Copy, Debug)]
pub struct HealthLine<'a> {
    /// As in the legend.
    pub label: &'a str,
    /// How it looks.
    pub paint: Paint,
    /// Whether it is broken.
    pub stroke: Stroke,
    /// What is left at the end of each year, from year 0 on.
    pub frac: &'a [f64],
}

/// Ways of ageing over the same years.
#[derive(Clone, Copy, Debug)]
pub struct HealthSeries<'a> {
    /// The first is the one chosen.
    pub lines: &'a [HealthLine<'a>],
    /// It is replaced when this share is left.
    pub replace_at_frac: f64,
    /// Years after which the chosen one is replaced; `None` when it never is.
    pub life_years: Option<f64>,
}

/// The share of the first capacity that is left, by year.
#[must_use]
pub fn state_of_health_figure(series: &HealthSeries<'_>) -> Figure {
    let years = series.lines.iter().map(|line| line.frac.len()).max().unwrap_or(0).saturating_sub(1).max(1);
    let lowest =
        series.lines.iter().flat_map(|line| line.frac).copied().fold(series.replace_at_frac, f64::min);
    let lines: Vec<Line> = series
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| Line {
            label: line.label.to_owned(),
            paint: line.paint,
            stroke: line.stroke,
            width_px: if index == 0 { 2.0 } else { 1.2 },
            x: (0..line.frac.len()).map(|year| year as f64).collect(),
            y: line.frac.to_vec(),
        })
        .collect();
    let mut axis = value_axis("Years in service", Unit::Year, (0.0, years as f64), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    let mut figure = Figure {
        id: "state-of-health",
        title: "What is left of the battery".to_owned(),
        x: axis,
        y: value_axis(
            "Share of the first capacity",
            Unit::Frac,
            ((lowest - 0.05).max(0.0), 1.02),
            Labels::Signed,
        ),
        legend: legend(&lines),
        marks: lines.into_iter().map(Mark::Line).collect(),
        bands: Vec::new(),
        description: describe(series, years),
        table: FigureTable {
            row_heading: "Year".to_owned(),
            rows: (0..=years).map(|year| year.to_string()).collect(),
            columns: series
                .lines
                .iter()
                .map(|line| Column {
                    label: line.label.to_owned(),
                    unit: Unit::Frac,
                    values: (0..=years)
                        .map(|year| line.frac.get(year).copied().unwrap_or(f64::NAN))
                        .collect(),
                })
                .collect(),
        },
    };
    if series.replace_at_frac > 0.0 {
        figure.marks.push(Mark::Rule(Rule::Horizontal {
            y: series.replace_at_frac,
            paint: Paint::line(Tone::InkSoft),
            stroke: Stroke::Dashed,
            label: "replaced".to_owned(),
        }));
    }
    figure
}

fn describe(series: &HealthSeries<'_>, years: usize) -> String {
    let left = series.lines.first().and_then(|line| line.frac.get(10.min(years))).copied().unwrap_or(1.0);
    let replaced = match series.life_years {
        Some(life) => format!("it is replaced after {} years", number::fixed(life, 1)),
        None => "it need not be replaced for its capacity".to_owned(),
    };
    format!(
        "After {} years {} % of the battery's first capacity are left; {replaced}.",
        10.min(years),
        number::fixed(left * 100.0, 0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_lies_at_the_share_of_replacement_and_inside_the_axis() {
        let frac: Vec<f64> = (0..=20).map(|year| 1.0 - 0.02 * f64::from(year)).collect();
        let line =
            HealthLine { label: "x", paint: Paint::line(Tone::Battery), stroke: Stroke::Solid, frac: &frac };
        let figure = state_of_health_figure(&HealthSeries {
            lines: &[line],
            replace_at_frac: 0.7,
            life_years: Some(15.0),
        });
        assert!(figure.y.min < 0.6 && figure.y.max > 1.0);
        assert!(
            matches!(figure.marks.last(), Some(Mark::Rule(Rule::Horizontal { y, .. })) if (y - 0.7).abs() < 1e-12)
        );
        assert_eq!(figure.table.rows.len(), 21);
        assert!(figure.description.contains("80 %") && figure.description.contains("15.0 years"));
    }
}
