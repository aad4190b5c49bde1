//! What the first rows tell about all of them.

use super::{
    columns::{Clock, Columns, Worth, columns, unit_in},
    dialect::{cells, delimiter},
    first_row::{repeats, rows_above, unbroken},
    moment::moment,
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
    /// How far the file's clock is ahead of UTC, s, where its times say so; of two, as in winter and summer, the least.
    pub(crate) offset_s: Option<i64>,
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
            found = Some((line, unbroken(text, (line, delimiter), (&header, worth)).unwrap_or(columns)));
            break;
        }
        // A row with a date whose value is broken or missing is no header.
        let is_dated = row.iter().any(|cell| Stamp::read(cell).is_some());
        if !is_dated && row.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            header = row.iter().map(|cell| cell.to_lowercase()).collect();
        }
        unit_above = row.iter().find_map(|cell| unit_in(&cell.to_lowercase())).or(unit_above);
    }
    let (first, columns) = found?;
    let preamble = first - rows_above(text, (first, delimiter), &columns);
    let mut seen = Seen::default();
    for words in text.lines().skip(preamble).take(ROWS) {
        cells(words, delimiter, &mut row);
        seen.row(&columns, &row);
    }
    let order = seen.order(delimiter);
    let offset_s = seen.offset_s(columns.clock);
    let decimal = seen.decimal.unwrap_or(if delimiter == ';' || delimiter == '\t' {
        seen.bare
    } else {
        Decimal::Point
    });
    let step_s = match columns.clock {
        Clock::Across(count) => 86_400 / count as i64,
        Clock::Day => 86_400,
        _ => step_s(text, (preamble, delimiter), (&columns, order.0, offset_s)),
    };
    let ends = columns.says_end
        || (columns.clock != Clock::Day
            && ends(text, (preamble, delimiter), (&columns, order.0, offset_s), step_s));
    Some(Sample {
        delimiter,
        unit: columns.unit.or(unit_above),
        order: order.0,
        order_seen: order.1,
        decimal,
        step_s,
        ends,
        offset_s,
        preamble,
        columns,
    })
}

impl Sample {
    /// When a row was, seconds since 1970: as written, or, where the file says how far its clock is ahead of UTC, in the
    /// standard time of a place that is `zone_s` ahead of it. Without a place that of the file's least offset is taken.
    pub(crate) fn moment_s(&self, row: &[&str], zone_s: Option<i64>) -> Option<i64> {
        let moment = moment(&self.columns, self.order, row)?;
        let zone_s = zone_s.or(self.offset_s).filter(|_| self.offset_s.is_some()).unwrap_or(0);
        Some(moment.utc_s(self.offset_s) + zone_s)
    }
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
    /// The different offsets of the times, at most three of them, s.
    offsets_s: Vec<i64>,
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
            offsets_s: Vec::new(),
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
            let offset_s = match columns.clock {
                Clock::Column(at) => {
                    row.get(at).and_then(|cell| time(cell)).and_then(|(_, offset_s)| offset_s)
                }
                _ => stamp.offset_s,
            };
            if let Some(offset_s) = offset_s.filter(|offset_s| !self.offsets_s.contains(offset_s))
                && self.offsets_s.len() < 3
            {
                self.offsets_s.push(offset_s);
            }
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

    /// A clock has one offset or, with summer time, two; more are no offsets but ends of spans, as 10:00-11:00.
    fn offset_s(&self, clock: Clock) -> Option<i64> {
        if clock == Clock::Epoch {
            return Some(0);
        }
        if self.offsets_s.len() > 2 { None } else { self.offsets_s.iter().copied().min() }
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
fn step_s(text: &str, at: (usize, char), how: (&Columns, Order, Option<i64>)) -> i64 {
    let (preamble, delimiter) = at;
    let (columns, order, offset_s) = how;
    let mut row = Vec::new();
    let mut last: Option<i64> = None;
    let mut counts = Tally::default();
    for words in text.lines().skip(preamble).take(2000) {
        cells(words, delimiter, &mut row);
        let Some(moment) = moment(columns, order, &row) else { continue };
        let utc_s = moment.utc_s(offset_s);
        let apart_s = last.map_or(0, |last| (utc_s - last).abs());
        last = Some(utc_s);
        if (60..=86_400).contains(&apart_s) {
            counts.add(apart_s);
        }
    }
    counts.usual_s()
}

/// Whether times are ends: the first of the file is one step after midnight, and the last is midnight; unless the first is
/// midnight by UTC, and the file begins there.
fn ends(text: &str, at: (usize, char), how: (&Columns, Order, Option<i64>), step_s: i64) -> bool {
    let (preamble, delimiter) = at;
    let (columns, order, offset_s) = how;
    let moment_of = |words: &str| {
        let mut row = Vec::new();
        cells(words, delimiter, &mut row);
        moment(columns, order, &row)
    };
    let first = text.lines().skip(preamble).take(20).find_map(moment_of);
    let last = text.lines().rev().take(20).find_map(moment_of);
    let (Some(first), Some(last)) = (first, last) else { return false };
    let (first, last) = if first.wall_s <= last.wall_s { (first, last) } else { (last, first) };
    let begins = first.utc_s(offset_s).rem_euclid(86_400) == 0;
    let (first_s, last_s) = (first.wall_s, last.wall_s);
    let whole_days = (last_s - first_s + step_s) % 86_400 == 0;
    let is_after = first_s.rem_euclid(86_400) == step_s && last_s.rem_euclid(86_400) == 0;
    is_after && !begins && whole_days && step_s < 86_400
}
