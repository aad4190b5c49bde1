//! Draws a [`wattfleet_core::figure::Figure`] on any plotters backend.
//!
//! [`draw`] puts data and tick labels on a backend and says where the plot lies ([`Geometry`]), so
//! that a page can lay crosshair, brush and titles over it; [`svg`] writes a whole document with
//! title, legend and axis names; [`raster_rgba`] gives the pixels of a year map. Colours live in
//! [`Theme`] alone. Plotters counts whole pixels: everything is drawn in fractions of one by a
//! scale, [`Layout::scale`].

mod axes;
mod bars;
#[cfg(all(target_arch = "wasm32", feature = "canvas"))]
mod canvas;
mod draw;
mod geometry;
#[cfg(all(target_arch = "wasm32", feature = "canvas"))]
mod ink;
mod layout;
mod outline;
mod pen;
mod png;
mod raster;
mod strips;
mod svg;
mod text;
mod theme;

#[cfg(all(target_arch = "wasm32", feature = "canvas"))]
pub use canvas::draw_on_canvas;
pub use draw::{DrawError, draw};
pub use geometry::{Geometry, Rect};
pub use layout::{Layout, Margins};
pub use raster::{Pixels, raster_rgba};
pub use svg::svg;
pub use text::text_width_px;
pub use theme::{Rgb, Theme};
