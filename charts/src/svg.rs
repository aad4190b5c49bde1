//! A figure as a document of its own: what [`draw`] draws, with title, legend and axis names.

use crate::png::{Indexed, png};
use crate::raster::{palette, raster};
use crate::{Geometry, Layout, Theme, draw, text_width_px};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plotters::prelude::{DrawingBackend, SVGBackend};
use std::fmt::Write;
use wattfleet_core::figure::{Axis, Figure};
use wattfleet_core::units::Unit;

const PAD_PX: f64 = 14.0;
const TITLE_FONT_PX: f64 = 14.0;
const LEGEND_FONT_PX: f64 = 12.0;
const ROW_PX: f64 = 18.0;
/// Plotters divides font sizes by this when it writes SVG.
const PLOTTERS_FONT: f64 = 1.24;

/// A whole SVG document, `width_px` by `height_px`, with `role="img"`, title and description.
#[must_use]
pub fn svg(figure: &Figure, theme: &Theme, width_px: f64, height_px: f64) -> String {
    let head = head(figure, theme, width_px);
    let top = PAD_PX + head.height_px;
    let inner = (width_px - 2.0 * PAD_PX, (height_px - top - 8.0).max(40.0));
    let mut layout = Layout::fit(figure, inner.0, inner.1);
    layout.margins.top_px = layout.margins.top_px.max(if named(figure).is_some() { 16.0 } else { 0.0 });
    layout.scale = 10.0;
    layout.font_px *= PLOTTERS_FONT;
    let (body, geometry) = body(figure, theme, &layout);
    let (id, mut out) = (figure.id, String::with_capacity(body.len() + 4096));
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         width=\"{width_px}\" height=\"{height_px}\" viewBox=\"0 0 {width_px} {height_px}\" \
         font-family=\"{family}\">\n<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{desc}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{surface}\"/>",
        family = Layout::FONT_FAMILY,
        title = escape(&figure.title),
        desc = escape(&figure.description),
        surface = theme.surface,
    );
    out.push_str(&head.markup);
    let _ = writeln!(out, "<g transform=\"translate({PAD_PX} {top})\">");
    out.push_str(&axis_names(figure, theme, &geometry));
    out.push_str(&image(figure, theme, &geometry).unwrap_or_default());
    let _ = writeln!(out, "<g transform=\"scale({})\" stroke-linejoin=\"round\">", 1.0 / layout.scale);
    out.push_str(&body);
    out.push_str("</g>\n</g>\n</svg>\n");
    out
}

/// What plotters writes, without the document around it.
fn body(figure: &Figure, theme: &Theme, layout: &Layout) -> (String, Geometry) {
    let mut document = String::new();
    let units = |px: f64| (px * layout.scale).round() as u32;
    let geometry = {
        let mut backend =
            SVGBackend::with_string(&mut document, (units(layout.width_px), units(layout.height_px)));
        let drawn = draw(figure, &mut backend, theme, layout);
        // A string refuses nothing: both can only succeed.
        let _ = backend.present();
        drawn.unwrap_or_else(|_| Geometry::new(figure, layout.plot()))
    };
    let inside = document.split_once(">\n").map_or("", |(_, rest)| rest);
    (inside.trim_end().strip_suffix("</svg>").unwrap_or(inside).to_owned(), geometry)
}

struct Head {
    markup: String,
    height_px: f64,
}

/// The title on the left, the legend after it or in rows below.
fn head(figure: &Figure, theme: &Theme, width_px: f64) -> Head {
    let mut markup = String::new();
    let _ = writeln!(
        markup,
        "<text x=\"{PAD_PX}\" y=\"{}\" font-size=\"{TITLE_FONT_PX}\" font-weight=\"600\" fill=\"{}\">{}</text>",
        PAD_PX + 13.0,
        theme.ink,
        escape(&figure.title),
    );
    let entry_px = |label: &str| text_width_px(label, LEGEND_FONT_PX) + 16.0 + 14.0;
    let legend_px: f64 = figure.legend.iter().map(|entry| entry_px(&entry.label)).sum();
    let title_px = text_width_px(&figure.title, TITLE_FONT_PX) * 1.08 + 24.0;
    let beside = title_px + legend_px <= width_px - 2.0 * PAD_PX;
    let start = if beside { width_px - PAD_PX - legend_px + 14.0 } else { PAD_PX };
    let (mut x, mut row) = (start, if beside { 0.0 } else { 1.0 });
    for entry in &figure.legend {
        if x > start && x + entry_px(&entry.label) - 14.0 > width_px - PAD_PX {
            (x, row) = (start, row + 1.0);
        }
        let y = PAD_PX + 3.0 + row * ROW_PX;
        let color = theme.color(entry.paint);
        let _ = writeln!(
            markup,
            "<rect x=\"{x:.1}\" y=\"{y}\" width=\"10\" height=\"10\" rx=\"3\" fill=\"{color}\" \
             fill-opacity=\"{}\"/><text x=\"{:.1}\" y=\"{}\" font-size=\"{LEGEND_FONT_PX}\" fill=\"{}\">{}</text>",
            entry.paint.opacity_frac,
            x + 16.0,
            y + 9.0,
            theme.ink2,
            escape(&entry.label),
        );
        x += entry_px(&entry.label);
    }
    Head { markup, height_px: ROW_PX * (row + 1.0) + 6.0 }
}

/// The name and unit of the vertical axis, or of a horizontal one that counts something, above.
fn axis_names(figure: &Figure, theme: &Theme, geometry: &Geometry) -> String {
    let Some(axis) = named(figure) else { return String::new() };
    format!(
        "<text x=\"{}\" y=\"9\" font-size=\"11\" fill=\"{}\">{}</text>\n",
        geometry.plot.left_px,
        theme.ink3,
        escape(&axis.name()),
    )
}

/// The axis whose name a document shows.
fn named(figure: &Figure) -> Option<&Axis> {
    [&figure.y, &figure.x]
        .into_iter()
        .find(|axis| !axis.label.is_empty())
        .filter(|axis| axis.unit != Unit::One || !figure.y.label.is_empty())
}

/// The raster of a figure as an embedded picture.
fn image(figure: &Figure, theme: &Theme, geometry: &Geometry) -> Option<String> {
    let raster = raster(figure)?;
    let palette = palette(raster, theme);
    let file = png(&Indexed {
        width: raster.columns,
        height: raster.rows,
        palette: &palette,
        levels: &raster.levels,
    });
    let plot = geometry.plot;
    Some(format!(
        "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
         image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{}\"/>\n",
        plot.left_px,
        plot.top_px,
        plot.width_px,
        plot.height_px,
        STANDARD.encode(file),
    ))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
