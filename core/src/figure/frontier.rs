//! Cost against what it buys: every design tried, those that no other beats, and the present one.

use super::ticks::{Labels, extent, value_axis};
use super::{
    Column, Dots, Figure, FigureTable, LegendEntry, Line, Mark, Paint, Stroke, TickRule, Tone, number,
};
use crate::{
    analysis::{Against, Aim, DesignPoint, Designs},
    units::Unit,
};

/// What a frontier figure is about.
#[derive(Clone, Copy)]
pub struct FrontierSeries<'a> {
    /// What was found.
    pub designs: &'a Designs,
    /// What cost is weighed against.
    pub against: Against,
    /// The unit of the output.
    pub output_unit: Unit,
    /// The words of a design, for the table.
    pub words: &'a dyn Fn(&DesignPoint) -> String,
}

/// Dots for all designs, a line through the best, the present one and the one of the greatest gain marked.
/// Where backup is weighed, designs that give less output than now are left out; so are all far above the line.
#[must_use]
pub fn frontier_figure(series: &FrontierSeries<'_>) -> Figure {
    let FrontierSeries { designs, against, output_unit, .. } = *series;
    let frontier = designs.frontier(against);
    let shown = designs.beside(against);
    let costs: Vec<f64> = shown.iter().map(|point| point.cost_usd).collect();
    let (low, high) = extent(&costs);
    let pad = ((high - low) * 0.06).max(1.0);
    let most = shown.iter().map(|point| against.read(point)).fold(0.0, f64::max);
    let (label, unit) = match against {
        Against::Output => ("Output sold", output_unit),
        Against::Backup => ("Hours of backup", Unit::H),
    };
    let mut x = value_axis(label, unit, (0.0, (most * 1.04).max(1e-6)), Labels::Signed);
    x.rule = TickRule::LabelOnly;
    let dots = |label: &str, paint: Paint, radius_px: f64, points: &[&DesignPoint]| Dots {
        label: label.to_owned(),
        paint,
        radius_px,
        x: points.iter().map(|point| against.read(point)).collect(),
        y: points.iter().map(|point| point.cost_usd).collect(),
    };
    let best: Vec<&DesignPoint> = frontier.iter().collect();
    let now: Vec<&DesignPoint> = designs.present().into_iter().collect();
    let gain: Vec<&DesignPoint> =
        designs.best(Aim::Profit).into_iter().filter(|point| shown.contains(point)).collect();
    let all = [
        dots("tried", Paint::line(Tone::Muted).with_opacity(0.45), 1.6, &shown),
        dots("least cost", Paint::line(Tone::Node), 3.0, &best),
        dots("greatest gain", Paint::line(Tone::Sun), 6.0, &gain),
        dots("now", Paint::line(Tone::Ink), 3.2, &now),
    ];
    let line = Line {
        label: "least cost".to_owned(),
        paint: Paint::line(Tone::Node),
        stroke: Stroke::Solid,
        width_px: 1.4,
        x: best.iter().map(|point| against.read(point)).collect(),
        y: best.iter().map(|point| point.cost_usd).collect(),
    };
    let legend = all.iter().map(|dots| LegendEntry { label: dots.label.clone(), paint: dots.paint });
    let mut marks: Vec<Mark> = Vec::with_capacity(5);
    let legend = legend.collect();
    for (at, dots) in all.into_iter().enumerate() {
        marks.push(Mark::Dots(dots));
        if at == 0 {
            marks.push(Mark::Line(line.clone()));
        }
    }
    Figure {
        id: "frontier",
        title: "Cost against what it buys".to_owned(),
        x,
        y: value_axis("Cost a year", Unit::UsdPerYear, (low - pad, high + pad), Labels::Signed),
        legend,
        marks,
        bands: Vec::new(),
        description: describe(series, &frontier),
        table: table(series, &frontier),
    }
}

fn table(series: &FrontierSeries<'_>, frontier: &[DesignPoint]) -> FigureTable {
    let column = |label: &str, unit: Unit, of: fn(&DesignPoint) -> f64| Column {
        label: label.to_owned(),
        unit,
        values: frontier.iter().map(of).collect(),
    };
    FigureTable {
        row_heading: "Design".to_owned(),
        rows: frontier.iter().map(series.words).collect(),
        columns: vec![
            column("Cost", Unit::UsdPerYear, |point| point.cost_usd),
            column("Gain", Unit::UsdPerYear, |point| point.gain_usd),
            column("Output", series.output_unit, |point| point.output),
            column("Backup", Unit::H, |point| point.backup_h),
            column("Not bought", Unit::Frac, |point| point.self_sufficiency_frac),
            column("Carbon", Unit::KgPerYear, |point| point.co2_kg),
        ],
    }
}

fn describe(series: &FrontierSeries<'_>, frontier: &[DesignPoint]) -> String {
    let usd = |point: &DesignPoint| number::compact(point.cost_usd);
    let (Some(first), Some(last)) = (frontier.first(), frontier.last()) else {
        return "No design was tried.".to_owned();
    };
    let count = series.designs.points.len();
    let best = series.designs.best(Aim::Profit).map_or_else(String::new, |point| (series.words)(point));
    format!(
        "Of {count} designs, {} cost the least for what they give, from {} to {} dollars a year; the greatest gain: \
         {best}.",
        frontier.len(),
        usd(first),
        usd(last),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{NodeChoice, Sizing};

    #[test]
    fn the_line_goes_through_what_no_design_beats_and_ticks_lie_inside() {
        let point = |cost_usd: f64, output: f64| DesignPoint {
            sizing: Sizing { battery_units: output, pv_kw_dc: cost_usd, node: NodeChoice::Present },
            cost_usd,
            gain_usd: output - cost_usd,
            output,
            backup_h: 2.0 * output,
            self_sufficiency_frac: 0.2,
            co2_kg: 100.0,
        };
        let designs = Designs {
            points: vec![point(500.0, 10.0), point(400.0, 10.0), point(900.0, 30.0), point(950.0, 9.0)],
        };
        for against in [Against::Output, Against::Backup] {
            let words = |point: &DesignPoint| format!("{}", point.cost_usd);
            let series =
                FrontierSeries { designs: &designs, against, output_unit: Unit::TokS, words: &words };
            let figure = frontier_figure(&series);
            let line = figure.marks.iter().find_map(|mark| match mark {
                Mark::Line(line) => Some(line),
                _ => None,
            });
            assert_eq!(line.unwrap().y, [400.0, 900.0]);
            assert_eq!(figure.table.rows, ["400", "900"]);
            for axis in [&figure.x, &figure.y] {
                assert!(axis.ticks.iter().all(|tick| (axis.min..=axis.max).contains(&tick.value)));
            }
        }
    }
}
