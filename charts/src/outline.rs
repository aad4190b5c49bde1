//! Areas and lines: stacks, bands, series, rules.

use crate::Geometry;
use crate::pen::{Drawn, Nib, Pen, Place, Side};
use plotters::prelude::DrawingBackend;
use wattfleet_core::figure::{Align, Area, Dots, Layer, Line, Paint, Rule, Stack, Tone, Words};

/// Stacked areas. Each layer is drawn from zero to its top, the outermost first, so that no seam
/// of the background shows between two.
pub(crate) fn stack<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    stack: &Stack,
) -> Drawn<DB> {
    one_way(pen, geometry, (&stack.x, &stack.above), 1.0)?;
    one_way(pen, geometry, (&stack.x, &stack.below), -1.0)
}

fn one_way<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    (x, layers): (&[f64], &[Layer]),
    sign: f64,
) -> Drawn<DB> {
    let mut total = vec![0.0; x.len()];
    let mut tops: Vec<(Vec<f64>, Paint)> = Vec::with_capacity(layers.len());
    for layer in layers {
        if layer.values.iter().all(|value| *value <= 0.0) {
            continue;
        }
        for (sum, value) in total.iter_mut().zip(&layer.values) {
            *sum += value;
        }
        tops.push((total.iter().map(|sum| sign * sum).collect(), layer.paint));
    }
    let zero = vec![0.0; x.len()];
    for (top, paint) in tops.iter().rev() {
        between(pen, geometry, x, (&zero, top), *paint)?;
    }
    Ok(())
}

/// The area between two lines.
pub(crate) fn area<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, area: &Area) -> Drawn<DB> {
    between(pen, geometry, &area.x, (&area.low, &area.high), area.paint)
}

fn between<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    x: &[f64],
    (low, high): (&[f64], &[f64]),
    paint: Paint,
) -> Drawn<DB> {
    let forth = places(geometry, x, high);
    let back: Vec<Place> = places(geometry, x, low).collect();
    let back = if let ([first, ..], [.., last]) = (back.as_slice(), back.as_slice()) {
        // A straight edge needs its ends only.
        let straight = back.iter().all(|place| (place.1 - first.1).abs() < 1e-9);
        if straight { vec![*first, *last] } else { back.clone() }
    } else {
        back
    };
    pen.polygon(forth.chain(back.into_iter().rev()), paint)
}

/// A line.
pub(crate) fn line<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, line: &Line) -> Drawn<DB> {
    let nib = Nib { paint: line.paint, width_px: line.width_px, stroke: line.stroke };
    pen.path(places(geometry, &line.x, &line.y), nib)
}

/// The corners of a dot of radius 1 in its first quarter, from the right down.
const QUARTER: [Place; 4] = [(1.0, 0.0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924)];

/// Round points, each with a rim of the surface so that neighbours stay apart.
pub(crate) fn dots<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, dots: &Dots) -> Drawn<DB> {
    let turned: [fn(Place) -> Place; 4] =
        [|(x, y)| (x, y), |(x, y)| (-y, x), |(x, y)| (-x, -y), |(x, y)| (y, -x)];
    let corners: Vec<Place> = turned.iter().flat_map(|turn| QUARTER.map(turn)).collect();
    for (x, y) in places(geometry, &dots.x, &dots.y) {
        let rim = (dots.radius_px + 1.0, Paint::line(Tone::Surface));
        for (radius_px, paint) in [rim, (dots.radius_px, dots.paint)] {
            pen.polygon(corners.iter().map(|(dx, dy)| (x + radius_px * dx, y + radius_px * dy)), paint)?;
        }
    }
    Ok(())
}

/// A straight line across the plot with its name above its right end.
pub(crate) fn rule<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, rule: &Rule) -> Drawn<DB> {
    let plot = geometry.plot;
    match rule {
        Rule::Horizontal { y, paint, stroke, label } => {
            let y_px = crisp(geometry.y_px(*y));
            let nib = Nib { paint: *paint, width_px: 1.0, stroke: *stroke };
            pen.path([(plot.left_px, y_px), (plot.right_px(), y_px)].into_iter(), nib)?;
            let at = (plot.right_px() - 2.0, y_px + if y_px < plot.top_px + 14.0 { 8.0 } else { -7.0 });
            pen.text(label, at, Side::Right, Paint::line(Tone::InkSoft))
        }
        Rule::Vertical { x, paint, stroke } => {
            let x_px = crisp(geometry.x_px(*x));
            let nib = Nib { paint: *paint, width_px: 1.0, stroke: *stroke };
            pen.path([(x_px, plot.top_px), (x_px, plot.bottom_px())].into_iter(), nib)
        }
    }
}

/// A text, held inside the plot from above and below.
pub(crate) fn words<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    words: &Words,
) -> Drawn<DB> {
    const HALF_LINE_PX: f64 = 8.0;
    let (top, bottom) = (geometry.plot.top_px + HALF_LINE_PX, geometry.plot.bottom_px() - HALF_LINE_PX);
    let y_px = (geometry.y_px(words.y) + words.below_px).clamp(top, bottom.max(top));
    let side = match words.align {
        Align::Start => Side::Left,
        Align::Middle => Side::Middle,
    };
    pen.text(&words.text, (geometry.x_px(words.x), y_px), side, words.paint)
}

/// The middle of a pixel: a line of one pixel is then sharp.
pub(crate) fn crisp(px: f64) -> f64 {
    px.floor() + 0.5
}

fn places<'a>(geometry: &'a Geometry, x: &'a [f64], y: &'a [f64]) -> impl Iterator<Item = Place> + 'a {
    let top = geometry.plot.top_px;
    let bottom = geometry.plot.bottom_px();
    x.iter().zip(y).map(move |(x, y)| (geometry.x_px(*x), geometry.y_px(*y).clamp(top, bottom)))
}
