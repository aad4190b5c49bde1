//! Where a plot lies, and the way from values to pixels and back.

use wattfleet_core::figure::{Axis, Figure};

/// A rectangle, CSS pixels from the top left of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left_px: f64,
    /// The top edge.
    pub top_px: f64,
    /// From left to right.
    pub width_px: f64,
    /// From top to bottom.
    pub height_px: f64,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right_px(&self) -> f64 {
        self.left_px + self.width_px
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom_px(&self) -> f64 {
        self.top_px + self.height_px
    }

    /// Whether a place lies inside, edges included.
    #[must_use]
    pub fn contains(&self, x_px: f64, y_px: f64) -> bool {
        (self.left_px..=self.right_px()).contains(&x_px) && (self.top_px..=self.bottom_px()).contains(&y_px)
    }
}

/// A linear scale: its ends in values at the left or bottom and at the right or top.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    near: f64,
    far: f64,
}

impl Scale {
    fn of(axis: &Axis) -> Self {
        Self { near: axis.value(0.0), far: axis.value(1.0) }
    }

    fn frac(self, value: f64) -> f64 {
        let span = self.far - self.near;
        if span.abs() > 0.0 { (value - self.near) / span } else { 0.0 }
    }

    fn value(self, frac: f64) -> f64 {
        self.near + (self.far - self.near) * frac
    }
}

/// Where a plot lies and how its scales run; small and free of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// The plot inside the ticks.
    pub plot: Rect,
    x: Scale,
    y: Scale,
}

impl Geometry {
    /// The scales of a figure over a rectangle.
    #[must_use]
    pub fn new(figure: &Figure, plot: Rect) -> Self {
        Self { plot, x: Scale::of(&figure.x), y: Scale::of(&figure.y) }
    }

    /// A value of the horizontal axis, CSS pixels from the left.
    #[must_use]
    pub fn x_px(&self, value: f64) -> f64 {
        self.plot.left_px + self.plot.width_px * self.x.frac(value)
    }

    /// A value of the vertical axis, CSS pixels from the top.
    #[must_use]
    pub fn y_px(&self, value: f64) -> f64 {
        self.plot.bottom_px() - self.plot.height_px * self.y.frac(value)
    }

    /// The value of the horizontal axis at some CSS pixels from the left, held to the plot.
    #[must_use]
    pub fn x_value(&self, x_px: f64) -> f64 {
        self.x.value(((x_px - self.plot.left_px) / self.plot.width_px.max(1e-9)).clamp(0.0, 1.0))
    }

    /// The value of the vertical axis at some CSS pixels from the top, held to the plot.
    #[must_use]
    pub fn y_value(&self, y_px: f64) -> f64 {
        self.y.value(((self.plot.bottom_px() - y_px) / self.plot.height_px.max(1e-9)).clamp(0.0, 1.0))
    }
}
