//! Tables of text in columns.

/// On which side a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows in columns two spaces apart, each as wide as its widest cell; no space at the end of a line.
pub(crate) fn text_table(sides: &[Side], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let columns: Vec<(Side, usize)> =
        sides.iter().enumerate().map(|(column, side)| (*side, width(column))).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&columns).map(|(cell, (side, width))| match side {
            Side::Left => format!("{cell:<width$}"),
            Side::Right => format!("{cell:>width$}"),
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_what_is_seen() {
        let rows = [vec!["a".to_owned(), "1".to_owned()], vec!["°C".to_owned(), "\u{2212}20".to_owned()]];
        assert_eq!(text_table(&[Side::Left, Side::Right], &rows), "a     1\n°C  \u{2212}20\n");
    }
}
