//! Profit by two inputs: where it turns, and where the plan stands.

use super::ticks::{Labels, extent, value_axis};
use super::{
    Align, Axis, Column, Dots, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Raster, Stroke, TickRule,
    Tone, Words, number,
};
use crate::units::Unit;

/// One of the two inputs.
#[derive(Clone, Copy, Debug)]
pub struct MapInput<'a> {
    /// Its name.
    pub label: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// The lower and upper end.
    pub range: (f64, f64),
    /// Where the plan stands.
    pub here: f64,
}

/// A map.
#[derive(Clone, Copy)]
pub struct BreakEvenMap<'a> {
    /// From left to right.
    pub across: MapInput<'a>,
    /// From the bottom up.
    pub up: MapInput<'a>,
    /// What a pair of inputs gives, USD a year.
    pub profit_usd: &'a dyn Fn(f64, f64) -> f64,
}

const COLUMNS: usize = 48;
const ROWS: usize = 32;
/// Columns and rows of the table.
const TABLE: (usize, usize) = (6, 5);

/// The map: green where much is earned, red where much is lost, pale between, the line of neither, and the plan as a dot.
#[must_use]
pub fn break_even_map(map: &BreakEvenMap<'_>) -> Figure {
    let at = |input: &MapInput, part: f64| input.range.0 + (input.range.1 - input.range.0) * part;
    let middle = |index: usize, count: usize| (index as f64 + 0.5) / count as f64;
    let cell = |row: usize, column: usize| {
        let across = at(&map.across, middle(column, COLUMNS));
        (map.profit_usd)(across, at(&map.up, 1.0 - middle(row, ROWS)))
    };
    let values: Vec<f64> =
        (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| cell(row, column))).collect();
    let (least, most) = extent(&values);
    let reach = most.abs().max(least.abs()).max(1e-9);
    let levels =
        values.iter().map(|value| (127.5 + 127.5 * value / reach).round().clamp(0.0, 255.0) as u8).collect();
    let (from, to) = (Paint::fill(Tone::Bad), Paint::fill(Tone::Good));
    let middle = Some(Paint::line(Tone::Surface));
    let raster = Raster { columns: COLUMNS, rows: ROWS, levels, low: -reach, high: reach, from, to, middle };
    let here = Dots {
        label: "here".to_owned(),
        paint: Paint::line(Tone::Ink),
        radius_px: 5.0,
        x: vec![map.across.here.clamp(map.across.range.0, map.across.range.1)],
        y: vec![map.up.here.clamp(map.up.range.0, map.up.range.1)],
    };
    let edge = edge(map);
    let axis = |input: &MapInput| -> Axis {
        let mut axis = value_axis(input.label, input.unit, input.range, Labels::Signed);
        axis.rule = TickRule::LabelOnly;
        axis
    };
    let entry = |label: &str, paint| LegendEntry { label: label.to_owned(), paint };
    let legend = vec![
        entry("earns", to),
        entry("loses", from),
        entry("breaks even", edge.paint),
        entry("here", here.paint),
    ];
    Figure {
        id: "break-even",
        title: "Where it breaks even".to_owned(),
        x: axis(&map.across),
        y: axis(&map.up),
        marks: [Mark::Raster(raster), Mark::Line(edge), Mark::Dots(here)]
            .into_iter()
            .chain(sides(map))
            .collect(),
        bands: Vec::new(),
        description: describe(map),
        table: table(map),
        legend,
    }
}

/// Says in words which side earns and which loses, where each is largest: colour alone would not tell.
fn sides(map: &BreakEvenMap<'_>) -> Vec<Mark> {
    let at = |input: &MapInput, part: f64| input.range.0 + (input.range.1 - input.range.0) * part;
    let corners = [(0.08, 0.07), (0.08, 0.93), (0.92, 0.07), (0.92, 0.93)];
    let profits =
        corners.map(|(across, up)| ((map.profit_usd)(at(&map.across, across), at(&map.up, up)), across, up));
    let most = profits.into_iter().max_by(|one, other| one.0.total_cmp(&other.0));
    let least = profits.into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
    let words = |(profit, across, up): (f64, f64, f64)| {
        Mark::Words(Words {
            text: if profit >= 0.0 { "earns" } else { "loses" }.to_owned(),
            paint: Paint::line(Tone::Ink),
            align: Align::Middle,
            x: at(&map.across, across),
            y: at(&map.up, up),
            below_px: 0.0,
        })
    };
    most.into_iter().chain(least).map(words).collect()
}

/// The least of the lower input at which each row breaks even, from the bottom up, as a line from left to right.
fn edge(map: &BreakEvenMap<'_>) -> Line {
    let (low, high) = map.up.range;
    let ups = (0..=ROWS).map(|row| low + (high - low) * row as f64 / ROWS as f64);
    let mut points: Vec<(f64, f64)> = ups.filter_map(|up| Some((turning_point(map, up)?, up))).collect();
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    Line {
        label: "breaks even".to_owned(),
        paint: Paint::line(Tone::Ink),
        stroke: Stroke::Solid,
        width_px: 1.4,
        x: points.iter().map(|point| point.0).collect(),
        y: points.iter().map(|point| point.1).collect(),
    }
}

/// Where profit changes its sign along a row, if it does.
fn turning_point(map: &BreakEvenMap<'_>, up: f64) -> Option<f64> {
    let (mut low, mut high) = map.across.range;
    let sign = (map.profit_usd)(low, up) >= 0.0;
    if sign == ((map.profit_usd)(high, up) >= 0.0) {
        return None;
    }
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if ((map.profit_usd)(middle, up) >= 0.0) == sign { low = middle } else { high = middle }
    }
    Some(high)
}

fn describe(map: &BreakEvenMap<'_>) -> String {
    let shown = |input: &MapInput, value: f64| {
        format!("{} {}", number::compact(value * input.unit.display_factor()), input.unit.symbol())
    };
    let profit = (map.profit_usd)(map.across.here, map.up.here);
    let turns = turning_point(map, map.up.here).map_or_else(
        || "the sign does not change in the range shown".to_owned(),
        |at| format!("it breaks even at {}", shown(&map.across, at)),
    );
    format!(
        "At {} {} and {} {} the year brings {} USD; {turns}.",
        map.across.label,
        shown(&map.across, map.across.here),
        map.up.label,
        shown(&map.up, map.up.here),
        number::compact(profit),
    )
}

fn table(map: &BreakEvenMap<'_>) -> FigureTable {
    let at = |input: &MapInput, index: usize, count: usize| {
        input.range.0 + (input.range.1 - input.range.0) * index as f64 / (count - 1) as f64
    };
    let shown = |input: &MapInput, value: f64| {
        format!("{} {}", number::compact(value * input.unit.display_factor()), input.unit.symbol())
    };
    let ups: Vec<f64> = (0..TABLE.1).map(|row| at(&map.up, row, TABLE.1)).collect();
    let columns = (0..TABLE.0)
        .map(|column| at(&map.across, column, TABLE.0))
        .map(|across| Column {
            label: shown(&map.across, across),
            unit: Unit::UsdPerYear,
            values: ups.iter().map(|up| (map.profit_usd)(across, *up)).collect(),
        })
        .collect();
    FigureTable {
        row_heading: map.up.label.to_owned(),
        rows: ups.iter().map(|up| shown(&map.up, *up)).collect(),
        columns,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_runs_where_nothing_is_earned() {
        // Sold share times 100 less cost.
        let profit = |sold: f64, cost: f64| 100.0 * sold - cost;
        let across = MapInput { label: "sold", unit: Unit::Frac, range: (0.0, 1.0), here: 0.5 };
        let up = MapInput { label: "node cost", unit: Unit::Usd, range: (0.0, 100.0), here: 40.0 };
        let figure = break_even_map(&BreakEvenMap { across, up, profit_usd: &profit });
        let Mark::Line(edge) = &figure.marks[1] else { panic!("the line lies over the map") };
        assert!(edge.x.len() > 20);
        assert!(edge.x.iter().zip(&edge.y).all(|(x, y)| profit(*x, *y).abs() < 1e-6));
        assert!(figure.description.contains("breaks even at 40.0 %"), "{}", figure.description);
        let said: Vec<&str> = figure
            .marks
            .iter()
            .filter_map(|mark| if let Mark::Words(words) = mark { Some(words.text.as_str()) } else { None })
            .collect();
        assert_eq!(said, ["earns", "loses"]);
        let Mark::Raster(raster) = &figure.marks[0] else { panic!("the map lies below") };
        assert!(raster.cell(0, 0).unwrap() < 0.0 && raster.cell(47, 31).unwrap() > 0.0);
    }
}
