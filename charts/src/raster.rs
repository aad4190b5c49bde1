//! A year map as pixels.

use crate::{Rgb, Theme};
use wattfleet_core::figure::{Figure, Mark, Raster};

/// A picture, row by row from the top, four bytes a pixel: red, green, blue, opacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

/// The pixels of a figure's raster, one a cell; `None` for a figure without one.
#[must_use]
pub fn raster_rgba(figure: &Figure, theme: &Theme) -> Option<Pixels> {
    let raster = raster(figure)?;
    let palette = palette(raster, theme);
    let rgba = raster
        .levels
        .iter()
        .flat_map(|level| {
            let Rgb(red, green, blue) = palette[usize::from(*level)];
            [red, green, blue, 255]
        })
        .collect();
    Some(Pixels { width: raster.columns, height: raster.rows, rgba })
}

/// The raster of a figure.
pub(crate) fn raster(figure: &Figure) -> Option<&Raster> {
    figure.marks.iter().find_map(|mark| match mark {
        Mark::Raster(raster) => Some(raster),
        _ => None,
    })
}

/// The colour of each level.
pub(crate) fn palette(raster: &Raster, theme: &Theme) -> [Rgb; 256] {
    let (from, to) = (theme.color(raster.from), theme.color(raster.to));
    let middle = raster.middle.map(|paint| theme.color(paint));
    std::array::from_fn(|level| {
        let frac = level as f64 / 255.0;
        match middle {
            None => from.toward(to, frac),
            Some(middle) if frac < 0.5 => from.toward(middle, 2.0 * frac),
            Some(middle) => middle.toward(to, 2.0 * frac - 1.0),
        }
    })
}
