//! Strips and shaded stretches along the horizontal axis.

use crate::layout::{RIBBON_GAP_PX, RIBBON_PX};
use crate::pen::{Drawn, Pen};
use crate::{Geometry, Rect};
use plotters::prelude::DrawingBackend;
use wattfleet_core::figure::{Band, Ribbon};

/// A strip below the plot, or all of a plot that has nothing else.
pub(crate) fn ribbon<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    geometry: &Geometry,
    (ribbon, alone): (&Ribbon, bool),
) -> Drawn<DB> {
    let plot = geometry.plot;
    let (top_px, height_px) =
        if alone { (plot.top_px, plot.height_px) } else { (plot.bottom_px() + RIBBON_GAP_PX, RIBBON_PX) };
    for segment in &ribbon.segments {
        let Some((_, paint)) = ribbon.names.get(segment.name) else { continue };
        let (left_px, right_px) = (geometry.x_px(segment.from), geometry.x_px(segment.to));
        pen.rect(Rect { left_px, top_px, width_px: right_px - left_px, height_px }, *paint)?;
    }
    Ok(())
}

/// A shaded stretch over the whole height.
pub(crate) fn band<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, band: &Band) -> Drawn<DB> {
    let plot = geometry.plot;
    let left_px = geometry.x_px(band.from).clamp(plot.left_px, plot.right_px());
    let right_px = geometry.x_px(band.to).clamp(plot.left_px, plot.right_px());
    let rect = Rect { left_px, width_px: right_px - left_px, ..plot };
    pen.rect(rect, band.paint)
}
