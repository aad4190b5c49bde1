//! Power on line over the years: a fleet that grows home by home beside a data centre that arrives at once.

use super::ticks::{Labels, extent, value_axis};
use super::{
    Area, Band, Column, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Rule, Stroke, Tick, TickRule,
    Tone, number,
};
use crate::text::month_name;
use crate::units::Unit;

/// What grows.
#[derive(Clone, Copy, Debug)]
pub struct RampSeries<'a> {
    /// A stable name for tests and anchors.
    pub id: &'static str,
    /// The heading.
    pub title: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// Year of the first month.
    pub first_year: u16,
    /// The fleet at the end of each month.
    pub fleet: &'a [f64],
    /// The fleet at its slowest and fastest; empty where no range is known.
    pub fleet_range: (&'a [f64], &'a [f64]),
    /// What stands beside it, and its name.
    pub campus: (&'a str, &'a [f64]),
    /// The wait for power, months from the first, earliest and latest.
    pub wait_months: Option<(f64, f64)>,
    /// Months at which the two cross.
    pub crossings: &'a [f64],
}

/// Both against the year, the wait shaded, crossings as dashed lines.
#[must_use]
pub fn ramp_figure(series: &RampSeries<'_>) -> Figure {
    let (name, campus) = series.campus;
    let months = series.fleet.len().max(campus.len());
    let at = |month: usize| f64::from(series.first_year) + (month as f64 + 1.0) / 12.0;
    let x: Vec<f64> = (0..months).map(at).collect();
    let (slow, fast) = series.fleet_range;
    let (low, high) = extent(series.fleet.iter().chain(campus).chain(slow).chain(fast));
    let end = f64::from(series.first_year) + months as f64 / 12.0;
    let line = |label: &str, tone, y: &[f64]| Line {
        label: label.to_owned(),
        paint: Paint::line(tone),
        stroke: Stroke::Solid,
        width_px: 2.0,
        x: x.iter().copied().take(y.len()).collect(),
        y: y.to_vec(),
    };
    let lines = [line("fleet", Tone::Node, series.fleet), line(name, Tone::Grid, campus)];
    let mut marks = Vec::new();
    if slow.len() == fast.len() && !slow.is_empty() {
        marks.push(Mark::Area(Area {
            label: "fleet, slow to fast".to_owned(),
            paint: Paint::fill(Tone::Node).with_opacity(0.5),
            x: x.iter().copied().take(slow.len()).collect(),
            low: slow.to_vec(),
            high: fast.to_vec(),
        }));
    }
    let rule = |month: &f64| {
        let x = f64::from(series.first_year) + month / 12.0;
        Mark::Rule(Rule::Vertical { x, paint: Paint::line(Tone::Ink), stroke: Stroke::Dashed })
    };
    marks.extend(series.crossings.iter().map(rule));
    let legend = lines.iter().map(|line| LegendEntry { label: line.label.clone(), paint: line.paint });
    let legend = legend.collect();
    marks.extend(lines.into_iter().map(Mark::Line));
    let band = series.wait_months.map(|(from, to)| Band {
        from: f64::from(series.first_year) + from / 12.0,
        to: (f64::from(series.first_year) + to / 12.0).min(end),
        label: "waiting for power".to_owned(),
        paint: Paint::fill(Tone::Grid).with_opacity(0.25),
    });
    let mut axis = value_axis("Year", Unit::One, (f64::from(series.first_year), end), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    let years = (0..=months / 12).step_by(2).map(|year| f64::from(series.first_year) + year as f64);
    axis.ticks = years.map(|value| Tick { value, label: format!("{value:.0}") }).collect();
    Figure {
        id: series.id,
        title: series.title.to_owned(),
        x: axis,
        y: value_axis(series.title, series.unit, (low.min(0.0), high * 1.06), Labels::Signed),
        marks,
        bands: band.into_iter().collect(),
        description: describe(series),
        table: table(series),
        legend,
    }
}

/// A month counted from the first, in words: `March 2029`.
#[must_use]
pub fn month_words(first_year: u16, month: f64) -> String {
    let month = month.floor().max(0.0) as usize;
    let name = month_name(month % 12);
    format!("{name} {}", usize::from(first_year) + month / 12)
}

fn describe(series: &RampSeries<'_>) -> String {
    let (name, campus) = series.campus;
    let last = |values: &[f64]| {
        let value = values.last().copied().unwrap_or(0.0) * series.unit.display_factor();
        format!("{} {}", number::compact(value), series.unit.symbol())
    };
    let crossing = match series.crossings {
        [] => "they never cross".to_owned(),
        months => {
            let said: Vec<String> =
                months.iter().map(|month| month_words(series.first_year, *month)).collect();
            format!("they cross in {}", said.join(" and in "))
        }
    };
    format!(
        "{}: the fleet ends at {}, {name} at {}; {crossing}.",
        series.title,
        last(series.fleet),
        last(campus)
    )
}

/// A row a half-year.
fn table(series: &RampSeries<'_>) -> FigureTable {
    let (name, campus) = series.campus;
    let months = series.fleet.len().max(campus.len());
    let rows: Vec<usize> = (5..months).step_by(6).collect();
    let column = |label: &str, values: &[f64]| Column {
        label: label.to_owned(),
        unit: series.unit,
        values: rows.iter().map(|month| values.get(*month).copied().unwrap_or(f64::NAN)).collect(),
    };
    let mut columns = vec![column("Fleet", series.fleet)];
    let (slow, fast) = series.fleet_range;
    if !slow.is_empty() && slow.len() == fast.len() {
        columns.extend([column("Fleet, slow", slow), column("Fleet, fast", fast)]);
    }
    columns.push(column(name, campus));
    FigureTable {
        row_heading: "End of".to_owned(),
        rows: rows.iter().map(|month| month_words(series.first_year, *month as f64)).collect(),
        columns,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_and_the_wait_are_told_and_drawn() {
        let fleet: Vec<f64> = (0..120).map(f64::from).collect();
        let campus: Vec<f64> = (0..120).map(|month| if month < 48 { 0.0 } else { 84.0 }).collect();
        let figure = ramp_figure(&RampSeries {
            id: "ramp",
            title: "Power on line",
            unit: Unit::Mw,
            first_year: 2027,
            fleet: &fleet,
            fleet_range: (&[], &[]),
            campus: ("campus", &campus),
            wait_months: Some((12.0, 84.0)),
            crossings: &[48.0, 84.0],
        });
        assert!(figure.description.contains("January 2031 and in January 2034"), "{}", figure.description);
        assert!((figure.bands[0].from - 2028.0).abs() < 1e-12 && (figure.bands[0].to - 2034.0).abs() < 1e-12);
        let rules = figure.marks.iter().filter(|mark| matches!(mark, Mark::Rule(_))).count();
        assert_eq!(rules, 2);
        assert_eq!(figure.table.rows.len(), figure.table.columns[0].values.len());
    }
}
