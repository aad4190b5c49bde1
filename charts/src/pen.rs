//! Shapes in fractions of a CSS pixel on a backend that counts in whole units.

use crate::{Rect, Theme};
use plotters::prelude::{DrawingBackend, FontFamily, ShapeStyle, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontStyle, RGBAColor};
use plotters_backend::DrawingErrorKind;
use wattfleet_core::figure::{Paint, Stroke};

/// What a shape returns.
pub(crate) type Drawn<DB> = Result<(), DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A place, CSS pixels from the top left.
pub(crate) type Place = (f64, f64);

/// On which side of its place a text stands.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Left,
    Middle,
    Right,
}

/// How a line looks.
#[derive(Clone, Copy)]
pub(crate) struct Nib {
    pub(crate) paint: Paint,
    pub(crate) width_px: f64,
    pub(crate) stroke: Stroke,
}

/// Draws on a backend.
pub(crate) struct Pen<'a, DB> {
    pub(crate) backend: &'a mut DB,
    pub(crate) theme: &'a Theme,
    pub(crate) scale: f64,
    pub(crate) font_px: f64,
    pub(crate) font_family: &'static str,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn units(&self, px: f64) -> i32 {
        (px * self.scale).round() as i32
    }

    fn place(&self, (x, y): Place) -> (i32, i32) {
        (self.units(x), self.units(y))
    }

    fn color(&self, paint: Paint) -> RGBAColor {
        let rgb = self.theme.color(paint);
        RGBAColor(rgb.0, rgb.1, rgb.2, paint.opacity_frac)
    }

    /// A filled outline.
    pub(crate) fn polygon(&mut self, outline: impl Iterator<Item = Place>, paint: Paint) -> Drawn<DB> {
        let style = ShapeStyle::from(self.color(paint)).filled();
        let outline: Vec<_> = outline.map(|place| self.place(place)).collect();
        self.backend.fill_polygon(outline, &style)
    }

    /// A line through places.
    pub(crate) fn path(&mut self, path: impl Iterator<Item = Place>, nib: Nib) -> Drawn<DB> {
        let width = self.units(nib.width_px).max(1).unsigned_abs();
        let style = ShapeStyle { color: self.color(nib.paint), filled: false, stroke_width: width };
        let places: Vec<Place> = path.collect();
        match nib.stroke {
            Stroke::Solid => self.backend.draw_path(places.into_iter().map(|p| place(p, self.scale)), &style),
            Stroke::Dashed => {
                for dash in dashes(&places) {
                    self.backend.draw_path(dash.into_iter().map(|p| place(p, self.scale)), &style)?;
                }
                Ok(())
            }
        }
    }

    /// A filled rectangle.
    pub(crate) fn rect(&mut self, rect: Rect, paint: Paint) -> Drawn<DB> {
        let style = ShapeStyle::from(self.color(paint)).filled();
        let (from, to) =
            (self.place((rect.left_px, rect.top_px)), self.place((rect.right_px(), rect.bottom_px())));
        self.backend.draw_rect(from, to, &style, true)
    }

    /// A text whose middle line lies at its place.
    pub(crate) fn text(&mut self, text: &str, at: Place, side: Side, paint: Paint) -> Drawn<DB> {
        let across = match side {
            Side::Left => HPos::Left,
            Side::Middle => HPos::Center,
            Side::Right => HPos::Right,
        };
        let size = self.font_px * self.scale;
        let font = FontDesc::new(FontFamily::Name(self.font_family), size, FontStyle::Normal);
        let style = TextStyle {
            font,
            color: self.color(paint).to_backend_color(),
            pos: Pos::new(across, VPos::Center),
        };
        let at = self.place(at);
        self.backend.draw_text(text, &style, at)
    }
}

fn place((x, y): Place, scale: f64) -> (i32, i32) {
    ((x * scale).round() as i32, (y * scale).round() as i32)
}

/// A path as dashes of four pixels with gaps of three.
fn dashes(path: &[Place]) -> Vec<Vec<Place>> {
    const DASH_PX: f64 = 4.0;
    const GAP_PX: f64 = 3.0;
    let mut found: Vec<Vec<Place>> = Vec::new();
    let (mut inked, mut left) = (true, DASH_PX);
    let mut dash: Vec<Place> = path.first().copied().into_iter().collect();
    for ends in path.windows(2) {
        let &[mut from, to] = ends else { continue };
        loop {
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = (dx * dx + dy * dy).sqrt();
            if length <= left {
                left -= length;
                if inked {
                    dash.push(to);
                }
                break;
            }
            from = (from.0 + dx * left / length, from.1 + dy * left / length);
            if inked {
                dash.push(from);
                found.push(std::mem::take(&mut dash));
            } else {
                dash.push(from);
            }
            inked = !inked;
            left = if inked { DASH_PX } else { GAP_PX };
        }
    }
    if dash.len() > 1 {
        found.push(dash);
    }
    found
}
