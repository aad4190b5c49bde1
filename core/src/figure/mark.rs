//! What a figure is made of. All values are in the units of the figure's axes.

use super::Paint;

/// One layer of a stack or of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// As in the legend.
    pub label: String,
    /// How it looks.
    pub paint: Paint,
    /// A value a point: never negative in a stack, signed in bars.
    pub values: Vec<f64>,
}

/// Areas on top of each other, above zero and, mirrored, below.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// Where the points lie, rising.
    pub x: Vec<f64>,
    /// From zero upwards, first layer first.
    pub above: Vec<Layer>,
    /// From zero downwards, first layer first; values are still positive.
    pub below: Vec<Layer>,
}

/// Whether a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Without gaps.
    Solid,
    /// Short dashes: limits, and what a pinned scenario did.
    Dashed,
}

/// A line through points.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// As in the legend.
    pub label: String,
    /// How it looks.
    pub paint: Paint,
    /// Whether it is broken.
    pub stroke: Stroke,
    /// Thickness, CSS pixels.
    pub width_px: f64,
    /// Where the points lie, rising.
    pub x: Vec<f64>,
    /// A value a point.
    pub y: Vec<f64>,
}

/// Round points.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// As in the legend.
    pub label: String,
    /// How they look.
    pub paint: Paint,
    /// From the middle to the rim, CSS pixels.
    pub radius_px: f64,
    /// Where the points lie, in any order.
    pub x: Vec<f64>,
    /// A value a point.
    pub y: Vec<f64>,
}

/// The area between a low and a high line.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// As in the legend.
    pub label: String,
    /// How it looks.
    pub paint: Paint,
    /// Where the points lie, rising.
    pub x: Vec<f64>,
    /// The lower edge.
    pub low: Vec<f64>,
    /// The upper edge.
    pub high: Vec<f64>,
}

/// How the layers of bars stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// On top of each other, what is negative below zero.
    Stacked,
    /// Side by side.
    Grouped,
}

/// Bars: slot `n` covers `[n, n + 1)` of the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// How the layers stand.
    pub arrangement: Arrangement,
    /// A signed value a slot and layer.
    pub layers: Vec<Layer>,
}

/// A grid of levels, row by row from the top; 0 is the lowest level, 255 the highest.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    /// Cells in a row.
    pub columns: usize,
    /// Rows, from the top.
    pub rows: usize,
    /// `columns * rows` levels.
    pub levels: Vec<u8>,
    /// The value of level 0.
    pub low: f64,
    /// The value of level 255.
    pub high: f64,
    /// The colour of level 0.
    pub from: Paint,
    /// The colour of level 255.
    pub to: Paint,
    /// The colour of the middle, where the two ends are of different kinds.
    pub middle: Option<Paint>,
}

impl Raster {
    /// The value a level stands for.
    #[must_use]
    pub fn value(&self, level: u8) -> f64 {
        self.low + (self.high - self.low) * f64::from(level) / 255.0
    }

    /// The value of a cell, to 1/255 of the range.
    #[must_use]
    pub fn cell(&self, column: usize, row: usize) -> Option<f64> {
        if column >= self.columns {
            return None;
        }
        self.levels.get(row * self.columns + column).map(|level| self.value(*level))
    }
}

/// A stretch of one name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Which of the ribbon's names.
    pub name: usize,
}

/// A strip along the bottom of a plot that says which of some names holds when.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// Names and how they look.
    pub names: Vec<(String, Paint)>,
    /// In order, without gap or overlap.
    pub segments: Vec<Segment>,
}

/// One row of a tornado.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoBar {
    /// The input.
    pub label: String,
    /// The result when the input is low, and how that part looks.
    pub low: (f64, Paint),
    /// The result when the input is high, and how that part looks.
    pub high: (f64, Paint),
}

/// Bars about a base: row `n` covers `[n, n + 1)` of the vertical axis, from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The result as it stands.
    pub base: f64,
    /// The greatest swing first.
    pub bars: Vec<TornadoBar>,
}

/// A straight line across the plot.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// At a value of the vertical axis.
    Horizontal {
        /// Where.
        y: f64,
        /// How it looks.
        paint: Paint,
        /// Whether it is broken.
        stroke: Stroke,
        /// Its name at the right end; empty for none.
        label: String,
    },
    /// At a value of the horizontal axis.
    Vertical {
        /// Where.
        x: f64,
        /// How it looks.
        paint: Paint,
        /// Whether it is broken.
        stroke: Stroke,
    },
}

/// From where a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// It begins at its place.
    Start,
    /// Its middle is there.
    Middle,
}

/// A text in the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What it says.
    pub text: String,
    /// How it looks.
    pub paint: Paint,
    /// How it stands to its place.
    pub align: Align,
    /// Where, on the horizontal axis.
    pub x: f64,
    /// Where, on the vertical axis.
    pub y: f64,
    /// How far below that, CSS pixels.
    pub below_px: f64,
}

/// One thing in a plot; later marks lie over earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Stacked areas.
    Stack(Stack),
    /// A line.
    Line(Line),
    /// Round points.
    Dots(Dots),
    /// A band between two lines.
    Area(Area),
    /// Bars in slots.
    Bars(Bars),
    /// A grid of levels over the whole plot.
    Raster(Raster),
    /// A strip along the bottom.
    Ribbon(Ribbon),
    /// Rows about a base.
    Tornado(Tornado),
    /// A straight line.
    Rule(Rule),
    /// A text.
    Words(Words),
}
