//! What each part of a fleet's output costs, the cheapest first, against the price it sells at.

use super::ticks::{Labels, value_axis};
use super::{
    Area, Column, Figure, FigureTable, LegendEntry, Mark, Paint, Rule, Stroke, TickRule, Tone, number,
};
use crate::units::Unit;

/// One group of homes.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplyBlock {
    /// Its name.
    pub label: String,
    /// What it gives, in the unit of the horizontal axis.
    pub amount: f64,
    /// What a unit of it costs, in the unit of the vertical axis.
    pub cost: f64,
    /// Low and high of that; not finite where they are not known.
    pub range: (f64, f64),
}

impl SupplyBlock {
    fn has_range(&self) -> bool {
        self.range.0.is_finite() && self.range.1 > self.range.0
    }
}

/// What is supplied.
#[derive(Clone, Copy, Debug)]
pub struct SupplySeries<'a> {
    /// Groups in any order; those that give nothing are left out.
    pub blocks: &'a [SupplyBlock],
    /// What is counted, and its unit.
    pub amount: (&'a str, Unit),
    /// What a unit costs, and its unit.
    pub cost: (&'a str, Unit),
    /// What a unit sells at.
    pub price: f64,
}

/// A block a group, as wide as what it gives and as high as what it costs, its range across its top; groups above the
/// price have a colour of their own.
#[must_use]
pub fn supply_figure(series: &SupplySeries<'_>) -> Figure {
    let mut blocks: Vec<&SupplyBlock> =
        series.blocks.iter().filter(|block| block.amount > 0.0 && block.cost.is_finite()).collect();
    blocks.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    let total = blocks.iter().map(|block| block.amount).sum::<f64>();
    let highest = |block: &&SupplyBlock| if block.has_range() { block.range.1 } else { block.cost };
    let dearest = blocks.iter().map(highest).fold(series.price, f64::max);
    let gap = total * 0.003;
    let mut from = 0.0;
    let mut marks = Vec::new();
    for block in &blocks {
        let tone = if block.cost <= series.price { Tone::Node } else { Tone::House };
        let to = from + block.amount;
        let x = vec![from + gap.min(block.amount / 4.0), to];
        let (low, high) = (vec![0.0; 2], vec![block.cost.max(0.0); 2]);
        let (label, paint) = (block.label.clone(), Paint::fill(tone));
        marks.push(Mark::Area(Area { label, paint, x: x.clone(), low, high }));
        if block.has_range() {
            let label = format!("{}, range", block.label);
            let (low, high) = (vec![block.range.0.max(0.0); 2], vec![block.range.1; 2]);
            marks.push(Mark::Area(Area { label, paint: band(), x, low, high }));
        }
        from = to;
    }
    marks.push(Mark::Rule(Rule::Horizontal {
        y: series.price,
        paint: Paint::line(Tone::House),
        stroke: Stroke::Dashed,
        label: format!("sells at {}", number::compact(series.price)),
    }));
    let mut axis = value_axis(series.amount.0, series.amount.1, (0.0, total), Labels::Signed);
    axis.rule = TickRule::LabelOnly;
    let legend = |label: &str, tone| LegendEntry { label: label.to_owned(), paint: Paint::fill(tone) };
    let mut legends = vec![legend("costs less than it sells at", Tone::Node)];
    if blocks.iter().any(|block| block.cost > series.price) {
        legends.push(legend("costs more", Tone::House));
    }
    if blocks.iter().any(|block| block.has_range()) {
        legends.push(LegendEntry { label: "range of the cost table".to_owned(), paint: band() });
    }
    let column = |(label, unit): (&str, Unit), of: fn(&SupplyBlock) -> f64| Column {
        label: label.to_owned(),
        unit,
        values: blocks.iter().map(|block| of(block)).collect(),
    };
    Figure {
        id: "supply",
        title: series.cost.0.to_owned(),
        x: axis,
        y: value_axis(series.cost.0, series.cost.1, (0.0, dearest * 1.1), Labels::Signed),
        bands: Vec::new(),
        description: describe(series, &blocks),
        table: FigureTable {
            row_heading: "Group".to_owned(),
            rows: blocks.iter().map(|block| block.label.clone()).collect(),
            columns: vec![
                column(series.cost, |block| block.cost),
                column(("Low", series.cost.1), |block| block.range.0),
                column(("High", series.cost.1), |block| block.range.1),
                column(series.amount, |block| block.amount),
            ],
        },
        legend: legends,
        marks,
    }
}

/// How the ranges look.
fn band() -> Paint {
    Paint::fill(Tone::Grid).with_opacity(0.55)
}

fn describe(series: &SupplySeries<'_>, blocks: &[&SupplyBlock]) -> String {
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
        return "No group gives anything.".to_owned();
    };
    let unit = series.cost.1.symbol();
    let good = blocks.iter().filter(|block| block.cost <= series.price).count();
    let sure = blocks.iter().filter(|block| block.has_range() && block.range.1 <= series.price).count();
    let ranges = if blocks.iter().any(|block| block.has_range()) {
        format!(" With the whole range of the cost table {sure} do.")
    } else {
        String::new()
    };
    format!(
        "{}: from {} {unit} ({}) to {} {unit} ({}); {good} of {} groups cost less than the {} {unit} they sell at.{ranges}",
        series.cost.0,
        number::compact(first.cost),
        first.label,
        number::compact(last.cost),
        last.label,
        blocks.len(),
        number::compact(series.price),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_group_comes_first_and_dear_ones_are_marked() {
        let block = |label: &str, amount, cost| SupplyBlock {
            label: label.to_owned(),
            amount,
            cost,
            range: (0.8 * cost, 2.5 * cost),
        };
        let blocks = [block("dear", 1.0, 0.2), block("none", 0.0, 0.01), block("cheap", 3.0, 0.05)];
        let figure = supply_figure(&SupplySeries {
            blocks: &blocks,
            amount: ("Output", Unit::TokS),
            cost: ("Cost", Unit::UsdPerMtok),
            price: 0.1,
        });
        assert_eq!(figure.table.rows, ["cheap", "dear"]);
        assert_eq!(figure.legend.len(), 3);
        assert!(figure.y.max >= 0.5, "the range is in view");
        assert!(figure.description.ends_with("0 do."), "{}", figure.description);
        assert!((figure.x.max - 4.0).abs() < 1e-12);
        assert!(figure.description.contains("1 of 2 groups"), "{}", figure.description);
    }
}
