//! Columns of numbers as a table for spreadsheets: RFC 4180, with a first line of names and units and a
//! second of sources that begins with `#`.

/// One column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'a> {
    /// What it is; its unit is often the end of the name already.
    pub name: &'a str,
    /// Counted in; empty for a plain count.
    pub unit: &'a str,
    /// Where it comes from, or the equation.
    pub source: &'a str,
    /// A value a row. A column that ends early is empty below; NaN and infinities are empty cells.
    pub values: &'a [f64],
}

/// The table. Lines end with CR LF; numbers have a decimal point and as many digits as they need.
#[must_use]
pub fn write_csv(columns: &[Column<'_>]) -> String {
    let rows = columns.iter().map(|column| column.values.len()).max().unwrap_or(0);
    let mut out = String::with_capacity((rows + 2) * (columns.len() + 1) * 8);
    line(&mut out, columns.iter().map(|column| cell(&heading(column))));
    let source = |(at, column): (usize, &Column<'_>)| {
        if at == 0 { cell(&format!("# {}", column.source)) } else { cell(column.source) }
    };
    line(&mut out, columns.iter().enumerate().map(source));
    for row in 0..rows {
        line(&mut out, columns.iter().map(|column| number(column.values.get(row))));
    }
    out
}

fn heading(column: &Column<'_>) -> String {
    if column.unit.is_empty() { column.name.to_owned() } else { format!("{} [{}]", column.name, column.unit) }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn number(value: Option<&f64>) -> String {
    match value {
        // Adding zero turns -0 into 0.
        Some(value) if value.is_finite() => (value + 0.0).to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_units_and_awkward_text_is_quoted() {
        let columns = [
            Column { name: "hour", unit: "", source: "of the year, from 0", values: &[0.0, 1.0] },
            Column { name: "pv_kwh", unit: "kWh", source: "the \"sky\"", values: &[-0.0, 0.1] },
            Column { name: "price", unit: "USD/kWh", source: "", values: &[f64::NAN] },
        ];
        assert_eq!(
            write_csv(&columns),
            "hour,pv_kwh [kWh],price [USD/kWh]\r\n\"# of the year, from 0\",\"the \"\"sky\"\"\",\r\n0,0,\r\n1,0.1,\r\n"
        );
    }

    #[test]
    fn every_number_reads_back_as_itself() {
        let values = [1.0 / 3.0, 1e-9, 123_456_789.123, -2.5e20, f64::MIN_POSITIVE];
        let text = write_csv(&[Column { name: "x", unit: "", source: "", values: &values }]);
        let read: Vec<f64> = text.lines().skip(2).map(|line| line.parse().unwrap()).collect();
        assert_eq!(read, values);
    }
}
