//! A picture as data.

use super::{Axis, FigureTable, Line, Mark, Paint, Ribbon};

/// A swatch and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// What it stands for.
    pub label: String,
    /// How it looks.
    pub paint: Paint,
}

/// A picture as data: the charts crate draws it, the page frames it, exports write it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// A stable name for tests, files and anchors.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// The horizontal scale.
    pub x: Axis,
    /// The vertical scale.
    pub y: Axis,
    /// Drawn in order.
    pub marks: Vec<Mark>,
    /// Stretches of the horizontal axis shaded behind the marks: begin, end, name.
    pub bands: Vec<Band>,
    /// One sentence for who does not see the picture.
    pub description: String,
    /// The numbers behind the picture.
    pub table: FigureTable,
    /// Swatches, in the order of the stack.
    pub legend: Vec<LegendEntry>,
}

/// A named stretch of the horizontal axis, shaded behind the marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What it is, such as an outage.
    pub label: String,
    /// How it looks.
    pub paint: Paint,
}

impl Figure {
    /// The same with a strip along the bottom.
    #[must_use]
    pub fn with_ribbon(mut self, ribbon: Ribbon) -> Self {
        self.marks.push(Mark::Ribbon(ribbon));
        self
    }

    /// The same with a line on top, such as what a pinned scenario did; it joins the legend.
    #[must_use]
    pub fn with_line(mut self, line: Line) -> Self {
        self.legend.push(LegendEntry { label: line.label.clone(), paint: line.paint });
        self.marks.push(Mark::Line(line));
        self
    }

    /// The same with a shaded stretch.
    #[must_use]
    pub fn with_band(mut self, band: Band) -> Self {
        self.bands.push(band);
        self
    }
}
