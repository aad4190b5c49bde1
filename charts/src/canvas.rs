//! A figure on an HTML canvas.

use std::cell::RefCell;

use crate::ink::Ink;
use crate::{DrawError, Geometry, Layout, Theme, draw, raster_rgba};
use wasm_bindgen::{Clamped, JsCast};
use wattfleet_core::figure::Figure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// Draws a figure on a canvas of the layout's size at some device pixels a CSS pixel, from nothing:
/// the canvas is sized and cleared, its background stays transparent.
///
/// Plotters' coordinates are whole, so the context is scaled by `device_pixel_ratio / layout.scale`.
///
/// # Errors
/// A canvas without a 2D context.
pub fn draw_on_canvas(
    figure: &Figure,
    canvas: &HtmlCanvasElement,
    (theme, device_pixel_ratio): (&Theme, f64),
    layout: &Layout,
) -> Result<Geometry, DrawError> {
    let refused = |what: &str| DrawError(what.to_owned());
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| refused("the canvas has no 2D context"))?;
    let device = |px: f64| (px * device_pixel_ratio).round().max(1.0) as u32;
    let (width, height) = (device(layout.width_px), device(layout.height_px));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let transform = |scale: f64| {
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).map_err(|_| refused("no transform"))
    };
    transform(device_pixel_ratio)?;
    context.clear_rect(0.0, 0.0, layout.width_px + 1.0, layout.height_px + 1.0);
    paint_raster(figure, &context, (theme, layout))?;
    transform(device_pixel_ratio / layout.scale)?;
    context.set_line_join("round");
    let mut ink = Ink::new(&context, (width, height));
    let geometry = draw(figure, &mut ink, theme, layout)?;
    ink.flush();
    Ok(geometry)
}

thread_local! {
    /// The canvas that a year map is put on before it is stretched: kept, for a new one costs more
    /// than the map.
    static SMALL: RefCell<Option<web_sys::OffscreenCanvas>> = const { RefCell::new(None) };
}

/// The pixels of a year map, put on a small canvas once and stretched over the plot.
fn paint_raster(
    figure: &Figure,
    context: &CanvasRenderingContext2d,
    (theme, layout): (&Theme, &Layout),
) -> Result<(), DrawError> {
    let Some(pixels) = raster_rgba(figure, theme) else { return Ok(()) };
    let refused = |_| DrawError("the year map could not be painted".to_owned());
    let (width, height) = (pixels.width as u32, pixels.height as u32);
    let image =
        ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels.rgba), width, height).map_err(refused)?;
    let small = SMALL.with_borrow_mut(|kept| match kept.take() {
        Some(small) if (small.width(), small.height()) == (width, height) => Ok(kept.insert(small).clone()),
        _ => Ok(kept.insert(web_sys::OffscreenCanvas::new(width, height)?).clone()),
    });
    let small = small.map_err(refused)?;
    let on_small: web_sys::OffscreenCanvasRenderingContext2d = small
        .get_context("2d")
        .map_err(refused)?
        .and_then(|found| found.dyn_into().ok())
        .ok_or_else(|| DrawError("no 2D context beside the page".to_owned()))?;
    on_small.put_image_data(&image, 0.0, 0.0).map_err(refused)?;
    context.set_image_smoothing_enabled(false);
    let plot = layout.plot();
    context
        .draw_image_with_offscreen_canvas_and_dw_and_dh(
            &small,
            plot.left_px,
            plot.top_px,
            plot.width_px,
            plot.height_px,
        )
        .map_err(refused)
}
