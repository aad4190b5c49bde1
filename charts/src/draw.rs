//! A figure on a backend: data and tick labels, nothing that measures text.

use crate::pen::{Drawn, Pen};
use crate::{Geometry, Layout, Theme, axes, bars, outline, strips};
use plotters::prelude::DrawingBackend;
use wattfleet_core::figure::{Figure, Mark};

/// A backend that refused.
#[derive(Debug, thiserror::Error)]
#[error("the figure could not be drawn: {0}")]
pub struct DrawError(pub String);

/// Draws the data and tick labels of a figure and says where the plot lies.
///
/// The backend counts [`Layout::scale`] units a CSS pixel. The background stays as it is. A year
/// map is not drawn here: its pixels come from [`raster_rgba`](crate::raster_rgba) and go onto
/// [`Geometry::plot`] at once.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    figure: &Figure,
    backend: &mut DB,
    theme: &Theme,
    layout: &Layout,
) -> Result<Geometry, DrawError> {
    let geometry = Geometry::new(figure, layout.plot());
    let mut pen =
        Pen { backend, theme, scale: layout.scale, font_px: layout.font_px, font_family: layout.font_family };
    all(&mut pen, &geometry, figure).map_err(|error| DrawError(error.to_string()))?;
    Ok(geometry)
}

fn all<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, geometry: &Geometry, figure: &Figure) -> Drawn<DB> {
    let alone = figure.marks.len() == 1;
    for band in &figure.bands {
        strips::band(pen, geometry, band)?;
    }
    axes::hairlines(pen, geometry, figure)?;
    for mark in &figure.marks {
        match mark {
            Mark::Stack(stack) => outline::stack(pen, geometry, stack)?,
            Mark::Line(line) => outline::line(pen, geometry, line)?,
            Mark::Dots(dots) => outline::dots(pen, geometry, dots)?,
            Mark::Area(area) => outline::area(pen, geometry, area)?,
            Mark::Bars(of) => bars::bars(pen, geometry, of)?,
            Mark::Raster(_) => {}
            Mark::Ribbon(ribbon) => strips::ribbon(pen, geometry, (ribbon, alone))?,
            Mark::Tornado(tornado) => bars::tornado(pen, geometry, tornado)?,
            Mark::Rule(rule) => outline::rule(pen, geometry, rule)?,
            Mark::Words(words) => outline::words(pen, geometry, words)?,
        }
    }
    axes::zero(pen, geometry, figure)?;
    axes::labels(pen, geometry, figure)
}
