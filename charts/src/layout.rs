//! How large a drawing is and what room its labels take.

use crate::{Rect, text_width_px};
use wattfleet_core::figure::{Figure, Mark};

/// How high a strip is when it shares its plot, CSS pixels.
pub(crate) const RIBBON_PX: f64 = 6.0;
/// Between a plot and its strip.
pub(crate) const RIBBON_GAP_PX: f64 = 3.0;
/// The size of tick labels, CSS pixels.
const TICK_FONT_PX: f64 = 11.0;

/// Room around a plot, CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Margins {
    /// For the labels of the vertical axis.
    pub left_px: f64,
    /// For half a label of the horizontal axis.
    pub right_px: f64,
    /// For half a label of the vertical axis.
    pub top_px: f64,
    /// For the labels of the horizontal axis.
    pub bottom_px: f64,
}

/// The size of a drawing, the room of its labels and the fineness of its coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// CSS pixels.
    pub width_px: f64,
    /// CSS pixels.
    pub height_px: f64,
    /// Whole backend units a CSS pixel: the finer, the smoother.
    pub scale: f64,
    /// Room around the plot.
    pub margins: Margins,
    /// The size of tick labels, CSS pixels.
    pub font_px: f64,
    /// The family of tick labels, as CSS has it.
    pub font_family: &'static str,
}

/// The room below a plot for a strip that shares it, CSS pixels.
pub(crate) fn strip_px(figure: &Figure) -> f64 {
    let shared = figure.marks.len() > 1 && figure.marks.iter().any(|mark| matches!(mark, Mark::Ribbon(_)));
    if shared { RIBBON_PX + 2.0 * RIBBON_GAP_PX } else { 0.0 }
}

impl Layout {
    /// Backend units a CSS pixel when nothing else is said.
    pub const SCALE: f64 = 16.0;
    /// The fonts of the pages.
    pub const FONT_FAMILY: &'static str = "system-ui, sans-serif";

    /// Margins that fit the labels of a figure.
    #[must_use]
    pub fn fit(figure: &Figure, width_px: f64, height_px: f64) -> Self {
        let widest = figure.y.ticks.iter().map(|tick| text_width_px(&tick.label, TICK_FONT_PX));
        let labels = widest.fold(0.0, f64::max);
        let alone = figure.marks.iter().all(|mark| matches!(mark, Mark::Ribbon(_)));
        let margins = Margins {
            left_px: if alone { 34.0 } else { (labels + 9.0).max(34.0).ceil() },
            right_px: 8.0,
            top_px: if alone { 2.0 } else { 8.0 },
            bottom_px: 20.0 + strip_px(figure),
        };
        Self {
            width_px,
            height_px,
            scale: Self::SCALE,
            margins,
            font_px: TICK_FONT_PX,
            font_family: Self::FONT_FAMILY,
        }
    }

    /// The same with at least some room on the left, so that plots under each other line up.
    #[must_use]
    pub fn with_left(mut self, left_px: f64) -> Self {
        self.margins.left_px = self.margins.left_px.max(left_px);
        self
    }

    /// Where the plot lies; never less than a pixel.
    #[must_use]
    pub fn plot(&self) -> Rect {
        let m = self.margins;
        Rect {
            left_px: m.left_px,
            top_px: m.top_px,
            width_px: (self.width_px - m.left_px - m.right_px).max(1.0),
            height_px: (self.height_px - m.top_px - m.bottom_px).max(1.0),
        }
    }
}
