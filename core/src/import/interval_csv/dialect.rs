//! What separates cells, and a row in its cells.

/// The rows that are looked at.
const ROWS: usize = 400;

/// The delimiter of a table: the first of these that most rows have equally often.
pub(crate) fn delimiter(text: &str) -> char {
    let rows: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(ROWS).collect();
    let fits = |delimiter: char| {
        let counts: Vec<usize> = rows.iter().map(|row| cell_count(row, delimiter)).collect();
        let usual = counts
            .iter()
            .filter(|count| **count > 1)
            .max_by_key(|count| counts.iter().filter(|other| other == count).count());
        usual.is_some_and(|usual| counts.iter().filter(|count| *count == usual).count() * 2 >= rows.len())
    };
    [';', '\t', '|', ','].into_iter().find(|delimiter| fits(*delimiter)).unwrap_or(',')
}

fn cell_count(row: &str, delimiter: char) -> usize {
    let mut quoted = false;
    1 + row
        .chars()
        .filter(|letter| {
            quoted ^= *letter == '"';
            !quoted && *letter == delimiter
        })
        .count()
}

/// The cells of a row, without blanks and quotes.
pub(crate) fn cells<'a>(row: &'a str, delimiter: char, cells: &mut Vec<&'a str>) {
    cells.clear();
    let (mut quoted, mut begin) = (false, 0);
    for (at, letter) in row.char_indices() {
        quoted ^= letter == '"';
        if !quoted && letter == delimiter {
            cells.push(bare(row.get(begin..at).unwrap_or("")));
            begin = at + letter.len_utf8();
        }
    }
    cells.push(bare(row.get(begin..).unwrap_or("")));
}

fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell).trim()
}
