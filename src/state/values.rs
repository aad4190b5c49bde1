//! How a field's value is written on the page, and how what a person types becomes a value.

use wattfleet_core::scenario::{Field, Kind, Number};

/// Why typed text is no value of a field; each says what would be one.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ValueError {
    /// Not a number.
    #[error("“{text}” is not a number; {low} to {high} can be typed here")]
    NoNumber {
        /// What was typed.
        text: String,
        /// Lowest, as shown.
        low: String,
        /// Highest, as shown.
        high: String,
    },
    /// A number outside the bounds.
    #[error("{text} is outside {low} to {high}")]
    Outside {
        /// What was typed.
        text: String,
        /// Lowest, as shown.
        low: String,
        /// Highest, as shown.
        high: String,
    },
}

/// A value with its unit, a row's name, or an option's words.
#[must_use]
pub fn shown(field: &Field, value: f64) -> String {
    match field.kind {
        Kind::Number(number) => with_unit(&number, &bare(&number, value)),
        Kind::Row(table) => {
            table.row(value as u16).map_or_else(|| "unknown".to_owned(), |row| row.name.to_owned())
        }
        Kind::Options(choices) => choices()
            .iter()
            .find(|choice| choice.code == value as u8)
            .map_or_else(|| "unknown".to_owned(), |choice| choice.label.to_owned()),
    }
}

/// A value as a screen reader should say it.
#[must_use]
pub fn spoken(field: &Field, value: f64) -> String {
    match field.kind {
        Kind::Number(number) => {
            format!("{} {}", bare(&number, value), number.unit.spoken()).trim_end().to_owned()
        }
        Kind::Row(_) | Kind::Options(_) => shown(field, value),
    }
}

/// The number alone: as many digits as its quantum needs, thousands grouped.
#[must_use]
pub fn bare(number: &Number, value: f64) -> String {
    let factor = number.unit.display_factor();
    let mut decimals = 0;
    let mut quanta = number.denominator / factor;
    while quanta > 1.0 && decimals < 6 {
        quanta /= 10.0;
        decimals += 1;
    }
    let text = format!("{:.decimals$}", value * factor);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    grouped(if text == "-0" { "0" } else { text })
}

/// A shown number and its unit; the degree sign stands close.
#[must_use]
pub fn with_unit(number: &Number, bare: &str) -> String {
    match number.unit.symbol() {
        "" => bare.to_owned(),
        "°" => format!("{bare}°"),
        symbol => format!("{bare}\u{a0}{symbol}"),
    }
}

/// The value that typed text means, in the field's own unit. Thousands may be grouped, a comma may
/// stand for the point, the unit may follow.
///
/// # Errors
/// Text that is no number, or a number outside the bounds.
pub fn parse(number: &Number, text: &str) -> Result<f64, ValueError> {
    let bounds =
        || (with_unit(number, &bare(number, number.min)), with_unit(number, &bare(number, number.max)));
    let Some(typed) = typed_number(text, number.unit.symbol()) else {
        let (low, high) = bounds();
        return Err(ValueError::NoNumber { text: text.trim().to_owned(), low, high });
    };
    let value = typed / number.unit.display_factor();
    // Half a quantum of grace: what is shown can always be typed again.
    let grace = 0.5 / number.denominator;
    if value < number.min - grace || value > number.max + grace {
        let (low, high) = bounds();
        return Err(ValueError::Outside { text: text.trim().to_owned(), low, high });
    }
    Ok(value)
}

/// The number that typed text means; `None` when it is none.
#[must_use]
pub fn plain_number(text: &str) -> Option<f64> {
    typed_number(text, "")
}

fn typed_number(text: &str, symbol: &str) -> Option<f64> {
    let text = text.trim();
    let text = if symbol.is_empty() { text } else { text.strip_suffix(symbol).unwrap_or(text) };
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\'' && *c != '\u{2019}')
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let value = plain(&text).parse::<f64>().ok()?;
    value.is_finite().then_some(value)
}

/// Commas away, or turned into the point where they can only be that.
fn plain(text: &str) -> String {
    match text.split_once(',') {
        Some((whole, tail)) if !tail.contains([',', '.']) && (tail.len() != 3 || whole == "0") => {
            format!("{whole}.{tail}")
        }
        _ => text.replace(',', ""),
    }
}

fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut shown = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}
