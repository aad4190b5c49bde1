//! What a colour means; which colour it is, the theme of the charts crate says.

/// The role of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Solar output.
    Sun,
    /// Into or out of a battery.
    Battery,
    /// Bought from or sold to the grid, and what the service allows.
    Grid,
    /// What the household draws.
    House,
    /// What the node draws or makes.
    Node,
    /// The internet connection.
    Link,
    /// Better than today.
    Good,
    /// Worse than today.
    Bad,
    /// Text and axes.
    Ink,
    /// Secondary text and base lines.
    InkSoft,
    /// Tick labels and what is of no concern now.
    Muted,
    /// Grid lines.
    Hairline,
    /// The lowest level of a map, the empty part of a strip.
    Sunk,
    /// What figures lie on.
    Surface,
}

/// Strong, for lines and text, or soft, for areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// At least 3:1 against the surface.
    Line,
    /// For areas that touch.
    Fill,
}

/// A role, its shade and how much of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Which role.
    pub tone: Tone,
    /// Which shade of it.
    pub shade: Shade,
    /// 0 (nothing) to 1 (opaque).
    pub opacity_frac: f64,
}

impl Paint {
    /// The strong shade, opaque.
    #[must_use]
    pub const fn line(tone: Tone) -> Self {
        Self { tone, shade: Shade::Line, opacity_frac: 1.0 }
    }

    /// The soft shade, opaque.
    #[must_use]
    pub const fn fill(tone: Tone) -> Self {
        Self { tone, shade: Shade::Fill, opacity_frac: 1.0 }
    }

    /// The same, seen through.
    #[must_use]
    pub const fn with_opacity(self, opacity_frac: f64) -> Self {
        Self { opacity_frac, ..self }
    }
}
