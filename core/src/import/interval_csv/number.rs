//! Numbers with either decimal mark and any thousands mark.

/// What a comma or a point means in a file's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimal {
    /// A point; commas group thousands.
    Point,
    /// A comma; points group thousands.
    Comma,
}

/// What a cell holds where a number should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell {
    Number(f64),
    Missing,
    Neither,
}

/// Which mark a number shows to be the decimal one; `None` where it does not.
pub(super) fn decimal_of(cell: &str) -> Option<Decimal> {
    let (point, comma) = (cell.rfind('.'), cell.rfind(','));
    match (point, comma) {
        (Some(point), Some(comma)) => Some(if point > comma { Decimal::Point } else { Decimal::Comma }),
        (Some(_), None) if cell.matches('.').count() > 1 => Some(Decimal::Comma),
        (None, Some(_)) if cell.matches(',').count() > 1 => Some(Decimal::Point),
        (Some(point), None) => (!grouped(cell, point)).then_some(Decimal::Point),
        (None, Some(comma)) => (!grouped(cell, comma)).then_some(Decimal::Comma),
        (None, None) => None,
    }
}

/// Whether one mark with three digits behind it might group thousands: `1,234` but not `0,234`.
fn grouped(cell: &str, mark: usize) -> bool {
    let before = cell.get(..mark).unwrap_or("").trim_start_matches(['-', '+']);
    let after = cell.get(mark + 1..).unwrap_or("");
    after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

/// A cell as a number.
pub(crate) fn number(cell: &str, decimal: Decimal) -> Cell {
    const MISSING: [&str; 10] = ["", "-", "--", "n/a", "na", "nan", "null", "none", "missing", "#n/a"];
    if MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word)) {
        return Cell::Missing;
    }
    // Most cells are plain.
    if decimal == Decimal::Point
        && let Some(value) = finite(cell)
    {
        return Cell::Number(value);
    }
    let mut plain = String::with_capacity(cell.len());
    for letter in cell.chars() {
        match (letter, decimal) {
            ('.', Decimal::Point) | (',', Decimal::Comma) => plain.push('.'),
            (',' | '.' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}', _) => {}
            _ => plain.push(letter),
        }
    }
    let lower = plain.to_ascii_lowercase();
    let units = ["kwh", "mwh", "wh", "kw", "w"];
    let plain = units.iter().find_map(|unit| lower.strip_suffix(unit)).unwrap_or(&lower);
    finite(plain).map_or(Cell::Neither, Cell::Number)
}

fn finite(text: &str) -> Option<f64> {
    // No words that stand for numbers: a cell of letters is no reading.
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    text.parse::<f64>().ok().filter(|value| digits && value.is_finite() && value.abs() < 1e12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_mark_and_any_grouping_is_read() {
        for (cell, decimal, value) in [
            ("1,234.5", Decimal::Point, 1234.5),
            ("1.234,5", Decimal::Comma, 1234.5),
            ("1 234,5", Decimal::Comma, 1234.5),
            ("0.45 kWh", Decimal::Point, 0.45),
            ("-2", Decimal::Point, -2.0),
            ("1e3", Decimal::Point, 1000.0),
        ] {
            assert_eq!(number(cell, decimal), Cell::Number(value), "{cell}");
        }
        assert_eq!(number("N/A", Decimal::Point), Cell::Missing);
        for cell in ["abc", "12 apples", "inf", "1/2"] {
            assert_eq!(number(cell, Decimal::Point), Cell::Neither, "{cell}");
        }
    }

    #[test]
    fn a_mark_is_told_by_its_neighbours() {
        assert_eq!(decimal_of("0,234"), Some(Decimal::Comma));
        assert_eq!(decimal_of("1,234"), None);
        assert_eq!(decimal_of("1,234.56"), Some(Decimal::Point));
        assert_eq!(decimal_of("1.234,56"), Some(Decimal::Comma));
        assert_eq!(decimal_of("0.5"), Some(Decimal::Point));
        assert_eq!(decimal_of("1,234,567"), Some(Decimal::Point));
    }
}
