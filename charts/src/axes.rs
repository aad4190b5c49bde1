//! Hairlines, the line of zero and tick labels.

use crate::layout::strip_px;
use crate::outline::crisp;
use crate::pen::{Drawn, Pen, Side};
use crate::{Geometry, Rect, text_width_px};
use plotters::prelude::DrawingBackend;
use wattfleet_core::figure::{Figure, Paint, TickRule, Tone};

/// Hairlines at the ticks, behind the marks.
pub(crate) fn hairlines<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    figure: &Figure,
) -> Drawn<DB> {
    let plot = geometry.plot;
    let paint = Paint::line(Tone::Hairline);
    if figure.y.rule == TickRule::Hairline {
        for tick in &figure.y.ticks {
            pen.rect(across(geometry, tick.value), paint)?;
        }
    }
    if figure.x.rule == TickRule::Hairline {
        for tick in &figure.x.ticks {
            let left_px = crisp(geometry.x_px(tick.value)) - 0.5;
            pen.rect(Rect { left_px, width_px: 1.0, ..plot }, paint)?;
        }
    }
    Ok(())
}

/// The line of zero over the marks, where zero lies inside the plot.
pub(crate) fn zero<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    figure: &Figure,
) -> Drawn<DB> {
    if figure.y.rule == TickRule::Hairline && figure.y.min < 0.0 && figure.y.max > 0.0 {
        pen.rect(across(geometry, 0.0), Paint::line(Tone::InkSoft))?;
    }
    Ok(())
}

fn across(geometry: &Geometry, y: f64) -> Rect {
    Rect { top_px: crisp(geometry.y_px(y)) - 0.5, height_px: 1.0, ..geometry.plot }
}

/// Tick labels; a label that would touch the one before is left out.
pub(crate) fn labels<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    figure: &Figure,
) -> Drawn<DB> {
    let plot = geometry.plot;
    let paint = Paint::line(Tone::Muted);
    let mut last = f64::INFINITY;
    for tick in &figure.y.ticks {
        let y = geometry.y_px(tick.value);
        if (last - y).abs() >= pen.font_px {
            pen.text(&tick.label, (plot.left_px - 6.0, y), Side::Right, paint)?;
            last = y;
        }
    }
    let below = plot.bottom_px() + 11.0 + strip_px(figure);
    let mut free_from = 0.0;
    for tick in &figure.x.ticks {
        let x = geometry.x_px(tick.value);
        let half = text_width_px(&tick.label, pen.font_px) / 2.0;
        if x - half < free_from {
            continue;
        }
        free_from = x + half + 8.0;
        let x = x.min(plot.right_px() + 8.0 - half);
        pen.text(&tick.label, (x, below), Side::Middle, paint)?;
    }
    Ok(())
}
