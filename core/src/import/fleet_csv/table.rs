//! Cells of a table as text: quoted ones may hold separators and line ends (RFC 4180).

/// A line of cells, with its number in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: usize,
    /// Without white space around them.
    pub(super) cells: Vec<String>,
}

/// What separates the cells of a text: whichever its first line has most of.
pub(super) fn separator(text: &str) -> char {
    let first = text.lines().next().unwrap_or("");
    let count = |mark: char| first.chars().filter(|letter| *letter == mark).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(',')
}

/// The lines that are not empty.
pub(super) fn lines(text: &str, separator: char) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut number, mut begun, mut quoted) = (1, 1, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                push(&mut found, (begun, std::mem::take(&mut cells)));
                number += 1;
                begun = number;
            }
            mark if mark == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            other => {
                number += usize::from(other == '\n');
                cell.push(other);
            }
        }
    }
    cells.push(cell);
    push(&mut found, (begun, cells));
    found
}

fn push(found: &mut Vec<Line>, (number, cells): (usize, Vec<String>)) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
    if cells.iter().any(|cell| !cell.is_empty()) {
        found.push(Line { number, cells });
    }
}

/// A cell as it is written.
pub(super) fn quoted(text: &str) -> String {
    if text.contains([',', ';', '\t', '"', '\r', '\n']) || text != text.trim() {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_hold_what_separates() {
        let text = "name;count\r\n\"a; \"\"b\"\"\";3\r\n\r\n  c ; 4";
        assert_eq!(separator(text), ';');
        let found = lines(text, ';');
        assert_eq!(found.len(), 3);
        assert_eq!(found[1], Line { number: 2, cells: vec!["a; \"b\"".to_owned(), "3".to_owned()] });
        assert_eq!(found[2], Line { number: 4, cells: vec!["c".to_owned(), "4".to_owned()] });
        assert_eq!(quoted("a; \"b\""), "\"a; \"\"b\"\"\"");
    }
}
