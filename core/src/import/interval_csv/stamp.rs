//! Dates and times as people write them.

use crate::time::Date;

/// Which of day, month and year comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Year,
    Month,
    Day,
}

impl Order {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Year => "ymd",
            Self::Month => "mdy",
            Self::Day => "dmy",
        }
    }
}

/// The three parts of a date as written, a month in letters as its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) numbers: [i32; 3],
    /// Set when the order is plain: a year in front, or a month in letters.
    pub(super) order: Option<Order>,
}

/// A moment as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) parts: Parts,
    /// Seconds of the day, up to 24 h; `None` without a time.
    pub(super) second: Option<i64>,
    /// How far it says that its clock is ahead of UTC, s.
    pub(super) offset_s: Option<i64>,
}

impl Stamp {
    /// Reads a date, or a date and a time.
    pub(super) fn read(cell: &str) -> Option<Self> {
        let (parts, rest) = date(cell.trim())?;
        let rest = rest.trim_start_matches(|letter: char| {
            matches!(letter, 'T' | 't' | ',' | '-' | '_' | ':') || letter.is_whitespace()
        });
        if rest.is_empty() {
            return Some(Self { parts, second: None, offset_s: None });
        }
        let (second, rest) = time_of(rest)?;
        Some(Self { parts, second: Some(second), offset_s: zone(rest)? })
    }

    /// Seconds since 1970 of the date, by an order where it does not show its own.
    pub(super) fn day_s(&self, order: Order) -> Option<i64> {
        let [a, b, c] = self.parts.numbers;
        let (year, month, day) = match self.parts.order.unwrap_or(order) {
            Order::Year => (a, b, c),
            Order::Month => (c, a, b),
            Order::Day => (c, b, a),
        };
        let year = if (0..100).contains(&year) { year + 2000 } else { year };
        if !(1990..2100).contains(&year) {
            return None;
        }
        Date::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?).map(|date| date.days() * 86_400)
    }
}

/// What stands behind a time of day: how far its clock is ahead of UTC, s, where that is said; `None` when it is no zone.
/// Names of zones but UTC and GMT are passed over: CST is Chicago and Shanghai, and EST is written all year.
fn zone(text: &str) -> Option<Option<i64>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(Some(0));
    }
    if let Some(digits) = text.strip_prefix(['+', '-']) {
        let digits = digits.replace(':', "");
        let is_offset = matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: i64 = digits.parse().ok().filter(|_| is_offset)?;
        let (hours, minutes) = if digits.len() == 2 { (number, 0) } else { (number / 100, number % 100) };
        let seconds = (hours * 60 + minutes) * 60;
        // The end of a span, as 23:00-24:00, is none.
        let is_known = hours <= 14 && minutes < 60 && seconds % 900 == 0;
        return Some(is_known.then_some(if text.starts_with('-') { -seconds } else { seconds }));
    }
    let word = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let is_name = (3..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    is_name.then_some(None)
}

/// A time of day alone in its cell, and how far it says that its clock is ahead of UTC, s.
pub(super) fn time(cell: &str) -> Option<(i64, Option<i64>)> {
    let (second, rest) = time_of(cell.trim())?;
    Some((second, zone(rest)?))
}

/// A time of day with hours and minutes, or an hour with AM or PM; and what follows it.
fn time_of(text: &str) -> Option<(i64, &str)> {
    let (hour, digits, mut rest) = digits(text)?;
    let (mut hour, mut minute, mut second) = (i64::from(hour), 0, 0);
    let mut colon = false;
    if digits == 4 {
        (minute, hour) = (hour % 100, hour / 100);
        colon = true;
    } else if let Some((found, 1..=2, after)) = rest.strip_prefix([':', '.', 'h']).and_then(self::digits) {
        (minute, rest, colon) = (i64::from(found), after, true);
        if let Some((found, 1..=2, after)) = rest.strip_prefix([':', '.']).and_then(self::digits) {
            (second, rest) = (i64::from(found), after);
            if let Some((_, _, after)) = rest.strip_prefix(['.', ',']).and_then(self::digits) {
                rest = after;
            }
        }
    }
    let words = rest.trim_start();
    let half = |letters: [&str; 2]| {
        letters.iter().find_map(|half| {
            let head = words.get(..half.len())?;
            head.eq_ignore_ascii_case(half).then(|| words.get(half.len()..).unwrap_or(""))
        })
    };
    let (am, pm) = (half(["a.m.", "am"]), half(["p.m.", "pm"]));
    if let Some(after) = am.or(pm) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if pm.is_some() { 12 } else { 0 };
        (rest, colon) = (after, true);
    }
    let whole = hour * 3600 + minute * 60 + second;
    (colon && minute < 60 && second < 60 && whole <= 86_400).then_some((whole, rest))
}

/// Leading digits: their value, how many, what follows.
fn digits(text: &str) -> Option<(i32, usize, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(count)?;
    (1..=9).contains(&count).then_some(())?;
    Some((number.parse().ok()?, count, rest))
}

/// A date at the beginning of a text, and what follows it.
fn date(text: &str) -> Option<(Parts, &str)> {
    let text = without_weekday(text);
    let packed = text.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(packed, 8 | 12 | 14) && (text.starts_with("19") || text.starts_with("20")) {
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<i32>().ok();
        let numbers = [part(0, 4)?, part(4, 6)?, part(6, 8)?];
        // Seconds, where they are packed too, are always 00.
        let rest = text.get(8..).filter(|_| packed != 14).or_else(|| text.get(8..12))?;
        return Some((Parts { numbers, order: Some(Order::Year) }, rest));
    }
    let mark = ['-', '/', '.', ' ', ','];
    let (a, a_digits, rest) = part(text)?;
    let rest = rest.trim_start_matches(mark);
    let (b, b_digits, rest) = part(rest)?;
    let rest = rest.trim_start_matches(mark);
    let (c, c_digits, rest) = digits(rest)?;
    let order = match (a_digits, b_digits) {
        (4, 0..=2) => Some(Order::Year),
        (0, 1..=2) => Some(Order::Month),
        (1..=2, 0) => Some(Order::Day),
        (1..=2, 1..=2) => None,
        _ => return None,
    };
    let year_digits = if order == Some(Order::Year) { a_digits } else { c_digits };
    (matches!(year_digits, 2 | 4) && c_digits <= 4).then_some((Parts { numbers: [a, b, c], order }, rest))
}

/// Digits, or a month's name as a number of no digits.
fn part(text: &str) -> Option<(i32, usize, &str)> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Some(found) = digits(text) {
        return Some(found);
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(letters)?;
    let head = word.get(..3)?;
    let month = MONTHS.iter().position(|month| head.eq_ignore_ascii_case(month))?;
    Some((month as i32 + 1, 0, rest))
}

fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_day = text.get(..3).is_some_and(|head| DAYS.iter().any(|day| head.eq_ignore_ascii_case(day)));
    if letters >= 3 && is_day {
        return text.get(letters..).unwrap_or("").trim_start_matches([',', '.', ' ']);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(cell: &str, order: Order) -> String {
        let Some(stamp) = Stamp::read(cell) else { return "nothing".to_owned() };
        let Some(day_s) = stamp.day_s(order) else { return "no day".to_owned() };
        let date = Date::from_days(day_s / 86_400);
        let second = stamp.second.unwrap_or(-1);
        let zone = stamp.offset_s.map_or(String::new(), |offset_s| format!(" {:+}", offset_s / 60));
        format!("{}-{:02}-{:02} {second}{zone}", date.year, date.month, date.day)
    }

    #[test]
    fn the_ways_in_which_people_write_a_moment_are_read() {
        for (cell, order, expected) in [
            ("2023-01-31T13:15:00-08:00", Order::Month, "2023-01-31 47700 -480"),
            ("2023-01-31 13:15:00.000Z", Order::Month, "2023-01-31 47700 +0"),
            ("2023-01-31 13:15 +0530", Order::Month, "2023-01-31 47700 +330"),
            ("2023-01-31 13:15+01", Order::Month, "2023-01-31 47700 +60"),
            ("2023-01-31 23:00-24:00", Order::Month, "2023-01-31 82800"),
            ("2023-01-31 13:15:00 GMT", Order::Month, "2023-01-31 47700 +0"),
            ("1/31/2023 1:15 PM", Order::Month, "2023-01-31 47700"),
            ("1/31/23 12:15 AM", Order::Month, "2023-01-31 900"),
            ("31.01.2023 13:15", Order::Day, "2023-01-31 47700"),
            ("31/01/2023 24:00", Order::Day, "2023-01-31 86400"),
            ("20230131", Order::Day, "2023-01-31 -1"),
            ("202301311315", Order::Day, "2023-01-31 47700"),
            ("Jan 31, 2023 1:15 p.m.", Order::Day, "2023-01-31 47700"),
            ("31-Jan-2023 13:15", Order::Month, "2023-01-31 47700"),
            ("Tuesday, 31 January 2023", Order::Month, "2023-01-31 -1"),
            ("2023/1/31 13:15 EST", Order::Month, "2023-01-31 47700"),
            ("31/01/2023", Order::Month, "no day"),
            ("0.345", Order::Month, "nothing"),
            ("1,234.5", Order::Month, "nothing"),
            ("12345678901234567890", Order::Month, "nothing"),
            ("2023-01-31 25:00", Order::Month, "nothing"),
        ] {
            assert_eq!(iso(cell, order), expected, "{cell}");
        }
    }

    #[test]
    fn a_time_needs_a_colon_or_half_of_the_day() {
        assert_eq!(time("13:15"), Some((47_700, None)));
        assert_eq!(time("13:15-08:00"), Some((47_700, Some(-28_800))));
        assert_eq!(time("1315"), Some((47_700, None)));
        assert_eq!(time("1 PM"), Some((46_800, None)));
        assert_eq!(time("13"), None);
        assert_eq!(time("13:75"), None);
    }
}
