//! Where the readings begin: below titles and lines about the file, and with a row whose value is broken.

use super::{
    columns::{Clock, Columns, Worth, columns},
    dialect::cells,
    moment::moment,
    number::{Cell, Decimal, number},
    stamp::{Order, Stamp, time},
};

/// Whether most of the rows below hold a time and a value where this one does: a line about the file may hold
/// both by accident.
pub(super) fn repeats(text: &str, (line, delimiter): (usize, char), columns: &Columns) -> bool {
    let mut row = Vec::new();
    let (mut rows, mut fit) = (0, 0);
    for words in text.lines().skip(line + 1).filter(|words| !words.trim().is_empty()).take(12) {
        cells(words, delimiter, &mut row);
        let time = [Order::Month, Order::Day].into_iter().any(|order| moment(columns, order, &row).is_some());
        let value = row.get(columns.value).is_some_and(|cell| number(cell, Decimal::Point) != Cell::Neither);
        rows += 1;
        fit += usize::from(time && value);
    }
    fit * 2 >= rows
}

/// The columns of the second and third reading, where they agree on others than the first and the first has something
/// there that is no number: a broken first row must not choose.
pub(super) fn unbroken(text: &str, at: (usize, char), how: (&[String], Worth)) -> Option<Columns> {
    let ((line, delimiter), (header, worth)) = (at, how);
    let words: Vec<&str> = text.lines().skip(line).filter(|words| !words.trim().is_empty()).take(3).collect();
    let [first, second, third] = words.as_slice() else { return None };
    let columns_of = |words: &str| {
        let mut row = Vec::new();
        cells(words, delimiter, &mut row);
        columns(header, &row, worth)
    };
    let (second, third) = (columns_of(second)?, columns_of(third)?);
    let place = |columns: &Columns| (columns.date, columns.clock, columns.value);
    let mut row = Vec::new();
    cells(first, delimiter, &mut row);
    let count = if let Clock::Across(count) = second.clock { count } else { 1 };
    let is_broken = |at: usize| row.get(at).is_some_and(|cell| number(cell, Decimal::Point) == Cell::Neither);
    (place(&second) == place(&third) && (second.value..second.value + count).any(is_broken)).then_some(second)
}

/// How many of the lines right above the first reading have its time and no value that could be read: they are rows as it
/// is, and what is wrong with them is for the reader to say.
pub(super) fn rows_above(text: &str, (first, delimiter): (usize, char), columns: &Columns) -> usize {
    let lines: Vec<&str> = text.lines().take(first).collect();
    let is_row = |words: &&&str| {
        let mut row = Vec::new();
        cells(words, delimiter, &mut row);
        let stamp = row.get(columns.date).and_then(|cell| Stamp::read(cell));
        match columns.clock {
            Clock::WithDate => stamp.is_some_and(|stamp| stamp.second.is_some()),
            Clock::Column(at) => stamp.is_some() && row.get(at).is_some_and(|cell| time(cell).is_some()),
            Clock::Hour(_) | Clock::Across(_) | Clock::Day => stamp.is_some(),
            Clock::Epoch => false,
        }
    };
    lines.iter().rev().take_while(is_row).count()
}
