//! Numbers as figures show them, the same in every locale: point, narrow spaces, k and M.
//!
//! Sentences and key figures are formatted by the caller's locale; this is for ticks, exports and
//! wherever no locale is at hand.

/// A narrow space that does not break.
const GROUP: char = '\u{202f}';
/// The minus sign.
const MINUS: char = '\u{2212}';

/// Fixed decimals, digits before the point in groups of three from 10 000 on, a true minus sign,
/// no negative zero; a dash for what is not finite.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let is_zero = digits.bytes().all(|b| b == b'0' || b == b'.');
    let mut shown = String::with_capacity(digits.len() + 8);
    if value < 0.0 && !is_zero {
        shown.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len() > 4 && (whole.len() - index) % 3 == 0 {
            shown.push(GROUP);
        }
        shown.push(digit);
    }
    shown.push_str(rest);
    shown
}

/// Three digits that matter, k from a thousand, M from a million: `52.4k`, `0.71`, `113`.
#[must_use]
pub fn compact(value: f64) -> String {
    let size = value.abs();
    let (scaled, suffix) = if size >= 999.5e6 {
        (value / 1e9, "G")
    } else if size >= 999.5e3 {
        (value / 1e6, "M")
    } else if size >= 999.5 {
        (value / 1e3, "k")
    } else {
        (value, "")
    };
    format!("{}{suffix}", fixed(scaled, decimals_for_three(scaled)))
}

/// Decimals that leave three digits that matter, two at most.
fn decimals_for_three(value: f64) -> usize {
    let size = value.abs();
    if size < 0.005 {
        return 0;
    }
    if size < 9.995 {
        2
    } else if size < 99.95 {
        1
    } else {
        0
    }
}

/// A tick: as many decimals as the step between ticks needs, k, M, G and T where the step allows it.
#[must_use]
pub fn tick(value: f64, step: f64) -> String {
    let (unit, suffix) = if step >= 1e12 {
        (1e12, "T")
    } else if step >= 1e9 {
        (1e9, "G")
    } else if step >= 1e6 {
        (1e6, "M")
    } else if step >= 1e3 {
        (1e3, "k")
    } else {
        (1.0, "")
    };
    let shown = fixed(value / unit, step_decimals(step / unit));
    if shown.bytes().all(|b| b == b'0' || b == b'.') { "0".to_owned() } else { shown + suffix }
}

fn step_decimals(step: f64) -> usize {
    let mut decimals = 0;
    let mut scaled = step;
    while decimals < 9 && (scaled - scaled.round()).abs() > 1e-6 * scaled.abs() {
        scaled *= 10.0;
        decimals += 1;
    }
    decimals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_from_ten_thousand_on() {
        assert_eq!(fixed(1234.5, 1), "1234.5");
        assert_eq!(fixed(12_345.0, 0), "12\u{202f}345");
        assert_eq!(fixed(-1_234_567.0, 2), "\u{2212}1\u{202f}234\u{202f}567.00");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(fixed(-0.0, 1), "0.0");
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(tick(-0.0, 10.0), "0");
    }

    #[test]
    fn three_digits_matter() {
        assert_eq!(compact(52_371.0), "52.4k");
        assert_eq!(compact(999.6), "1.00k");
        assert_eq!(compact(0.708), "0.71");
        assert_eq!(compact(113.8), "114");
        assert_eq!(compact(-2.5e6), "\u{2212}2.50M");
        assert_eq!(compact(f64::NAN), "–");
    }

    #[test]
    fn ticks_show_what_their_step_needs() {
        assert_eq!(tick(25_000.0, 25_000.0), "25k");
        assert_eq!(tick(0.15, 0.05), "0.15");
        assert_eq!(tick(20.0, 10.0), "20");
        assert_eq!(tick(1500.0, 500.0), "1500");
        assert_eq!(tick(2_000_000.0, 1_000_000.0), "2M");
        assert_eq!(tick(2e16, 1e16), "20\u{202f}000T");
    }
}
