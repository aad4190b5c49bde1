//! The width of text without a font at hand.

/// About how wide a text is in a system sans-serif, CSS pixels; a few percent too wide rather than
/// too narrow. Class widths after the metrics of common sans-serif faces (digits 0.56 to 0.64 em).
#[must_use]
pub fn text_width_px(text: &str, font_px: f64) -> f64 {
    text.chars().map(em_of).sum::<f64>() * font_px
}

fn em_of(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.31,
        '\u{202f}' => 0.20,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '/' | '-' | '·' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.93,
        'A'..='Z' | '+' | '−' | '–' => 0.70,
        _ => 0.60,
    }
}
