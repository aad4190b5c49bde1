//! Bars: months, and the rows of a tornado.

use crate::outline::crisp;
use crate::pen::{Drawn, Nib, Pen, Place};
use crate::{Geometry, Rect};
use plotters::prelude::DrawingBackend;
use wattfleet_core::figure::{Arrangement, Bars, Paint, Stroke, Tone, Tornado};

/// The part of a slot that its bars take.
const FILLED_FRAC: f64 = 0.62;

/// Bars in slots.
pub(crate) fn bars<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, bars: &Bars) -> Drawn<DB> {
    match bars.arrangement {
        Arrangement::Stacked => stacked(pen, geometry, bars),
        Arrangement::Grouped => grouped(pen, geometry, bars),
    }
}

fn stacked<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, bars: &Bars) -> Drawn<DB> {
    let slots = bars.layers.iter().map(|layer| layer.values.len()).max().unwrap_or(0);
    for slot in 0..slots {
        let (mut up, mut down) = (0.0, 0.0);
        let left = slot as f64 + (1.0 - FILLED_FRAC) / 2.0;
        for layer in &bars.layers {
            let value = layer.values.get(slot).copied().unwrap_or(0.0);
            let from = if value < 0.0 { &mut down } else { &mut up };
            bar(pen, geometry, (left, left + FILLED_FRAC), (*from, *from + value), layer.paint)?;
            *from += value;
        }
    }
    Ok(())
}

fn grouped<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, bars: &Bars) -> Drawn<DB> {
    let width = FILLED_FRAC / bars.layers.len().max(1) as f64;
    for (index, layer) in bars.layers.iter().enumerate() {
        for (slot, value) in layer.values.iter().enumerate() {
            let left = slot as f64 + (1.0 - FILLED_FRAC) / 2.0 + index as f64 * width;
            bar(pen, geometry, (left, left + width * 0.94), (0.0, *value), layer.paint)?;
        }
    }
    Ok(())
}

/// One bar over `[from, to]` of both axes.
fn bar<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    x: (f64, f64),
    y: (f64, f64),
    paint: Paint,
) -> Drawn<DB> {
    if (y.0 - y.1).abs() <= 0.0 {
        return Ok(());
    }
    let (left, right) = (geometry.x_px(x.0).round(), geometry.x_px(x.1).round());
    let (a, b) = (geometry.y_px(y.0), geometry.y_px(y.1));
    let rect =
        Rect { left_px: left, top_px: a.min(b), width_px: (right - left).max(1.0), height_px: (a - b).abs() };
    pen.rect(rect, paint)
}

/// Rows about a base line.
pub(crate) fn tornado<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    tornado: &Tornado,
) -> Drawn<DB> {
    let base_px = geometry.x_px(tornado.base);
    for (row, bar) in tornado.bars.iter().enumerate() {
        let top = geometry.y_px(row as f64 + 0.22);
        let bottom = geometry.y_px(row as f64 + 0.78);
        let mut ends = [bar.low, bar.high];
        // Where both ends lie on one side, the longer is drawn first.
        ends.sort_by(|a, b| (b.0 - tornado.base).abs().total_cmp(&(a.0 - tornado.base).abs()));
        for (index, (value, paint)) in ends.into_iter().enumerate() {
            let faint = if index == 1 && same_side(bar.low.0, bar.high.0, tornado.base) { 0.45 } else { 1.0 };
            let paint = if faint < 1.0 { Paint::line(Tone::Surface).with_opacity(faint) } else { paint };
            let outline = rounded((base_px, geometry.x_px(value)), (top, bottom));
            pen.polygon(outline.into_iter(), paint)?;
        }
    }
    let nib = Nib { paint: Paint::line(Tone::InkSoft), width_px: 1.0, stroke: Stroke::Solid };
    let x_px = crisp(base_px);
    pen.path([(x_px, geometry.plot.top_px), (x_px, geometry.plot.bottom_px())].into_iter(), nib)
}

fn same_side(low: f64, high: f64, base: f64) -> bool {
    (low > base && high > base) || (low < base && high < base)
}

/// A bar from a base to an end, its corners at the end rounded by three pixels.
fn rounded((base, end): (f64, f64), (top, bottom): (f64, f64)) -> Vec<Place> {
    let radius = 3.0_f64.min((end - base).abs()).min((bottom - top) / 2.0);
    let inward = if end < base { radius } else { -radius };
    // Cosine and sine of 0, 30, 60 and 90 degrees: an eighth of a pixel from a circle.
    let arc = [(0.0, 1.0), (0.5, 0.866), (0.866, 0.5), (1.0, 0.0)];
    let upper = arc.map(|(c, s)| (end + inward * (1.0 - c), top + radius * (1.0 - s)));
    let lower = arc.map(|(c, s)| (end + inward * (1.0 - c), bottom - radius * (1.0 - s)));
    [(base, top)].into_iter().chain(upper).chain(lower.into_iter().rev()).chain([(base, bottom)]).collect()
}
