//! A plotters backend on a canvas that asks the browser for little: colours, fonts and alignments are set when
//! they change, and lines of one look become one stroke.

use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use web_sys::CanvasRenderingContext2d;

/// What a canvas can refuse.
#[derive(Debug, thiserror::Error)]
#[error("the canvas refused to draw text")]
pub(crate) struct Refused;

type Result = std::result::Result<(), DrawingErrorKind<Refused>>;

/// The context of a canvas, and what was set on it last.
pub(crate) struct Ink<'a> {
    context: &'a CanvasRenderingContext2d,
    size: (u32, u32),
    fill: Option<Hue>,
    stroke: Option<(Hue, u32)>,
    font: String,
    anchor: Option<(&'static str, &'static str)>,
    /// Whether a path waits for its stroke.
    is_open: bool,
}

/// A colour that can be compared: red, green, blue and thousandths of opacity.
type Hue = (u8, u8, u8, u16);

impl<'a> Ink<'a> {
    /// A backend on a context, of some units.
    pub(crate) fn new(context: &'a CanvasRenderingContext2d, size: (u32, u32)) -> Self {
        Self { context, size, fill: None, stroke: None, font: String::new(), anchor: None, is_open: false }
    }

    /// Strokes the lines that wait.
    pub(crate) fn flush(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.context.stroke();
        }
    }

    fn fill_with(&mut self, color: BackendColor) {
        let hue = hue(color);
        if self.fill.replace(hue) != Some(hue) {
            self.context.set_fill_style_str(&css(hue));
        }
    }

    /// Opens a path of a look, or goes on with the one that waits.
    fn stroke_with(&mut self, color: BackendColor, width: u32) {
        let (hue, before) = (hue(color), self.stroke);
        if before != Some((hue, width)) {
            self.flush();
            self.stroke = Some((hue, width));
            if before.map(|(before, _)| before) != Some(hue) {
                self.context.set_stroke_style_str(&css(hue));
            }
            self.context.set_line_width(f64::from(width));
        }
        if !std::mem::replace(&mut self.is_open, true) {
            self.context.begin_path();
        }
    }

    fn walk(&self, path: impl IntoIterator<Item = BackendCoord>) {
        let mut path = path.into_iter();
        let Some((x, y)) = path.next() else { return };
        self.context.move_to(f64::from(x), f64::from(y));
        for (x, y) in path {
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }

    fn set_text(&mut self, style: &impl BackendTextStyle) {
        let font = format!("{} {}px {}", style.style().as_str(), style.size(), style.family().as_str());
        if font != self.font {
            self.context.set_font(&font);
            self.font = font;
        }
        let baseline = match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        };
        let align = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        };
        if self.anchor.replace((baseline, align)) != Some((baseline, align)) {
            self.context.set_text_baseline(baseline);
            self.context.set_text_align(align);
        }
    }
}

impl DrawingBackend for Ink<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result {
        Ok(())
    }

    fn present(&mut self) -> Result {
        self.flush();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Result {
        self.flush();
        self.fill_with(color);
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Result {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result {
        if style.color().alpha > 0.0 {
            self.stroke_with(style.color(), style.stroke_width());
            self.walk(path);
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        is_filled: bool,
    ) -> Result {
        if style.color().alpha <= 0.0 {
            return Ok(());
        }
        if !is_filled {
            return self.draw_path([from, (to.0, from.1), to, (from.0, to.1), from], style);
        }
        self.flush();
        self.fill_with(style.color());
        let (width, height) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        self.context.fill_rect(f64::from(from.0), f64::from(from.1), width, height);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        outline: I,
        style: &S,
    ) -> Result {
        if style.color().alpha > 0.0 {
            self.flush();
            self.fill_with(style.color());
            self.context.begin_path();
            self.walk(outline);
            self.context.fill();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Result {
        if style.color().alpha > 0.0 {
            self.flush();
            self.fill_with(style.color());
            self.set_text(style);
            let drawn = self.context.fill_text(text, f64::from(x), f64::from(y));
            return drawn.map_err(|_| DrawingErrorKind::DrawingError(Refused));
        }
        Ok(())
    }
}

fn hue(color: BackendColor) -> Hue {
    let (red, green, blue) = color.rgb;
    (red, green, blue, (color.alpha * 1000.0).round() as u16)
}

fn css((red, green, blue, opacity): Hue) -> String {
    match opacity {
        1000 => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => format!("rgba({red},{green},{blue},{})", f64::from(opacity) / 1000.0),
    }
}
