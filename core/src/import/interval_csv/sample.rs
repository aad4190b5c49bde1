//! What the first rows tell about all of them.

use super::{
    columns::{Clock, Columns, Worth, columns, unit_in},
    dialect::{cells, delimiter},
    number::{Cell, Decimal, decimal_of, number},
    stamp::{Order, Stamp, time},
};
use crate::import::load::{LoadUnit, Tally};

/// Rows that are looked at: at five minutes over two months.
const ROWS: usize = 20_000;
/// Rows above the first reading.
const PREAMBLE: usize = 200;

/// How a table is written.
pub(crate) struct Sample {
    pub(crate) delimiter: char,
    pub(crate) columns: Columns,
    pub(crate) order: Order,
    /// Whether the order was to be seen.
    pub(crate) order_seen: bool,
    pub(crate) decimal: Decimal,
    pub(super) unit: Option<LoadUnit>,
    pub(crate) step_s: i64,
    /// Whether times are those of the end of an interval.
    pub(crate) ends: bool,
    pub(crate) utc: bool,
    /// Lines above the first reading.
    pub(crate) preamble: usize,
}

/// Looks at a table; `None` when no row holds a date and a value. Of several columns of numbers the one of most worth
/// is taken.
pub(crate) fn sample(text: &str, worth: Worth) -> Option<Sample> {
    let delimiter = delimiter(text);
    let mut row = Vec::new();
    let mut header: Vec<String> = Vec::new();
    let mut unit_above = None;
    let mut found = None;
    for (line, words) in text.lines().enumerate().take(PREAMBLE) {
        cells(words, delimiter, &mut row);
        if let Some(columns) = columns(&header, &row, worth)
            && repeats(text, (line, delimiter), &columns)
        {
            found = Some((line, columns));
            break;
        }
        if row.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            header = row.iter().map(|cell| cell.to_lowercase()).collect();
        }
        unit_above = row.iter().find_map(|cell| unit_in(&cell.to_lowercase())).or(unit_above);
    }
    let (preamble, columns) = found?;
    let mut seen = Seen::default();
    for words in text.lines().skip(preamble).take(ROWS) {
        cells(words, delimiter, &mut row);
        seen.row(&columns, &row);
    }
    let order = seen.order(delimiter);
    let decimal = seen.decimal.unwrap_or(if delimiter == ';' || delimiter == '\t' {
        seen.bare
    } else {
        Decimal::Point
    });
    let step_s = match columns.clock {
        Clock::Across(count) => 86_400 / count as i64,
        Clock::Day => 86_400,
        _ => step_s(text, (preamble, delimiter), (&columns, order.0)),
    };
    let ends = columns.says_end
        || (columns.clock != Clock::Day && ends(text, (preamble, delimiter), (&columns, order.0, step_s)));
    Some(Sample {
        delimiter,
        unit: columns.unit.or(unit_above),
        order: order.0,
        order_seen: order.1,
        decimal,
        step_s,
        ends,
        utc: seen.utc,
        preamble,
        columns,
    })
}

/// Whether most of the rows below hold a time and a value where this one does: a line about the file may hold
/// both by accident.
fn repeats(text: &str, (line, delimiter): (usize, char), columns: &Columns) -> bool {
    let mut row = Vec::new();
    let (mut rows, mut fit) = (0, 0);
    for words in text.lines().skip(line + 1).filter(|words| !words.trim().is_empty()).take(12) {
        cells(words, delimiter, &mut row);
        let time =
            [Order::Month, Order::Day].into_iter().any(|order| moment_s(columns, order, &row).is_some());
        let value = row.get(columns.value).is_some_and(|cell| number(cell, Decimal::Point) != Cell::Neither);
        rows += 1;
        fit += usize::from(time && value);
    }
    fit * 2 >= rows
}

/// The moment of a row, seconds since 1970, as written.
pub(crate) fn moment_s(columns: &Columns, order: Order, row: &[&str]) -> Option<i64> {
    let cell = row.get(columns.date)?;
    if columns.clock == Clock::Epoch {
        let stamp: f64 = cell.parse().ok()?;
        // Later than the year 2100 it counts milliseconds.
        let seconds = if stamp > 4.2e9 { stamp / 1000.0 } else { stamp };
        return (6.4e8..4.1e9).contains(&seconds).then_some(seconds as i64);
    }
    let stamp = Stamp::read(cell)?;
    let second = match columns.clock {
        Clock::Column(at) => time(row.get(at)?)?,
        Clock::Hour(at) => {
            let hour: f64 = row.get(at)?.parse().ok()?;
            if !(0.0..=24.0).contains(&hour) {
                return None;
            }
            (hour * 3600.0) as i64
        }
        _ => stamp.second.unwrap_or(0),
    };
    Some(stamp.day_s(order)? + second)
}

/// What was seen in the rows.
struct Seen {
    first_over_12: bool,
    second_over_12: bool,
    plain: Option<Order>,
    changes: [usize; 2],
    last: Option<[i32; 3]>,
    decimal: Option<Decimal>,
    /// What a comma or point that might group thousands would be.
    bare: Decimal,
    utc: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            first_over_12: false,
            second_over_12: false,
            plain: None,
            changes: [0; 2],
            last: None,
            decimal: None,
            bare: Decimal::Point,
            utc: false,
        }
    }
}

impl Seen {
    fn row(&mut self, columns: &Columns, row: &[&str]) {
        if columns.clock != Clock::Epoch
            && let Some(stamp) = row.get(columns.date).and_then(|cell| Stamp::read(cell))
        {
            let numbers = stamp.parts.numbers;
            self.plain = self.plain.or(stamp.parts.order);
            let [first, second, _] = numbers;
            self.first_over_12 |= first > 12;
            self.second_over_12 |= second > 12;
            self.utc |= stamp.utc;
            if let Some([last_first, last_second, _]) = self.last {
                let [firsts, seconds] = &mut self.changes;
                *firsts += usize::from(first != last_first);
                *seconds += usize::from(second != last_second);
            }
            self.last = Some(numbers);
        }
        let Some(cell) = row.get(columns.value) else { return };
        if matches!(number(cell, Decimal::Point), Cell::Number(_)) || cell.contains(',') {
            self.decimal = self.decimal.or_else(|| decimal_of(cell));
            if cell.contains(',') {
                self.bare = Decimal::Comma;
            }
        }
    }

    /// The order of dates, and whether it was to be seen.
    fn order(&self, delimiter: char) -> (Order, bool) {
        if let Some(order) = self.plain {
            return (order, true);
        }
        let [first, second] = self.changes;
        match (self.first_over_12, self.second_over_12) {
            (true, false) => (Order::Day, true),
            (false, true) => (Order::Month, true),
            _ if first > second => (Order::Day, true),
            _ if second > first => (Order::Month, true),
            _ if delimiter == ';' => (Order::Day, false),
            _ => (Order::Month, false),
        }
    }
}

/// The commonest distance of two rows, s.
fn step_s(text: &str, at: (usize, char), how: (&Columns, Order)) -> i64 {
    let (preamble, delimiter) = at;
    let (columns, order) = how;
    let mut row = Vec::new();
    let mut last: Option<i64> = None;
    let mut counts = Tally::default();
    for words in text.lines().skip(preamble).take(2000) {
        cells(words, delimiter, &mut row);
        let Some(moment_s) = moment_s(columns, order, &row) else { continue };
        let apart_s = last.map_or(0, |last| (moment_s - last).abs());
        last = Some(moment_s);
        if (60..=86_400).contains(&apart_s) {
            counts.add(apart_s);
        }
    }
    counts.usual_s()
}

/// Whether times are ends: the first of the file is one step after midnight, and the last is midnight.
fn ends(text: &str, at: (usize, char), how: (&Columns, Order, i64)) -> bool {
    let (preamble, delimiter) = at;
    let (columns, order, step_s) = how;
    let moment = |words: &str| {
        let mut row = Vec::new();
        cells(words, delimiter, &mut row);
        moment_s(columns, order, &row)
    };
    let first = text.lines().skip(preamble).take(20).find_map(moment);
    let last = text.lines().rev().take(20).find_map(moment);
    let (Some(first), Some(last)) = (first, last) else { return false };
    let (first, last) = (first.min(last), first.max(last));
    let whole_days = (last - first + step_s) % 86_400 == 0;
    first.rem_euclid(86_400) == step_s && last.rem_euclid(86_400) == 0 && whole_days && step_s < 86_400
}
