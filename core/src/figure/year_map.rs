//! The year, hour by hour: a column a day, a row an hour.

use super::calendar::time_axis;
use super::ticks::extent;
use super::{
    Axis, Column, Figure, FigureTable, LegendEntry, Mark, Paint, Raster, Sense, Tick, TickRule, Tone, View,
    Window, number,
};
use crate::text::MONTH_NAMES;
use crate::time::{MONTH_DAYS, TimeAxis};
use crate::units::Unit;

/// What the lowest level of a map stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floor {
    /// Zero, or the least where that is negative: amounts.
    Zero,
    /// The least hour: to see small differences.
    Least,
}

/// What a map shows.
#[derive(Clone, Copy, Debug)]
pub struct YearMap<'a> {
    /// What is counted, such as `node power`.
    pub label: &'a str,
    /// The unit of the values.
    pub unit: Unit,
    /// The colour of high values.
    pub tone: Tone,
    /// What the lowest level stands for.
    pub floor: Floor,
    /// A value a step of the axis.
    pub values: &'a [f64],
}

/// 365 columns by 24 rows, midnight at the top, local standard time; the greatest hour is the
/// highest level.
#[must_use]
pub fn year_map(map: &YearMap<'_>, axis: &TimeAxis) -> Figure {
    let hours = hourly(map.values, axis);
    let (least, greatest) = extent(&hours);
    let low = if map.floor == Floor::Zero { least.min(0.0) } else { least };
    let span = if greatest > low { greatest - low } else { 1.0 };
    let levels = (0..24)
        .flat_map(|hour| hours.iter().skip(hour).step_by(24))
        .map(|value| (255.0 * (value - low) / span).round().clamp(0.0, 255.0) as u8)
        .collect();
    let (from, to) = (Paint::line(Tone::Sunk), Paint::line(map.tone));
    let raster = Raster { columns: 365, rows: 24, levels, low, high: low + span, from, to, middle: None };
    let factor = map.unit.display_factor();
    let shown = |value: f64| format!("{} {}", number::compact(value * factor), map.unit.symbol());
    let view = View { axis, window: Window::year(axis), columns: 365 };
    let mean = hours.iter().sum::<f64>() / hours.len().max(1) as f64;
    Figure {
        id: "year",
        title: format!("The year, hour by hour: {}", map.label),
        x: time_axis(&view),
        y: hour_axis(),
        marks: vec![Mark::Raster(raster)],
        bands: Vec::new(),
        description: format!(
            "{} at each hour of the year: {} on average, between {} and {}.",
            map.label,
            shown(mean),
            shown(least),
            shown(greatest),
        ),
        table: monthly_means(map, &hours),
        legend: vec![
            LegendEntry { label: shown(low), paint: from },
            LegendEntry { label: shown(low + span), paint: to },
        ],
    }
}

/// The mean of each hour; what is missing is zero.
fn hourly(values: &[f64], axis: &TimeAxis) -> Vec<f64> {
    let an_hour = axis.steps_per_day() / 24;
    let mut hours: Vec<f64> =
        values.chunks(an_hour).take(8760).map(|part| part.iter().sum::<f64>() / part.len() as f64).collect();
    hours.resize(8760, 0.0);
    hours
}

fn hour_axis() -> Axis {
    let tick = |hour: f64| Tick { value: hour, label: format!("{hour:.0}") };
    Axis {
        label: "Hour of the day".to_owned(),
        unit: Unit::One,
        min: 0.0,
        max: 24.0,
        ticks: [0.0, 6.0, 12.0, 18.0, 24.0].map(tick).into(),
        rule: TickRule::LabelOnly,
        sense: Sense::Descending,
    }
}

/// A row a month, a column an hour of the day.
fn monthly_means(map: &YearMap<'_>, hours: &[f64]) -> FigureTable {
    let columns = (0..24)
        .map(|hour| {
            let mut of_days = hours.iter().skip(hour).step_by(24);
            let values = MONTH_DAYS
                .iter()
                .map(|days| of_days.by_ref().take(*days).sum::<f64>() / *days as f64)
                .collect();
            Column { label: format!("{hour:02}:00"), unit: map.unit, values }
        })
        .collect();
    FigureTable {
        row_heading: format!("Mean {}", map.label),
        rows: MONTH_NAMES.map(str::to_owned).into(),
        columns,
    }
}
