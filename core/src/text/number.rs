//! Numbers as a reader wants them: three or four significant digits, thousands grouped.

/// A number with up to four significant digits above one, three below, thousands grouped by commas.
#[must_use]
pub fn format_number(value: f64) -> String {
    if !value.is_finite() {
        return "not a number".to_owned();
    }
    let size = value.abs();
    let decimals = if size >= 100.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 0.1 {
        2
    } else {
        4
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    grouped(if text == "-0" { "0" } else { text })
}

/// Dollars: whole above 100, cents below.
#[must_use]
pub fn format_usd(value: f64) -> String {
    let sign = if value < -0.004 { "\u{2212}" } else { "" };
    let size = value.abs();
    let text = if !(0.005..99.5).contains(&size) { format!("{size:.0}") } else { format!("{size:.2}") };
    format!("{sign}${}", grouped(&text))
}

fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut shown = String::from(sign);
    let length = whole.chars().count();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (length - index) % 3 == 0 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_size() {
        assert_eq!(format_number(12_345.6), "12,346");
        assert_eq!(format_number(12.34), "12.3");
        assert_eq!(format_number(1.5), "1.5");
        assert_eq!(format_number(0.0123), "0.0123");
        assert_eq!(format_number(-0.0), "0");
        assert_eq!(format_number(-1234.0), "\u{2212}1,234");
        assert_eq!(format_usd(-53.4), "\u{2212}$53.40");
        assert_eq!(format_usd(14_600.2), "$14,600");
    }
}
